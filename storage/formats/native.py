"""The native JSONL as one of the formats."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from storage.formats.jsonl import read_jsonl, write_jsonl
from storage.formats.loss import Loss
from storage.formats.problem import ReadProblem, read_opened
from storage.formats.registry import WriteOptions
from storage.model import Document
from storage.model.records import Status


def write_native(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """One line a document; nothing is lost."""
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        write_jsonl(documents, stream, options.layer)
    return Loss()


def read_native(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """Document by document; a faulty line is named."""
    return read_opened(path, lambda file: read_jsonl(path, file, default))


def is_native(path: Path, head: bytes) -> bool:
    """By its name, or because it begins with an object."""
    return path.suffix.lower() in (".jsonl", ".ndjson") or head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
