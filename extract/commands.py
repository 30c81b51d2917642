"""The command `tawsim extract`, and the others of this room."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from extract.articles_of import articles_of, teller
from extract.engine_names import Engine
from extract.evaluate_command import register as register_evaluation
from extract.progress import with_progress
from extract.simulate_command import register as register_simulation
from extract.train_commands import register as register_training

_STANDARD_OUTPUT = Path("-")

_EXTRACT_HELP = """Propose the mentions and events of articles, as native JSONL; no database is touched.

FILE is text, HTML or native JSONL, or a folder of such files.

Examples:

  tawsim extract article.txt --output candidates.jsonl

  tawsim extract news/ page.html --output - | head -1

Exit status: 0 all went well, 1 some file could not be read (the others are done), 2 wrong use."""

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Text, HTML or native JSONL; folders too.")]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="OUT.jsonl", help="Where to write; - is standard output.")
]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="The bundled model with the lexicons, or the lexicons alone.")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Processes to use; by default one a core.", show_default=False)
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this room to the command line."""
    app.command("extract", help=_EXTRACT_HELP)(extract_command)
    register_evaluation(app)
    register_simulation(app)
    register_training(app)


def extract_command(files: Files, output: Output, engine: EngineOption = Engine.DEFAULT, jobs: Jobs = None) -> None:
    """Writes every article of the files with its candidates."""
    from extract.extracting import extracted
    from storage.formats.whole_file import written_whole

    failures: list[str] = []
    documents = articles_of(files, teller(failures))
    lines = with_progress(extracted(documents, engine, jobs or os.cpu_count() or 1), "Extracting from article")
    if output == _STANDARD_OUTPUT:
        for line in lines:
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    else:
        try:
            with written_whole(output) as stream:
                stream.writelines(lines)
        except OSError as error:
            typer.echo(f"{output} cannot be written: {error.strerror}. Name another file with --output.", err=True)
            raise typer.Exit(1) from error
    if failures:
        raise typer.Exit(1)
