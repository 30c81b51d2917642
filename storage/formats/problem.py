"""What stands in the way of reading a file, as a value: the others are read all the same."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """Why a file, or one line of it (counted from 1), was left out; `reason` is a sentence."""

    path: Path
    line: int | None
    reason: str

    def __str__(self) -> str:
        place = "" if self.line is None else f", line {self.line}"
        return f"{self.path}{place}: {self.reason}"


def os_reason(error: OSError) -> str:
    """The system's reason as a sentence."""
    return f"It cannot be read: {error.strerror or error}."
