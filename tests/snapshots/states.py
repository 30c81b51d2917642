"""The states of the window that the gallery shows, in groups, each on a window and a database of its own."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing, redirect_stderr
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMenu

from storage.model import Event, MentionCandidate, TawsimError

if TYPE_CHECKING:
    from tests.gui.driver import Driver
    from tests.snapshots.gallery import Gallery

SMALL = (900, 600)

RAIDS = (
    "داهمت القوات قاعدة عسكرية في سوريا أمس.\n\n"
    "وقالت واشنطن إن القوات داهمت فجرا بيوتا في العراق، ثم داهمت قاعدة عسكرية قرب الحدود مع سوريا (وفق AFP).\n\n"
    "داهمت الشرطة حانوتا.\n"
)

MIXED = (
    "شركة OpenAI تعلن عن GPT-4 (الإصدار 2.0) في مؤتمر “DevDay” يوم 6/11/2023\n\n"
    "قال الرئيس التنفيذي Sam Altman (38 عاما) إن طائرتين من طراز F-16 (صُنعتا في الولايات المتحدة) قصفتا قاعدة عسكرية "
    "في سوريا أمس، وأسفر هجوم آخر عن مقتل 3 جنود [بينهم ضابط]، بحسب وكالة AFP.\n\n"
    "The attack (هجوم على قاعدة عسكرية) was reported by Reuters at 14:30 GMT; see https://example.org/a?b=1&c=2.\n\n"
    "وبلغت الخسائر ‎-3.5% "
    "أي نحو 2,500,000$ (مليونين ونصف مليون دولار)، فيما 😀 قالت واشنطن: «لن نرد» على قصف العراق!\n\n"
)


def reviewing(gallery: Gallery, driver: Driver, folder: Path) -> None:
    """The article and what is selected in it."""
    gallery.take(driver, "before_the_database_is_open")
    begin(driver)
    gallery.take(driver, "article_with_candidates")
    window = driver.app.window
    with gallery.state(driver, "selected mention"):
        driver.desk.select(repeated(driver).id)
        gallery.take(driver, "selected_mention")
    with gallery.state(driver, "selected event"):
        driver.press("J", "J")
        gallery.take(driver, "selected_event_candidate_with_arcs")
        driver.press("A", "K")
        gallery.take(driver, "selected_gold_event")
        driver.press(".", ".")
        gallery.take(driver, "role_that_is_meant")
    with gallery.state(driver, "decisions"):
        driver.press("A", "X", "A", "X", "A", "H")
        gallery.take(driver, "rejected_shown")
        driver.press("H", "Y")
        gallery.take(driver, "arcs_of_all_events")
        driver.press("Y")
    with gallery.state(driver, "selected text"):
        driver.select_text("أحياء قريبة")
        gallery.take(driver, "selected_text")
        driver.press("M")
        gallery.take(driver, "type_picker_of_a_new_mention")
        driver.press("F")
        gallery.take(driver, "new_mention")
    with gallery.state(driver, "types"):
        to_event(driver)
        driver.press("T")
        gallery.take(driver, "type_picker_of_an_event")
        driver.type("نقل" if driver.desk.names.language == "ar" else "tran")
        gallery.take(driver, "type_picker_narrowed")
    with gallery.state(driver, "roles"):
        to_event(driver)
        driver.press("G")
        gallery.take(driver, "who_plays_a_role")
    with gallery.state(driver, "change of roles"):
        to_event(driver)
        driver.press("Shift+G")
        gallery.take(driver, "role_picker")
    with gallery.state(driver, "reasons"):
        driver.press("U", "Shift+X")
        gallery.take(driver, "reasons_of_a_rejection")
    with gallery.state(driver, "clitic"):
        driver.select_text("وشاحنتين")
        driver.press("M", "V")
        driver.until(window.messages.isVisible)
        gallery.take(driver, "clitic_warning")
    with gallery.state(driver, "controls"):
        driver.app.trigger("show_controls")
        driver.press("J")
        gallery.take(driver, "shown_controls_hidden_or_not")
        driver.app.trigger("show_controls")


def panels(gallery: Gallery, driver: Driver, folder: Path) -> None:
    """What stands beside and above the text."""
    begin(driver)
    app, window = driver.app, driver.app.window
    with gallery.state(driver, "equal places"):
        driver.desk.select(repeated(driver).id)
        driver.press("T", "V")
        driver.until(window.messages.isVisible)
        gallery.take(driver, "equal_places_offered")
        driver.press("Alt+=")
        driver.until(window.elsewhere.isVisible)
        gallery.take(driver, "equal_places_listed")
    with gallery.state(driver, "equal events"):
        path = folder / "متابعة.txt"
        path.write_text(RAIDS, encoding="utf-8")
        app.importing.propose([str(path)])
        driver.until(lambda: driver.document.text == RAIDS and bool(driver.document.candidates))
        driver.select_text("داهمت")
        driver.press("E", "C", "A")
        driver.press(".", "C", ".", ".", "C")
        driver.press("Alt+=")
        driver.until(window.elsewhere.isVisible)
        gallery.take(driver, "equal_places_of_an_event")
        window.elsewhere.dismiss()
        app.show_article("sample-conflict")
        driver.until(lambda: driver.document.article.id == "sample-conflict")
    with gallery.state(driver, "history"):
        driver.press("A", "X", "A", "Ctrl+H")
        driver.until(window.picker.isVisible)
        gallery.take(driver, "history")
    with gallery.state(driver, "guidelines"):
        driver.press("J", "/")
        gallery.take(driver, "guidelines")
        driver.type("هجوم" if driver.desk.names.language == "ar" else "attack")
        gallery.take(driver, "guidelines_searched")
        driver.press("Esc")
    with gallery.state(driver, "palette"):
        driver.press("Ctrl+K")
        gallery.take(driver, "palette")
        driver.type("تراجع" if driver.desk.names.language == "ar" else "undo")
        gallery.take(driver, "palette_of_actions")
    with gallery.state(driver, "search"):
        driver.press("Ctrl+K")
        driver.type("الميناء")
        driver.until(lambda: bool(window.finding.said.text()))
        gallery.take(driver, "search_results")
        driver.press("Enter")
        driver.until(lambda: not window.finding.isVisible())
        gallery.take(driver, "places_found_in_the_text")
    with gallery.state(driver, "entities"):
        driver.go_to("الجيش")
        driver.press("A", "K", "Alt+I", "Shift+E")
        gallery.take(driver, "list_of_entities")
        driver.press("Shift+E")
    with gallery.state(driver, "notes and flags"):
        driver.press("P", "P", "A", "P", "Shift+F", "W")
        driver.type("هل هو F-16 أم غيره؟ (يُسأل المحرر)")
        gallery.take(driver, "note_being_written")
        driver.press("Ctrl+Enter")
        gallery.take(driver, "flagged_item_with_a_note")
        driver.press("Shift+W")
        driver.type("خبر قديم أعيد نشره")
        driver.press("Ctrl+Enter")
        gallery.take(driver, "note_on_the_article")
    with gallery.state(driver, "focus mode"):
        driver.press("Z", "N")
        gallery.take(driver, "focus_mode")
        driver.press("Z")
    with gallery.state(driver, "threshold"):
        for _ in range(8):
            driver.press("'")
        gallery.take(driver, "fewer_candidates_shown")
    with gallery.state(driver, "filter of the articles"):
        driver.press("Ctrl+F")
        driver.type("محكمة")
        gallery.take(driver, "articles_filtered")
        driver.type("ءءء")
        gallery.take(driver, "no_article_has_these_words")
        window.articles.search.clear()
    with gallery.state(driver, "finished"):
        driver.press("Ctrl+Enter")
        driver.until(lambda: app.opening.wanted == driver.document.article.id and bool(driver.document.candidates))
        driver.press("F")
        gallery.take(driver, "finished_and_flagged_articles")


def sheets(gallery: Gallery, driver: Driver, folder: Path) -> None:
    """What covers the window, and what is asked."""
    begin(driver)
    app, window = driver.app, driver.app.window
    driver.press("A", "A", "X", "A")
    driver.until_saved()
    with gallery.state(driver, "statistics"):
        driver.press("Ctrl+I")
        driver.until(window.stats.isVisible)
        gallery.take(driver, "statistics")
    with gallery.state(driver, "keys"):
        driver.press("F1")
        gallery.take(driver, "all_keys")
    with gallery.state(driver, "import"):
        app.importing.propose([str(path) for path in strange_files(folder)])
        driver.until(lambda: window.importing.isVisible() and window.importing.progress.isHidden())
        gallery.take(driver, "import_sheet")
        window.importing.format.click()
        gallery.take(driver, "import_formats")
        driver.press("Esc")
        window.importing.dismiss()
    with gallery.state(driver, "export"):
        driver.press("Ctrl+E")
        driver.until(window.exporting.isVisible)
        driver.until(lambda: app.files.outstanding == 0)
        gallery.take(driver, "export_sheet")
        window.exporting.dismiss()
    with gallery.state(driver, "check"):
        app.trigger("check")
        driver.until(lambda: app.backups.worker.outstanding == 0 and app.database.outstanding == 0)
        gallery.take(driver, "database_checked")
    with gallery.state(driver, "backups"):
        app.trigger("restore_backup")
        driver.until(window.picker.isVisible)
        gallery.take(driver, "backups")
        driver.press("Enter")
        gallery.take(driver, "backup_to_be_confirmed")
    with gallery.state(driver, "databases"):
        app.trigger("databases")
        gallery.take(driver, "databases")
    with gallery.state(driver, "about"):
        app.trigger("about")
        gallery.take(driver, "about")
    with gallery.state(driver, "tour"):
        app.trigger("tour")
        for step in range(1, 6):
            gallery.take(driver, f"tour_{step}")
            driver.press("Enter")
    with gallery.state(driver, "menus"):
        for number, action in enumerate(window.menuBar().actions(), start=1):
            menu = action.menu()
            assert isinstance(menu, QMenu)
            menu.ensurePolished()
            menu.adjustSize()
            gallery.take(driver, f"menu_{number}", menu)
    with gallery.state(driver, "menu of an item"):
        driver.press("J")
        window.view.customContextMenuRequested.emit(driver.chip_of(driver.selected))
        popup = QApplication.activePopupWidget()
        gallery.take(driver, "menu_of_an_item", popup)
        if popup is not None:
            popup.close()


def troubles(gallery: Gallery, driver: Driver, folder: Path) -> None:
    """What goes wrong."""
    begin(driver)
    app, window = driver.app, driver.app.window
    with gallery.state(driver, "crash"):
        app.crashes.install()
        with redirect_stderr(StringIO()):
            sys.excepthook(ValueError, ValueError("a bug"), None)
        gallery.take(driver, "crash_told")
    with gallery.state(driver, "article that cannot be read"):
        error = TawsimError("The model's description {path} cannot be read; install the program again.", path="a.json")
        app.opening.failed.emit(error)
        gallery.take(driver, "extraction_that_failed")
    with gallery.state(driver, "warning"):
        driver.press("Esc", "S")
        gallery.take(driver, "what_cannot_be_done")
    with gallery.state(driver, "spoilt database"):
        driver.press("A", "A")
        driver.until_saved()
        id_ = driver.document.article.id
        with closing(sqlite3.connect(app.store.path, isolation_level=None)) as connection:
            connection.execute("UPDATE mentions SET label = 'WEA'")
            connection.execute("UPDATE events SET label = 'Life.Marry'")
        app.checks.look_at(id_)
        driver.until(window.messages.isVisible)
        gallery.take(driver, "review_that_differs_from_its_log")
    with gallery.state(driver, "file that was replaced"):
        app.store.path.rename(folder / "moved.sqlite")
        driver.press("U", "A")
        driver.until(lambda: driver.session.error is not None)
        gallery.take(driver, "database_file_that_is_gone")
        (folder / "moved.sqlite").rename(app.store.path)


def mixed_directions(gallery: Gallery, driver: Driver, folder: Path) -> None:
    """An article of five kilobytes in two directions."""
    path = folder / "مقال mixed (1).txt"
    path.write_text(MIXED + MIXED * 4, encoding="utf-8")
    begin(driver)
    driver.app.importing.propose([str(path)])
    driver.until(lambda: "OpenAI" in driver.document.text and bool(driver.document.candidates))
    gallery.take(driver, "mixed_directions")
    with gallery.state(driver, "event in two directions"):
        to_event(driver)
        gallery.take(driver, "mixed_directions_event")
    with gallery.state(driver, "selection in two directions"):
        driver.select_text("Altman (38 عاما) إن")
        gallery.take(driver, "mixed_directions_selection")


def small_window(gallery: Gallery, driver: Driver, folder: Path) -> None:
    """A window of 900 × 600."""
    begin(driver)
    gallery.take(driver, "small_window")
    with gallery.state(driver, "event in a small window"):
        to_event(driver)
        gallery.take(driver, "small_window_event")
        driver.press("T")
        gallery.take(driver, "small_window_type_picker")
    with gallery.state(driver, "sheets in a small window"):
        driver.press("F1")
        gallery.take(driver, "small_window_keys")
        driver.press("Esc", "Ctrl+E")
        driver.until(driver.app.window.exporting.isVisible)
        gallery.take(driver, "small_window_export")
        driver.app.window.exporting.dismiss()
        driver.app.trigger("tour")
        gallery.take(driver, "small_window_tour")
    with gallery.state(driver, "large letters"):
        driver.app.window.setting.emit("interface_size", "18")
        driver.press("J")
        gallery.take(driver, "small_window_largest_letters")


GROUPS: tuple[Callable[[Gallery, Driver, Path], None], ...] = (
    reviewing,
    panels,
    sheets,
    troubles,
    mixed_directions,
    small_window,
)


def begin(driver: Driver) -> None:
    """Begins the work and waits for the first article and the next."""
    app = driver.app
    settled: list[bool] = []
    app.settled.connect(lambda: settled.append(True))
    app.start()
    driver.until(lambda: bool(settled) and driver.desk.document is not None and bool(driver.document.candidates))
    articles = app.window.articles.articles
    following = articles.next_open(driver.document.article.id) or ""
    driver.until(lambda: articles.entries[articles.row_of(following)].total > 0)
    driver.until(lambda: app.backups.worker.outstanding == 0 and app.database.outstanding == 0)
    app.window.activateWindow()
    app.window.view.setFocus()


def repeated(driver: Driver) -> MentionCandidate:
    """The first mention candidate whose string comes again in the article."""
    document = driver.document
    strings = Counter(one.span.text_in(document.text) for one in document.candidates.mentions)
    shown = (one for one in document.candidates.mentions if driver.desk.awaits(one.id))
    return next(one for one in shown if strings[one.span.text_in(document.text)] > 1)


def to_event(driver: Driver) -> None:
    """Selects a gold event: the next, accepted if need be."""
    driver.press("J")
    if not isinstance(driver.desk.item, Event):
        driver.press("A", "K")


def strange_files(folder: Path) -> list[Path]:
    """Gold with labels of strangers, a file that cannot be read, and a text."""
    text = "قصف الجيش (بطائرات F-16) المدينة أمس"
    records = [
        {
            "id": f"a{number}",
            "title": f"خبر {number}",
            "text": f"{text} {number}",
            "mentions": [{"id": "m", "label": "ARMY", "start": 4, "end": 9}],
            "events": [
                {"id": "e", "label": "bombing", "start": 0, "end": 3, "arguments": [{"role": "Who", "mention": "m"}]}
            ],
        }
        for number in range(1, 8)
    ]
    good, bad, plain = folder / "gold.jsonl", folder / "ناقص.jsonl", folder / "خبر.txt"
    good.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in records), encoding="utf-8")
    bad.write_text('{"id": 3}\n{broken', encoding="utf-8")
    plain.write_text(MIXED, encoding="utf-8")
    return [good, bad, plain]
