"""The given gold, of which each format is tried with a part by default, and with all where WHOLE is set."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.formats.jsonl import read_jsonl
from storage.model import Document


@pytest.fixture
def given_gold(shared: Path) -> list[Document]:
    """Every fifth article of the training data; all with WHOLE=1."""
    path = shared / "data" / "events" / "train.jsonl"
    with path.open("rb") as file:
        gold = [item for item in read_jsonl(path, file) if isinstance(item, Document)]
    return gold if os.environ.get("WHOLE") else gold[::5]
