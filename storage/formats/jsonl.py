"""The native format: one article a line, texts and offsets exactly as they are."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TextIO

from storage.formats.problem import ReadError, ReadProblem
from storage.model import Document, RecordError
from storage.model.record_reading import drained, record_to_document
from storage.model.records import Layer, Status, document_to_record

_LONGEST_LINE = 128 * 1024 * 1024
_ITEMS = ("mentions", "events")
BOM = b"\xef\xbb\xbf"
_HALF = re.compile(rb"\\ud[89a-f]", re.IGNORECASE)


def read_jsonl(path: Path, file: BinaryIO, default: Status = Status.ADDED) -> Iterator[Document | ReadProblem]:
    """Document by document; a faulty line is named and the next one read. Empty lines are passed over."""
    for number, record in read_records(path, file):
        if isinstance(record, ReadProblem):
            yield record
            continue
        try:
            if isinstance(record, dict):
                record |= {key: drained(record[key]) for key in _ITEMS if isinstance(record.get(key), list)}
            yield record_to_document(record, default)
        except RecordError as error:
            yield ReadProblem(path, number, error)


def read_records(path: Path, file: BinaryIO) -> Iterator[tuple[int, Any]]:
    """The JSON of every line with the line's number, or a ReadProblem; empty lines are passed over."""
    number = 0
    seen = False
    while (line := file.readline(_LONGEST_LINE + 1)) != b"":
        number += 1
        if len(line) > _LONGEST_LINE:
            seen = True
            _pass_over(file, line)
            reason = ReadError(
                "The line is longer than {size} MiB, though one line is one article.", size=_LONGEST_LINE >> 20
            )
            yield number, ReadProblem(path, number, reason)
        elif line.strip():
            seen = True
            held = [line.removeprefix(BOM) if number == 1 else line]
            del line
            yield number, _read_line(path, number, held)
    if not seen:
        yield number, ReadProblem(path, None, ReadError("It is empty."))


def write_jsonl(documents: Iterable[Document], stream: TextIO, layer: Layer = Layer.GOLD) -> int:
    """Writes one line a document; gives their number."""
    count = 0
    for document in documents:
        stream.write(record_line(document_to_record(document, layer)))
        count += 1
    return count


def record_line(record: dict[str, object]) -> str:
    """The record as one line, its end included."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"


def _pass_over(file: BinaryIO, line: bytes) -> None:
    """Goes to the end of a line that is too long to be read into memory."""
    while line and not line.endswith(b"\n"):
        line = file.readline(1 << 20)


def _read_line(path: Path, number: int, held: list[bytes]) -> Any:  # noqa: ANN401 - whatever the line holds
    """What the line that is held there says; it is let go of as soon as it is a text."""
    half = _HALF.search(held[0]) is not None
    try:
        record = json.loads(held.pop().decode(), parse_constant=_refuse)
        if half:
            json.dumps(record, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        return ReadProblem(path, number, ReadError("The line is not UTF-8 (byte {byte}).", byte=error.start))
    except UnicodeEncodeError:
        return ReadProblem(path, number, ReadError("The line holds half a character (an unpaired surrogate)."))
    except RecursionError:
        return ReadProblem(path, number, ReadError("The line is nested too deeply."))
    except json.JSONDecodeError as error:
        wrong = ReadError("The line is not valid JSON from its character {column} on.", column=error.colno)
        return ReadProblem(path, number, wrong)
    except ValueError as error:
        return ReadProblem(path, number, ReadError("The line is not valid JSON: {error}.", error=error))
    return record


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")
