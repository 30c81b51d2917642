"""A document put together from what a file says, item by item: what does not fit is named, and the rest stands."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from storage.formats.problem import ReadError, ReadProblem
from storage.formats.text import article_id, title_of
from storage.model import Document, Level, RecordError
from storage.model.record_reading import record_to_document
from storage.model.records import Record, Status
from storage.model.schema_files import load_default_schema

_LEVELS: Final = frozenset(map(str, Level))


def is_event_type(label: str) -> bool:
    """Whether a label names events, for formats that do not tell them from mentions: by the schema, else by its dot."""
    schema = load_default_schema()
    return label in schema.event_types or (label not in schema.entity_types and "." in label)


def is_entity_type(label: str) -> bool:
    """Whether the schema knows the label for one of mentions."""
    return label in load_default_schema().entity_types


def dicts(value: object) -> list[Record]:
    """The objects of a JSON array; none where it is no array."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


class Assembly:
    """One article on its way to a document; `line` is where it stands in the file, if it is one of many there.

    `title` and `schema` are what a file says of them, if that is a text.
    """

    def __init__(
        self, path: Path, line: int | None, name: str, text: str, *, title: object = None, schema: object = None
    ) -> None:
        self.path = path
        self.line = line
        self.text = text
        self.problems: list[ReadProblem] = []
        self.mentions: dict[str, Record] = {}
        self.events: dict[str, Record] = {}
        own = title if isinstance(title, str) else ""
        self._record: Record = {"id": article_id(name, text), "title": own or title_of(text), "text": text}
        if isinstance(schema, str):
            self._record["schema"] = schema

    def mention(self, id_: str, label: object, start: object, end: object, **values: Any) -> bool:  # noqa: ANN401 - JSON
        """Adds a mention; False, and a problem, where it cannot be one. Values that are empty are left out."""
        if values.get("level") not in _LEVELS:
            values.pop("level", None)
        return self._add(self.mentions, id_, label, start, end, values)

    def event(self, id_: str, label: object, start: object, end: object, **values: Any) -> bool:  # noqa: ANN401 - JSON
        """Adds an event by its trigger."""
        return self._add(self.events, id_, label, start, end, {"arguments": [], **values})

    def argument(self, event_id: str, role: object, mention_id: str) -> bool:
        """Gives a mention a role in an event; both must have been added."""
        event, mention = self.events.get(event_id), self.mentions.get(mention_id)
        if event is None or mention is None or not isinstance(role, str) or not role:
            self.problem("The event {id} names {mention}, which is not there.", id=event_id, mention=mention_id)
            return False
        argument = {"role": role, "mention": mention["id"]}
        if argument not in event["arguments"]:
            event["arguments"].append(argument)
        return True

    def join_places(self, places: Iterable[tuple[int | None, int | None, str | None]]) -> None:
        """Lets the mentions at these places, (start, end, label) of one chain each, refer to one entity.

        Of several mentions at one place one of that label is meant, and at best one that is not in the chain yet.
        """
        chain: list[str] = []
        for start, end, label in places:
            here = [one for one in self.mentions.values() if (one["start"], one["end"]) == (start, end)]
            here.sort(key=lambda one: (one["label"] != label, one["id"] in chain))
            if here and here[0]["id"] not in chain:
                chain.append(here[0]["id"])
        for earlier, later in pairwise(chain):
            self.join(later, earlier)

    def join(self, first: str, second: str) -> None:
        """Lets two mentions, and all that were joined with them before, refer to one entity."""
        one, other = self.mentions.get(first), self.mentions.get(second)
        if one is None or other is None:
            self.problem("The relation of {id} leads to {mention}, which is not there.", id=first, mention=second)
            return
        old, entity = one.get("entity"), other.get("entity") or one.get("entity") or f"e{second}"
        for mention in self.mentions.values():
            if mention is one or mention is other or (old is not None and mention.get("entity") == old):
                mention["entity"] = entity

    def problem(self, template: str, **values: Any) -> None:  # noqa: ANN401 - whatever can be said
        """Names what was left out; the template is a sentence that is collected for translation."""
        self.problems.append(ReadProblem(self.path, self.line, ReadError(template, **values)))

    def done(self, default: Status) -> Iterator[Document | ReadProblem]:
        """The problems, and the document."""
        yield from self.problems
        record = self._record | {"mentions": list(self.mentions.values()), "events": list(self.events.values())}
        try:
            self.text.encode()
            yield record_to_document(record, default)
        except RecordError as error:
            yield ReadProblem(self.path, self.line, error)
        except UnicodeEncodeError:
            reason = ReadError("The text holds half a character (an unpaired surrogate).")
            yield ReadProblem(self.path, self.line, reason)

    def _add(
        self, kind: dict[str, Record], id_: str, label: object, start: object, end: object, values: Record
    ) -> bool:
        if not isinstance(label, str) or not label:
            self.problem("The span {id} has no label.", id=id_)
        elif type(start) is not int or type(end) is not int or not 0 <= start < end <= len(self.text):
            self.problem("The span {id} lies outside the text.", id=id_)
        elif id_ in self.mentions or id_ in self.events:
            self.problem("The id {id} is there twice; the second one was left out.", id=id_)
        else:
            kept = {key: value for key, value in values.items() if value not in (None, "")}
            kind[id_] = {"id": id_, "label": label, "start": start, "end": end, **kept}
            return True
        return False
