"""Reading Label Studio's tasks: what a person annotated is gold, predictions are candidates."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from storage.formats.assembly import Assembly, dicts, is_event_type, listed
from storage.formats.json_array import read_array
from storage.formats.label_studio import SAME, TASKS
from storage.formats.label_studio_config import CHOICES
from storage.formats.problem import ReadError, ReadProblem, read_opened
from storage.formats.utf16 import Utf16Offsets
from storage.model import Document
from storage.model.records import Record, Status

_MARKS: Final = (b'"annotations"', b'"predictions"', b'"completions"')


def is_label_studio(path: Path, head: bytes) -> bool:
    """A folder of ours, or a file with an array of tasks."""
    if path.is_dir():
        return (path / TASKS).is_file() and (path / "config.xml").is_file()
    return head.lstrip().startswith(b"[") and any(mark in head for mark in _MARKS)


def read_label_studio(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """Task by task."""
    file_path = path / TASKS if path.is_dir() else path

    def read(file: BinaryIO) -> Iterator[Document | ReadProblem]:
        for number, task in read_array(file_path, file):
            if isinstance(task, ReadProblem):
                yield task
                continue
            data = task.get("data") if isinstance(task, dict) else None
            if not isinstance(data, dict) or _text_of(data) is None:
                yield ReadProblem(file_path, number, ReadError("The task has no text."))
            else:
                yield from _Task(file_path, number, task, data).documents(default)

    return read_opened(file_path, read)


def _text_of(data: Record) -> str | None:
    """The member `text`, else the only text there is."""
    texts = [value for name, value in data.items() if isinstance(value, str) and name not in ("id", "schema")]
    text = data.get("text", texts[0] if len(texts) == 1 else None)
    return text if isinstance(text, str) else None


class _Task:
    """One task on its way to a document."""

    def __init__(self, path: Path, number: int, task: Record, data: Record) -> None:
        text = _text_of(data) or ""
        self._task = task
        name = str(data.get("id") or task.get("id") or f"{path.stem}-{number}")
        self._assembly = Assembly(path, number, name, text, schema=data.get("schema"))
        self._units = Utf16Offsets(text)

    def documents(self, default: Status) -> Iterator[Document | ReadProblem]:
        made = dicts(self._task.get("annotations", self._task.get("completions")))
        standing = [one for one in made if not one.get("was_cancelled")]
        if len(standing) > 1:
            self._assembly.problem(
                "Of {count} people’s annotations of this task only the first was taken.", count=len(standing)
            )
        for annotation in standing[:1]:
            self._take(dicts(annotation.get("result")), {})
        for prediction in dicts(self._task.get("predictions"))[:1]:
            values = {"status": str(Status.CANDIDATE), "source": str(prediction.get("model_version") or "")}
            self._take(dicts(prediction.get("result")), values)
        return self._assembly.done(default)

    def _take(self, result: list[Record], values: Record) -> None:
        chosen: dict[str, Record] = {}
        for one in result:
            if one.get("type") == "choices" and one.get("from_name") in CHOICES:
                picked = next(iter(listed(_value(one).get("choices"))), None)
                chosen.setdefault(str(one.get("id")), {})[str(one["from_name"])] = picked
        for one in result:
            if one.get("type") in ("labels", "hypertextlabels"):
                self._region(one, values | chosen.get(str(one.get("id")), {}))
        for one in result:
            if one.get("type") == "relation":
                self._relate(str(one.get("from_id")), str(one.get("to_id")), next(iter(listed(one.get("labels"))), ""))

    def _region(self, one: Record, values: Record) -> None:
        id_, value = str(one.get("id")), _value(one)
        known = self._assembly.mentions.get(id_) or self._assembly.events.get(id_)
        start, end = self._offsets(value)
        if known is not None and (known["start"], known["end"]) == (start, end):
            return  # a prediction that needs a mention which stands already
        label = next(iter(listed(value.get("labels") or value.get("hypertextlabels"))), None)
        if "status" in values and isinstance(one.get("score"), int | float):
            values = values | {"score": float(min(max(one["score"], 0.0), 1.0))}
        notes = one.get("meta", {}).get("text") if isinstance(one.get("meta"), dict) else None
        if isinstance(notes, list) and notes:
            values = values | {"note": "\n".join(map(str, notes))}
        event = one.get("from_name") == "trigger" or (isinstance(label, str) and is_event_type(label))
        (self._assembly.event if event else self._assembly.mention)(id_, label, start, end, **values)

    def _offsets(self, value: Record) -> tuple[Any, Any]:
        """In code points; by the text that the region carries it is seen whether UTF-16 units were meant."""
        start, end, covered = value.get("start"), value.get("end"), value.get("text")
        if type(start) is not int or type(end) is not int or not isinstance(covered, str):
            return start, end
        text = self._assembly.text
        if not _stands(text, start, end, covered):
            first, last = self._units.to_code_point(start), self._units.to_code_point(end)
            if first is not None and last is not None and _stands(text, first, last, covered):
                return first, last
        return start, end

    def _relate(self, first: str, second: str, label: object) -> None:
        if label == SAME:
            self._assembly.join(first, second)
        else:
            self._assembly.argument(first, label, second)


def _stands(text: str, start: int, end: int, covered: str) -> bool:
    return start >= 0 and end - start == len(covered) and text.startswith(covered, start)


def _value(one: Record) -> Record:
    value = one.get("value")
    return value if isinstance(value, dict) else {}
