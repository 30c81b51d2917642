"""What quick ways around the model must not change: what it proposes for the samples, up to a little of its scores."""

import json
import os
from importlib import resources
from pathlib import Path

import pytest

from extract.learned import DESCRIPTION, load_extractor

MODEL = Path(__file__).parents[2] / "assets" / "model"
KEPT = Path(__file__).parents[1] / "data" / "model_candidates.json"
_SLACK = 0.15
"""Processors sum in another order, and where a sum is rounded to 8 bits a little may become more."""

_DOUBTFUL = 0.4 + _SLACK
"""Under this, what is near a threshold may come or go."""

pytestmark = pytest.mark.skipif(not (MODEL / DESCRIPTION).exists(), reason="the model is not there")


def found() -> dict[str, float]:
    """Scores by a line that says what is proposed."""
    extractor = load_extractor(MODEL)
    folder = resources.files("assets").joinpath("samples")
    scores: dict[str, float] = {}
    for path in sorted(folder.iterdir(), key=str):
        if path.name.endswith(".txt"):
            candidates = extractor.extract(path.read_text(encoding="utf-8"))
            spans = {mention.id: f"{mention.span.start}-{mention.span.end}" for mention in candidates.mentions}
            for one in candidates:
                scores[f"{path.name} {one.span.start}-{one.span.end} {one.label}"] = one.score
            for event in candidates.events:
                for argument in event.arguments:
                    place = f"{event.span.start}-{event.span.end} {argument.role}"
                    scores[f"{path.name} {place} {spans[argument.mention]}"] = argument.score
    return scores


def test_the_samples_get_what_the_model_proposed_before_it_was_made_quicker() -> None:
    description = json.loads((MODEL / DESCRIPTION).read_text(encoding="utf-8"))
    now = found()
    if os.environ.get("TAWSIM_UPDATE_CANDIDATES"):
        kept = {"checksums": description["checksums"], "candidates": now}
        KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    before = json.loads(KEPT.read_text(encoding="utf-8"))
    assert before["checksums"] == description["checksums"], (
        "another model: look at it with `tawsim evaluate`, then keep its candidates with TAWSIM_UPDATE_CANDIDATES=1"
    )
    assert len(before["candidates"]) > 100
    for line in before["candidates"].keys() ^ now.keys():
        assert max(before["candidates"].get(line, 0), now.get(line, 0)) < _DOUBTFUL, line
    for line in before["candidates"].keys() & now.keys():
        assert now[line] == pytest.approx(before["candidates"][line], abs=_SLACK), line
