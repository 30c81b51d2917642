"""Folders of strangers: the files of one kind below them, none that leads out, and their texts."""

from collections.abc import Callable, Iterator
from pathlib import Path

from storage.formats.problem import ReadError, ReadProblem, os_reason


def files_of(
    path: Path, suffix: str, beside: Callable[[Path], Path] = lambda file: file
) -> Iterator[Path | ReadProblem]:
    """The file itself, or those whose names end so below a folder, in the order of their names.

    One that leads out of the folder, or whose companion `beside` does, is named instead.
    """
    root = path.resolve() if path.is_dir() else path.resolve().parent
    for file in sorted(path.rglob(f"*{suffix}")) if path.is_dir() else [path]:
        if all(one.resolve().is_relative_to(root) for one in (file, beside(file))):
            yield file
        else:
            yield ReadProblem(file, None, ReadError("It leads out of the folder."))


def text_of(path: Path, *, encoding: str = "utf-8") -> str | ReadProblem:
    """The content of a file of UTF-8, line ends as they are; a ReadProblem where it is none or cannot be read."""
    try:
        return path.read_bytes().decode(encoding)
    except UnicodeDecodeError as error:
        return ReadProblem(path, None, ReadError("It is not UTF-8 (byte {byte}).", byte=error.start))
    except OSError as error:
        return ReadProblem(path, None, os_reason(error))
