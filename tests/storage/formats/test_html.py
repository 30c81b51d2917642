import socket
from pathlib import Path

import pytest

from storage.formats import ReadProblem, read_articles
from storage.model import Article, Document

PARAGRAPHS = [
    f"قتل ثلاثة جنود في هجوم بطائرة مسيرة على قاعدة عسكرية شمال شرقي سوريا، وفق ما أعلنته القيادة رقم {n}."
    for n in range(4)
]
PAGE = """<!DOCTYPE html>
<html lang="ar" dir="rtl"><head>{charset}<title>هجوم على قاعدة عسكرية</title>
<meta name="author" content="سلمى حداد"><meta property="og:site_name" content="أخبار">
<meta property="article:published_time" content="2024-04-22T10:00:00Z">
<link rel="canonical" href="https://news.example/attack"></head>
<body><nav><a href="/">الرئيسية</a><a href="/contact">اتصل بنا</a></nav>
<article><h1>هجوم على قاعدة عسكرية</h1>{body}</article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""
BODY = "".join(f"<p>{paragraph}</p>\r\n" for paragraph in PARAGRAPHS)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("reading a page must not use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def read(tmp_path: Path, raw: bytes, name: str = "page.html") -> Document | ReadProblem:
    path = tmp_path / name
    path.write_bytes(raw)
    (found,) = read_articles(path)
    return found


def article(tmp_path: Path, raw: bytes) -> Article:
    found = read(tmp_path, raw)
    assert isinstance(found, Document), found
    return found.article


def test_the_article_is_taken_from_its_page(tmp_path) -> None:
    found = article(tmp_path, PAGE.format(charset='<meta charset="utf-8">', body=BODY).encode())
    assert found.title == "هجوم على قاعدة عسكرية"
    assert [paragraph for paragraph in PARAGRAPHS if paragraph in found.text] == PARAGRAPHS
    assert "\r" not in found.text
    assert not [word for word in ("الرئيسية", "الحقوق") if word in found.text]
    assert found.metadata["published"] == "2024-04-22"
    assert found.metadata["url"] == "https://news.example/attack"
    assert found.metadata["author"] == "سلمى حداد"
    assert found.id == "page"


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("cp1256", '<meta charset="windows-1256">'),
        ("cp1256", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'),
        ("cp1256", ""),
        ("cp1256", '<meta charset="no-such-thing">'),
        ("utf-8", '<meta charset="windows-1256">'),
        ("utf-8", '<?xml version="1.0" encoding="utf-8"?>'),
        ("utf-16", ""),
    ],
)
def test_a_page_is_read_in_its_encoding_even_where_it_declares_another(tmp_path, encoding, charset) -> None:
    found = article(tmp_path, PAGE.format(charset=charset, body=BODY).encode(encoding))
    assert PARAGRAPHS[0] in found.text


@pytest.mark.parametrize("page", ["", "<html><body></body></html>", "<html><body><nav><a>رابط</a></nav></body></html>"])
def test_a_page_without_an_article_is_named(tmp_path, page) -> None:
    found = read(tmp_path, page.encode())
    assert isinstance(found, ReadProblem)
    assert found.reason == "No article was found in the page."


def test_a_page_is_known_by_its_content_where_the_name_says_nothing(tmp_path) -> None:
    found = read(tmp_path, PAGE.format(charset="", body=BODY).encode(), "saved-page")
    assert isinstance(found, Document)
    assert "<p>" not in found.text
