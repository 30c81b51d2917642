"""The published JSON Schema of the native format holds for all that is written, and for the gold that is given."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from storage.model import Document
from storage.model.records import Layer, document_to_record
from tests.strategies import reviewed_documents

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "assets" / "formats" / "native.schema.json").read_text(encoding="utf-8")
)
VALID = Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(reviewed_documents(), st.sampled_from(Layer))
def test_every_record_that_is_written_is_valid(document: Document, layer: Layer) -> None:
    VALID.validate(json.loads(json.dumps(document_to_record(document, layer))))


@pytest.mark.parametrize(
    "record",
    [
        {"id": "a"},
        {"id": "a", "text": ""},
        {"id": "a", "text": "x", "mentions": [{"label": "PER", "start": -1, "end": 1}]},
        {"id": "a", "text": "x", "mentions": [{"label": "PER", "start": 0, "end": 1, "status": "maybe"}]},
        {"id": "a", "text": "x", "events": [{"label": "E", "start": 0, "end": 1, "arguments": [{"role": "R"}]}]},
    ],
)
def test_what_is_none_is_refused(record: dict) -> None:
    assert not VALID.is_valid(record)


@pytest.mark.shared
def test_the_given_gold_is_valid(shared: Path) -> None:
    lines = (shared / "data/events/train.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[::10]:
        VALID.validate(json.loads(line))
