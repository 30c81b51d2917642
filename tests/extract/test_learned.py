import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.learned import DESCRIPTION, FINDER, LearnedExtractor, ModelError, load_extractor

MODEL = Path(__file__).parents[2] / "assets" / "model"
TEXT = "قصفت طائرات حربية قاعدة عسكرية شمال المدينة فجر السبت، وقتل 3 جنود. وأعلنت الحكومة أن الوزير زار القاهرة أمس."

shipped = pytest.mark.skipif(not (MODEL / DESCRIPTION).exists(), reason="the model is not there")


@pytest.fixture(scope="module")
def extractor() -> LearnedExtractor:
    return load_extractor(MODEL)


@shipped
def test_the_shipped_model_finds_what_a_reader_would(extractor) -> None:
    found = extractor.extract(TEXT)
    triggers = {event.trigger.text_in(TEXT): event.label for event in found.events}
    assert triggers["قصفت"] == "Conflict.Attack"
    assert triggers["قتل"] == "Life.Die"
    mentions = {mention.span.text_in(TEXT): mention.label for mention in found.mentions}
    assert mentions["3 جنود"] == "PER"
    assert mentions["القاهرة"] == "GPE"
    assert mentions["أمس"] == "TIME"


@shipped
def test_candidates_are_signed_and_scored(extractor) -> None:
    found = extractor.extract(TEXT)
    assert {candidate.source for candidate in found} == {f"tawsim/{extractor.version}"}
    assert all(0.1 < candidate.score <= 1 for candidate in found)


@shipped
def test_the_same_text_gives_the_same_candidates(extractor) -> None:
    assert extractor.extract(TEXT) == load_extractor(MODEL).extract(TEXT)


@shipped
def test_a_sentence_is_read_the_same_wherever_it_stands(extractor) -> None:
    alone = extractor.extract(TEXT)
    later = extractor.extract(f"{TEXT}\n{TEXT}")
    half = len(later.mentions) // 2
    assert [m.label for m in later.mentions[:half]] == [m.label for m in alone.mentions]
    assert [m.span.shifted(len(TEXT) + 1) for m in alone.mentions] == [m.span for m in later.mentions[half:]]


@shipped
@pytest.mark.parametrize("text", ["", " \n\n ", ".", "…!؟", "ـ", "a", "و", "漢字 😀", "\u064b", "كلمة " * 900])
def test_odd_texts_are_read_without_complaint(extractor, text) -> None:
    for candidate in extractor.extract(text):
        assert candidate.span.end <= len(text)


@shipped
def test_arguments_fit_the_schema(extractor) -> None:
    from storage.model.schema_files import load_default_schema

    schema = load_default_schema()
    found = extractor.extract(TEXT)
    for event in found.events:
        for argument in event.arguments:
            assert schema.allows(event.label, argument.role, found.by_id[argument.mention].label)


@shipped
def test_the_model_is_small_and_loads_fast(extractor) -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 45_000_000
    start = time.process_time()
    load_extractor(MODEL)
    assert time.process_time() - start < 3


def test_running_needs_no_pytorch() -> None:
    code = "import sys, extract.learned; sys.exit('torch' in sys.modules or 'onnx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=MODEL.parents[1], check=False).returncode == 0


def test_a_missing_model_is_named(tmp_path) -> None:
    with pytest.raises(ModelError, match=r"model\.json cannot be read"):
        load_extractor(tmp_path)


def test_a_model_of_another_format_is_refused(tmp_path) -> None:
    (tmp_path / DESCRIPTION).write_text(json.dumps({"format": 99}), encoding="utf-8")
    with pytest.raises(ModelError, match="format 99"):
        load_extractor(tmp_path)


@shipped
def test_a_damaged_model_is_refused(tmp_path) -> None:
    for path in MODEL.iterdir():
        if path.is_file():
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / FINDER).unlink()
    (tmp_path / FINDER).write_bytes((MODEL / FINDER).read_bytes()[:-1] + b"?")
    with pytest.raises(ModelError, match="not the one that its description names"):
        load_extractor(tmp_path)
