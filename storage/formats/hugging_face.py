"""Hugging Face `datasets`: a folder with Parquet files of typed columns and the card that names them.

Columns hold the native record's members; those that have no column of their own are JSON under `extra`. An absent value
is null. `datasets.load_dataset(folder)` reads it without any code of ours.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from storage.formats.folders import files_of, has_file
from storage.formats.linked_places import ATTRIBUTION, is_of_geonames
from storage.formats.loss import Loss
from storage.formats.problem import ReadError, ReadProblem, missing_extra
from storage.formats.registry import WriteOptions
from storage.model import Document, RecordError
from storage.model.record_reading import record_to_document
from storage.model.records import Record, Status, document_to_record

DATA: Final = "data/train-00000-of-00001.parquet"
_ROWS: Final = 200
"""Articles in a row group; so many are in memory at once."""
_SPLITS: Final = {"dev": "validation"}
"""Parts that are called otherwise there."""
_CARD: Final = """---
language:
- ar
task_categories:
- token-classification
configs:
- config_name: default
  data_files:
  - split: train
    path: data/train-*.parquet
---
# Mentions and events in Arabic articles

Each row is an article. Offsets are Unicode code points in logical order, ends exclusive: `text[start:end]` is the
item's text. `arguments.mention` is the id of a mention of the same article.

Articles: {articles}. Mentions: {mentions}. Events: {events}.
{attribution}"""


def front_of_split(parts: Iterable[str]) -> str:
    """What the card of a split begins with, so that nobody's files are taken for another part's by their names."""
    files = "".join(f"  - split: {_SPLITS.get(part, part)}\n    path: {part}/data/*.parquet\n" for part in parts)
    head, _, _ = _CARD.partition("  - split:")
    return f"{head}{files}---\n"


def load_arrow() -> Any:  # noqa: ANN401 - a module
    """pyarrow; raises MissingExtraError."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise missing_extra("datasets") from error
    return pyarrow


def _schema(arrow: Any) -> Any:  # noqa: ANN401 - pyarrow's
    text, number, real = arrow.string(), arrow.int64(), arrow.float64()
    common = [("id", text), ("label", text), ("start", number), ("end", number), ("text", text), ("status", text)]
    common += [("score", real), ("source", text), ("note", text), ("extra", text)]
    argument = arrow.struct([("role", text), ("mention", text), ("extra", text)])
    mention = arrow.struct([*common, ("level", text), ("entity", text)])
    event = arrow.struct([*common, ("modality", text), ("polarity", text), ("arguments", arrow.list_(argument))])
    columns = [("id", text), ("title", text), ("text", text), ("schema", text), ("metadata", text), ("extra", text)]
    return arrow.schema([*columns, ("mentions", arrow.list_(mention)), ("events", arrow.list_(event))])


_ITEM: Final = frozenset({"id", "label", "start", "end", "text", "status", "score", "source", "note"})
_KNOWN: Final = {
    "article": frozenset({"id", "title", "text", "schema"}),
    "mentions": _ITEM | {"level", "entity"},
    "events": _ITEM | {"modality", "polarity"},
    "arguments": frozenset({"role", "mention"}),
}


def write_hugging_face(documents: Iterable[Document], target: Path, options: WriteOptions) -> Loss:
    """One Parquet file, row group by row group, and the card."""
    arrow = load_arrow()
    schema = _schema(arrow)
    counts = {"articles": 0, "mentions": 0, "events": 0}
    (target / DATA).parent.mkdir()
    attribution = ""

    def rows_of() -> Iterator[Record]:
        nonlocal attribution
        for document in documents:
            if not attribution and any(map(is_of_geonames, document.mentions.values())):
                attribution = f"\n{ATTRIBUTION}.\n"
            yield _row(document_to_record(document, options.layer))

    rows = rows_of()
    with arrow.parquet.ParquetWriter(target / DATA, schema) as writer:
        while batch := list(islice(rows, _ROWS)):
            counts["articles"] += len(batch)
            for name in ("mentions", "events"):
                counts[name] += sum(len(row[name]) for row in batch)
            writer.write_table(arrow.Table.from_pylist(batch, schema=schema))
    (target / "README.md").write_text(_CARD.format(**counts, attribution=attribution), encoding="utf-8")
    return Loss()


def _row(record: Record) -> Record:
    row = _flat(record, "article", ("metadata", "mentions", "events"))
    row["metadata"] = json.dumps(record["metadata"], ensure_ascii=False)
    row["mentions"] = [_flat(one, "mentions") for one in record["mentions"]]
    row["events"] = [
        _flat(one, "events", ("arguments",))
        | {"arguments": [_flat(argument, "arguments") for argument in one["arguments"]]}
        for one in record["events"]
    ]
    return row


def _flat(record: Record, kind: str, apart: tuple[str, ...] = ()) -> Record:
    """The members that have columns, and the others as JSON."""
    known = _KNOWN[kind]
    row = {key: value for key, value in record.items() if key in known}
    extra = {key: value for key, value in record.items() if key not in known and key not in apart}
    return row | ({"extra": json.dumps(extra, ensure_ascii=False)} if extra else {})


def is_hugging_face(path: Path, head: bytes) -> bool:
    """A Parquet file, or a folder with some and a card."""
    if path.is_dir():
        return (path / "README.md").is_file() and has_file(path, ".parquet")
    return path.suffix == ".parquet" and head.startswith(b"PAR1")


def read_hugging_face(path: Path, default: Status) -> Iterator[Document | ReadProblem]:
    """The articles of a folder, or of one Parquet file."""
    arrow = load_arrow()
    for file in files_of(path, ".parquet"):
        if isinstance(file, ReadProblem):
            yield file
            continue
        try:
            with arrow.parquet.ParquetFile(file) as parquet:
                number = 0
                for batch in parquet.iter_batches(batch_size=_ROWS):
                    for at in range(batch.num_rows):  # all at once they are many times as large
                        [row] = batch.slice(at, 1).to_pylist()
                        number += 1
                        yield _read(file, number, row, default)
        except (arrow.ArrowException, OSError, ValueError) as error:
            yield ReadProblem(
                file, None, ReadError("It is no Parquet file of articles: {error}.", error=str(error)[:200])
            )


def _read(path: Path, number: int, row: Record, default: Status) -> Document | ReadProblem:
    try:
        record = _record(row)
        record["metadata"] = json.loads(record.get("metadata") or "{}")
        record["mentions"] = [_record(one) for one in record.get("mentions") or []]
        record["events"] = [
            _record(one) | {"arguments": [_record(argument) for argument in one.get("arguments") or []]}
            for one in record.get("events") or []
        ]
        return record_to_document(record, default)
    except RecordError as error:
        return ReadProblem(path, number, error)
    except (AttributeError, TypeError, ValueError) as error:
        return ReadProblem(path, number, ReadError("The row is no article: {error}.", error=error))


def _record(row: Record) -> Record:
    """The members of a row that are there."""
    extra: Record = json.loads(row.get("extra") or "{}")
    return {key: value for key, value in row.items() if value is not None and key != "extra"} | extra
