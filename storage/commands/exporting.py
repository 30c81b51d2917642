"""`tawsim export`."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from storage.commands.options import DatabaseOption
from storage.commands.output import with_progress
from storage.formats.registry import WRITABLE, Format
from storage.model import ReviewStatus
from storage.model.records import Layer

if TYPE_CHECKING:
    from storage.export import Exported
    from storage.integrity import IntegrityError


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
    since: Annotated[
        datetime | None, typer.Option("--since", metavar="TIME", help="Reviews edited then or later (local time).")
    ] = None,
    split: Annotated[
        str | None,
        typer.Option("--split", metavar="80/10/10", help="Train, dev and test in a folder; see below."),
    ] = None,
    stratify: Annotated[  # noqa: FBT002 - typer's
        bool, typer.Option("--stratify", help="Give each part of the split its share of every label.")
    ] = False,
    card: Annotated[  # noqa: FBT002 - typer's
        bool, typer.Option("--card", help="Write a README.md about the dataset beside it; a split always has one.")
    ] = False,
    licence: Annotated[str, typer.Option("--licence", help="The licence that the card names.")] = "unknown",
) -> None:
    """Write the dataset in the order of the queue: native JSONL, or a format that other tools read.

    Where several people have reviewed an article, each has a line, with the
    name under “reviewer”. The file appears when all of it is written; after an
    error the old one is still there.

      tawsim export --output gold.jsonl

      tawsim export --output - --all --layer both --reviewer salma | jq .id

      tawsim export --format brat --output gold-brat/

      tawsim export --format conll --set scheme=bioes --output gold.conll

      tawsim export --split 80/10/10 --format spacy --output corpus/

    The parts of a split go by a hash of each text, so that articles that are added
    later move none, and near-duplicates are in one part. With --stratify they go, in
    the order of the queue, to the part that lacks most of their labels: articles that
    are added later move none, but other annotation of an early article may.

    What a format cannot carry is said on standard error and in LOSS.md.
    """
    from storage.database import open_database
    from storage.dataset import Wanted, stream_dataset, write_dataset
    from storage.export import EVERYTHING, FINISHED_ONLY
    from storage.model.schema_files import load_default_schema
    from storage.splitting import shares

    _check_asked(format_, output, whole=split is None and not card)
    chosen = WRITABLE[format_]
    wanted = Wanted(
        chosen,
        _settings(chosen, settings or []),
        layer,
        frozenset(status) if status else FINISHED_ONLY if finished_only else EVERYTHING,
        reviewer,
        None if since is None else since.astimezone(UTC),
        () if split is None else shares(split),
        stratify,
        card,
        licence,
    )
    store = open_database(database)
    try:
        written = (
            stream_dataset(store, wanted, sys.stdout, _passing)
            if output == "-"
            else write_dataset(store, wanted, Path(output), load_default_schema(), _passing)
        )
    finally:
        store.close()
    for part, loss in written.losses.items():
        for line in loss.lines():
            typer.echo(f"{part}: {line}" if part else line, err=True)
    if written.count == 0 and not status and finished_only:
        typer.echo("No review is finished yet; --all exports the others too.", err=True)
    elif output != "-":
        typer.echo(f"{written.count} written to {output}.", err=True)
    _name_unsound(written.unsound)


def _passing(found: "Iterator[Exported]") -> "Iterator[Exported]":
    return with_progress(found, "Exporting")


def _name_unsound(unsound: "Sequence[IntegrityError]") -> None:
    """Says which reviews were left out; then the status is 1."""
    for error in unsound:
        typer.echo(str(error), err=True)
    if unsound:
        typer.echo(f"{len(unsound)} left out; `tawsim doctor --mend` writes them anew from their logs.", err=True)
        raise typer.Exit(1)


def _check_asked(format_: str, output: str, *, whole: bool) -> None:
    if format_ not in WRITABLE:
        raise typer.BadParameter(f"{format_} is none of {', '.join(WRITABLE)}.", param_hint="--format")
    if output == "-" and not (whole and format_ == "jsonl"):
        raise typer.BadParameter("Only jsonl goes to standard output, whole and without a card.", param_hint="--output")


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
