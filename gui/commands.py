"""The bare `tawsim` command, which opens the window; Qt is imported only when it is run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from gui.link_command import register as register_linking
from storage.model.errors import TawsimError
from storage.model.schema_files import load_default_schema, read_schema_file
from storage.model.schema_toml import parse_schema

Language = Literal["ar", "en"]
Colours = Literal["system", "light", "dark", "contrast-light", "contrast-dark"]


def register(app: typer.Typer) -> None:
    """Makes the window what the command does when no subcommand is named, and adds what needs all rooms."""
    app.callback(invoke_without_command=True)(window)
    register_linking(app)


def window(
    context: typer.Context,
    article: Annotated[
        Path | None,
        typer.Option("--article", "-a", metavar="PATH", help="Import this file and open it.", show_default=False),
    ] = None,
    database: Annotated[
        Path | None,
        typer.Option("--database", "-d", metavar="PATH", help="Where articles are kept.", show_default=False),
    ] = None,
    schema: Annotated[
        Path | None,
        typer.Option("--schema", metavar="PATH", help="A label schema of your own (TOML).", show_default=False),
    ] = None,
    language: Annotated[
        Language | None, typer.Option("--language", help="Language of the interface.", show_default=False)
    ] = None,
    theme: Annotated[Colours | None, typer.Option("--theme", help="Colours.", show_default=False)] = None,
) -> None:
    """Review candidate entities and events in Arabic news, right to left and by keyboard.

    Without a subcommand the window opens:

      tawsim

      tawsim --article news.txt --language ar
    """
    if context.invoked_subcommand is not None:
        return
    try:
        status = open_window(article, database, schema, language, theme)
    except TawsimError as error:
        typer.echo(str(error), err=True)
        status = 1
    raise typer.Exit(status)


def open_window(
    article: Path | None, database: Path | None, schema: Path | None, language: str | None, theme: str | None
) -> int:
    """Opens the window, or writes its picture where there is no display; the exit status."""
    from gui.system_libraries import OFFSCREEN, display_platforms, require, require_display

    text = None if schema is None else read_schema_file(schema)
    labels = load_default_schema() if schema is None or text is None else parse_schema(text, schema.name)
    platforms = display_platforms(os.environ)
    if platforms:
        require_display(platforms)
    else:
        require(OFFSCREEN)
        typer.echo(
            "There is no display: the window goes to out/tawsim.png, its candidates to out/candidates.jsonl.", err=True
        )

    from gui.app import Options
    from gui.engine import Engine
    from gui.running import run
    from gui.theme import Theme

    options = Options(article, database, language, Theme(theme) if theme is not None else None, schema_text=text)
    engine = Engine(labels)
    return run(options, labels, engine, engine.learner, display=bool(platforms))
