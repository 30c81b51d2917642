"""The command `tawsim simulate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.articles_of import articles_of, teller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.learning.simulation import Run
    from storage.model import Document

_HELP = """Replay a perfect reviewer on gold, article by article, and count what each engine leaves to do.

Accepting, rejecting, giving another type and moving an edge are one action each, a new mention or event two, an
argument added, changed or taken away one. As in the window, an event that is accepted brings the mentions of its
arguments along, giving a role accepts what it joins, and the roles of a rejected mention go with it. The other columns
are for a reviewer who accepts all that is shown in a sentence at once (Alt+A), and for one whom only accepting an
event saves anything: a changed role is then two actions.

Examples:

  tawsim simulate gold.jsonl

  tawsim simulate train.jsonl --held-out --json

Exit status: 0 all went well, 1 some file could not be read, 2 wrong use."""

Gold = Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Native JSONL with annotation.")]
HeldOut = Annotated[bool, typer.Option("--held-out", help="Only documents that the engines did not learn from.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="So many articles at most.", show_default=False)]
Threshold = Annotated[
    float | None,
    typer.Option("--threshold", min=0, max=1, help="Show from this score on; by default each engine's own."),
]
Json = Annotated[bool, typer.Option("--json", help="Figures as JSON on standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the command line."""
    app.command("simulate", help=_HELP)(simulate_command)


def simulate_command(
    gold: Gold,
    *,
    held_out: HeldOut = False,
    limit: Limit = None,
    threshold: Threshold = None,
    as_json: Json = False,
) -> None:
    """Prints the actions per article that each engine leaves to do."""
    from extract.learning.simulation import by_article

    failed: list[str] = []
    articles = by_article(_gold(gold, failed, held_out=held_out))[:limit]
    if not articles:
        typer.echo("There is no gold in the files: nothing to review.", err=True)
        raise typer.Exit(1)
    runs = list(_runs(articles, threshold))
    if as_json:
        typer.echo(json.dumps([run.as_record() for run in runs], ensure_ascii=False))
    else:
        _print(runs)
    if failed:
        raise typer.Exit(1)


def _gold(paths: list[Path], failed: list[str], *, held_out: bool) -> Iterator[Document]:
    from extract.corpus import is_held_out

    for document in articles_of(paths, teller(failed)):
        named = {"id": document.article.id, **document.article.extra}
        if document.mentions and (not held_out or is_held_out(named)):
            yield document


def _runs(articles: list[Document], threshold: float | None) -> Iterator[Run]:
    from extract.learning.simulation import nothing_proposed, simulate
    from extract.pipeline import LexiconExtractor, default_extractor

    yield nothing_proposed(articles)
    lexicon, model = LexiconExtractor(), default_extractor()
    yield simulate(articles, "lexicons", lexicon, threshold or 0.0, learning=False)
    if model.name == lexicon.name:
        return
    shown = threshold if threshold is not None else float(getattr(model, "default_threshold", 0.0))
    yield simulate(articles, "bundled model", model, shown, learning=False)
    yield simulate(articles, "bundled model and learning", model, shown, learning=True)


def _print(runs: list[Run]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Actions per article, of {len(runs[0].actions)}")
    for heading in ("candidates", "actions", "of none", "at once", "each apart"):
        table.add_column(heading, justify="left" if heading == "candidates" else "right")
    whole = max(1, sum(runs[0].actions))
    for run in runs:
        table.add_row(
            run.name,
            f"{run.as_record()['actions_per_article']:.2f}",
            *(f"{sum(counted) / whole:.1%}" for counted in (run.actions, run.at_once, run.apart)),
        )
    Console().print(table)
