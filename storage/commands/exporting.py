"""`tawsim export`."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from storage.commands.options import DatabaseOption
from storage.commands.output import with_progress
from storage.model import ReviewStatus
from storage.model.records import Layer

if TYPE_CHECKING:
    from storage.export import Exported


class Format(StrEnum):
    """What an export may look like."""

    JSONL = "jsonl"


def export_command(
    output: Annotated[str, typer.Option("--output", "-o", metavar="PATH", help="The file; - is standard output.")],
    database: DatabaseOption = None,
    format_: Annotated[Format, typer.Option("--format", help="The format.")] = Format.JSONL,
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
    """Write the dataset: one article a line, in the order of the queue.

    Where several people have reviewed an article, each has a line, with the
    name under “reviewer”. The file appears when all of it is written; after an
    error the old one is still there.

      tawsim export --output gold.jsonl

      tawsim export --output - --all --layer both --reviewer salma | jq .id
    """
    from storage.database import open_database
    from storage.export import EVERYTHING, FINISHED_ONLY, export_documents, written_whole

    del format_  # there is one so far
    statuses = frozenset(status) if status else FINISHED_ONLY if finished_only else EVERYTHING
    store = open_database(database)
    try:
        documents = with_progress(export_documents(store, reviewer=reviewer, statuses=statuses), "Exporting")
        if output == "-":
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
