"""UIMA CAS XMI, as INCEpTION exports and imports it: a folder with `TypeSystem.xml` and an `.xmi` for each article.

Sentences and tokens are DKPro's; mentions and events are custom layers with the feature `value`, an event's roles a
slot feature of links; chains are DKPro's coreference. Offsets in the files are UTF-16 units, which dkpro-cassis makes
of code points and back. https://inception-project.github.io/releases/latest/docs/user-guide.html
"""

import warnings
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from storage.formats.layers import standing
from storage.formats.loss import Loss
from storage.formats.names import FileNames
from storage.formats.problem import missing_extra
from storage.formats.registry import WriteOptions
from storage.formats.safe_xml import legal
from storage.formats.token_sentences import TokenSentences
from storage.model import Document

MENTION: Final = "webanno.custom.Mention"
EVENT: Final = "webanno.custom.Event"
LINK: Final = "webanno.custom.EventRolesLink"
TITLE: Final = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
CHAIN: Final = "de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceChain"
CHAIN_LINK: Final = "de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink"
_SENTENCE: Final = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
_TOKEN: Final = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"  # noqa: S105 - a word, not a password
TYPE_SYSTEM: Final = "TypeSystem.xml"


def load_cassis() -> Any:  # noqa: ANN401 - a module
    """The package; raises MissingExtraError."""
    try:
        import cassis
    except ImportError as error:
        raise missing_extra("cas") from error
    return cassis


@cache
def type_system() -> Any:  # noqa: ANN401 - cassis's
    """DKPro's types and our two layers."""
    cassis = load_cassis()
    with warnings.catch_warnings():  # it opens its own file in a way that Python has given up
        warnings.simplefilter("ignore", DeprecationWarning)
        types = cassis.load_dkpro_core_typesystem()
    annotation, string = types.get_type("uima.tcas.Annotation"), types.get_type("uima.cas.String")
    mention = types.create_type(MENTION, supertypeName="uima.tcas.Annotation")
    event = types.create_type(EVENT, supertypeName="uima.tcas.Annotation")
    title = types.create_type(TITLE, supertypeName="uima.tcas.DocumentAnnotation")
    for name in ("documentTitle", "documentId"):
        types.create_feature(title, name, string)
    link = types.create_type(LINK, supertypeName="uima.cas.TOP")
    for name in ("value", "level", "note"):
        types.create_feature(mention, name, string)
    for name in ("value", "modality", "polarity", "note"):
        types.create_feature(event, name, string)
    types.create_feature(link, "role", string)
    types.create_feature(link, "target", annotation)
    types.create_feature(event, "roles", types.get_type("uima.cas.FSArray"), elementType=link)
    return types


def write_xmi(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """The types, and a file an article."""
    loss, names = Loss(), FileNames()
    types = type_system()
    types.to_xml(target / TYPE_SYSTEM)
    for whole in documents:
        document = standing(whole, options.layer, loss)
        if not legal(document.text):
            loss.add("Articles left out whose texts have signs that XML cannot hold: {count}.")
            continue
        loss.add("Articles with members left out: {count}.", bool(document.article.metadata or document.article.extra))
        strange = sum(not legal(item.label + item.note) for item in document.gold())
        loss.add("Labels and notes with signs that XML cannot hold, which were left out: {count}.", strange)
        _cas(document, types, loss).to_xmi(target / f"{names.of(document.article)}.xmi")
    return loss


def _cas(document: Document, types: Any, loss: Loss) -> Any:  # noqa: ANN401 - cassis's
    cas = load_cassis().Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = document.text, "text/plain"
    article = document.article
    title = article.title if legal(article.title) else ""
    cas.add(
        types.get_type(TITLE)(
            begin=0, end=len(document.text), documentId=_kept(article.id) or None, documentTitle=title, language="ar"
        )
    )
    cut = TokenSentences(document, loss)
    sentence, token = types.get_type(_SENTENCE), types.get_type(_TOKEN)
    for row in cut.sentences():
        cas.add(sentence(begin=row[0].start, end=row[-1].end))
        cas.add_all([token(begin=one.start, end=one.end) for one in row])
    made = {id_: _annotation(types, MENTION, one, level=str(one.level)) for id_, one in document.mentions.items()}
    cas.add_all(made.values())
    link = types.get_type(LINK)
    for event in document.events.values():
        annotation = _annotation(types, EVENT, event, modality=event.modality, polarity=event.polarity)
        links = [link(role=_kept(a.role), target=made[a.mention]) for a in event.arguments]
        annotation.roles = types.get_type("uima.cas.FSArray")(elements=links)
        cas.add(annotation)
    for chain in document.chains.values():
        spans = [
            types.get_type(CHAIN_LINK)(begin=one.span.start, end=one.span.end, referenceType=one.label) for one in chain
        ]
        for earlier, later in pairwise(spans):
            earlier.next = later
        cas.add_all(spans)
        cas.add(types.get_type(CHAIN)(first=spans[0]))
    return cas


def _annotation(types: Any, name: str, item: Any, **values: str) -> Any:  # noqa: ANN401 - cassis's types, either gold
    note = _kept(item.note) or None
    return types.get_type(name)(begin=item.span.start, end=item.span.end, value=_kept(item.label), note=note, **values)


def _kept(text: str) -> str:
    return text if legal(text) else ""
