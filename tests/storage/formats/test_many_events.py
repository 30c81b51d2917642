"""An article with many events goes through every format and back; EVENTS=5000 tries a whole book."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.formats import read_articles
from storage.formats.registry import READABLE, WRITABLE, Carried, WriteOptions
from storage.model import Document
from storage.model.schema_files import load_default_schema
from tests.storage.formats.test_round_trips import essence
from tests.torture.fuzz import formats
from tests.torture.gold import large_document

EVENTS = int(os.environ.get("EVENTS", "400"))
BOTH_WAYS = sorted(set(formats()) & WRITABLE.keys())


@pytest.fixture(scope="module")
def large() -> Document:
    return large_document(EVENTS)


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_very_many_events_come_back(name: str, large: Document, tmp_path: Path) -> None:
    format_ = READABLE[name]
    target = tmp_path / f"large{format_.suffix if not format_.is_folder else ''}"
    if format_.is_folder:
        target.mkdir()
    format_.load_write()([large], target, WriteOptions(schema=load_default_schema()))
    [found] = list(read_articles(target, format_=format_))
    assert isinstance(found, Document)
    if Carried.EVENTS in format_.carries:
        assert len(found.events) == EVENTS
    assert essence(found, format_.carries) == essence(large, format_.carries)
