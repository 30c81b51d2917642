"""The articles of files named on a command line; what cannot be read is told, and the rest goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from storage.model import Document


def articles_of(paths: Iterable[Path], tell: Callable[[str], None]) -> Iterator[Document]:
    """Article by article, files in their order; `tell` hears a sentence on each thing that was left out."""
    from storage.formats import ReadProblem, read_articles

    for path in paths:
        for item in read_articles(path):
            if isinstance(item, ReadProblem):
                tell(str(item))
            else:
                yield item


def teller(told: list[str]) -> Callable[[str], None]:
    """Tells on standard error, and keeps what was told."""
    import typer

    def tell(problem: str) -> None:
        told.append(problem)
        typer.echo(problem, err=True)

    return tell
