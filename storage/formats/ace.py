"""ACE 2005: a `.sgm` text and an `.apf.xml` annotation for each article, as LDC's APF 5.1.1 has them.

Offsets count the characters of the .sgm file without its tags, an escape such as `&amp;` for as many as it has; ends
are inclusive. Mentions of TIME are `timex2`, those that are no entity types of ACE `value`s; the others `entity`s, the
mentions of one entity together. What an APF file has no place for is counted.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from storage.formats.layers import standing
from storage.formats.loss import Loss
from storage.formats.names import FileNames
from storage.formats.registry import WriteOptions
from storage.formats.safe_xml import legal, legalised
from storage.model import Document, Event, Mention, Span

ENTITIES: Final = frozenset({"PER", "ORG", "GPE", "LOC", "FAC", "VEH", "WEA"})
VALUES: Final = {
    "MONEY": ("Numeric", "Money"),
    "CRIME": ("Crime", ""),
    "SENTENCE": ("Sentence", ""),
    "TITLE": ("Job-Title", ""),
}
SOURCE: Final = "tawsim"
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_HEAD: Final = '<DOC>\n<DOCID>{id}</DOCID>\n<DOCTYPE SOURCE="' + SOURCE + '">NEWS STORY</DOCTYPE>\n<BODY>\n<TEXT>\n'
_FOOT: Final = "\n</TEXT>\n</BODY>\n</DOC>\n"
_DOCTYPE: Final = '<!DOCTYPE source_file SYSTEM "apf.v5.1.1.dtd">'


def write_ace(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """Two files an article."""
    from lxml import etree

    loss, names = Loss(), FileNames()
    for whole in documents:
        document = standing(whole, options.layer, loss)
        name = names.of(document.article)
        article = document.article
        loss.add("Titles left out: {count}.", bool(article.title))
        loss.add("Articles with members left out: {count}.", bool(article.metadata or article.extra))
        loss.add("Notes left out: {count}.", sum(bool(item.note) for item in document.gold()))
        head = _HEAD.format(id=escaped(name))
        (target / f"{name}.sgm").write_bytes((head + escaped(document.text) + _FOOT).encode())
        root = _Apf(document, name, RawOffsets(document.text, len(without_tags(head))), loss).root()
        xml = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True, doctype=_DOCTYPE)
        (target / f"{name}.apf.xml").write_bytes(xml)
    return loss


def escaped(text: str) -> str:
    """The text as it may stand in the .sgm file."""
    return "".join(_ESCAPES.get(letter, letter) for letter in text)


def without_tags(raw: str) -> str:
    """What LDC's offsets count: all but the tags."""
    kept, inside = [], False
    for letter in raw:
        if letter == "<":
            inside = True
        elif letter == ">" and inside:
            inside = False
        elif not inside:
            kept.append(letter)
    return "".join(kept)


class RawOffsets:
    """Code points of a text as places in the escaped one, which begins `shift` characters into the file."""

    def __init__(self, text: str, shift: int) -> None:
        self._places = [shift]
        for letter in text:
            self._places.append(self._places[-1] + len(_ESCAPES.get(letter, letter)))

    def of(self, span: Span) -> tuple[int, int]:
        """First and last place of a span."""
        return self._places[span.start], self._places[span.end] - 1


class _Apf:
    """One annotation file on its way."""

    def __init__(self, document: Document, name: str, offsets: RawOffsets, loss: Loss) -> None:
        from lxml import etree

        self._document = document
        self._name = name
        self._offsets = offsets
        self._loss = loss
        self._add = etree.SubElement
        self._element = etree.Element
        self._ids: dict[str, tuple[str, str]] = {}
        """By mention: the id of what it is a mention of, and its own."""

    def root(self) -> Any:  # noqa: ANN401 - an lxml element
        root = self._element(
            "source_file", URI=f"{self._name}.sgm", SOURCE=SOURCE, TYPE="text", AUTHOR=SOURCE, ENCODING="UTF-8"
        )
        body = self._add(root, "document", DOCID=self._name)
        for number, chain in enumerate(self._chains(), 1):
            self._entity(body, chain, f"{self._name}-{_letter(chain[0].label)}{number}")
        for number, event in enumerate(self._document.events.values(), 1):
            self._event(body, event, f"{self._name}-EV{number}")
        return root

    def _chains(self) -> Iterator[list[Mention]]:
        """Mentions that refer to the same, of one type each."""
        alone = [[one] for one in self._document.mentions.values() if one.entity is None]
        for chain in [*map(list, self._document.chains.values()), *alone]:
            for label in dict.fromkeys(one.label for one in chain):
                yield [one for one in chain if one.label == label]
            labels = {one.label for one in chain}
            self._loss.add("Entities parted because their mentions are of several types: {count}.", len(labels) - 1)

    def _entity(self, parent: Any, chain: list[Mention], id_: str) -> None:  # noqa: ANN401 - an lxml element
        label = chain[0].label
        if label == "TIME":
            entity, kind = self._add(parent, "timex2", ID=id_), "timex2_mention"
        elif label in VALUES:
            type_, subtype = VALUES[label]
            entity, kind = self._add(parent, "value", ID=id_, TYPE=type_), "value_mention"
            if subtype:
                entity.set("SUBTYPE", subtype)
        else:
            self._loss.add(
                "Mentions of types that ACE does not have, kept under their names: {count}.", label not in ENTITIES
            )
            entity, kind = self._add(parent, "entity", ID=id_, TYPE=legalised(label), CLASS="SPC"), "entity_mention"
        for number, mention in enumerate(chain, 1):
            self._ids[mention.id] = id_, f"{id_}-{number}"
            made = self._add(entity, kind, ID=f"{id_}-{number}")
            self._stretch(made, "extent", mention.span)
            if kind == "entity_mention":
                made.set("TYPE", str(mention.level))
                made.set("LDCTYPE", str(mention.level))
                self._stretch(made, "head", mention.span)
            else:
                self._loss.add("Times and values whose levels were left out: {count}.", mention.level != "NOM")

    def _event(self, parent: Any, event: Event, id_: str) -> None:  # noqa: ANN401 - an lxml element
        type_, _, subtype = event.label.partition(".")
        made = self._add(parent, "event", ID=id_, TYPE=legalised(type_), SUBTYPE=legalised(subtype))
        made.set("MODALITY", event.modality.capitalize())
        made.set("POLARITY", event.polarity.capitalize())
        made.set("GENERICITY", "Specific")
        made.set("TENSE", "Unspecified")
        for argument in event.arguments:
            self._add(made, "event_argument", REFID=self._ids[argument.mention][0], ROLE=legalised(argument.role))
        mention = self._add(made, "event_mention", ID=f"{id_}-1")
        spans = [event.trigger, *(self._document.mentions[one.mention].span for one in event.arguments)]
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        self._stretch(mention, "extent", whole)
        self._stretch(mention, "ldc_scope", whole)
        self._stretch(mention, "anchor", event.trigger)
        for argument in event.arguments:
            own = self._add(
                mention, "event_mention_argument", REFID=self._ids[argument.mention][1], ROLE=legalised(argument.role)
            )
            self._stretch(own, "extent", self._document.mentions[argument.mention].span)

    def _stretch(self, parent: Any, name: str, span: Span) -> None:  # noqa: ANN401 - an lxml element
        start, end = self._offsets.of(span)
        made = self._add(self._add(parent, name), "charseq", START=str(start), END=str(end))
        covered = span.text_in(self._document.text)
        self._loss.add("Texts in the XML with signs that XML cannot hold replaced: {count}.", not legal(covered))
        made.text = legalised(covered).replace("\r", "\ufffd")


def _letter(label: str) -> str:
    return "T" if label == "TIME" else "V" if label in VALUES else "E"
