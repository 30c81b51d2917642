"""The mouse on the text, the cards and the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu

from storage.model import Decision
from tests.gui.driver import Driver
from tests.gui.review.pointer import center, drag

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def test_a_click_selects_and_a_click_beside_everything_selects_nothing(driver: Driver) -> None:
    candidate = driver.candidate("واشنطن")
    driver.click(candidate.id)
    assert driver.desk.id == candidate.id
    assert driver.app.window.details.quote.text() == "واشنطن"
    QTest.mouseClick(driver.app.window.view.viewport(), LEFT, NONE, center(driver.app.window.view, driver.place("إن ")))
    assert driver.desk.id is None


def test_a_drag_over_text_selects_whole_words_to_mark(driver: Driver) -> None:
    view = driver.app.window.view
    start = driver.place("طائرة مسيرة")
    drag(view, center(view, start + 1), center(view, start + len("طائرة مس")))
    assert view.selection is not None
    assert view.selection.text_in(driver.document.text) == "بطائرة مسيرة"
    assert driver.desk.id is None
    driver.press("M", "W")
    assert driver.gold.span == view.document.mentions[driver.selected].span


def test_a_drag_from_a_trigger_to_a_mention_asks_for_the_role(driver: Driver) -> None:
    view = driver.app.window.view
    event, mention = driver.candidate("قصف", 1, event=True), driver.candidate("واشنطن")
    drag(view, driver.chip_of(event.id), driver.chip_of(mention.id))
    picker = driver.app.window.picker
    assert picker.isVisible()
    roles = driver.desk.schema.roles_for(event.label, mention.label)
    taken = {argument.role for argument in event.arguments if argument.mention == mention.id}
    assert [choice.id for choice in picker.choices] == [role.id for role in roles if role.id not in taken]
    driver.press("1")
    gold = driver.document.gold_for(event)
    made = driver.document.gold_for(mention)
    assert gold is not None
    assert made is not None
    assert gold.has_argument(picker.choices[0].id, made.id)


def test_a_drag_where_only_one_role_is_allowed_gives_it_at_once(driver: Driver) -> None:
    event, mention = driver.candidate("مقتل", event=True), driver.candidate("صواريخ")
    assert len(driver.desk.schema.roles_for(event.label, mention.label)) == 1
    drag(driver.app.window.view, driver.chip_of(event.id), driver.chip_of(mention.id))
    assert not driver.app.window.picker.isVisible()
    assert driver.document.decision_on(event.id) is Decision.CORRECTED


def test_a_drag_where_no_role_is_allowed_is_refused_in_words(driver: Driver) -> None:
    driver.select_text("ترد")
    driver.press("E", "L", "M")  # a marriage
    event, mention = driver.selected, driver.candidate("صواريخ")
    before = driver.document
    drag(driver.app.window.view, driver.chip_of(event), driver.chip_of(mention.id))
    assert driver.document is before
    assert "no role" in driver.message()


def test_a_double_click_asks_for_the_type(driver: Driver) -> None:
    candidate = driver.candidate("واشنطن")
    driver.click(candidate.id)
    QTest.mouseDClick(driver.app.window.view.viewport(), LEFT, NONE, driver.chip_of(candidate.id))
    assert driver.app.window.picker.isVisible()
    assert driver.app.window.picker.title == "Which type?"


def test_a_choice_is_made_by_clicking_and_the_picker_goes_when_one_clicks_elsewhere(driver: Driver) -> None:
    driver.go_to("واشنطن")
    driver.press("T")
    picker = driver.app.window.picker
    rows = picker.keyboard
    assert isinstance(rows, QListView)
    QTest.mouseClick(rows.viewport(), LEFT, NONE, rows.visualRect(rows.model().index(1, 0)).center())
    assert driver.gold.label == "ORG"
    driver.press("T")
    QTest.mouseClick(driver.app.window.view.viewport(), LEFT, NONE, QPoint(5, 5))
    assert not picker.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_other_button_shows_what_can_be_done(driver: Driver) -> None:
    candidate = driver.candidate("واشنطن")
    viewport = driver.app.window.view.viewport()
    point = driver.chip_of(candidate.id)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point), NONE)
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert driver.desk.id == candidate.id
    actions = {action.objectName(): action for action in menu.actions()}
    assert set(actions) >= {"accept", "reject", "relabel", "give_role"}
    menu.close()
    actions["accept"].trigger()
    assert driver.document.decision_on(candidate.id) is Decision.ACCEPTED


def test_a_card_leads_to_its_event(driver: Driver) -> None:
    cards = driver.app.window.events.view
    model = driver.app.window.events.model
    QTest.mouseClick(cards.viewport(), LEFT, NONE, cards.visualRect(model.index(2, 0)).center())
    assert driver.desk.id == model.index(2, 0).data(Qt.ItemDataRole.UserRole + 2)


def test_cards_follow_the_edits(driver: Driver) -> None:
    model = driver.app.window.events.model
    before = model.rowCount()
    driver.go_to("قصف", event=True)
    row = model.row_of(driver.selected)
    assert model.index(row, 0).data(Qt.ItemDataRole.UserRole + 1).pending
    driver.press("A")
    assert model.rowCount() == before
    assert not model.index(row, 0).data(Qt.ItemDataRole.UserRole + 1).pending
    driver.go_to("قصف", event=True)
    driver.press("Delete")
    assert model.rowCount() == before - 1
    driver.press("Ctrl+Z", "Ctrl+Z")
    assert model.rowCount() == before
    driver.press("X")
    assert model.rowCount() == before - 1


def test_the_bar_of_actions_does_what_it_says(driver: Driver) -> None:
    first = driver.selected
    QTest.mouseClick(driver.app.window.actions_bar.buttons["accept"], LEFT)
    assert driver.document.decision_on(first) is Decision.ACCEPTED


def test_the_panel_changes_level_edges_and_roles(driver: Driver) -> None:
    details = driver.app.window.details
    driver.click(driver.candidate("واشنطن").id)
    QTest.mouseClick(details.level.button("NOM"), LEFT)
    assert driver.gold.level == "NOM"
    driver.click(driver.candidate("قصف", event=True).id)
    QTest.mouseClick(details.modality.button("other"), LEFT)
    QTest.mouseClick(details.polarity.button("negative"), LEFT)
    assert (driver.gold.modality, driver.gold.polarity) == ("other", "negative")


def test_a_dropped_file_is_imported_and_opened(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "dropped.txt"
    path.write_text("وصل الرئيس إلى العراق أمس.\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(driver.app.window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(driver.app.window, drop)
    driver.until(lambda: driver.document.text.startswith("وصل"))
    assert "One article was added" in driver.message()


def test_the_wheel_with_control_zooms(driver: Driver) -> None:
    before = driver.app.appearance.preferences.text_size
    driver.app.window.view.zoom_requested.emit(2)
    assert driver.app.appearance.preferences.text_size > before


def test_enter_on_a_card_goes_to_its_event_and_decides_nothing(driver: Driver) -> None:
    cards = driver.app.window.events.view
    cards.setFocus()
    cards.setCurrentIndex(driver.app.window.events.model.index(1, 0))
    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert driver.desk.id == driver.app.window.events.model.index(1, 0).data(Qt.ItemDataRole.UserRole + 2)
    assert not driver.document.events
