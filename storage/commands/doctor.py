"""`tawsim doctor`."""

import sys
from typing import Annotated

import typer

from storage.commands.options import DatabaseOption


def doctor_command(
    database: DatabaseOption = None,
    mend: Annotated[  # noqa: FBT002 - typer's
        bool, typer.Option("--mend", help="Write what differs from the log of edits anew, after a backup.")
    ] = False,
) -> None:
    """Check the database: the file, the texts, and every review against its log of edits.

    Each fault is one line. With --mend the rows of reviews that differ from their
    log are written anew from it, after a backup; nothing else is changed. The
    exit status is 1 while a fault remains.

      tawsim doctor

      tawsim doctor --mend --database team.sqlite
    """
    from storage.database import open_database
    from storage.integrity import faults
    from storage.mending import mend as mend_reviews

    store = open_database(database)
    try:
        found = list(faults(store))
        for fault in found:
            sys.stdout.write(f"{fault.error}\n")
        broken = {fault.review for fault in found if fault.can_be_mended}
        if mend and broken:
            backup = mend_reviews(store, broken)
            typer.echo(f"{len(broken)} reviews were written anew from their logs; the backup is {backup}.", err=True)
            found = list(faults(store))
    finally:
        store.close()
    if not found:
        typer.echo("No fault was found." if not broken else "No fault is left.", err=True)
        return
    if any(fault.can_be_mended for fault in found):
        typer.echo("--mend writes what differs from the log of edits anew, after a backup.", err=True)
    raise typer.Exit(1)
