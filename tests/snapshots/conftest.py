"""Pictures of the window are taken of the same window as the tests of single keys."""

import pytest
from PySide6.QtWidgets import QApplication

from gui.fonts import PLEX, TEXT_FAMILIES, loaded_family
from tests.gui.conftest import plain_application, start_app

__all__ = ["plain_application", "start_app"]


@pytest.fixture(autouse=True)
def every_font(qapp: QApplication) -> None:
    """Loads them all: a line's height depends on the fonts that could stand in for a missing letter."""
    for family in (*TEXT_FAMILIES, PLEX):
        loaded_family(family)
