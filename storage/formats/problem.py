"""What stands in the way of reading a file, as a value: the others are read all the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from storage.model.errors import TawsimError


class ReadError(TawsimError):
    """A file, or a line of it, is nothing that can be read."""


class MissingExtraError(TawsimError):
    """A format needs a package that is not installed."""


def missing_extra(extra: str) -> MissingExtraError:
    """The error that names the optional dependencies to install."""
    return MissingExtraError(
        "A package that this format needs is missing; install it with: pip install 'tawsim[{extra}]'.", extra=extra
    )


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """Why a file, or one line of it (counted from 1), was left out."""

    path: Path
    line: int | None
    error: TawsimError

    @property
    def reason(self) -> str:
        """The error's sentence in English."""
        return str(self.error)

    def __str__(self) -> str:
        place = "" if self.line is None else f", line {self.line}"
        return f"{self.path}{place}: {self.reason}"


_MOST: Final = 1000


class Problems:
    """What is wrong with one article, as it is found; of very many the first are kept and the others counted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: list[ReadProblem] = []
        self._more = 0

    def add(self, line: int | None, error: TawsimError) -> None:
        """One more."""
        if len(self._kept) < _MOST:
            self._kept.append(ReadProblem(self._path, line, error))
        else:
            self._more += 1

    def say(self, line: int | None, template: str, **values: object) -> None:
        """The same for a sentence that is collected for translation; beyond those kept it is not even made."""
        if len(self._kept) < _MOST:
            self._kept.append(ReadProblem(self._path, line, ReadError(template, **values)))
        else:
            self._more += 1

    def __iter__(self) -> Iterator[ReadProblem]:
        """Those that were kept, and how many there are besides."""
        yield from self._kept
        if self._more:
            yield ReadProblem(self._path, None, ReadError("Faulty places besides these: {count}.", count=self._more))


def os_reason(error: OSError) -> ReadError:
    """The system's reason as a sentence."""
    return ReadError("It cannot be read: {reason}.", reason=error.strerror or error)


_Read = TypeVar("_Read")


def read_opened(path: Path, read: Callable[[BinaryIO], Iterator[_Read]]) -> Iterator[_Read | ReadProblem]:
    """What `read` finds in the file, and the reason where the system does not let it be read."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            yield ReadProblem(path, None, ReadError("It is no ordinary file."))
            return
        with path.open("rb") as file:
            yield from read(file)
    except OSError as error:
        yield ReadProblem(path, None, os_reason(error))
