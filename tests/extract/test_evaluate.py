"""Counting what agrees with gold, and the floor that the shipped lexicons must hold."""

from pathlib import Path

import pytest

from extract.corpus import is_held_out, read_records
from extract.evaluate import evaluate
from extract.pipeline import LexiconExtractor
from storage.model import ArgumentCandidate, Candidates, EventCandidate, MentionCandidate, Span

TEXT = "قصفت طائرات بغداد أمس"
GOLD = {
    "id": "a",
    "text": TEXT,
    "mentions": [
        {"id": "m1", "label": "VEH", "start": 5, "end": 11},
        {"id": "m2", "label": "GPE", "start": 12, "end": 17},
        {"id": "m3", "label": "TIME", "start": 18, "end": 21},
    ],
    "events": [
        {
            "id": "e1",
            "label": "Conflict.Attack",
            "start": 0,
            "end": 4,
            "modality": "asserted",
            "polarity": "positive",
            "arguments": [{"role": "Target", "mention": "m2"}, {"role": "Time", "mention": "m3"}],
        }
    ],
}


class Fixed:
    """An engine that always proposes the same."""

    name = "fixed"
    version = "1"

    def __init__(self, candidates: Candidates) -> None:
        self.candidates = candidates

    def extract(self, text: str) -> Candidates:
        return self.candidates


def test_only_exact_agreement_counts() -> None:
    mentions = (
        MentionCandidate("m1", Span(5, 11), "WEA"),
        MentionCandidate("m2", Span(12, 17), "GPE"),
        MentionCandidate("m3", Span(12, 21), "TIME"),
    )
    arguments = (ArgumentCandidate("Target", "m2"), ArgumentCandidate("Time", "m3"))
    event = EventCandidate("e1", Span(0, 4), "Conflict.Attack", arguments, modality="other")
    result = evaluate(Fixed(Candidates(mentions, (event,))), [GOLD])
    assert result.whole["mentions"].f1 == pytest.approx(1 / 3)
    assert result.whole["triggers"].f1 == 1
    assert result.whole["arguments"].f1 == pytest.approx(1 / 2)
    assert result.whole["attributes"].f1 == pytest.approx(1 / 2)
    assert result.by_label["mentions"]["GPE"].f1 == 1
    assert result.by_label["arguments"]["Time"].f1 == 0


def test_an_engine_that_finds_nothing_scores_nothing() -> None:
    result = evaluate(Fixed(Candidates()), [GOLD])
    assert result.whole["mentions"].precision == 0
    assert result.as_record()["mentions"]["wanted"] == 3


def test_documents_are_held_out_as_wholes() -> None:
    records = [{"id": f"s{number}", "doc": "gsr/one"} for number in range(20)]
    assert len({is_held_out(record) for record in records}) == 1
    spread = [is_held_out({"id": str(number)}) for number in range(2000)]
    assert 0.1 < sum(spread) / len(spread) < 0.2


@pytest.mark.shared
@pytest.mark.slow
def test_the_lexicons_hold_their_figures_on_held_out_documents(shared: Path) -> None:
    records = (record for record in read_records(shared / "data" / "events" / "train.jsonl") if is_held_out(record))
    result = evaluate(LexiconExtractor(), records)
    assert result.whole["mentions"].f1 >= 0.80
    assert result.whole["triggers"].f1 >= 0.795
    assert result.whole["arguments"].f1 >= 0.495
