"""Files as documents and back, in every format of the registry; nothing here knows a database."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from storage.formats.archives import is_archive, unpacked
from storage.formats.folders import DEEPEST
from storage.formats.jsonl import BOM
from storage.formats.problem import MissingExtraError, ReadError, ReadProblem, os_reason
from storage.formats.registry import FORMATS, HEAD, JSON_HEAD, Format
from storage.model import Document
from storage.model.records import Status

__all__ = ["Found", "ReadError", "ReadProblem", "find_articles", "format_of", "read_articles", "read_sources"]


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, the file or folder that it came from, and as what it was read (None: as nothing)."""

    source: Path
    format: Format | None
    item: Document | ReadProblem


def read_articles(
    path: Path, default: Status = Status.ADDED, format_: Format | None = None
) -> Iterator[Document | ReadProblem]:
    """The articles of a file or folder; items without a status have the `default` one."""
    for _, item in read_sources(path, default, format_):
        yield item


def read_sources(
    path: Path, default: Status = Status.ADDED, format_: Format | None = None
) -> Iterator[tuple[Path, Document | ReadProblem]]:
    """The same, each with the file or folder that it came from."""
    for found in find_articles(path, default, format_):
        yield found.source, found.item


def find_articles(path: Path, default: Status = Status.ADDED, format_: Format | None = None) -> Iterator[Found]:
    """The same, each also with its format; without `format_` each file tells its own.

    A zip archive is read as the folder that it holds; what comes of it has come from the archive.
    """
    if is_archive(path):
        with unpacked(path) as (folder, problems):
            yield from (Found(path, None, problem) for problem in problems)
            for found in find_articles(_only_folder(folder), default, format_):
                item = found.item
                if isinstance(item, ReadProblem):
                    item = replace(item, path=path / item.path.relative_to(folder))
                yield Found(path, found.format, item)
        return
    for source in _sources(path, format_):
        if isinstance(source, ReadProblem):
            yield Found(path, None, source)
            continue
        place, own = source
        try:
            for item in own.load_read()(place, default):
                yield Found(place, own, item)
        except MissingExtraError as error:
            yield Found(place, own, ReadProblem(place, None, error))


def _only_folder(folder: Path) -> Path:
    """The one folder that an archive usually holds, or the archive's own where there is more in it."""
    entries = [entry for entry in folder.iterdir() if entry.name != "__MACOSX"]
    return entries[0] if len(entries) == 1 and entries[0].is_dir() else folder


def _sources(path: Path, format_: Format | None, depth: int = 1) -> Iterator[tuple[Path, Format] | ReadProblem]:
    """What is read one by one, with its format: the file or the folder of a format itself, else what is below.

    In the order of names; hidden files are left out, and those of no known format are named.
    """
    own = format_ or format_of(path) or FORMATS["text"]
    if not path.is_dir() or own.is_folder:
        yield path, own
        return
    try:
        names = sorted(os.listdir(path))  # noqa: PTH208 - names take a tenth of the memory of paths
    except OSError as error:
        yield ReadProblem(path, None, os_reason(error))
        return
    for entry in (path / name for name in names if not name.startswith(".")):
        if entry.is_dir():
            if depth == DEEPEST:
                yield ReadProblem(entry, None, ReadError("It lies too deep in folders."))
            elif not entry.is_symlink():  # it may lead back up
                yield from _sources(entry, format_, depth + 1)
        elif (of_entry := format_ or format_of(entry)) is not None:
            yield entry, of_entry
        else:
            yield ReadProblem(
                entry, None, ReadError("Its format is not known; give the file by itself, or name the format.")
            )


def format_of(path: Path) -> Format | None:
    """The first format that takes the file or folder for its own; None where none does, or it cannot be read."""
    head = b""
    if path.is_file():
        try:
            with path.open("rb") as file:
                head = file.read(HEAD)
                if head.removeprefix(BOM).lstrip().startswith((b"{", b"[")):
                    head += file.read(JSON_HEAD - HEAD)
        except OSError:
            pass  # its reader says so; the name may tell the format
    return next((format_ for format_ in FORMATS.values() if format_.recognises(path, head)), None)
