"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer


def _or_before_command(context: typer.Context, value: Path | None) -> Path | None:
    """`tawsim --database PATH list` means what `tawsim list --database PATH` does."""
    if value is None and context.parent is not None:
        before = context.parent.params.get("database")
        return before if isinstance(before, Path) else None
    return value


DatabaseOption = Annotated[
    Path | None,
    typer.Option(
        "--database",
        "-d",
        metavar="PATH",
        help="Where articles are kept; by default the user's data folder.",
        callback=_or_before_command,
    ),
]
ReviewerOption = Annotated[
    str | None,
    typer.Option("--reviewer", metavar="NAME", help="Whose review; by default that of the system's user."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON to standard output.")]
