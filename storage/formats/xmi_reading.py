"""Reading UIMA CAS XMI: our layers, and those of others by their features `value`, `label` or the like."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from storage.formats.assembly import Assembly, is_event_type
from storage.formats.folders import files_of, has_file
from storage.formats.problem import ReadError, ReadProblem
from storage.formats.safe_xml import parsed
from storage.formats.xmi import CHAIN, EVENT, TITLE, TYPE_SYSTEM, load_cassis, type_system
from storage.model import Document
from storage.model.records import Status

_ENTITY: Final = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_CUSTOM: Final = ("webanno.custom.", "custom.")
_STRANGE: Final = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What cassis raises on a file that is no CAS, and what its objects then raise."""
_LABELS: Final = ("value", "label", "type", "kind", "category")


def is_xmi(path: Path, head: bytes) -> bool:
    """An .xmi file, or a folder with one."""
    if path.is_dir():
        return has_file(path, ".xmi")
    return path.suffix.lower() == ".xmi" and (not head or b"<" in head)


def read_xmi(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """The articles of a folder, or of one file; the types lie beside, or are ours."""
    load_cassis()
    known = _Types()
    for file in files_of(path, ".xmi"):
        cas = file if isinstance(file, ReadProblem) else _loaded(file, known)
        if isinstance(file, ReadProblem) or isinstance(cas, ReadProblem):
            yield cas
        else:
            yield from _read(file, cas, default)


def _read(file: Path, cas: Any, default: Status) -> Iterator[Document | ReadProblem]:  # noqa: ANN401 - cassis's
    try:
        if not isinstance(cas.sofa_string, str) or not cas.sofa_string:
            yield ReadProblem(file, None, ReadError("There is no text in it."))
            return
        reading = _Reading(file, cas)
        reading.take()
    except _STRANGE as error:
        yield ReadProblem(file, None, ReadError("It is no CAS that can be read: {error}.", error=_short(error)))
        return
    yield from reading.documents(default)


class _Types:
    """The types of the folder that is read, which a folder's files share."""

    def __init__(self) -> None:
        self._found: tuple[Path, Any] | None = None

    def beside(self, file: Path) -> Any:  # noqa: ANN401 - cassis's, or a ReadProblem
        """Those that lie beside the file, or ours."""
        import cassis

        place = file.parent / TYPE_SYSTEM
        if self._found is None or self._found[0] != place:
            tree = parsed(place) if place.is_file() else None
            if isinstance(tree, ReadProblem):
                return tree
            self._found = place, type_system() if tree is None else cassis.load_typesystem(place)
        return self._found[1]


def _loaded(file: Path, known: _Types) -> Any:  # noqa: ANN401 - cassis's, or a ReadProblem
    import cassis
    from lxml import etree

    if isinstance(tree := parsed(file), ReadProblem):
        return tree
    try:
        if isinstance(types := known.beside(file), ReadProblem):
            return types
        with file.open("rb") as stream, warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of layers that the types do not know, which are passed over
            return cassis.load_cas_from_xmi(stream, typesystem=types, lenient=True)
    except (etree.LxmlError, cassis.typesystem.TypeNotFoundError, OSError, *_STRANGE) as error:
        return ReadProblem(file, None, ReadError("It is no CAS that can be read: {error}.", error=_short(error)))


def _short(error: Exception) -> str:
    return f"{type(error).__name__} {error}"[:200]


class _Reading:
    """One CAS on its way to a document."""

    def __init__(self, path: Path, cas: Any) -> None:  # noqa: ANN401 - cassis's
        self._cas = cas
        meta = next(iter(self._select(TITLE)), None)
        name = str(getattr(meta, "documentId", None) or path.stem)
        self._assembly = Assembly(path, None, name, cas.sofa_string, title=getattr(meta, "documentTitle", None))
        self._ids: dict[int, str] = {}

    def take(self) -> None:
        """Looks at all that is in it."""
        for number, (annotation, label) in enumerate(self._labelled()):
            self._take(annotation, label, f"a{number}")
        for annotation, _ in self._labelled():
            self._roles(annotation)
        self._assembly.join_places(_places(chain) for chain in self._select(CHAIN))

    def documents(self, default: Status) -> Iterator[Document | ReadProblem]:
        """What came of it."""
        return self._assembly.done(default)

    def _select(self, name: str) -> list[Any]:
        types = self._cas.typesystem
        return list(self._cas.select(name)) if types.contains_type(name) else []

    def _labelled(self) -> Iterator[tuple[Any, str]]:
        """The annotations that can be mentions or events, each with its label."""
        names = [type_.name for type_ in self._cas.typesystem.get_types() if type_.name.startswith(_CUSTOM)]
        for name in [*names, _ENTITY]:
            for annotation in self._select(name):
                label = next((found for feature in _LABELS if (found := getattr(annotation, feature, None))), None)
                if isinstance(label, str) and hasattr(annotation, "begin"):
                    yield annotation, label

    def _take(self, annotation: Any, label: str, id_: str) -> None:  # noqa: ANN401 - cassis's
        names = ("modality", "polarity", "note", "level")
        values = {name: found for name in names if isinstance(found := getattr(annotation, name, None), str)}
        is_event = annotation.type.name == EVENT or bool(_links(annotation)) or is_event_type(label)
        add = self._assembly.event if is_event else self._assembly.mention
        if is_event:
            values.pop("level", None)
        else:
            values = {name: value for name, value in values.items() if name in ("level", "note")}
        if add(id_, label, annotation.begin, annotation.end, **values):
            self._ids[id(annotation)] = id_

    def _roles(self, annotation: Any) -> None:  # noqa: ANN401 - cassis's
        event = self._ids.get(id(annotation), "")
        for link in _links(annotation) if event in self._assembly.events else ():
            mention = self._ids.get(id(getattr(link, "target", None)), "")
            self._assembly.argument(event, getattr(link, "role", None), mention)


def _places(chain: Any) -> Iterator[tuple[int, int, str | None]]:  # noqa: ANN401 - cassis's
    """The places of the chain's links, which stand where mentions stand."""
    link, seen = getattr(chain, "first", None), set[int]()
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link.begin, link.end, getattr(link, "referenceType", None)
        link = getattr(link, "next", None)


def _links(annotation: Any) -> list[Any]:  # noqa: ANN401 - cassis's
    """What a slot feature of the annotation holds: structures with a role and a target."""
    for feature in annotation.type.all_features:
        value = getattr(annotation, feature.name, None)
        elements = getattr(value, "elements", value if isinstance(value, list) else None)
        if elements and all(hasattr(one, "target") and hasattr(one, "role") for one in elements):
            return list(elements)
    return []
