import json
import shutil
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="training is an extra")
pytest.importorskip("onnx", reason="training is an extra")

import torch
from typer.testing import CliRunner

from extract.evaluate import Evaluation
from extract.learned import load_extractor
from extract.making import Gold, make_from
from extract.neural.running import torch_reader
from extract.neural.second import opinion_on
from extract.train import Material, Recipe, batches_of, source_of, split, train
from tests.extract.tiny_gold import tiny_encoder, tiny_gold, tiny_pieces

RECIPE = Recipe(
    epochs=6,
    batch=4,
    layers=2,
    frozen=1,
    segment=32,
    edge=16,
    argument=16,
    encoder_rate=1e-3,
    head_rate=5e-3,
    alone=3,
    averaged=0.8,
)


def quiet(_stage: str, _done: int, _whole: int) -> None:
    pass


@pytest.fixture(scope="module", autouse=True)
def _one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Evaluation]:
    folder = tmp_path_factory.mktemp("made") / "model"
    pieces = tiny_pieces()
    report = make_from(
        Gold(tiny_gold(4), silver=tiny_gold(1)), tiny_encoder(pieces), pieces, folder, RECIPE, "7", quiet
    )
    return folder, report


def test_a_tiny_model_learns_tiny_gold(made) -> None:
    _, report = made
    assert report.whole("mentions").wanted > 10
    assert report.whole("mentions").f1 > 0.9
    assert report.whole("triggers").f1 > 0.9
    assert report.whole("arguments").f1 > 0.9


def test_the_exported_model_reads_as_the_network_does(made, tmp_path) -> None:
    folder, _ = made
    pieces = tiny_pieces()
    parts = split(tiny_gold(4))
    state = tmp_path / "state"
    shutil.copytree(folder.with_name("model.training"), state)
    trained = train(parts.training, tiny_encoder(pieces), pieces, RECIPE, state, quiet)
    extractor = load_extractor(folder)
    settings = extractor.reader.settings
    reader = torch_reader(trained.joint, trained.labels, trained.lexicon, pieces, settings, opinion_on)
    for document in parts.held_out:
        text = document.article.text
        exact, quantised = reader.candidates(text, "tawsim/7"), extractor.extract(text)
        assert [(m.span, m.label, m.level) for m in exact.mentions] == [
            (m.span, m.label, m.level) for m in quantised.mentions
        ]
        assert [(e.span, e.label) for e in exact.events] == [(e.span, e.label) for e in quantised.events]
        for one, other in zip(exact, quantised, strict=True):
            assert one.score == pytest.approx(other.score, abs=0.1)


def test_a_part_is_kept_by_source_whatever_the_order() -> None:
    documents = tiny_gold(8)
    parts = split(documents)
    again = split(documents[::-1])
    for name in ("training", "development", "held_out"):
        sources = {source_of(document) for document in getattr(parts, name)}
        assert sources == {source_of(document) for document in getattr(again, name)}
        assert sources
    assert sum(map(len, (parts.training, parts.development, parts.held_out))) == len(documents)


def test_sentences_of_one_source_stay_together() -> None:
    documents = [
        replace(document, article=replace(document.article, extra={"doc": f"s{number % 5}"}))
        for number, document in enumerate(tiny_gold(4))
    ]
    parts = split(documents)
    training = {source_of(document) for document in parts.training}
    assert not training & {source_of(document) for document in (*parts.development, *parts.held_out)}


def test_an_interrupted_run_ends_as_an_uninterrupted_one(tmp_path) -> None:
    pieces = tiny_pieces()
    documents = tiny_gold(1)
    recipe = replace(RECIPE, epochs=4, alone=1)
    silver = tiny_gold(1)
    whole = train(documents, tiny_encoder(pieces), pieces, recipe, tmp_path / "whole", quiet, silver)

    def stop(stage: str, done: int, _whole: int) -> None:
        if stage.startswith("epoch 3") and done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(documents, tiny_encoder(pieces), pieces, recipe, tmp_path / "broken", stop, silver)
    resumed = train(documents, tiny_encoder(pieces), pieces, recipe, tmp_path / "broken", quiet, silver)
    for (name, one), other in zip(whole.joint.state_dict().items(), resumed.joint.state_dict().values(), strict=True):
        assert torch.equal(one, other), name


def test_batches_depend_on_the_seed_and_the_epoch_alone() -> None:
    items: list[Any] = ["x" * size for size in range(1, 30)]
    assert batches_of(Material(items), RECIPE, 1) == batches_of(Material(items), RECIPE, 1)
    assert batches_of(Material(items), RECIPE, 1) != batches_of(Material(items), RECIPE, 2)
    assert sorted(map(len, chain.from_iterable(batches_of(Material(items), RECIPE, 1)))) == list(range(1, 30))


def test_the_command_names_what_is_missing(tmp_path: Path) -> None:
    import typer

    from extract.train_commands import register

    app = typer.Typer()
    register(app)
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "a", "text": "نص"}\n', encoding="utf-8")
    result = CliRunner().invoke(app, [str(gold), "--encoder", str(tmp_path), "--output", str(tmp_path / "m")])
    assert result.exit_code == 1
    assert "no gold" in result.output


def test_inline_gold_and_candidates_as_silver_are_learned_from(tmp_path: Path) -> None:
    from extract.train_commands import _documents, _silver

    gold = tmp_path / "gold.txt"
    gold.write_text("#id s1\n[e1:Life.Die مات] [m1:PER رجل]\ne1 Victim=m1\n", encoding="utf-8")
    [document] = _documents([gold])
    assert [event.label for event in document.events.values()] == ["Life.Die"]
    silver = tmp_path / "silver.jsonl"
    candidate = {"id": "m1", "label": "PER", "start": 4, "end": 7, "status": "candidate", "score": 0.9}
    event = {"id": "e1", "label": "Life.Die", "start": 0, "end": 3, "status": "candidate"}
    event["arguments"] = [{"role": "Victim", "mention": "m1"}]
    record = {"id": "a", "text": "مات رجل", "mentions": [candidate], "events": [event]}
    silver.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    [read] = _silver([silver])
    assert [mention.span.text_in(read.text) for mention in read.mentions.values()] == ["رجل"]
    [made] = read.events.values()
    assert [argument.role for argument in made.arguments] == ["Victim"]
