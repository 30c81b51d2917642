import json
from pathlib import Path

import pytest
from hypothesis import given

from storage.model import Article, Decision, Document, Origin, RecordError, ReviewStatus, decisions
from storage.model.record_reading import record_to_document
from storage.model.records import Layer, Record, Status, document_to_record
from tests.strategies import reviewed_documents

TEXT = "قصفت الطائرات الجسر"


def record(**changes: object) -> Record:
    mention = {"id": "m1", "label": "FAC", "level": "NOM", "start": 14, "end": 19, "text": "الجسر"}
    event = {
        "id": "e1",
        "label": "Conflict.Attack",
        "start": 0,
        "end": 4,
        "arguments": [{"role": "Target", "mention": "m1"}],
    }
    return {"id": "a", "text": TEXT, "mentions": [mention], "events": [event]} | changes


def through_json(document: Document, layer: Layer = Layer.BOTH) -> Document:
    return record_to_document(json.loads(json.dumps(document_to_record(document, layer), ensure_ascii=False)))


def gold_values(document: Document) -> list[tuple[object, ...]]:
    """What an export must keep of gold, whatever the ids of candidates."""
    mentions = [(m.id, m.span, m.label, m.level, m.note) for m in document.mentions.values()]
    events = [
        (e.id, e.trigger, e.label, e.modality, e.polarity, e.note, tuple((a.role, a.mention) for a in e.arguments))
        for e in document.events.values()
    ]
    return sorted([*mentions, *events], key=str)


@given(reviewed_documents())
def test_gold_comes_back_equal_and_the_text_under_every_span_is_its_text(document: Document) -> None:
    for layer in (Layer.GOLD, Layer.BOTH):
        written = document_to_record(document, layer)
        for item in (*written["mentions"], *written["events"]):
            assert document.text[item["start"] : item["end"]] == item["text"]
        assert gold_values(record_to_document(json.loads(json.dumps(written)))) == gold_values(document)


@given(reviewed_documents())
def test_what_was_exported_and_read_is_exported_the_same_again(document: Document) -> None:
    once = through_json(document)
    assert gold_values(once) == gold_values(document)
    assert document_to_record(through_json(once), Layer.BOTH) == document_to_record(once, Layer.BOTH)


@given(reviewed_documents())
def test_the_candidate_layer_holds_every_candidate_as_it_was_proposed(document: Document) -> None:
    read = record_to_document(document_to_record(document, Layer.CANDIDATES))
    assert read.candidates.by_id == document.candidates.by_id
    assert not read.mentions
    assert read.pending_count == len(read.candidates)


def test_gold_without_a_status_is_added_and_finished() -> None:
    document = record_to_document(record())
    assert document.origin_status(document.mentions["m1"]) is Origin.ADDED
    assert document.status is ReviewStatus.FINISHED


def test_items_without_a_status_are_candidates_when_the_reader_says_so() -> None:
    document = record_to_document(record(), Status.CANDIDATE)
    assert document.pending_count == 2
    assert document.status is ReviewStatus.NEW


def test_unknown_keys_are_kept_at_every_level() -> None:
    given_record = record(doc="source/1", lang="ar")
    given_record["mentions"][0]["colour"] = "red"
    given_record["events"][0]["frame"] = {"id": 7}
    given_record["events"][0]["arguments"][0]["weight"] = 2
    written = document_to_record(record_to_document(given_record))
    assert (written["doc"], written["lang"]) == ("source/1", "ar")
    assert written["mentions"][0]["colour"] == "red"
    assert written["events"][0]["frame"] == {"id": 7}
    assert written["events"][0]["arguments"][0]["weight"] == 2


def test_a_corrected_item_comes_back_corrected_with_what_had_been_proposed() -> None:
    proposed = record_to_document(record(), Status.CANDIDATE)
    corrected, _ = decisions.correct_mention(proposed, "m1", label="LOC").apply(proposed)
    read = through_json(corrected)
    mention = next(iter(read.mentions.values()))
    assert (mention.label, read.origin_status(mention)) == ("LOC", Origin.CORRECTED)
    assert read.candidates.by_id[mention.origin or ""].label == "FAC"


def test_a_rejection_keeps_its_reason() -> None:
    proposed = record_to_document(record(), Status.CANDIDATE)
    rejected, _ = decisions.reject(proposed, "e1", "wrong_type").apply(proposed)
    read = through_json(rejected)
    assert read.decision_on("e1") is Decision.REJECTED
    assert read.rejections["e1"].reason == "wrong_type"
    assert document_to_record(rejected)["events"] == []


def test_a_mention_that_a_standing_event_needs_is_accepted_with_it() -> None:
    given_record = record()
    given_record["mentions"][0]["status"] = "candidate"
    document = record_to_document(given_record)
    assert document.decision_on(document.mentions["m1"].origin or "") is Decision.ACCEPTED


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": ""}, "“id” must be a text"),
        ({"text": None}, "“text” must be a text"),
        ({"text": "ن\ud800"}, "half a character"),
        ({"mentions": {}}, "“mentions” must be a list"),
        ({"mentions": [7]}, "must be a JSON object"),
        ({"mentions": [{"id": "m1", "label": "PER", "start": 0, "end": 99}]}, "m1: 0–99 is no span"),
        ({"mentions": [{"id": "m1", "label": "PER", "start": True, "end": 2}]}, "m1: “start” and “end”"),
        ({"mentions": [{"id": "m1", "label": "PER", "start": 0, "end": 4, "text": "غير"}]}, "m1: its text is “غير”"),
        ({"mentions": [{"id": "m1", "label": "PER", "start": 0, "end": 4, "level": "X"}]}, "level must be one of"),
        ({"mentions": [{"id": "m1", "label": "PER", "start": 0, "end": 4, "score": 7}]}, "“score” must be a number"),
        ({"mentions": [{"id": "m1", "label": "PER", "start": 0, "end": 4, "status": "x"}]}, "status must be one of"),
        ({"mentions": []}, "the argument's mention m1 is not in the record"),
        ({"events": [{"id": "e1", "label": "Life.Die", "start": 0, "end": 4}]}, "“arguments” must be a list"),
        ({"events": [{"id": "m1", "label": "Life.Die", "start": 0, "end": 4, "arguments": []}]}, "share the id m1"),
        ({"metadata": []}, "must be a JSON object"),
        ({"title": 3}, "must be texts"),
    ],
)
def test_a_faulty_record_is_refused_with_the_place_and_the_reason(changes: Record, words: str) -> None:
    if changes == {"metadata": []}:
        changes = {"metadata": [1]}
    with pytest.raises(RecordError, match=words):
        record_to_document(record(**changes))


@pytest.mark.parametrize("value", [None, 3, "text", []])
def test_a_line_that_is_no_object_is_refused(value: object) -> None:
    with pytest.raises(RecordError, match="must be a JSON object"):
        record_to_document(value)


@pytest.mark.shared
def test_the_whole_training_data_round_trips(shared: Path) -> None:
    with (shared / "data/events/train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            given_record = json.loads(line)
            document = record_to_document(given_record)
            assert through_json(document) == document
            written = document_to_record(document)
            assert len(written["mentions"]) == len(given_record["mentions"])
            assert written["doc"] == given_record["doc"]


def test_an_article_without_annotation_has_both_lists_empty() -> None:
    written = document_to_record(Document(Article("a", "نص", metadata={"source": "س"})))
    assert (written["mentions"], written["events"], written["metadata"]) == ([], [], {"source": "س"})
