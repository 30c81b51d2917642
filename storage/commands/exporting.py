"""`tawsim export`."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from storage.commands.options import DatabaseOption
from storage.commands.output import with_progress
from storage.formats.registry import WRITABLE, Format
from storage.model import ReviewStatus
from storage.model.records import Layer

if TYPE_CHECKING:
    from storage.export import Exported
    from storage.model import Document


def export_command(
    output: Annotated[str, typer.Option("--output", "-o", metavar="PATH", help="The file; - is standard output.")],
    database: DatabaseOption = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(WRITABLE)}.")
    ] = "jsonl",
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A setting of the format; may be repeated.")
    ] = None,
    layer: Annotated[
        Layer, typer.Option(help="What stands, what was proposed, or what stands, waits and was rejected.")
    ] = Layer.GOLD,
    finished_only: Annotated[  # noqa: FBT002 - typer's
        bool, typer.Option("--finished-only/--all", help="Finished reviews, or every article.")
    ] = True,
    status: Annotated[
        list[ReviewStatus] | None, typer.Option("--status", help="Reviews with this status; may be repeated.")
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", metavar="NAME", help="This reviewer's only; by default everybody's.")
    ] = None,
) -> None:
    """Write the dataset in the order of the queue: native JSONL, or a format that other tools read.

    Where several people have reviewed an article, each has a line, with the
    name under “reviewer”. The file appears when all of it is written; after an
    error the old one is still there.

      tawsim export --output gold.jsonl

      tawsim export --output - --all --layer both --reviewer salma | jq .id

      tawsim export --format brat --output gold-brat/

      tawsim export --format conll --set scheme=bioes --output gold.conll

    What a format cannot carry is said on standard error and in LOSS.md.
    """
    from storage.database import open_database
    from storage.export import EVERYTHING, FINISHED_ONLY, export_documents, written_whole

    if format_ not in WRITABLE:
        raise typer.BadParameter(f"{format_} is none of {', '.join(WRITABLE)}.", param_hint="--format")
    if output == "-" and format_ != "jsonl":
        raise typer.BadParameter("Only jsonl goes to standard output.", param_hint="--output")
    statuses = frozenset(status) if status else FINISHED_ONLY if finished_only else EVERYTHING
    store = open_database(database)
    try:
        documents = with_progress(export_documents(store, reviewer=reviewer, statuses=statuses), "Exporting")
        if format_ != "jsonl":
            chosen = _settings(WRITABLE[format_], settings or [])
            count = _write_as(documents, format_, Path(output), layer, chosen)
        elif output == "-":
            count = _write(documents, sys.stdout, layer)
        else:
            with written_whole(Path(output)) as stream:
                count = _write(documents, stream, layer)
    finally:
        store.close()
    if count == 0 and not status and finished_only:
        typer.echo("No review is finished yet; --all exports the others too.", err=True)
    elif output != "-":
        typer.echo(f"{count} written to {output}.", err=True)


def _write(documents: "Iterable[Exported]", stream: TextIO, layer: Layer) -> int:
    from storage.formats.jsonl import record_line
    from storage.model.records import document_to_record

    count = 0
    for count, one in enumerate(documents, start=1):  # noqa: B007 - the last number is the count
        record = document_to_record(one.document, layer)
        if one.is_one_of_several:
            record["reviewer"] = one.reviewer
        stream.write(record_line(record))
    return count


def _settings(format_: Format, given: list[str]) -> dict[str, str]:
    """The settings that were given; each must be one that the format offers."""
    offered = {setting.name: setting.values for setting in format_.settings}
    chosen = dict(pair.partition("=")[::2] for pair in given)
    for name, value in chosen.items():
        if value not in offered.get(name, ()):
            known = "; ".join(f"{one}={'|'.join(values)}" for one, values in offered.items()) or "none"
            raise typer.BadParameter(
                f"{format_.name} has no setting {name}={value}; it has {known}.", param_hint="--set"
            )
    return chosen


def _write_as(
    documents: "Iterable[Exported]", name: str, target: Path, layer: Layer, settings: "Mapping[str, str]"
) -> int:
    from storage.export import export_as
    from storage.formats.registry import WriteOptions
    from storage.model.schema_files import load_default_schema

    count = 0

    def counted() -> "Iterator[Document]":
        nonlocal count
        for one in documents:
            count += 1
            yield one.document

    loss = export_as(counted(), WRITABLE[name], target, WriteOptions(layer, load_default_schema(), settings))
    for line in loss.lines():
        typer.echo(line, err=True)
    return count
