"""Keeps a bug in a Qt override from ending the process."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


def qt_override(method: Callable[_P, _R]) -> Callable[_P, _R]:
    """Decorates an override of a Qt virtual function, so that an exception in it reaches `sys.excepthook`.

    On Python 3.11 an exception that the interpreter itself raised (an index beyond the end) is still without its object
    when PySide6 (6.8 to 6.11) extends its message, and the process ends with a segmentation fault. Passing through an
    `except` gives it its object.
    """

    @wraps(method)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return method(*args, **kwargs)
        except Exception:  # noqa: TRY203 - catching is what heals it
            raise

    return guarded
