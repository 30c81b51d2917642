import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.formats import ReadProblem, read_articles
from storage.formats.encoding import UndecodableError, decode, normalise_line_ends
from storage.formats.text import article_id, title_of
from storage.model import Article, Document
from tests.strategies import texts

SENTENCE = "قصفت الطائرات الجسر"
PARAGRAPH = (
    "قتل 3 جنود أمريكيين في هجوم بطائرة F-16 على قاعدة عسكرية، وفق ما أعلنته «واشنطن».\nولم تعلن أي جهة مسؤوليتها؟\n"
)


def read(tmp_path: Path, raw: bytes, name: str = "خبر.txt") -> Document | ReadProblem:
    path = tmp_path / name
    path.write_bytes(raw)
    (found,) = read_articles(path)
    return found


def article(tmp_path: Path, raw: bytes) -> Article:
    found = read(tmp_path, raw)
    assert isinstance(found, Document), found
    return found.article


@pytest.mark.parametrize("text", ["قصف", SENTENCE, PARAGRAPH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_arabic_is_read_in_any_encoding_that_holds_it(tmp_path, encoding, text) -> None:
    assert article(tmp_path, text.encode(encoding)).text == text


@pytest.mark.parametrize("text", ["قصف", SENTENCE, PARAGRAPH.replace("«", '"').replace("»", '"')])
def test_iso_8859_6_is_told_from_windows_1256(tmp_path, text) -> None:
    found = article(tmp_path, text.encode("iso8859_6"))
    assert (found.text, found.metadata) == (text, {"encoding": "iso8859-6"})


def test_the_encoding_of_a_file_is_remembered_unless_it_was_utf_8(tmp_path) -> None:
    assert article(tmp_path, PARAGRAPH.encode("cp1256")).metadata == {"encoding": "cp1256"}
    assert article(tmp_path, PARAGRAPH.encode("utf-8-sig")).metadata == {}


@given(texts())
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary())
def test_whatever_the_bytes_reading_gives_a_text_or_a_sentence(raw: bytes) -> None:
    try:
        said = decode(raw).text + "."
    except UndecodableError as error:
        said = str(error)
    assert said.encode().endswith(b".")


def test_line_ends_become_one_kind(tmp_path) -> None:
    assert article(tmp_path, "أ\r\nب\rج\nد\u2028هـ\u2029و\u0085ز".encode()).text == "أ\nب\nج\nد\nهـ\nو\nز"


@given(texts())
def test_normalising_line_ends_twice_changes_nothing_more(text: str) -> None:
    once = normalise_line_ends(text)
    assert normalise_line_ends(once) == once


def test_bidi_controls_harakat_tatweel_and_spaces_are_kept(tmp_path) -> None:
    text = " \u202bقَصَفَتِ\u202c الـطـائرات\u200f \u2067(F-16)\u2069\u00a0\t\x0c \n\n"
    assert article(tmp_path, text.encode()).text == text


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" \r\n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "control character|save it as UTF-8"),
        ("نص\x00".encode(), "control character|save it as UTF-8"),
        (b"\xff\xfe\x27", "begins as UTF-16-LE, but byte 2"),
        (b"\xff\xfe\x00\xd8", "begins as UTF-16-LE, but byte 2"),
        (b"\xef\xbb\xbfabc\xff", "begins as UTF-8, but byte 6"),
    ],
)
def test_what_is_no_text_is_named_with_the_reason(tmp_path, raw, words) -> None:
    found = read(tmp_path, raw)
    assert isinstance(found, ReadProblem)
    assert re.search(words, found.reason), found.reason
    assert str(found).startswith(str(tmp_path / "خبر.txt"))


def test_a_file_too_large_for_an_article_is_not_read_to_its_end(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("storage.formats.text.MOST_BYTES", 1 << 20)
    found = read(tmp_path, b"a" * ((1 << 20) + 1))
    assert isinstance(found, ReadProblem)
    assert "larger than 1 MiB" in found.reason


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("عنوان\n\nنص", "عنوان"),
        ("\n\n عنوان \n\nنص", "عنوان"),
        ("سطر\nسطر", ""),
        ("سطر", ""),
        (f"{'طويل ' * 60}\n\nنص", ""),
    ],
)
def test_a_short_first_line_before_an_empty_one_is_the_title(text, title) -> None:
    assert title_of(text) == title


def test_without_such_a_line_the_files_name_is_the_title(tmp_path) -> None:
    found = article(tmp_path, SENTENCE.encode())
    assert (found.id, found.title) == ("خبر", "خبر")


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("news 2024-04-22", "news-2024-04-22"),
        ("خبر عاجل", "خبر-عاجل"),
        ("a/b\\c:d", "a-b-c-d"),
        ("é".encode().decode(), "é"),
        ("e\u0301", "é"),
        ("x" * 200, "x" * 80),
    ],
)
def test_an_id_keeps_letters_of_any_script(name, id_) -> None:
    assert article_id(name, "نص") == id_


def test_an_id_comes_from_the_text_where_the_name_gives_none() -> None:
    assert article_id("!!!", "نص").startswith("article-")
    assert article_id("!!!", "نص") != article_id("!!!", "نص آخر")
