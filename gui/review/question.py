"""Something a reviewer must choose before a command can go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from gui.widgets.picker import Choice

HINTS: Final = "asdfjklghqweruioptyzxcvbnm"
"""Keys for choices that have none of their own, the easiest first."""


@dataclass(frozen=True)
class Question:
    """What can be chosen and what then happens; `near` is the item beside which it is asked.

    The choice `current` is what stands now, where there is such a one.
    """

    title: str
    choices: Sequence[Choice]
    answered: Callable[[str], None]
    near: str | None = None
    current: str = ""
