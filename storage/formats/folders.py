"""Folders of strangers: the files of one kind below them, none that leads out, and their texts."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from storage.formats.problem import ReadError, ReadProblem, os_reason

DEEPEST: Final = 64
"""Folders in folders that are looked into."""


def files_of(
    path: Path, suffix: str, beside: Callable[[Path], Path] = lambda file: file
) -> Iterator[Path | ReadProblem]:
    """The file itself, or those whose names end so below a folder, in the order of their names.

    One that leads out of the folder, or whose companion `beside` does, is named instead.
    """
    root = path.resolve() if path.is_dir() else path.resolve().parent
    for file in _below(path, suffix) if path.is_dir() else [path]:
        if all(one.resolve().is_relative_to(root) for one in (file, beside(file))):
            yield file
        else:
            yield ReadProblem(file, None, ReadError("It leads out of the folder."))


def has_file(folder: Path, suffix: str, fits: Callable[[Path], bool] = lambda _file: True) -> bool:
    """Whether below a folder there is a file whose name ends so, and that fits."""
    return any(fits(file) for file in _below(folder, suffix, in_order=False))


def _below(folder: Path, suffix: str, *, in_order: bool = True, depth: int = 1) -> Iterator[Path]:
    """What is called so below a folder, no link followed; in order only the names of one folder are in memory."""
    try:
        with os.scandir(folder) as entries:
            wanted = (
                (entry.name, entry.is_dir(follow_symlinks=False))
                for entry in entries
                if entry.name.endswith(suffix) or entry.is_dir(follow_symlinks=False)
            )
            for name, is_folder in sorted(wanted) if in_order else wanted:
                if name.endswith(suffix):
                    yield folder / name
                if is_folder and depth < DEEPEST:
                    yield from _below(folder / name, suffix, in_order=in_order, depth=depth + 1)
    except OSError:
        return  # as where it is a link that leads nowhere; what cannot be listed has no files for us


def lines_of(content: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers from 1, one at a time; only a line feed ends one."""
    at = number = 0
    while at >= 0:
        end = content.find("\n", at)
        number += 1
        yield number, content[at : end if end >= 0 else len(content)]
        at = end + 1 if end >= 0 else -1


def text_of(path: Path, *, encoding: str = "utf-8") -> str | ReadProblem:
    """The content of a file of UTF-8, line ends as they are; a ReadProblem where it is none or cannot be read."""
    try:
        return path.read_bytes().decode(encoding)
    except UnicodeDecodeError as error:
        return ReadProblem(path, None, ReadError("It is not UTF-8 (byte {byte}).", byte=error.start))
    except OSError as error:
        return ReadProblem(path, None, os_reason(error))
