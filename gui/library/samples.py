"""The articles that come with the program, for a first look."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from storage.model import Article, Schema

if TYPE_CHECKING:
    from storage.database import Database


def add_samples(database: Database, schema: Schema) -> list[str]:
    """Puts the samples into an empty queue; gives their ids."""
    from storage.articles import add_article

    with database.begin() as session:
        return [add_article(session, article).id for article in sample_articles(schema)]


def sample_articles(schema: Schema) -> list[Article]:
    """The samples; the title is the text's first line."""
    folder = files("assets").joinpath("samples")
    articles = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".txt"):
            text = path.read_text(encoding="utf-8")
            title = text.strip().partition("\n")[0].strip()
            name = path.name.removesuffix(".txt")
            articles.append(Article(f"sample-{name}", text, title, {"source": "Tawsim"}, schema.id))
    return articles
