"""The native format: one article a line, texts and offsets exactly as they are."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TextIO

from storage.formats.problem import ReadError, ReadProblem
from storage.model import Document, RecordError
from storage.model.record_reading import record_to_document
from storage.model.records import Layer, Status, document_to_record

_LONGEST_LINE = 128 * 1024 * 1024
BOM = b"\xef\xbb\xbf"
_HALF = re.compile(rb"\\ud[89a-f]", re.IGNORECASE)


def read_jsonl(path: Path, file: BinaryIO, default: Status = Status.ADDED) -> Iterator[Document | ReadProblem]:
    """Document by document; a faulty line is named and the next one read. Empty lines are passed over."""
    for number, record in read_records(path, file):
        if isinstance(record, ReadProblem):
            yield record
            continue
        try:
            yield record_to_document(record, default)
        except RecordError as error:
            yield ReadProblem(path, number, error)


def read_records(path: Path, file: BinaryIO) -> Iterator[tuple[int, Any]]:
    """The JSON of every line with the line's number, or a ReadProblem; empty lines are passed over."""
    number = 0
    seen = False
    for number, line in enumerate(_lines(file), start=1):
        if line is None:
            seen = True
            reason = ReadError(
                "The line is longer than {size} MiB, though one line is one article.", size=_LONGEST_LINE >> 20
            )
            yield number, ReadProblem(path, number, reason)
        elif line.strip():
            seen = True
            yield number, _read_line(path, number, line.removeprefix(BOM) if number == 1 else line)
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


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Lines, and None for one that is too long to be read into memory."""
    while line := file.readline(_LONGEST_LINE + 1):
        if len(line) <= _LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(1 << 20)
        yield None


def _read_line(path: Path, number: int, line: bytes) -> Any:  # noqa: ANN401 - whatever the line holds
    try:
        record = json.loads(line.decode(), parse_constant=_refuse)
        if _HALF.search(line):
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
