"""`tawsim list`."""

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from storage.commands.options import DatabaseOption, JsonOption, ReviewerOption
from storage.commands.output import write_json
from storage.model import ReviewStatus

if TYPE_CHECKING:
    from storage.articles import ListedArticle


def list_command(
    database: DatabaseOption = None,
    reviewer: ReviewerOption = None,
    status: Annotated[list[ReviewStatus] | None, typer.Option("--status", help="Only these; may be repeated.")] = None,
    json: JsonOption = False,  # noqa: FBT002 - typer's
) -> None:
    """List the articles in the order of the queue, with one reviewer's progress.

    The columns are the status, decided and all candidates, gold mentions and events, the id and the title.

      tawsim list

      tawsim list --status flagged --json | jq .[].id
    """
    from storage.articles import list_articles
    from storage.commands.bidi import laid_out, terminal_orders
    from storage.database import open_database
    from storage.reviewers import default_reviewer

    store = open_database(database)
    try:
        with store.session() as session:
            listed = list_articles(session, reviewer or default_reviewer(), statuses=status or ())
    finally:
        store.close()
    if json:
        write_json([_as_json(article) for article in listed])
        return
    orders = terminal_orders()
    for article in listed:
        name, title = article.id, article.title.replace("\n", " ")
        if not orders:
            name, title = laid_out(name), laid_out(title)
        progress = f"{article.decided}/{article.candidates}"
        sys.stdout.write(
            f"{article.status:<12}{progress:>9}{article.mentions:>6}{article.events:>5}  {name}  {title}".rstrip()
            + "\n"
        )


def _as_json(article: "ListedArticle") -> dict[str, Any]:
    updated = article.updated_at
    return asdict(article) | {"updated_at": None if updated is None else updated.isoformat()}
