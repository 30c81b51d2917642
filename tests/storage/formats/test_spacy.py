"""spaCy's DocBin: spaCy loads and trains on what is written, all comes back, and no hostile file runs anything."""

import os
import pickle
import sys
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("spacy")

import spacy
import srsly
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as TokenSpan

from storage.formats import format_of
from storage.formats.docbin_file import DocBinReader, DocBinWriter, decompressed
from storage.formats.docbin_strings import DocBinStrings
from storage.formats.packed import unpacked
from storage.formats.problem import MissingExtraError, ReadError, ReadProblem
from storage.formats.registry import WriteOptions
from storage.formats.spacy_docbin import EXTENSION, TooLargeError, write_spacy
from storage.formats.spacy_reading import read_spacy
from storage.model import Argument, Article, Document, Event, Level, Mention, Span
from storage.model.record_reading import record_to_document
from storage.model.records import Layer, Status, document_to_record
from tests.strategies import reviewed_documents

TEXT = "  وقصفت طائراتهم جسر  المدينة\n\nببغداد. "


def at(covered: str) -> Span:
    start = TEXT.index(covered)
    return Span(start, start + len(covered))


def document() -> Document:
    mentions = {
        "weapon": Mention("weapon", at("طائرات"), "WEA", Level.NAM, entity="x1", note="سطر\nثان"),
        "owner": Mention("owner", at("هم"), "PER"),
        "bridge": Mention("bridge", at("جسر  المدينة"), "FAC"),
        "city": Mention("city", at("المدينة"), "GPE", entity="x2"),
        "baghdad": Mention("baghdad", at("بغداد"), "GPE", Level.NAM, entity="x2"),
    }
    roles = (Argument("Target", "bridge"), Argument("Instrument", "weapon"), Argument("Place", "baghdad"))
    attack = Event("attack", at("قصفت"), "Conflict.Attack", roles, modality="other", polarity="negative")
    article = Article("مقال", TEXT, "عنوان", {"source": "رويترز"}, extra={"own": [1, {"deep": None}]})
    return Document(article, mentions=mentions, events={"attack": attack})


def written(path: Path, *documents: Document, **options: Any) -> list[str]:
    return write_spacy(documents, path, WriteOptions(**options)).lines()


def loaded(path: Path) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("ar").vocab))


def records(path: Path, layer: Layer = Layer.GOLD) -> list[dict]:
    found = list(read_spacy(path, Status.ADDED))
    assert all(isinstance(item, Document) for item in found), found
    return [document_to_record(item, layer) for item in found if isinstance(item, Document)]


@pytest.fixture
def extension() -> Iterator[None]:
    Doc.set_extension("tawsim", default=None)
    yield
    Doc.remove_extension("tawsim")


@pytest.mark.usefixtures("extension")
def test_spacy_loads_text_entities_nested_spans_and_events(tmp_path: Path) -> None:
    written(tmp_path / "a.spacy", document())
    [doc] = loaded(tmp_path / "a.spacy")
    assert doc.text == TEXT
    assert [(one.text, one.label_) for one in doc.ents] == [
        ("طائرات", "WEA"),
        ("هم", "PER"),
        ("جسر  المدينة", "FAC"),
        ("بغداد", "GPE"),
    ]
    places = {one.id_: (one.start_char, one.end_char, one.label_) for one in doc.spans["mentions"]}
    assert places == {m.id: (m.span.start, m.span.end, m.label) for m in document().mentions.values()}
    assert [(one.id_, one.text, one.label_) for one in doc.spans["triggers"]] == [("attack", "قصفت", "Conflict.Attack")]
    [event] = doc._.tawsim["events"]
    assert (event["modality"], event["polarity"], TEXT[event["start"] : event["end"]]) == ("other", "negative", "قصفت")
    assert {one["role"]: one["mention"] for one in event["arguments"]}["Place"] == "baghdad"
    assert doc._.tawsim["title"] == "عنوان"


def test_words_are_only_cut_where_a_mention_begins_or_ends(tmp_path: Path) -> None:
    lines = written(tmp_path / "a.spacy", document())
    [doc] = loaded(tmp_path / "a.spacy")
    own = [one.text for one in spacy.blank("ar")(TEXT) if not one.is_space]
    pieces = [one.text for one in doc if not one.is_space]
    assert pieces == ["و", "قصفت", "طائرات", "هم", "جسر", "المدينة", "ب", "بغداد", "."]
    assert any(line.startswith("Words cut") and line.endswith(f": {len(pieces) - len(own)}.") for line in lines)
    assert "Mentions that nest or cross and are in spans, not in ents: 1." in lines


def test_whole_words_are_kept_where_that_is_asked(tmp_path: Path) -> None:
    lines = written(tmp_path / "a.spacy", document(), settings={"tokens": "words"})
    [doc] = loaded(tmp_path / "a.spacy")
    assert [one.text for one in doc] == [one.text for one in spacy.blank("ar")(TEXT)]
    assert [one.text for one in doc.ents] == ["طائراتهم", "جسر  المدينة", "ببغداد"]
    assert "Spans widened to whole words, though not in doc._.tawsim: 4." in lines
    assert records(tmp_path / "a.spacy") == [document_to_record(document())]


@settings(max_examples=80)
@given(st.lists(reviewed_documents(), max_size=3), st.sampled_from(Layer), st.sampled_from(("cut", "words")))
def test_any_document_comes_back_whole_and_its_text_is_spacys(
    tmp_path_factory: pytest.TempPathFactory, documents: list[Document], layer: Layer, tokens: str
) -> None:
    path = tmp_path_factory.mktemp("spacy") / "a.spacy"
    written(path, *documents, layer=layer, settings={"tokens": tokens})
    native = [record_to_document(document_to_record(one, layer)) for one in documents]
    assert records(path, layer) == [document_to_record(one, layer) for one in native]
    docs = loaded(path)
    assert [doc.text for doc in docs] == [one.text for one in documents]
    for doc in docs:
        assert not any(one.text != one.text.strip() for one in doc.spans["mentions"])
        if tokens == "cut":
            exact = {one["id"]: one for one in doc.user_data[EXTENSION]["mentions"]}
            for one in doc.spans["mentions"]:
                assert one.text == exact[one.id_]["text"].strip()


def test_the_container_is_what_spacy_itself_would_write(tmp_path: Path) -> None:
    written(tmp_path / "a.spacy", document(), replace(document(), mentions={}, events={}))
    docs = loaded(tmp_path / "a.spacy")
    again = DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=True, docs=docs).to_bytes()
    ours, theirs = (srsly.msgpack_loads(zlib.decompress(one)) for one in ((tmp_path / "a.spacy").read_bytes(), again))
    ours["strings"].sort()  # those that seldom come again stand at the end
    assert ours == theirs


def test_what_msgpack_cannot_hold_is_carried_as_json(tmp_path: Path) -> None:
    deep: dict = {}
    for _ in range(400):
        deep = {"in": deep}
    wide = replace(document(), article=Article("a", TEXT, metadata={"number": 2**80}, extra={"deep": deep}))
    written(tmp_path / "a.spacy", wide, document())
    assert isinstance(loaded(tmp_path / "a.spacy")[0].user_data[EXTENSION], str)
    assert records(tmp_path / "a.spacy") == [document_to_record(wide), document_to_record(document())]


def test_candidates_are_written_as_mentions_where_they_are_asked(tmp_path: Path) -> None:
    with_candidates = records_to_candidates(tmp_path)
    written(tmp_path / "b.spacy", with_candidates, layer=Layer.CANDIDATES)
    [doc] = loaded(tmp_path / "b.spacy")
    assert len(doc.spans["mentions"]) == 5
    written(tmp_path / "b.spacy", with_candidates, layer=Layer.BOTH)
    [doc] = loaded(tmp_path / "b.spacy")
    assert not doc.spans["mentions"], "what nobody has accepted is no annotation"
    assert records(tmp_path / "b.spacy", Layer.BOTH) == [document_to_record(with_candidates, Layer.BOTH)]


def records_to_candidates(folder: Path) -> Document:
    vocab = spacy.blank("ar").vocab
    written(folder / "gold.spacy", document())
    [doc] = DocBin().from_disk(folder / "gold.spacy").get_docs(vocab)
    doc.user_data.clear()
    DocBin(docs=[doc]).to_disk(folder / "plain.spacy")
    [found] = read_spacy(folder / "plain.spacy", Status.CANDIDATE)
    assert isinstance(found, Document)
    return found


def test_docbins_of_others_are_read_by_entities_and_span_groups(tmp_path: Path) -> None:
    nlp = spacy.blank("ar")
    doc = nlp("زار جون  كيري القاهرة أمس")
    doc.ents = [TokenSpan(doc, 1, 4, "PER")]
    doc.spans["sc"] = [TokenSpan(doc, 1, 2, "FIRST"), TokenSpan(doc, 1, 4, "PER"), TokenSpan(doc, 4, 5, "GPE")]
    doc.spans["triggers"] = [TokenSpan(doc, 0, 1, "Contact.Meet")]
    doc.user_data["own"] = {"anything": [1.5, (2, 3)]}
    bare = Doc(nlp.vocab, words=["بلا", "فراغ"])
    bare.ents = [TokenSpan(bare, 1, 2, "X")]
    DocBin(store_user_data=True, docs=[doc, bare]).to_disk(tmp_path / "their.spacy")
    one, two = read_spacy(tmp_path / "their.spacy", Status.ADDED)
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.text, one.article.id) == (doc.text, "their-1")
    covered = sorted((m.label, m.span.text_in(one.text)) for m in one.mentions.values())
    assert covered == [("FIRST", "جون"), ("GPE", "القاهرة"), ("PER", "جون  كيري")]
    assert [(e.label, e.trigger.text_in(one.text)) for e in one.events.values()] == [("Contact.Meet", "زار")]
    assert (two.text, [m.span.text_in(two.text) for m in two.mentions.values()]) == (bare.text, ["فراغ"])


def test_spans_that_were_changed_in_spacy_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "a.spacy"
    written(path, document())
    [doc] = loaded(path)
    doc.spans["mentions"] = list(doc.spans["mentions"])[1:]
    DocBin(store_user_data=True, docs=[doc]).to_disk(path)
    problem, found = read_spacy(path, Status.ADDED)
    assert "other spans" in str(problem)
    assert isinstance(found, Document)
    assert len(found.mentions) == 5
    DocBin(docs=[doc]).to_disk(path)
    [found] = read_spacy(path, Status.ADDED)
    assert isinstance(found, Document)
    assert len(found.mentions) == 4 + 1, "the entity that is no span any more is still one"


class Trap:
    """Unpickling it makes a folder."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return os.mkdir, (str(self.place),)


def with_user_data(path: Path, data: bytes) -> None:
    packed = DocBin(store_user_data=True, docs=[spacy.blank("ar")("قُتل جندي")])
    packed.user_data = [data]
    packed.to_disk(path)


@pytest.mark.parametrize("kind", [{b"kind": b"O"}, {b"kind": b"", b"type": "|O"}, {b"type": [["a", "O"]]}])
def test_user_data_that_would_be_unpickled_is_refused_and_the_text_read(tmp_path: Path, kind: dict) -> None:
    trap = {b"nd": True, b"type": "O", b"shape": [1], b"data": pickle.dumps(Trap(tmp_path / "sprung"))} | kind
    with_user_data(tmp_path / "a.spacy", srsly.msgpack_dumps({EXTENSION: {"mentions": trap}}))
    problem, found = read_spacy(tmp_path / "a.spacy", Status.ADDED)
    assert isinstance(problem, ReadProblem)
    assert "unpickled" in str(problem)
    assert isinstance(found, Document)
    assert found.text == "قُتل جندي"
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    "record",
    [
        {"id": "a", "mentions": [{"id": "m", "label": "PER", "start": 0, "end": 99}]},
        {"id": "a", "mentions": 3},
        {"mentions": []},
        "{",
        "[" * 100_000,
    ],
)
def test_a_faulty_record_is_named_and_the_text_read(tmp_path: Path, record: object) -> None:
    with_user_data(tmp_path / "a.spacy", srsly.msgpack_dumps({EXTENSION: record}))
    problem, found = read_spacy(tmp_path / "a.spacy", Status.ADDED)
    assert isinstance(problem, ReadProblem)
    assert isinstance(found, Document)


def repacked(path: Path, **members: Any) -> None:
    """A good file with other members."""
    packed = srsly.msgpack_loads(zlib.decompress(path.read_bytes()))
    changed = {name: value for name, value in (packed | members).items() if value is not ...}
    path.write_bytes(zlib.compress(srsly.msgpack_dumps(changed)))


def spans_of(*numbers: int) -> list[bytes]:
    from struct import pack

    group = srsly.msgpack_dumps({"name": "sc", "attrs": {}, "spans": [pack(">QQQllll", *numbers)]})
    return [srsly.msgpack_dumps({group: ["sc"]})]


@pytest.mark.parametrize(
    ("members", "documents"),
    [
        ({"strings": []}, 0),
        ({"attrs": []}, 0),
        ({"attrs": ["a", 2]}, 0),
        ({"attrs": ...}, 0),
        ({"lengths": ...}, 0),
        ({"lengths": b"\xff" * 4}, 0),
        ({"lengths": b"\x01"}, 0),
        ({"tokens": b""}, 0),
        ({"tokens": [1, 2]}, 0),
        ({"spaces": b""}, 0),
        ({"strings": 3}, 0),
        ({"span_groups": ..., "user_data": ..., "flags": ..., "cats": ...}, 1),
        ({"span_groups": [b"\xc1"], "user_data": [None]}, 1),
        ({"span_groups": [srsly.msgpack_dumps({b"x": 3})], "user_data": [None]}, 1),
        ({"span_groups": [srsly.msgpack_dumps([srsly.msgpack_dumps({"name": "a"})])], "user_data": [None]}, 1),
        ({"span_groups": [7], "user_data": [None]}, 1),
        ({"span_groups": spans_of(0, 0, 0, 0, 1, 0, 4), "user_data": [None]}, 1),
        ({"span_groups": spans_of(0, 0, 2**63 + 7, 0, 1, 0, 4), "user_data": [None]}, 1),
        ({"span_groups": spans_of(0, 0, 380, -5, 2**31 - 1, 0, 4), "user_data": [None]}, 1),
        ({"user_data": [b"\xc1"]}, 1),
        ({"span_groups": [b"\xc1"]}, 1),
        ({"span_groups": [srsly.msgpack_dumps([srsly.msgpack_dumps({"name": "a"})])]}, 1),
        (
            {
                "user_data": [
                    srsly.msgpack_dumps(
                        {EXTENSION: {"id": "a", "mentions": [{"id": "m", "label": "X", "start": 0, "end": 1}]}}
                    )
                ]
            },
            1,
        ),
        ({"user_data": ["text"]}, 1),
    ],
)
def test_damaged_members_are_named_and_what_is_left_is_read(
    tmp_path: Path, members: dict[str, Any], documents: int
) -> None:
    path = tmp_path / "a.spacy"
    written(path, document())
    repacked(path, **members)
    found = list(read_spacy(path, Status.ADDED))
    assert sum(isinstance(item, Document) for item in found) == documents
    assert any(isinstance(item, ReadProblem) for item in found) or "cats" in members


@pytest.mark.parametrize("content", [b"", b"x", b"{}", zlib.compress(b""), zlib.compress(b"\x93\x01"), b"\x78\x9c\xff"])
def test_what_is_no_docbin_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.spacy").write_bytes(content)
    [problem] = read_spacy(tmp_path / "a.spacy", Status.ADDED)
    assert isinstance(problem, ReadProblem)


def test_a_bomb_is_refused_before_it_fills_the_disk(tmp_path: Path) -> None:
    compressor = zlib.compressobj(9)
    nothing = bytes(1024 * 1024)
    path = tmp_path / "bomb.spacy"
    with path.open("wb") as file:
        for _ in range(200):
            file.write(compressor.compress(nothing))
        file.write(compressor.flush())
    [problem] = read_spacy(path, Status.ADDED)
    assert "larger than 64 MiB" in str(problem)


@settings(max_examples=150)
@given(st.data())
def test_no_damage_does_more_than_name_itself(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("damage") / "a.spacy"
    written(path, document())
    content = bytearray(zlib.decompress(path.read_bytes()))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    del content[data.draw(st.integers(1, len(content))) :]
    path.write_bytes(zlib.compress(content))
    for item in read_spacy(path, Status.ADDED):
        assert isinstance(item, Document | ReadProblem)


def test_a_value_of_a_million_parts_is_refused_before_it_is_unpacked() -> None:
    packed = b"\xdd" + (1_500_000).to_bytes(4, "big") + b"\x90" * 1_500_000
    tracemalloc.start()
    try:
        with pytest.raises(ReadError, match="more than 1000000 values"):
            unpacked(packed)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 10 * len(packed)


def test_a_docbin_is_known_by_name_and_by_content(tmp_path: Path) -> None:
    written(tmp_path / "a.spacy", document())
    DocBin(docs=loaded(tmp_path / "a.spacy")).to_disk(tmp_path / "their.bin")
    (tmp_path / "ours.bin").write_bytes((tmp_path / "a.spacy").read_bytes())
    for name in ("a.spacy", "their.bin", "ours.bin"):
        assert format_of(tmp_path / name).name == "spacy"
    (tmp_path / "other.bin").write_bytes(zlib.compress(b"text"))
    assert format_of(tmp_path / "other.bin") is None


def test_without_the_package_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtraError, match=r"tawsim\[spacy\]"):
        written(tmp_path / "a.spacy", document())
    [problem] = read_spacy(tmp_path / "a.spacy", Status.ADDED)
    assert "tawsim[spacy]" in str(problem)


def test_more_than_a_docbin_can_hold_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_much(writer: DocBinWriter, _document: object) -> None:
        writer._parts["tokens"].fileno()  # from here on it is a file, and may have holes
        writer._parts["tokens"].seek(2**32)

    monkeypatch.setattr(DocBinWriter, "add", add_much)
    with pytest.raises(TooLargeError, match="export it in parts"):
        written(tmp_path / "a.spacy", document())


def test_documents_and_strings_are_read_side_by_side(tmp_path: Path) -> None:
    written(tmp_path / "a.spacy", *(document() for _ in range(5)))
    with (tmp_path / "a.spacy").open("rb") as file, decompressed(file, 10_000) as content:
        reader = DocBinReader(content)
        documents = reader.documents()
        first = next(documents)
        strings = [text for _, text in reader.strings()]
        second = next(documents)
    assert first == second
    assert "بغداد" in strings


def test_every_string_is_found_by_the_number_that_spacy_has_for_it(tmp_path: Path) -> None:
    written(tmp_path / "a.spacy", *(document() for _ in range(3)))
    with (tmp_path / "a.spacy").open("rb") as file, decompressed(file, 10_000) as content:
        strings = DocBinStrings(DocBinReader(content))
        store = spacy.blank("ar").vocab.strings
        for text in ("", "بغداد", "Conflict.Attack", "weapon", "GPE"):
            assert strings[store.add(text)] == text
        assert store.add("ليست هناك") not in strings
        with pytest.raises(KeyError):
            strings[store.add("ليست هناك")]


@pytest.mark.slow
@pytest.mark.shared
def test_the_given_gold_comes_back_whole(tmp_path: Path, given_gold: list[Document]) -> None:
    written(tmp_path / "a.spacy", *given_gold)
    assert records(tmp_path / "a.spacy") == [document_to_record(one) for one in given_gold]
    for doc, one in zip(loaded(tmp_path / "a.spacy"), given_gold, strict=True):
        assert doc.text == one.text
        places = {span.id_: (span.start_char, span.end_char) for span in doc.spans["mentions"]}
        assert places == {mention.id: (mention.span.start, mention.span.end) for mention in one.mentions.values()}
