import io
import json
from pathlib import Path

import pytest
from hypothesis import given

from storage.formats import ReadProblem, read_articles
from storage.formats.jsonl import read_jsonl, write_jsonl
from storage.model import Document
from storage.model.records import Layer, Status
from tests.strategies import reviewed_documents

GOOD = {"id": "a", "text": "نص\r\n\u2028\u200f آخر 😀"}


def read(raw: bytes, default: Status = Status.ADDED) -> list[Document | ReadProblem]:
    return list(read_jsonl(Path("file.jsonl"), io.BytesIO(raw), default))


def line(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


@given(reviewed_documents())
def test_what_is_written_is_read_back(document: Document) -> None:
    stream = io.StringIO()
    assert write_jsonl([document, document], stream, Layer.BOTH) == 2
    first, second = read(stream.getvalue().encode())
    assert isinstance(first, Document)
    assert first == second
    again = io.StringIO()
    write_jsonl([first, first], again, Layer.BOTH)
    third, _ = read(again.getvalue().encode())
    assert third == first


def test_texts_are_kept_character_for_character() -> None:
    (found,) = read(line(GOOD))
    assert isinstance(found, Document)
    assert found.text == GOOD["text"]


def test_a_faulty_line_is_named_and_the_others_are_read() -> None:
    raw = line(GOOD) + b"{oops\n" + b"\n" + line({"id": "b"}) + line(GOOD | {"id": "c"}).rstrip()
    found = read(raw)
    assert [item.line for item in found if isinstance(item, ReadProblem)] == [2, 4]
    assert [item.article.id for item in found if isinstance(item, Document)] == ["a", "c"]
    assert str(found[1]).startswith("file.jsonl, line 2: The line is not valid JSON")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"[]\n", "must be a JSON object"),
        (line(GOOD).replace(b"a", b"\xff", 1), "not UTF-8"),
        (b'{"id": "a", "text": "x", "score": NaN}\n', "NaN is no number of JSON"),
        (b'{"id": "a", "text": "x", "extra": "\\ud800"}\n', "half a character"),
        (b"[" * 100_000 + b"\n", "nested too deeply"),
        (b'{"id": "a", "text": "x", "n": ' + b"9" * 5000 + b"}\n", "not valid JSON"),
        ("﻿{}".encode("utf-16"), "not UTF-8"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(raw, words) -> None:
    found = read(raw)
    assert isinstance(found[0], ReadProblem)
    assert words in found[0].reason


def test_escaped_pairs_of_surrogates_are_characters() -> None:
    (found,) = read(b'{"id": "a", "text": "\\ud83d\\ude00"}')
    assert isinstance(found, Document)
    assert found.text == "😀"


def test_a_byte_order_mark_before_the_first_line_does_no_harm() -> None:
    (found,) = read(b"\xef\xbb\xbf" + line(GOOD))
    assert isinstance(found, Document)


def test_a_line_too_long_for_memory_is_passed_over_in_pieces(monkeypatch) -> None:
    monkeypatch.setattr("storage.formats.jsonl._LONGEST_LINE", 1000)
    largest = 0

    class Watched(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            nonlocal largest
            found = super().readline(size)
            largest = max(largest, len(found))
            return found

    raw = line(GOOD) + b'{"id": "' + b"x" * 5_000_000 + b'"}\n' + line(GOOD | {"id": "b"})
    found = list(read_jsonl(Path("file.jsonl"), Watched(raw)))
    assert [type(item) for item in found] == [Document, ReadProblem, Document]
    assert [item.line for item in found if isinstance(item, ReadProblem)] == [2]
    assert largest <= 1 << 20


def test_items_without_a_status_are_what_the_caller_says() -> None:
    record = GOOD | {"mentions": [{"id": "m", "label": "PER", "start": 0, "end": 2}]}
    (gold,), (proposed,) = read(line(record)), read(line(record), Status.CANDIDATE)
    assert isinstance(gold, Document)
    assert isinstance(proposed, Document)
    assert (len(gold.mentions), gold.pending_count) == (1, 0)
    assert (len(proposed.mentions), proposed.pending_count) == (0, 1)


def test_a_file_without_a_telling_name_is_known_by_its_first_character(tmp_path) -> None:
    path = tmp_path / "data"
    path.write_bytes(line(GOOD))
    (found,) = read_articles(path)
    assert isinstance(found, Document)
    assert found.article.id == "a"


@pytest.mark.shared
def test_the_whole_training_data_is_read(shared: Path) -> None:
    found = list(read_articles(shared / "data/events/train.jsonl"))
    assert len(found) == 2794
    assert all(isinstance(item, Document) for item in found)
