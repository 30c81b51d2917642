"""`tawsim preview`."""

from typing import TYPE_CHECKING

import typer

from storage.commands.importing import (
    FormatOption,
    MapOption,
    PathsArgument,
    SchemaOption,
    labels_of,
    readable,
)
from storage.commands.options import DatabaseOption
from storage.commands.output import counted

if TYPE_CHECKING:
    from storage.preview import Preview, StrangeLabel


def preview_command(
    paths: PathsArgument,
    database: DatabaseOption = None,
    schema: SchemaOption = None,
    format_: FormatOption = None,
    labels: MapOption = None,
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

    format_read = readable(format_)
    own = load_default_schema() if schema is None else parse_schema(read_schema_file(schema), str(schema))
    store = open_database(database)
    try:
        found = preview(store, paths, own, format_=format_read)
    finally:
        store.close()
    mapped = labels_of(labels or [])
    _say(found, found.labels.strange(own, Renames.alike(mapped)), mapped)
    raise typer.Exit(1 if found.problems else 0)


def _say(found: "Preview", strange: "list[StrangeLabel]", mapped: dict[str, str]) -> None:
    for problem in found.problems:
        typer.echo(str(problem), err=True)
    formats = ", ".join(f"{name} ({count})" for name, count in found.formats.most_common())
    more = "" if found.is_whole else " and more"
    typer.echo(f"{counted(found.articles, 'article')}{more}, {found.known} there already: {formats}")
    counts = ((found.mentions, "mention"), (found.events, "event"), (found.candidates, "candidate"))
    typer.echo(", ".join(counted(*one) for one in counts))
    for label in strange:
        if label.label not in mapped:
            of = f" of {label.event}" if label.event else ""
            typer.echo(f"unknown {label.kind} {label.label}{of}: {label.count} (--map {label.label}=… or --leave-out)")
