"""What is refused in one article is proposed less in the next, by the real engine and its real learner."""

from __future__ import annotations

import json
from pathlib import Path

from extract.pipeline import LexiconExtractor, propose
from gui.engine import LateLearner
from gui.library.opening import Proposal
from storage.model.schema_files import load_default_schema

FIRST = "وصل الرئيس إلى بغداد.\n\nعاد الوزير من بغداد.\n\nوصل الوفد إلى بغداد.\n"
SECOND = "غادر الرئيس إلى بغداد.\n\nوعاد الوفد من بغداد.\n"


def engine(text: str) -> Proposal:
    extractor = LexiconExtractor()
    return Proposal(propose(extractor, text, load_default_schema()), extractor.name, extractor.version)


def test_what_was_refused_again_and_again_is_less_likely_in_the_next_article_and_says_why(
    start_app, tmp_path: Path
) -> None:
    path = tmp_path / "two.jsonl"
    lines = [json.dumps({"id": name, "text": text}) for name, text in (("first", FIRST), ("second", SECOND))]
    path.write_text("\n".join(lines), encoding="utf-8")
    driver = start_app(path, propose=engine, learner=LateLearner(LexiconExtractor), language="ar")
    own = driver.candidate("بغداد").score
    driver.press(*[";"] * 20)
    for occurrence in range(3):
        driver.go_to("بغداد", occurrence)
        driver.press("X")
        driver.until_saved()
    while driver.desk.awaiting:
        driver.press("A")
    driver.press("Ctrl+Enter")
    driver.until(lambda: driver.document.article.id == "second" and bool(len(driver.document.candidates)))
    driver.until(lambda: driver.candidate("بغداد").score < own)
    driver.go_to("بغداد")
    assert "رُفض 3 مرات من قبل" in driver.app.window.details.source.text()
    switch = driver.app.window.menus.actions["learning"]
    switch.trigger()
    driver.until(lambda: driver.candidate("بغداد").score == own)
    assert "رُفض" not in driver.app.window.details.source.text()
    switch.trigger()
    driver.until(lambda: driver.candidate("بغداد").score < own)
    driver.app.window.menus.actions["reset_learning"].trigger()
    driver.answer("انسَ")
    driver.until(lambda: driver.candidate("بغداد").score == own)
