"""`tawsim export`."""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
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
    from storage.formats.loss import Loss
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
    from storage.export import EVERYTHING, FINISHED_ONLY, export_documents, new_folder, split_articles
    from storage.splitting import PARTS, shares

    _check_asked(format_, output, whole=split is None and not card)
    statuses = frozenset(status) if status else FINISHED_ONLY if finished_only else EVERYTHING
    wanted = None if split is None else shares(split)
    job = _Job(WRITABLE[format_], layer, _settings(WRITABLE[format_], settings or []), licence)
    store = open_database(database)
    unsound: list[IntegrityError] = []

    def documents(among: "Collection[str] | None" = None) -> "Iterator[Exported]":
        chosen = export_documents(
            store,
            reviewer=reviewer,
            statuses=statuses,
            since=None if since is None else since.astimezone(UTC),
            among=among,
            unsound=unsound.append,
        )
        return with_progress(chosen, "Exporting")

    try:
        if wanted is None:
            job.write(documents(), output)
        else:
            parts = split_articles(store, wanted, stratified=stratify)
            folder = new_folder(Path(output))
            for part in PARTS[: len(wanted)]:
                among = {id_ for id_, own in parts.items() if own == part}
                job.write(documents(among), str(folder / f"{part}{job.format.suffix}"), part)
    finally:
        store.close()
    if card or wanted is not None:
        job.write_card(Path(output))
    if job.count == 0 and not status and finished_only:
        typer.echo("No review is finished yet; --all exports the others too.", err=True)
    elif output != "-":
        typer.echo(f"{job.count} written to {output}.", err=True)
    _name_unsound(unsound)


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


class _Job:
    """One export: what it writes as, and what came of it."""

    def __init__(self, format_: Format, layer: Layer, settings: "Mapping[str, str]", licence: str) -> None:
        from storage.formats.card import Card

        self.format = format_
        self.count = 0
        self._layer = layer
        self._settings = settings
        self._licence = licence
        self._card = Card()
        self._losses: dict[str, Loss] = {}

    def write(self, documents: "Iterable[Exported]", output: str, part: str = "") -> None:
        """Writes documents to a file or folder, and says what was left out."""
        from storage.export import export_as, written_whole
        from storage.formats.registry import WriteOptions
        from storage.model.schema_files import load_default_schema

        passing = self._counted(documents, part)
        if self.format.name == "jsonl":  # which also tells several reviewers of one article apart
            if output == "-":
                _write(passing, sys.stdout, self._layer)
            else:
                with written_whole(Path(output)) as stream:
                    _write(passing, stream, self._layer)
            return
        options = WriteOptions(self._layer, load_default_schema(), self._settings)
        plain = (one.document for one in passing)
        loss = self._losses[part] = export_as(plain, self.format, Path(output), options)
        for line in loss.lines():
            typer.echo(f"{part}: {line}" if part else line, err=True)

    def write_card(self, output: Path) -> None:
        """Writes README.md into the folder, or beside the file under its name."""
        from storage.export import written_whole

        target = output / "README.md" if output.is_dir() else output.with_name(f"{output.name}.README.md")
        with written_whole(target) as stream:
            stream.write(self._card.markdown(output.name, self._licence, self._losses))

    def _counted(self, documents: "Iterable[Exported]", part: str) -> "Iterator[Exported]":
        """The documents as they pass, counted."""
        for one in documents:
            self._card.count(one.document, one.reviewer, part)
            self.count += 1
            yield one


def _write(documents: "Iterable[Exported]", stream: TextIO, layer: Layer) -> None:
    from storage.formats.jsonl import record_line
    from storage.model.records import document_to_record

    for one in documents:
        record = document_to_record(one.document, layer)
        if one.is_one_of_several:
            record["reviewer"] = one.reviewer
        stream.write(record_line(record))


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
