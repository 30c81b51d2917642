"""The tour of the first start: five steps, by keys, skippable, and only once by itself."""

from __future__ import annotations

from dataclasses import replace

from gui.app import App
from tests.gui.conftest import StartApp
from tests.gui.driver import Driver


def test_the_tour_goes_through_five_steps_inside_the_window(driver: Driver) -> None:
    window, tour = driver.app.window, driver.app.window.tour
    driver.app.trigger("tour")
    titles = []
    while tour.isVisible():
        titles.append(tour.title.text())
        assert window.rect().contains(tour.geometry())
        assert tour.text.text()
        driver.press("Enter")
    assert len(set(titles)) == 5
    assert driver.focused() is window.view


def test_the_tour_can_be_left_and_keys_belong_to_the_text_again(driver: Driver) -> None:
    driver.app.trigger("tour")
    before = driver.document
    driver.press("A")
    assert driver.document is before
    driver.press("Esc")
    assert not driver.app.window.tour.isVisible()
    driver.press("N")
    assert driver.desk.id is not None


def test_the_tour_comes_by_itself_at_the_first_start_only(start_app: StartApp, monkeypatch) -> None:
    made = App.__init__

    def with_tour(self, application, options, *rest, **named) -> None:
        made(self, application, replace(options, tour=True), *rest, **named)

    monkeypatch.setattr(App, "__init__", with_tour)
    first = start_app()
    assert first.app.window.tour.isVisible()
    first.press("Esc")
    first.app.stop()
    assert not start_app().app.window.tour.isVisible()


def test_the_line_stays_around_what_the_step_is_about(driver: Driver) -> None:
    """Found by looking: a message that went let the text grow, and the line stood across it."""
    window = driver.app.window
    window.messages.say("something")
    driver.app.trigger("tour")
    ring = window.tour._ring.geometry()
    window.messages.clear()
    driver.until(lambda: window.tour._ring.geometry().bottom() > ring.bottom())
    driver.press("Esc")
