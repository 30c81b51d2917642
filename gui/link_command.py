"""`tawsim link`: the places of reviews are looked up by their names; it needs no window, but both other rooms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from storage.model import Document, Edit, TawsimError

if TYPE_CHECKING:
    from storage.database import Database

_HELP = """Give names of cities and towns their coordinates, for maps and tables of events.

The places are those of GeoNames with 5,000 people or more, under their Arabic
names, spelled and prefixed as they may be. A name that several places have is
taken for one of them when the article speaks of its country or hardly anybody
lives in the others, and is left open else; countries, regions and rivers have
no point. What a reviewer has linked, or said to be nowhere, stays.

A link is an edit of the review: the window shows it, undo takes it back, and
every format that keeps members of mentions carries it. --remove takes back
what names alone told. It needs the extra tawsim[places].

  tawsim link

  tawsim link --all --reviewer salma

  tawsim export --format geojson --output events.geojson"""


def link_command(
    database: Annotated[
        Path | None,
        typer.Option("--database", "-d", metavar="PATH", help="Where articles are kept.", show_default=False),
    ] = None,
    finished_only: Annotated[  # noqa: FBT002 - typer's
        bool, typer.Option("--finished-only/--all", help="Finished reviews, or all that were begun.")
    ] = True,
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", metavar="NAME", help="This reviewer's only; by default everybody's.")
    ] = None,
    remove: Annotated[  # noqa: FBT002 - typer's
        bool, typer.Option("--remove", help="Take back the links that names alone told.")
    ] = False,
) -> None:
    """Links the reviews of a database, or takes the links back."""
    from extract.places import link_edit, require_places, unlink_edit
    from storage.database import open_database

    edit_of = unlink_edit if remove else link_edit
    try:
        if not remove:
            require_places()
        store = open_database(database)
    except TawsimError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    try:
        reviews, mentions = _edited(store, edit_of, reviewer, finished_only=finished_only)
    finally:
        store.close()
    done = "taken back" if remove else "linked"
    places, articles = "places" if mentions != 1 else "place", "reviews" if reviews != 1 else "review"
    typer.echo(f"{mentions} {places} {done} in {reviews} {articles}.")


def _edited(
    store: Database, edit_of: Callable[[Document], Edit | None], reviewer: str | None, *, finished_only: bool
) -> tuple[int, int]:
    """Each review is edited by itself, as its window would; gives how many were, and how many mentions."""
    from storage.export import EVERYTHING, FINISHED_ONLY, export_documents
    from storage.reviews import append_edit, open_review

    reviews = mentions = 0
    statuses = FINISHED_ONLY if finished_only else EVERYTHING
    for found in export_documents(store, reviewer=reviewer, statuses=statuses, unsound=_left_out):
        if not found.reviewer or edit_of(found.document) is None:
            continue
        with store.begin() as session:
            review = open_review(session, found.document.article.id, found.reviewer)
            edit = edit_of(review.document)  # once more, as nobody else can write now
            if edit is not None:
                append_edit(session, review, edit)
                reviews, mentions = reviews + 1, mentions + len(edit.changes)
    return reviews, mentions


def _left_out(error: TawsimError) -> None:
    typer.echo(str(error), err=True)


def register(app: typer.Typer) -> None:
    """Adds the command to the command line."""
    app.command("link", help=_HELP)(link_command)
