"""`tawsim learning`: switched on and off, forgotten, exported."""

from pathlib import Path
from typing import Annotated

import typer

from storage.commands.options import DatabaseOption
from storage.commands.output import counted

group = typer.Typer(no_args_is_help=True, help="What the database has learned from decisions: reset, export, off, on.")


@group.command("on")
def on_command(database: DatabaseOption = None) -> None:
    """Let candidates be scored by what was learned."""
    _switch(database, on=True)


@group.command("off")
def off_command(database: DatabaseOption = None) -> None:
    """Let the extractor's own scores count; what was learned is kept."""
    _switch(database, on=False)


@group.command("reset")
def reset_command(database: DatabaseOption = None) -> None:
    """Forget what was learned; decisions and gold stay."""
    from storage.database import open_database
    from storage.learning import reset_learning

    store = open_database(database)
    try:
        with store.begin() as session:
            reset_learning(session)
    finally:
        store.close()
    typer.echo("What was learned is forgotten.", err=True)


@group.command("export")
def export_command(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="The file.")],
    database: DatabaseOption = None,
) -> None:
    """Write what was learned to a file."""
    from storage.database import open_database
    from storage.learning import export_state

    store = open_database(database)
    try:
        lessons = export_state(store, output)
    finally:
        store.close()
    typer.echo(f"What was learned from {counted(lessons, 'article')} is in {output}.", err=True)


def _switch(database: Path | None, *, on: bool) -> None:
    from storage.database import open_database
    from storage.learning import switch_learning

    store = open_database(database)
    try:
        with store.begin() as session:
            switch_learning(session, on=on)
    finally:
        store.close()
    typer.echo(f"Learning is {'on' if on else 'off'}.", err=True)
