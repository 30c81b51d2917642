"""Articles to torture a window with, made of the words that the quick engine of the tests knows."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from storage.articles import add_article
from storage.database import open_database
from storage.model import Article

WORDS_ARTICLES = 12

_TEXT = """قصف هجوم مقتل زيارة محاكمة الاجتماع قاعدة عسكرية سوريا العراق واشنطن صواريخ القوات الجيش المحكمة الوزير
الرئيس جنود المتهم أمس في على من إلى وقال أعلن بعد قرب 12 F-16 كبيرة 😀 غَزَّة"""
_WORDS = _TEXT.split()


def articles(count: int, seed: int = 3) -> Iterator[Article]:
    """So many articles of some sentences each, always the same."""
    chance = random.Random(seed)
    for number in range(count):
        sentences = (" ".join(chance.choices(_WORDS, k=chance.randint(5, 18))) + "." for _ in range(12))
        yield Article(f"torture-{number}", f"خبر {number}\n\n" + "\n\n".join(sentences), f"خبر {number}")


def fill(path: Path, count: int) -> None:
    """Puts them into a new database."""
    database = open_database(path)
    with database.begin() as session:
        for article in articles(count):
            add_article(session, article)
    database.close()
