"""Journeys use the same window as the tests of single keys."""

from tests.gui.conftest import plain_application, start_app

__all__ = ["plain_application", "start_app"]
