"""A moment as a person reads it."""

from __future__ import annotations

from datetime import datetime

from gui.translation import figures


def moment(made_at: datetime) -> str:
    """A moment in the reader's time zone, in an order of figures that no direction of text turns round."""
    return f"\u2066{figures(f'{made_at.astimezone():%Y-%m-%d %H:%M}')}\u2069"
