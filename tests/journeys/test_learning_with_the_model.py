"""The window with its real engine and learner: what is refused again and again is hidden, and it says why."""

import json
from pathlib import Path

import pytest

from gui.engine import Engine
from storage.model.schema_files import load_default_schema
from tests.gui.driver import Driver

SENTENCES = [f"وصل الوزير إلى القاهرة يوم {day} في زيارة رسمية." for day in ("الأحد", "الاثنين", "الخميس", "الجمعة")]
LATER = "غادر الرئيس القاهرة صباح السبت."


@pytest.fixture
def driver(start_app, tmp_path: Path) -> Driver:
    path = tmp_path / "two.jsonl"
    records = [{"id": "first", "text": "\n".join(SENTENCES)}, {"id": "second", "text": LATER}]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    engine = Engine(load_default_schema())
    return start_app(path, propose=engine, learner=engine.learner)


def test_a_name_refused_four_times_is_hidden_in_the_next_article(driver) -> None:
    proposed = driver.candidate("القاهرة", 0).score
    for occurrence in range(4):
        driver.press(*[";"] * 20)
        driver.go_to("القاهرة", occurrence)
        driver.press("X")
    driver.until(lambda: len(driver.document.rejections) == 4)
    driver.press("Ctrl+Enter")
    if driver.message() and driver.document.article.id == "first":
        driver.answer("Finish all the same")
    driver.until(lambda: driver.document.article.id == "second" and bool(len(driver.document.candidates)))
    driver.until(lambda: "memory" in driver.candidate("القاهرة").extra)
    known = driver.candidate("القاهرة")
    assert known.extra["memory"]["rejected"] == 4
    assert known.score < proposed
    assert known.score < 0.45
