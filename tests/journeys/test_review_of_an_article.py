"""An article from the file to the dataset, through the real window with the real engine, by keys and mouse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extract.pipeline import default_extractor, propose
from gui.library.opening import Proposal
from storage.commands import build_app
from storage.model import Document, MentionCandidate, Origin, ReviewStatus, Span
from storage.model.schema_files import load_default_schema
from tests.gui.driver import Driver
from tests.gui.review.pointer import center, drag

ROOT = Path(__file__).parents[2]


def engine(text: str) -> Proposal:
    extractor = default_extractor()
    return Proposal(propose(extractor, text, load_default_schema()), extractor.name, extractor.version)


@pytest.mark.shared
def test_the_article_of_the_project_is_reviewed_to_the_end_and_exported(
    start_app, shared: Path, tmp_path: Path
) -> None:
    review_and_export(start_app, shared / "data/articles/seed-article.txt", tmp_path)


def test_a_sample_is_reviewed_to_the_end_and_exported(start_app, tmp_path: Path) -> None:
    review_and_export(start_app, ROOT / "assets/samples/conflict.txt", tmp_path)


def review_and_export(start_app, article: Path, tmp_path: Path) -> None:
    driver = start_app(article, language="ar", propose=engine)
    text = article.read_text(encoding="utf-8")
    assert driver.document.text == text
    assert driver.document.pending_count > 50

    driver.press(*[";"] * 10)  # what is uncertain is to be decided as well
    decide_everything(driver)
    mark_by_hand(driver)
    before = driver.document
    driver.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+Y")
    assert driver.document == before
    reviewed = finish(driver)
    assert reviewed.pending_count == 0

    driver.app.window.close()
    driver.until(lambda: not driver.app.window.isVisible())

    again = start_app(language="en", propose=engine)
    again.app.show_article(reviewed.article.id)
    again.until(lambda: again.desk.document is not None and again.document.article.id == reviewed.article.id)
    found = again.document
    assert found.status is ReviewStatus.FINISHED
    assert (found.mentions, found.events, found.rejections) == (reviewed.mentions, reviewed.events, reviewed.rejections)
    check_export(exported(tmp_path), reviewed)


def decide_everything(driver: Driver) -> None:
    """Accepts most, and in turns rejects, gives another type, moves an edge, and takes a decision back."""
    first = driver.document.pending()[0].id
    if driver.desk.id != first:
        driver.press("U")
    number = 0
    while driver.document.pending_count:
        number += 1
        pending = driver.document.pending_count
        candidate = driver.desk.candidate
        assert candidate is not None
        if number % 7 == 0:
            driver.press("X")
        elif number % 9 == 0 and isinstance(candidate, MentionCandidate):
            other = "O" if candidate.label != "ORG" else "G"
            driver.press("T", other, "U")
        elif number % 11 == 0 and isinstance(candidate, MentionCandidate) and len(candidate.span) > 4:
            driver.press("]", "U")
        elif number % 13 == 0:
            driver.press("A", "Ctrl+Z", "A")
        else:
            driver.press("A")
        assert driver.document.pending_count < pending, f"step {number}: {candidate}; {driver.message()}"
    driver.until_saved()


def mark_by_hand(driver: Driver) -> None:
    """A mention by the keyboard, an event by mouse and keyboard, a role, another modality."""
    free = words_without_annotation(driver.document)
    mention, trigger = free[0], free[-1]
    driver.press("Esc")
    driver.app.window.view.set_cursor(mention.start)
    for _ in range(len(mention)):
        driver.press("Shift+Left")
    driver.press("M", "W")
    made = driver.desk.gold
    assert made is not None
    assert (made.span, made.label, driver.document.origin_status(made)) == (mention, "WEA", Origin.ADDED)

    view = driver.app.window.view
    view.ensure_visible(trigger)
    drag(view, center(view, trigger.start), center(view, trigger.end - 1))
    assert view.selection == trigger
    driver.press("E", "C", "A")
    event = driver.desk.gold
    assert event is not None
    assert (event.span, event.label) == (trigger, "Conflict.Attack")
    driver.press("O")
    assert driver.document.events[event.id].modality == "other"

    accepted = next(iter(driver.document.mentions.values()))
    driver.click(accepted.id)
    assert driver.desk.gold is not None
    driver.until_saved()


def finish(driver: Driver) -> Document:
    """Finishes the article; the next one in the queue opens."""
    article = driver.document.article.id
    reviewed = driver.document
    driver.press("Ctrl+Enter")
    driver.until(lambda: driver.document.article.id != article)
    return reviewed


def words_without_annotation(document: Document) -> list[Span]:
    """Words of Arabic letters that no gold touches."""
    taken = [gold.span for gold in document.gold()]
    spans, start = [], 0
    for word in document.text.split(" "):
        span = Span(start, start + len(word)) if word.isalpha() and len(word) > 3 else None
        if span is not None and not any(span.overlaps(other) for other in taken):
            spans.append(span)
        start += len(word) + 1
    return spans


def exported(folder: Path) -> dict[str, object]:
    target = folder / "gold.jsonl"
    command = ["export", "--database", str(folder / "test.sqlite"), "--reviewer", "tester", "--output", str(target)]
    result = CliRunner().invoke(build_app(), command)
    assert result.exit_code == 0, result.output
    (line,) = target.read_text(encoding="utf-8").splitlines()
    return json.loads(line)


def check_export(record, reviewed: Document) -> None:
    assert record["text"] == reviewed.text
    assert {m["id"] for m in record["mentions"]} == set(reviewed.mentions)
    assert {e["id"] for e in record["events"]} == set(reviewed.events)
    for row in (*record["mentions"], *record["events"]):
        assert record["text"][row["start"] : row["end"]] == row["text"]
    assert {m["status"] for m in record["mentions"]} == {"accepted", "corrected", "added"}
