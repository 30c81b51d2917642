"""`tawsim import`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from storage.commands.options import DatabaseOption, JsonOption, ReviewerOption
from storage.commands.output import with_progress, write_json
from storage.formats.registry import READABLE, Format
from storage.model.records import Status

if TYPE_CHECKING:
    from storage.formats.problem import ReadProblem
    from storage.importing import Imported


PathsArgument = Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, or folders of files.")]
SchemaOption = Annotated[
    Path | None, typer.Option("--schema", metavar="PATH", help="A label schema of your own (TOML).")
]
FormatOption = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(READABLE)}; else each file tells."),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="THEIRS=OURS", help="A label or role under our name for it; may be repeated."),
]


def import_command(
    paths: PathsArgument,
    database: DatabaseOption = None,
    reviewer: ReviewerOption = None,
    schema: SchemaOption = None,
    default_status: Annotated[
        Status, typer.Option(help="What items of JSONL are that say nothing of it.")
    ] = Status.ADDED,
    format_: FormatOption = None,
    labels: MapOption = None,
    left_out: Annotated[
        list[str] | None,
        typer.Option("--leave-out", metavar="LABEL", help="A label or role that is not to be taken; may be repeated."),
    ] = None,
    json: JsonOption = False,  # noqa: FBT002 - typer's
) -> None:
    """Put articles at the end of the queue: text, web pages and every format with annotation.

    A text that is there already is not added again. Gold in a file becomes the
    reviewer's, unless that reviewer has decided something in the article.
    What cannot be read is named, the exit status is then 1, and the rest goes in.

      tawsim import news/ page.html

      tawsim import gold.jsonl --reviewer salma --database team.sqlite

      tawsim import proposed.jsonl --default-status candidate --json

      tawsim import other/ --format brat --map Person=PER --map Victim=Target --leave-out Age
    """
    from storage.database import open_database
    from storage.formats.problem import ReadProblem
    from storage.formats.relabelling import Renames
    from storage.importing import import_paths
    from storage.model.schema_files import read_schema_file
    from storage.reviewers import default_reviewer

    format_read = readable(format_)
    names = Renames.alike({**labels_of(labels or []), **dict.fromkeys(left_out or ())})
    content = None if schema is None else read_schema_file(schema)
    report = _Report(as_json=json)
    store = open_database(database)
    try:
        results = import_paths(
            store,
            paths,
            reviewer or default_reviewer(),
            schema=content,
            default=default_status,
            format_=format_read,
            labels=names,
        )
        for result in with_progress(results, "Importing"):
            if isinstance(result, ReadProblem):
                report.problems.append(result)
            else:
                report.take(result)
    finally:
        store.close()
    report.write()
    raise typer.Exit(1 if report.problems else 0)


def readable(name: str | None) -> Format | None:
    """The format that `--format` names."""
    if name is not None and name not in READABLE:
        raise typer.BadParameter(f"{name} is none of {', '.join(READABLE)}.", param_hint="--format")
    return None if name is None else READABLE[name]


def labels_of(given: list[str]) -> dict[str, str]:
    """What `--map` was given, theirs to ours."""
    pairs = [pair.partition("=") for pair in given]
    for theirs, _, ours in pairs:
        if not theirs or not ours:
            raise typer.BadParameter("It is written THEIRS=OURS, as in Person=PER.", param_hint="--map")
    return {theirs: ours for theirs, _, ours in pairs}


def _article(article: "Imported") -> dict[str, Any]:
    return {
        "id": article.id,
        "new": article.was_new,
        "annotated": article.annotated,
        "source": str(article.source),
        "remarks": [str(remark) for remark in article.remarks],
    }


def _problem(problem: "ReadProblem") -> dict[str, Any]:
    return {"path": str(problem.path), "line": problem.line, "reason": problem.reason}


class _Report:
    """What came of an import; of an article that went in nothing is kept but the count, unless JSON is asked for."""

    def __init__(self, *, as_json: bool) -> None:
        self.problems: list[ReadProblem] = []
        self._as_json = as_json
        self._articles: list[dict[str, Any]] = []
        self._remarks: list[str] = []
        self._new = self._known = 0

    def take(self, article: "Imported") -> None:
        """Counts an article."""
        self._new += article.was_new
        self._known += not article.was_new
        self._remarks += map(str, article.remarks)
        if self._as_json:
            self._articles.append(_article(article))

    def write(self) -> None:
        """Says all of it."""
        for line in (*map(str, self.problems), *self._remarks):
            typer.echo(line, err=True)
        if self._as_json:
            write_json({"articles": self._articles, "problems": [_problem(one) for one in self.problems]})
            return
        known = f", {self._known} there already" if self._known else ""
        left_out = f", {len(self.problems)} not read" if self.problems else ""
        typer.echo(f"{self._new} added{known}{left_out}.")
