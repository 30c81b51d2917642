"""`tawsim preview`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from storage.commands.importing import labels_of
from storage.commands.options import DatabaseOption
from storage.formats.registry import READABLE

if TYPE_CHECKING:
    from storage.preview import Preview, StrangeLabel


def preview_command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, or folders of files.")],
    database: DatabaseOption = None,
    schema: Annotated[
        Path | None, typer.Option("--schema", metavar="PATH", help="A label schema of your own (TOML).")
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(READABLE)}; else each file tells."),
    ] = None,
    labels: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="THEIRS=OURS", help="A label or role under our name for it; may be repeated."),
    ] = None,
) -> None:
    """Say what an import would bring: articles, annotation, unknown labels and what cannot be read; nothing is written.

    Of large files the first five hundred articles are looked at. The exit status
    is 1 where something cannot be read.

      tawsim preview other/ --format brat

      tawsim preview gold.conll --map Person=PER
    """
    from storage.database import open_database
    from storage.formats.relabelling import Renames
    from storage.model.schema_files import load_default_schema, read_schema_file
    from storage.model.schema_toml import parse_schema
    from storage.preview import preview

    if format_ is not None and format_ not in READABLE:
        raise typer.BadParameter(f"{format_} is none of {', '.join(READABLE)}.", param_hint="--format")
    own = load_default_schema() if schema is None else parse_schema(read_schema_file(schema), str(schema))
    store = open_database(database)
    try:
        found = preview(store, paths, own, format_=None if format_ is None else READABLE[format_])
    finally:
        store.close()
    mapped = labels_of(labels or [])
    _say(found, found.labels.strange(own, Renames.alike(mapped)), mapped)
    raise typer.Exit(1 if found.problems else 0)


def _say(found: "Preview", strange: "list[StrangeLabel]", mapped: dict[str, str]) -> None:
    for problem in found.problems:
        typer.echo(str(problem), err=True)
    formats = ", ".join(f"{name} ({count})" for name, count in found.formats.most_common())
    typer.echo(
        f"{found.articles} articles{'' if found.is_whole else ' and more'}, {found.known} there already: {formats}"
    )
    typer.echo(f"{found.mentions} mentions, {found.events} events, {found.candidates} candidates")
    for label in strange:
        if label.label not in mapped:
            of = f" of {label.event}" if label.event else ""
            typer.echo(f"unknown {label.kind} {label.label}{of}: {label.count} (--map {label.label}=… or --leave-out)")
