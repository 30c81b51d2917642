"""Counting what agrees with gold, as the field does, and the floor that the shipped engines must hold."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from extract.conll_gold import ConllError, LabelMap, read_conll
from extract.corpus import is_held_out
from extract.evaluate import LAYERS, Evaluation, evaluate
from extract.evaluate_command import _proposed
from extract.pipeline import LexiconExtractor
from storage.formats.jsonl import read_jsonl
from storage.model import (
    Argument,
    ArgumentCandidate,
    Article,
    Candidates,
    Document,
    Event,
    EventCandidate,
    Level,
    Mention,
    MentionCandidate,
    Span,
)
from tests.strategies import reviewed_documents

TEXT = "قصفت طائرات بغداد أمس"
GOLD = Document(
    Article("a", TEXT),
    mentions={
        "m1": Mention("m1", Span(5, 11), "VEH"),
        "m2": Mention("m2", Span(12, 17), "GPE", Level.NAM),
        "m3": Mention("m3", Span(18, 21), "TIME"),
    },
    events={"e1": Event("e1", Span(0, 4), "Conflict.Attack", (Argument("Target", "m2"), Argument("Time", "m3")))},
)
FOUND = Candidates(
    (
        MentionCandidate("m1", Span(5, 11), "WEA", score=0.6),
        MentionCandidate("m2", Span(12, 17), "GPE", score=0.9),
        MentionCandidate("m3", Span(12, 21), "TIME", score=0.5),
    ),
    (
        EventCandidate(
            "e1",
            Span(0, 4),
            "Conflict.Attack",
            (ArgumentCandidate("Place", "m2"), ArgumentCandidate("Time", "m3")),
            modality="other",
            score=0.8,
        ),
    ),
)


def test_each_layer_counts_what_it_says() -> None:
    result = evaluate([(GOLD, FOUND)])
    f1 = {layer: result.whole(layer).f1 for layer in LAYERS}
    assert f1["mentions"] == pytest.approx(1 / 3)
    assert f1["mention_overlap"] == pytest.approx(2 / 3)
    assert f1["trigger_spans"] == f1["triggers"] == 1
    assert f1["argument_spans"] == pytest.approx(1 / 2)
    assert f1["arguments"] == 0
    assert f1["levels"] == pytest.approx(1 / 2)
    assert f1["attributes"] == pytest.approx(1 / 2)
    assert result.by_label("mentions")["GPE"].f1 == 1
    assert result.macro("mentions") == pytest.approx(1 / 3)


def test_a_trigger_of_another_type_is_identified_only() -> None:
    found = replace(FOUND, events=(replace(FOUND.events[0], label="Life.Die"),))
    result = evaluate([(GOLD, found)])
    assert result.whole("trigger_spans").f1 == 1
    assert result.whole("triggers").f1 == 0
    assert result.whole("argument_spans").right == 0


def test_two_of_ours_cannot_both_answer_one_of_theirs() -> None:
    found = Candidates((MentionCandidate("a", Span(12, 14), "GPE"), MentionCandidate("b", Span(14, 17), "GPE")))
    assert evaluate([(GOLD, found)]).by_label("mention_overlap")["GPE"].right == 1


def test_an_engine_that_finds_nothing_scores_nothing() -> None:
    result = evaluate([(GOLD, Candidates())])
    assert result.whole("mentions").precision == 0
    assert result.as_record()["mentions"]["wanted"] == 3


@given(reviewed_documents())
def test_gold_against_itself_is_right_throughout(document: Document) -> None:
    plain = Document(document.article, mentions=document.mentions, events=document.events)
    result = evaluate([(plain, _proposed(plain))])
    for layer in ("mentions", "mention_overlap", "triggers", "arguments"):
        tally = result.whole(layer)
        assert tally.right == tally.proposed == tally.wanted


def test_the_interval_holds_the_figure_and_narrows_with_more_texts() -> None:
    pairs = [(GOLD, FOUND), (GOLD, Candidates(FOUND.mentions[1:2])), (GOLD, _proposed(GOLD))]

    def width(result: Evaluation) -> float:
        low, high = result.interval("mentions")
        assert low <= result.whole("mentions").f1 <= high
        return high - low

    assert width(evaluate(pairs * 20)) < width(evaluate(pairs))
    assert evaluate(pairs).interval("mentions") == evaluate(pairs).interval("mentions")


def test_the_calibration_error_is_how_far_scores_are_from_what_is_right() -> None:
    found = Candidates(tuple(replace(FOUND.mentions[1], id=f"c{n}", score=0.25) for n in range(4)))
    assert evaluate([(GOLD, found)]).calibration_error() == pytest.approx(0.75)


def test_seqeval_agrees_on_flat_mentions() -> None:
    seqeval = pytest.importorskip("seqeval.metrics", exc_type=ImportError)
    gold = [["B-VEH", "B-GPE", "I-GPE", "O", "B-GPE"], ["O", "B-VEH", "I-VEH"]]
    ours = [["B-VEH", "B-GPE", "O", "O", "B-GPE"], ["B-VEH", "B-VEH", "I-VEH"]]
    pairs = []
    for true, proposed in zip(gold, ours, strict=True):
        text = " ".join("كلمة" for _ in true)
        pairs.append((_tagged(text, true), _proposed(_tagged(text, proposed))))
    assert evaluate(pairs).whole("mentions").f1 == pytest.approx(seqeval.f1_score(gold, ours))


def _tagged(text: str, tags: list[str]) -> Document:
    mentions: dict[str, Mention] = {}
    for place, tag in enumerate(tags):
        if tag[0] == "B":
            last = place
            while last + 1 < len(tags) and tags[last + 1] == f"I{tag[1:]}":
                last += 1
            name = f"m{place}"
            mentions[name] = Mention(name, Span(place * 5, last * 5 + 4), tag[2:])
    return Document(Article("a", text), mentions=mentions)


COLUMNS = """وصل O
جون B-PERS
كيري I-PERS
إلى O
بغداد B-LOC
عاصمة B-LOC

قال O
رويترز B-ORG
الكأس B-MISC
"""
LABELS = LabelMap.of(["PERS=PER", "LOC=GPE,LOC,FAC", "ORG=ORG"])


def test_columns_are_read_sentence_by_sentence(tmp_path: Path) -> None:
    path = tmp_path / "gold.conll"
    path.write_text(COLUMNS, encoding="utf-8")
    first, second = read_conll(path, LABELS)
    found = [(m.span.text_in(first.text), m.label) for m in first.mentions.values()]
    assert found == [("جون كيري", "PERS"), ("بغداد", "LOC"), ("عاصمة", "LOC")]
    assert [m.label for m in second.mentions.values()] == ["ORG"]


def test_our_types_count_under_the_golds_labels_and_only_of_the_level() -> None:
    ours = Candidates(
        (
            MentionCandidate("a", Span(0, 3), "FAC", Level.NAM),
            MentionCandidate("b", Span(4, 8), "PER", Level.NOM),
            MentionCandidate("c", Span(9, 12), "VEH", Level.NAM),
        )
    )
    assert [one.label for one in LABELS.proposed(ours, Level.NAM).mentions] == ["LOC"]
    assert [one.label for one in LABELS.proposed(ours, None).mentions] == ["LOC", "PERS"]


@pytest.mark.parametrize(("content", "words"), [("كلمة\n", "no tag"), (b"\xff\xfe\x00", "cannot be read")])
def test_columns_that_cannot_be_read_are_named(tmp_path: Path, content: str | bytes, words: str) -> None:
    path = tmp_path / "gold.conll"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConllError, match=words):
        list(read_conll(path, LABELS))


def test_documents_are_held_out_as_wholes() -> None:
    records = [{"id": f"s{number}", "doc": "gsr/one"} for number in range(20)]
    assert len({is_held_out(record) for record in records}) == 1
    spread = [is_held_out({"id": str(number)}) for number in range(2000)]
    assert 0.1 < sum(spread) / len(spread) < 0.2


@pytest.mark.shared
@pytest.mark.slow
def test_the_lexicons_hold_their_figures_on_held_out_documents(shared: Path) -> None:
    path = shared / "data" / "events" / "train.jsonl"
    engine = LexiconExtractor()
    with path.open("rb") as file:
        gold = [one for one in read_jsonl(path, file) if isinstance(one, Document)]
    held_out = [one for one in gold if is_held_out({"id": one.article.id, **one.article.extra})]
    result = evaluate((one, engine.extract(one.text)) for one in held_out)
    assert result.whole("mentions").f1 >= 0.80
    assert result.whole("triggers").f1 >= 0.795
    assert result.whole("arguments").f1 >= 0.53
