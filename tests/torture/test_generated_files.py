"""Generated reviews in every format, spoilt as hypothesis chooses: a reader gives articles or says what is wrong."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.formats import read_articles
from storage.formats.registry import READABLE, WRITABLE
from storage.model import Document
from tests.strategies import reviewed_documents
from tests.torture import fuzz, shapes
from tests.torture.spoiling import spoil


@pytest.mark.parametrize("name", sorted(set(fuzz.formats()) & set(WRITABLE)))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(document=reviewed_documents(), chance=st.randoms(use_true_random=False), which=st.integers(0, 5))
def test_a_spoilt_review_is_read_or_named(name: str, document: Document, chance: random.Random, which: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = shapes.written(name, Path(folder) / "w", [document])
        files = shapes.files_in(path)
        if not files:
            return  # all of it was left out, with a reason
        file = files[which % len(files)]
        file.write_bytes(spoil(file.read_bytes(), chance))
        outcome = fuzz.Outcome()
        for item in read_articles(path, format_=READABLE[name]):
            outcome.take(item)  # which raises where an article could not be written again
