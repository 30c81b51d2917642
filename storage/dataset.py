"""A dataset out of the database: in one file or in the parts of a split, with its card, whole or not at all."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from typing import TextIO
from uuid import uuid4

from storage.database import Database
from storage.export import (
    FINISHED_ONLY,
    Exported,
    export_as,
    export_documents,
    free_folder,
    plainly_written,
    split_articles,
    written_whole,
)
from storage.formats.card import Card
from storage.formats.hugging_face import front_of_split
from storage.formats.jsonl import record_line
from storage.formats.loss import Loss
from storage.formats.registry import WRITABLE, Format, WriteOptions
from storage.integrity import IntegrityError
from storage.model import ReviewStatus, Schema
from storage.model.records import Layer, document_to_record
from storage.splitting import PARTS

Watch = Callable[[Iterator[Exported]], Iterable[Exported]]
"""Sees the documents of each part pass; what it raises ends the export."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported, and how; `shares` are those of a split, `settings` the format's own."""

    format: Format = WRITABLE["jsonl"]
    settings: Mapping[str, str] = field(default_factory=dict)
    layer: Layer = Layer.GOLD
    statuses: frozenset[ReviewStatus] = FINISHED_ONLY
    reviewer: str | None = None
    since: datetime | None = None
    shares: tuple[float, ...] = ()
    stratified: bool = False
    card: bool = False
    """A split always has one."""
    licence: str = "unknown"

    @property
    def is_folder(self) -> bool:
        """Whether it is written into a folder."""
        return bool(self.shares) or self.format.is_folder


@dataclass
class Written:
    """What came of it: losses by part ("" where there is no split), and reviews that are not what their logs say."""

    count: int = 0
    losses: dict[str, Loss] = field(default_factory=dict)
    unsound: list[IntegrityError] = field(default_factory=list)


def write_dataset(database: Database, wanted: Wanted, target: Path, schema: Schema, watch: Watch = iter) -> Written:
    """Writes the dataset to a file or a folder; after an error what was there before is still there.

    Raises ExportError when it cannot be written, or when the folder is there and not empty.
    """
    written, card = Written(), Card()

    def documents(among: Collection[str] | None = None, part: str = "") -> Iterator[Exported]:
        for one in _found(database, wanted, written, watch, among):
            card.count(one.document, one.reviewer, part)
            yield one

    def write_card(place: Path) -> None:
        """In a folder that was just written the format's own card stays before it."""
        before = place.read_text(encoding="utf-8") if target.is_dir() and place.is_file() else ""
        if wanted.shares and wanted.format.name == "hf":
            before = front_of_split(PARTS[: len(wanted.shares)])
        with written_whole(place) as stream:
            stream.write(f"{before}\n" if before else "")
            stream.write(card.markdown(target.name, wanted.licence, written.losses))

    if not wanted.shares:
        written.losses[""] = _write(documents(), wanted, target, schema)
        if wanted.card:
            write_card(target / "README.md" if target.is_dir() else target.with_name(f"{target.name}.README.md"))
        return written
    parts = split_articles(database, wanted.shares, stratified=wanted.stratified)
    with _folder_whole(target) as folder:
        for part in PARTS[: len(wanted.shares)]:
            among = {id_ for id_, own in parts.items() if own == part}
            place = folder / f"{part}{wanted.format.suffix}"
            written.losses[part] = _write(documents(among, part), wanted, place, schema)
        write_card(folder / "README.md")
    return written


def stream_dataset(database: Database, wanted: Wanted, stream: TextIO, watch: Watch = iter) -> Written:
    """Writes the dataset to an open stream in our own form; format, split and card do not count."""
    written = Written()
    _write_native(_found(database, wanted, written, watch), stream, wanted.layer)
    return written


def _found(
    database: Database, wanted: Wanted, written: Written, watch: Watch, among: Collection[str] | None = None
) -> Iterator[Exported]:
    found = export_documents(
        database,
        reviewer=wanted.reviewer,
        statuses=wanted.statuses,
        since=wanted.since,
        among=among,
        unsound=written.unsound.append,
    )
    for one in watch(found):
        written.count += 1
        yield one


def _write_native(documents: Iterable[Exported], stream: TextIO, layer: Layer) -> None:
    """It also tells several reviewers of one article apart."""
    for one in documents:
        record = document_to_record(one.document, layer)
        if one.is_one_of_several:
            record["reviewer"] = one.reviewer
        stream.write(record_line(record))


def _write(documents: Iterable[Exported], wanted: Wanted, target: Path, schema: Schema) -> Loss:
    if wanted.format.name == "jsonl":
        with written_whole(target) as stream:
            _write_native(documents, stream, wanted.layer)
        return Loss()
    options = WriteOptions(wanted.layer, schema, wanted.settings)
    return export_as((one.document for one in documents), wanted.format, target, options)


@contextmanager
def _folder_whole(target: Path) -> Iterator[Path]:
    """A folder that appears at `target` when all of it is written, and not at all after an error."""
    free_folder(target)
    partial = target.with_name(f".{uuid4().hex}.partial")
    try:
        with plainly_written(target):
            partial.mkdir(parents=True)
        yield partial
        with plainly_written(target):
            if target.exists():
                target.rmdir()
            partial.replace(target)
    finally:
        if partial.is_dir():
            rmtree(partial)
