"""The command `tawsim`: rooms add their own commands to it through the entry points of the group `tawsim.commands`."""

import importlib
import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, entry_points, version
from typing import Any

import typer
from typer.core import TyperGroup

from storage.model.errors import TawsimError

_GROUP = "tawsim.commands"
_ROOMS = ("storage.commands", "extract.commands", "gui.commands")

Register = Callable[[typer.Typer], None]


def main() -> None:
    """Runs the command line; the exit status is 0, 1 when something went wrong, 2 when the command makes no sense."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # JSON is, and Arabic could not be said in less
    build_app()()


def build_app() -> typer.Typer:
    """The command with everything that the rooms which are there add."""
    app = typer.Typer(
        cls=_Group,
        add_completion=False,
        pretty_exceptions_enable=False,
        epilog="tawsim --version says the version.",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for register_room in _registers():
        register_room(app)
    if app.registered_callback is None:
        app.callback(invoke_without_command=True)(_without_window)
    return app


def register(app: typer.Typer) -> None:
    """Adds this room's commands."""
    from storage.commands import doctor, exporting, importing, learning, listing, previewing, search, show, statistics

    app.command("import")(importing.import_command)
    app.command("preview")(previewing.preview_command)
    app.command("export")(exporting.export_command)
    app.command("list")(listing.list_command)
    app.command("show")(show.show_command)
    app.command("search", context_settings={"ignore_unknown_options": True})(search.search_command)
    app.command("stats")(statistics.stats_command)
    app.add_typer(learning.group, name="learning")
    app.command("doctor")(doctor.doctor_command)


def _without_window(context: typer.Context) -> None:
    """Candidate entities and events in Arabic news: imported, listed, shown and exported.

    The window is not installed.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _registers() -> Iterator[Register]:
    """What each room calls to add its commands; rooms that are not there are left out."""
    found = [point.value for point in entry_points(group=_GROUP)]
    for value in found or [f"{room}:register" for room in _ROOMS]:
        module, _, name = value.partition(":")
        room = module.partition(".")[0]
        if importlib.util.find_spec(room) is not None and importlib.util.find_spec(module) is not None:
            yield getattr(importlib.import_module(module), name)


def _version() -> str:
    try:
        return version("tawsim")
    except PackageNotFoundError:  # run from the source tree
        return "unknown"


class _Group(TyperGroup):
    """Says errors of the user's world in one sentence, without a traceback."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's
        """Reads the command line; `--version` is known here, whichever room gave the bare command its options."""
        if args[:1] == ["--version"]:
            typer.echo(f"tawsim {_version()}")
            raise typer.Exit
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's
        """Runs the command."""
        try:
            return super().invoke(ctx)
        except TawsimError as error:
            typer.echo(f"tawsim: {error}", err=True)
            raise typer.Exit(1) from error
        except BrokenPipeError as error:  # the reader has seen enough; nothing more must be written at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(1) from error
