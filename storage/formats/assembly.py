"""A document put together from what a file says, item by item: what does not fit is named, and the rest stands."""

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from sys import intern
from typing import Any, Final

from storage.formats.problem import Problems, ReadError, ReadProblem
from storage.formats.text import article_id, title_of
from storage.model import Document, Level, RecordError
from storage.model.record_reading import drained, record_to_document
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


def listed(value: object) -> list[Any]:
    """A JSON array; empty where it is none."""
    return value if isinstance(value, list) else []


def dicts(value: object) -> list[Record]:
    """The objects of a JSON array; none where it is no array."""
    return [one for one in listed(value) if isinstance(one, dict)]


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
        self.problems = Problems(path)
        self.mentions: dict[str, Record] = {}
        self.events: dict[str, Record] = {}
        self._joined: dict[str, str] = {}
        """What mentions were joined with; those that lead to themselves stand for the others."""
        self._arguments: dict[str, dict[tuple[str, str], None]] = {}
        """Roles and mentions, by event."""
        own = title if isinstance(title, str) else ""
        self._record: Record = {"id": article_id(name, text), "title": own or title_of(text), "text": text}
        if isinstance(schema, str):
            self._record["schema"] = schema

    def mention(self, id_: str, label: object, start: object, end: object, **values: Any) -> bool:  # noqa: ANN401 - JSON
        """Adds a mention; False, and a problem, where it cannot be one. Values that are empty are left out."""
        if str(values.get("level")) not in _LEVELS:
            values.pop("level", None)
        return self._add(self.mentions, id_, label, start, end, values)

    def event(self, id_: str, label: object, start: object, end: object, **values: Any) -> bool:  # noqa: ANN401 - JSON
        """Adds an event by its trigger."""
        return self._add(self.events, id_, label, start, end, values)

    def argument(self, event_id: str, role: object, mention_id: str) -> bool:
        """Gives a mention a role in an event; both must have been added."""
        event, mention = self.events.get(event_id), self.mentions.get(mention_id)
        if event is None or mention is None or not isinstance(role, str) or not role:
            self.problem("The event {id} names {mention}, which is not there.", id=event_id, mention=mention_id)
            return False
        self._arguments.setdefault(event_id, {})[intern(role), mention_id] = None
        return True

    def join_places(self, chains: Iterable[Iterable[tuple[int | None, int | None, str | None]]]) -> None:
        """Lets the mentions at the places, (start, end, label), of each chain refer to one entity.

        Of several mentions at one place one of that label is meant, and at best one that is not in the chain yet.
        """
        there: dict[tuple[object, ...], list[str]] = {}
        for id_, mention in self.mentions.items():
            start, end, label = mention["start"], mention["end"], mention["label"]
            for key in ((start, end), (start, end, label)):
                there.setdefault(key, []).append(id_)
        for places in chains:
            chain: dict[str, None] = {}
            waiting: dict[tuple[object, ...], Iterator[str]] = {}
            for start, end, label in places:
                key = (start, end, label) if (start, end, label) in there else (start, end)
                ones = waiting.setdefault(key, iter(there.get(key, ())))
                chain |= dict.fromkeys(islice((one for one in ones if one not in chain), 1))
            for earlier, later in pairwise(chain):
                self.join(later, earlier)

    def join(self, first: str, second: str) -> None:
        """Lets two mentions, and all that are joined with them, refer to one entity."""
        if first not in self.mentions or second not in self.mentions:
            self.problem("The relation of {id} leads to {mention}, which is not there.", id=first, mention=second)
        else:
            self._joined[self._root(first)] = self._root(second)

    def _root(self, id_: str) -> str:
        """The mention that stands for all that were joined with this one."""
        while (above := self._joined.setdefault(id_, id_)) != id_:
            self._joined[id_] = id_ = self._joined[above]
        return id_

    def _name_entities(self) -> None:
        firsts: dict[str, str] = {}
        for id_, mention in self.mentions.items():
            if entity := mention.get("entity"):
                self._joined[self._root(id_)] = self._root(firsts.setdefault(str(entity), id_))
        names: dict[str, str] = {}
        for entity, id_ in firsts.items():
            names.setdefault(self._root(id_), entity)
        for id_ in self._joined:
            root = self._root(id_)
            self.mentions[id_]["entity"] = names.setdefault(root, f"e{root}")

    def rename(self, name: str) -> None:
        """The article is called so, as is found out later."""
        self._record["id"] = article_id(name, self.text)

    def problem(self, template: str, **values: Any) -> None:  # noqa: ANN401 - whatever can be said
        """Names what was left out; the template is a sentence that is collected for translation."""
        self.problems.say(self.line, template, **values)

    def done(self, default: Status) -> Iterator[Document | ReadProblem]:
        """The problems, and the document."""
        if self._joined:
            self._name_entities()
        yield from self.problems
        record = self._record | {
            "mentions": drained(list(self.mentions.values())),
            "events": self._drained_events(list(self.events.values())),
        }
        self.mentions.clear()
        self.events.clear()
        try:
            self.text.encode()
            yield record_to_document(record, default)
        except RecordError as error:
            yield ReadProblem(self.path, self.line, error)
        except UnicodeEncodeError:
            reason = ReadError("The text holds half a character (an unpaired surrogate).")
            yield ReadProblem(self.path, self.line, reason)

    def _drained_events(self, events: list[Record]) -> Iterator[Record]:
        for event in drained(events):
            pairs = self._arguments.pop(event["id"], {})
            yield event | {"arguments": [{"role": role, "mention": mention} for role, mention in pairs]}

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
