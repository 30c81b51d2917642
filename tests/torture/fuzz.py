"""Spoils files of every format at random: readers may refuse what they find, and must neither raise, hang nor swell."""

from __future__ import annotations

import random
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from storage.formats import read_articles
from storage.formats.jsonl import record_line
from storage.formats.problem import MissingExtraError, ReadProblem
from storage.formats.registry import READABLE, WRITABLE, WriteOptions
from storage.model import Document, SchemaError
from storage.model.records import Layer, document_to_record
from storage.model.schema_files import default_schema_text, load_default_schema
from storage.model.schema_toml import parse_schema
from tests.torture.gold import gold_document
from tests.torture.spoiling import spoil

_SECONDS_A_MEGABYTE = 10


@dataclass
class Outcome:
    """What so many spoilt files came to, by format."""

    files: int = 0
    documents: int = 0
    problems: int = 0
    failures: list[str] = field(default_factory=list)

    def take(self, item: Document | ReadProblem) -> None:
        """Counts what was read; an article must be one that can be written again."""
        if isinstance(item, ReadProblem):
            self.problems += 1
            str(item).encode("utf-8", "surrogateescape")
        else:
            self.documents += 1
            for layer in Layer:
                record_line(document_to_record(item, layer)).encode()


def fuzz_format(name: str, folder: Path, rounds: int, seed: int = 1) -> Outcome:
    """Writes a good file of the format, and reads so many spoilt ones."""
    outcome, chance = Outcome(), random.Random(zlib.crc32(name.encode()) + seed)
    format_ = READABLE[name]
    for number, (path, good) in enumerate(islice(cycle(good_files(name, folder)), rounds)):
        spoilt = spoil(good, chance)
        path.write_bytes(spoilt)
        started = time.process_time()
        try:
            for item in read_articles(path if not format_.is_folder else folder / "good", format_=format_):
                outcome.take(item)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault of the reader
            kept = folder / f"{name}-{number}{path.suffix}"
            kept.write_bytes(spoilt)
            outcome.failures.append(f"{kept.name}: {type(error).__name__}: {error}")
        if time.process_time() - started > _SECONDS_A_MEGABYTE * max(1, len(spoilt) / 1e6):
            outcome.failures.append(f"{name} {number}: too slow")
        path.write_bytes(good)
        outcome.files += 1
    return outcome


def fuzz_schemas(rounds: int, seed: int = 1) -> Outcome:
    """The same for the schema loader, which may only raise SchemaError."""
    outcome, chance = Outcome(), random.Random(seed)
    good = default_schema_text().encode()
    for _ in range(rounds):
        text = spoil(good, chance).decode("utf-8", "replace")
        outcome.files += 1
        try:
            parse_schema(text, "fuzzed")
            outcome.documents += 1
        except SchemaError:
            outcome.problems += 1
        except Exception as error:  # noqa: BLE001 - as above
            outcome.failures.append(f"{type(error).__name__}: {error}")
    return outcome


def good_files(name: str, folder: Path) -> list[tuple[Path, bytes]]:
    """Good files of a format, as our own writer makes them, or a text where there is no writer."""
    writer = WRITABLE.get(name)
    if writer is None:
        path = folder / f"good{READABLE[name].suffix}"
        path.write_text(f"<html><body><p>{gold_document().text}</p></body></html>", encoding="utf-8")
        return [(path, path.read_bytes())]
    target = folder / ("good" if writer.is_folder else f"good{writer.suffix}")
    if writer.is_folder:
        target.mkdir()
    writer.load_write()([gold_document()], target, WriteOptions(schema=load_default_schema()))
    paths = [one for one in sorted(target.rglob("*")) if one.is_file()] if writer.is_folder else [target]
    return [(path, path.read_bytes()) for path in paths]


def formats() -> Iterator[str]:
    """Every format that is read and whose packages are here."""
    for name, format_ in READABLE.items():
        if not format_.extra:
            yield name
            continue
        try:
            import importlib

            importlib.import_module({"spacy": "spacy", "cas": "cassis", "datasets": "pyarrow"}[format_.extra])
        except (ImportError, MissingExtraError):
            continue
        yield name
