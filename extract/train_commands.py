"""The command `tawsim train`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.model import Document

_HELP = """Train the extractor on gold and write a model folder: the very command that made the shipped model.

GOLD is native JSONL with annotation, such as `tawsim export` writes, or text in the guidelines' inline notation
(.txt); a file that is named twice counts twice. A part of its sources is kept from training to choose thresholds by
and to measure. Silver is what `tawsim extract` proposes for more texts. An interrupted run goes on when it is started
again.

Needs PyTorch: pip install "tawsim[train]".

Example:

  tawsim train gold.jsonl --encoder encoder/ --output model/

Exit status: 0 all went well, 1 something could not be read or is not installed, 2 wrong use."""

Gold = Annotated[
    list[Path], typer.Argument(metavar="GOLD...", help="Native JSONL with annotation, or inline notation.")
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="MODEL", help="The folder to write.")]
EncoderFolder = Annotated[
    Path, typer.Option("--encoder", metavar="FOLDER", help="Encoder to start from: .safetensors and pieces.json.")
]
Epochs = Annotated[int, typer.Option("--epochs", min=1, help="How often all of the gold is gone through.")]
Seed = Annotated[int, typer.Option("--seed", help="The same seed and gold give the same model on the same machine.")]
Threads = Annotated[int, typer.Option("--threads", min=1, help="Processor threads to use.")]
Silver = Annotated[
    list[Path] | None,
    typer.Option("--silver", metavar="FILE", help="Native JSONL with candidates, as `tawsim extract` writes."),
]
Whole = Annotated[
    bool, typer.Option("--whole", help="Learn from the part that is held out, too; to ship, not to measure.")
]
Version = Annotated[str, typer.Option("--model-version", help="Signs the candidates of the model.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the command line."""
    app.command("train", help=_HELP)(train_command)


def train_command(
    gold: Gold,
    output: Output,
    encoder: EncoderFolder,
    epochs: Epochs = 9,
    seed: Seed = 1,
    threads: Threads = 2,
    version: Version = "1",
    silver: Silver = None,
    whole: Whole = False,  # noqa: FBT002 - typer's way of an option without a value
) -> None:
    """Trains a model on the gold and says how good it is on what was kept from training."""
    try:
        import torch

        from extract.making import Gold as Material
        from extract.making import make_model
        from extract.train import Recipe
    except ImportError as error:
        typer.echo(f'{error.name} is not installed. Run: pip install "tawsim[train]"', err=True)
        raise typer.Exit(1) from error
    torch.set_num_threads(threads)
    material = Material(_documents(gold), _silver(silver or []), whole)
    if not any(encoder.glob("*.safetensors")) or not any(encoder.glob("*pieces.json")):
        typer.echo(f"{encoder} holds no encoder: a .safetensors file and a …pieces.json file are needed.", err=True)
        raise typer.Exit(1)
    with _Bar() as bar:
        report = make_model(material, encoder, output, Recipe(epochs=epochs, seed=seed), version, bar.show)
    typer.echo(report.summary())


def _documents(paths: list[Path]) -> list[Document]:
    documents = [document for path in paths for document in _read(path)]
    if not any(document.mentions for document in documents):
        typer.echo("There is no gold in the files: nothing to train on.", err=True)
        raise typer.Exit(1)
    return documents


def _silver(paths: list[Path]) -> list[Document]:
    """What an extractor proposed, as if it had been accepted."""
    from storage.model.decisions import accept_all
    from storage.model.edits import apply_edit

    return [
        apply_edit(document, accept_all(document, document.candidates)) if len(document.candidates) else document
        for path in paths
        for document in _read(path)
    ]


def _read(path: Path) -> Iterator[Document]:
    from extract.inline import read_inline
    from storage.formats.jsonl import read_jsonl
    from storage.model import Document

    try:
        if path.suffix == ".txt":
            yield from read_inline(path.read_text(encoding="utf-8"), path.stem)
            return
        with path.open("rb") as file:
            for item in read_jsonl(path, file):
                if isinstance(item, Document):
                    yield item
                else:
                    typer.echo(str(item), err=True)
    except OSError as error:
        typer.echo(f"{path} cannot be read: {error.strerror}.", err=True)
        raise typer.Exit(1) from error


class _Bar:
    """A progress bar on standard error, one task a stage."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("{task.description}"),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task = self._progress.add_task("", total=None)
        self._stage = ""

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def show(self, stage: str, done: int, whole: int) -> None:
        """Says what is being done and how far it is."""
        name = stage.partition(",")[0]
        if name != self._stage:
            self._stage = name
            self._progress.reset(self._task)
        self._progress.update(self._task, description=stage, completed=done, total=whole)
