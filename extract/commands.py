"""The commands `tawsim extract` and `tawsim evaluate`."""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from extract.engine_names import Engine
from extract.simulate_command import register as register_simulation
from extract.train_commands import register as register_training

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extract.corpus import Record
    from extract.evaluate import Evaluation
    from storage.formats import ReadProblem
    from storage.model import Document

Item = TypeVar("Item")

_STANDARD_OUTPUT = Path("-")
_SILENT_SECONDS = 1.0

_EXTRACT_HELP = """Propose the mentions and events of articles, as native JSONL; no database is touched.

FILE is text, HTML or native JSONL, or a folder of such files.

Examples:

  tawsim extract article.txt --output candidates.jsonl

  tawsim extract news/ page.html --output - | head -1

Exit status: 0 all went well, 1 some file could not be read (the others are done), 2 wrong use."""

_EVALUATE_HELP = """Compare what the engine proposes with gold, exactly: mentions, triggers, arguments, attributes.

GOLD is native JSONL with annotation.

Examples:

  tawsim evaluate gold.jsonl

  tawsim evaluate train.jsonl --held-out --json

Exit status: 0 all went well, 1 some file could not be read, 2 wrong use."""

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Text, HTML or native JSONL; folders too.")]
Gold = Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Native JSONL with annotation.")]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="OUT.jsonl", help="Where to write; - is standard output.")
]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="The bundled model with the lexicons, or the lexicons alone.")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Processes to use; by default one a core.", show_default=False)
]
HeldOut = Annotated[bool, typer.Option("--held-out", help="Only documents that the lexicons were not distilled from.")]
Json = Annotated[bool, typer.Option("--json", help="Figures as JSON on standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the commands of this room to the command line."""
    app.command("extract", help=_EXTRACT_HELP)(extract_command)
    app.command("evaluate", help=_EVALUATE_HELP)(evaluate_command)
    register_simulation(app)
    register_training(app)


def extract_command(files: Files, output: Output, engine: EngineOption = Engine.DEFAULT, jobs: Jobs = None) -> None:
    """Writes every article of the files with its candidates."""
    from extract.extracting import extracted

    failures: list[ReadProblem] = []
    documents = _documents(files, _teller(failures))
    lines = _with_progress(extracted(documents, engine, jobs or os.cpu_count() or 1), "Extracting from article")
    if output == _STANDARD_OUTPUT:
        for line in lines:
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    else:
        try:
            with output.open("wb") as stream:
                stream.writelines(lines)
        except OSError as error:
            typer.echo(f"{output} cannot be written: {error.strerror}. Name another file with --output.", err=True)
            raise typer.Exit(1) from error
    if failures:
        raise typer.Exit(1)


def evaluate_command(gold: Gold, *, held_out: HeldOut = False, as_json: Json = False) -> None:
    """Prints precision, recall and F1 of the engine on gold."""
    from extract.evaluate import evaluate
    from extract.pipeline import default_extractor

    failures: list[ReadProblem] = []
    records = _records(_documents(gold, _teller(failures)), held_out=held_out)
    result = evaluate(default_extractor(), _with_progress(records, "Evaluating sentence"))
    if as_json:
        typer.echo(json.dumps(result.as_record(), ensure_ascii=False))
    else:
        _print(result)
    if failures:
        raise typer.Exit(1)


def _teller(failures: list[ReadProblem]) -> Callable[[ReadProblem], None]:
    def tell(problem: ReadProblem) -> None:
        failures.append(problem)
        typer.echo(str(problem), err=True)

    return tell


def _documents(files: Iterable[Path], told: Callable[[ReadProblem], None]) -> Iterator[Document]:
    from storage.formats import ReadProblem, read_articles

    for file in files:
        for item in read_articles(file):
            if isinstance(item, ReadProblem):
                told(item)
            else:
                yield item


def _records(documents: Iterable[Document], *, held_out: bool) -> Iterator[Record]:
    from extract.corpus import is_held_out
    from storage.model.records import document_to_record

    for document in documents:
        record = document_to_record(document)
        if not held_out or is_held_out(record):
            yield record


def _with_progress(items: Iterable[Item], what: str) -> Iterator[Item]:
    """The items as they come; on a terminal, after a second, counted by a line on standard error."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed}"), TimeElapsedColumn())
    console = Console(stderr=True)
    progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    task = progress.add_task(what, total=None)
    timer = threading.Timer(_SILENT_SECONDS, progress.start)
    timer.daemon = True
    timer.start()
    try:
        for item in items:
            yield item
            progress.advance(task)
    finally:
        timer.cancel()
        timer.join()
        progress.stop()


def _print(result: Evaluation) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{result.texts} texts, {result.characters} characters; exact agreement")
    for heading in ("", "precision", "recall", "F1", "right", "proposed", "wanted"):
        table.add_column(heading, justify="left" if not heading else "right")
    for layer, whole in result.whole.items():
        rows = [(layer, whole), *((f"  {label}", tally) for label, tally in sorted(result.by_label[layer].items()))]
        for name, tally in rows:
            figures = (f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1))
            table.add_row(name, *figures, *map(str, (tally.right, tally.proposed, tally.wanted)))
        table.add_section()
    Console().print(table)
