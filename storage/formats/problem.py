"""What stands in the way of reading a file, as a value: the others are read all the same."""

from dataclasses import dataclass
from pathlib import Path

from storage.model.errors import TawsimError


class ReadError(TawsimError):
    """A file, or a line of it, is nothing that can be read."""


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


def os_reason(error: OSError) -> ReadError:
    """The system's reason as a sentence."""
    return ReadError("It cannot be read: {reason}.", reason=error.strerror or error)
