"""`tawsim show`: an article and its annotation in the terminal."""

import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from storage.commands.options import DatabaseOption, JsonOption, ReviewerOption
from storage.commands.output import write_json

if TYPE_CHECKING:
    from rich.console import Console
    from rich.style import Style

    from storage.model import Document, Schema

_WIDEST = 100
_EXPLICIT, _IMPLICIT = "\x1b[8l", "\x1b[8h"
"""ECMA-48 BDSM: terminals that could order by themselves are told that it has been done."""


class Bidi(StrEnum):
    """Who orders right to left and joins letters."""

    AUTO = "auto"
    APP = "app"
    TERMINAL = "terminal"


def show_command(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="An id, its beginning, or words of the title.")],
    database: DatabaseOption = None,
    reviewer: ReviewerOption = None,
    bidi: Annotated[Bidi, typer.Option(help="Who orders right to left and joins letters.")] = Bidi.AUTO,
    json: JsonOption = False,  # noqa: FBT002 - typer's
) -> None:
    """Show an article with its annotation, coloured as the schema says.

    Gold is underlined, candidates that wait for a decision are not; triggers are reversed.

      tawsim show gaza-2024

      tawsim show gaza-2024 --bidi app

      tawsim show gaza-2024 --json | jq .mentions
    """
    from storage.articles import find_article
    from storage.database import open_database
    from storage.model.records import Layer, document_to_record
    from storage.reviewers import default_reviewer
    from storage.reviews import load_document
    from storage.schemas import schema_of

    store = open_database(database)
    try:
        with store.session() as session:
            article_id = find_article(session, article)
            document = load_document(session, article_id, reviewer or default_reviewer())
            schema = schema_of(session, article_id)
    finally:
        store.close()
    if json:
        write_json(document_to_record(document, Layer.BOTH))
    else:
        _show(document, schema, bidi)


def _show(document: "Document", schema: "Schema", bidi: Bidi) -> None:
    from rich.console import Console

    from storage.commands.bidi import terminal_orders

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    in_app = bidi is Bidi.APP or (bidi is Bidi.AUTO and not terminal_orders())
    tell = in_app and sys.stdout.isatty()
    if tell:
        sys.stdout.write(_EXPLICIT)
    try:
        console.print(_laid_out(document.article.title or document.article.id, in_app=in_app), style="bold")
        console.print()
        _print_text(console, document, schema, in_app=in_app)
        console.print()
        for line in _lists(document, in_app=in_app):
            console.print(line)
    finally:
        if tell:
            sys.stdout.write(_IMPLICIT)


def _print_text(console: "Console", document: "Document", schema: "Schema", *, in_app: bool) -> None:
    from rich.text import Text

    from storage.commands.bidi import Cell, is_right_to_left, visual_cells, wrapped

    styles = _styles(document, schema)
    width = min(console.width, _WIDEST)
    offset = 0
    for paragraph in document.text.split("\n"):
        right_to_left = is_right_to_left(paragraph)
        lines = wrapped(paragraph, width) if in_app or sys.stdout.isatty() else iter([(0, paragraph)])
        for start, line in lines:
            cells = (
                visual_cells(line, right_to_left=right_to_left) if in_app else list(map(Cell, line, range(len(line))))
            )
            shown = Text()
            first = offset + start
            for style, run in groupby(
                cells, key=lambda cell: styles.get(first + cell.index) if cell.index >= 0 else None
            ):
                shown.append("".join(cell.shown for cell in run), style)
            if in_app and right_to_left:
                shown = Text(" " * max(0, width - shown.cell_len)) + shown
            console.print(shown)
        if not paragraph:
            console.print()
        offset += len(paragraph) + 1


def _styles(document: "Document", schema: "Schema") -> "dict[int, Style]":
    """The style of every character that is annotated; what lies inside covers what lies outside."""
    from rich.style import Style

    from storage.model import EventCandidate, Mention, MentionCandidate, reading_order

    theme = "light" if os.environ.get("COLORFGBG", "").endswith((";7", ";15")) else "dark"
    styles: dict[int, Style] = {}
    items = sorted((*document.gold(), *document.pending()), key=lambda item: reading_order(item.span))
    for item in sorted(items, key=lambda item: not isinstance(item, Mention | MentionCandidate)):
        type_ = schema.type_of(item.label)
        color = None if type_ is None else getattr(type_.color, theme)
        is_candidate = isinstance(item, MentionCandidate | EventCandidate)
        is_event = not isinstance(item, Mention | MentionCandidate)
        style = Style(color=color, underline=not is_candidate, reverse=is_event, bold=is_event)
        for index in range(item.span.start, item.span.end):
            styles[index] = style
    return styles


def _lists(document: "Document", *, in_app: bool) -> Iterator[str]:
    """Mentions by type, then events with their arguments; candidates carry a question mark."""
    from storage.model import EventCandidate, Mention, MentionCandidate, reading_order

    by_label: dict[str, list[str]] = {}
    items = sorted((*document.gold(), *document.pending()), key=lambda item: reading_order(item.span))
    for item in items:
        if isinstance(item, Mention | MentionCandidate):
            mark = "?" if isinstance(item, MentionCandidate) else ""
            text = _laid_out(item.span.text_in(document.text), in_app=in_app)
            by_label.setdefault(item.label, []).append(text + mark)
    for label, texts in by_label.items():
        yield f"{label}: {' | '.join(dict.fromkeys(texts))}"
    for item in items:
        if isinstance(item, Mention | MentionCandidate):
            continue
        mark = "?" if isinstance(item, EventCandidate) else ""
        attributes = [value for value in (item.modality, item.polarity) if value not in ("asserted", "positive")]
        yield " ".join(
            [f"{item.label}{mark}:", _laid_out(item.span.text_in(document.text), in_app=in_app), *attributes]
        )
        for argument in item.arguments:
            source = document.candidates.by_id if isinstance(item, EventCandidate) else document.mentions
            filler = source[argument.mention].span.text_in(document.text)
            yield f"  {argument.role}: {_laid_out(filler, in_app=in_app)}"


def _laid_out(text: str, *, in_app: bool) -> str:
    from storage.commands.bidi import laid_out

    flat = text.replace("\n", " ")
    return laid_out(flat) if in_app else flat
