"""Annotated records for statistics and evaluation, divided into held-out documents and the rest."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

Record = dict[str, Any]

HELD_OUT_PERCENT = 15


def is_held_out(record: Record) -> bool:
    """Whether a record's document is kept for evaluation, by a stable hash of `doc` (of `id` without it)."""
    return crc32(str(record.get("doc", record["id"])).encode()) % 100 < HELD_OUT_PERCENT


def read_records(path: Path) -> Iterator[Record]:
    """The records of a native JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
