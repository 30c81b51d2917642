"""`spacy debug data` and `spacy train` on what is exported: both accept it, and learn entities, spans and triggers."""

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("spacy")

import spacy

from storage.formats.registry import WriteOptions
from storage.formats.spacy_docbin import write_spacy
from storage.model import Article, Document
from tests.storage.formats.test_spacy import document

CONFIG = """
[paths]
train = null
dev = null

[nlp]
lang = "ar"
pipeline = ["tok2vec", "ner", "spancat", "triggers"]

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 32
depth = 2
embed_size = 200
window_size = 1
maxout_pieces = 2
subword_features = true

[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 32
maxout_pieces = 2
use_upper = false
nO = null

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 32

[components.spancat]
factory = "spancat"
spans_key = "mentions"

[components.spancat.model]
@architectures = "spacy.SpanCategorizer.v1"

[components.spancat.model.reducer]
@layers = "spacy.mean_max_reducer.v1"
hidden_size = 8

[components.spancat.model.scorer]
@layers = "spacy.LinearLogistic.v1"

[components.spancat.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 32

[components.triggers]
factory = "spancat"
spans_key = "triggers"

[components.triggers.model]
@architectures = "spacy.SpanCategorizer.v1"

[components.triggers.model.reducer]
@layers = "spacy.mean_max_reducer.v1"
hidden_size = 8

[components.triggers.model.scorer]
@layers = "spacy.LinearLogistic.v1"

[components.triggers.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 32

[corpora]

[corpora.train]
@readers = "spacy.Corpus.v1"
path = ${paths.train}
gold_preproc = %s

[corpora.dev]
@readers = "spacy.Corpus.v1"
path = ${paths.dev}
gold_preproc = %s

[training]
max_steps = 30
eval_frequency = 10
seed = 1

[training.score_weights]
ents_f = 0.4
spans_mentions_f = 0.3
spans_triggers_f = 0.3
"""


def numbered(number: int) -> Document:
    """The document, after as many strokes as tell it from the others; every fifth is bare."""
    before = f"{number} " + "قال " * (number % 7)
    one = document()
    moved = {id_: replace(m, span=m.span.shifted(len(before))) for id_, m in one.mentions.items()}
    events = {id_: replace(e, trigger=e.trigger.shifted(len(before))) for id_, e in one.events.items()}
    if number % 5 == 0:
        return Document(Article(f"a{number}", f"{before}خبر بلا حدث."))
    return Document(Article(f"a{number}", before + one.text), mentions=moved, events=events)


@pytest.mark.slow
@pytest.mark.parametrize(("tokens", "gold_preproc"), [("cut", "true"), ("words", "false")])
def test_spacy_accepts_the_file_and_trains_on_all_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tokens: str, gold_preproc: str
) -> None:
    from spacy.cli.debug_data import debug_data
    from spacy.cli.init_config import fill_config
    from spacy.cli.train import train

    for name, numbers in (("train", range(120)), ("dev", range(200, 220))):
        options = WriteOptions(settings={"tokens": tokens})
        write_spacy(map(numbered, numbers), tmp_path / f"{name}.spacy", options)
    (tmp_path / "base.cfg").write_text(CONFIG % (gold_preproc, gold_preproc), encoding="utf-8")
    fill_config(tmp_path / "config.cfg", tmp_path / "base.cfg", silent=True)
    paths = {f"paths.{name}": str(tmp_path / f"{name}.spacy") for name in ("train", "dev")}

    debug_data(tmp_path / "config.cfg", config_overrides=paths, no_format=True, silent=False)  # exits where it fails
    said = capsys.readouterr().out
    assert "Corpus is loadable" in said
    assert "misaligned" not in said
    assert "No entities consisting of or starting/ending with whitespace" in said
    for label in ("WEA", "FAC", "GPE", "Conflict.Attack"):
        assert label in said

    train(tmp_path / "config.cfg", tmp_path / "out", overrides=paths)
    nlp = spacy.load(tmp_path / "out" / "model-last")
    assert {"GPE", "WEA", "FAC"} <= set(nlp.get_pipe("ner").labels)
    assert nlp.get_pipe("triggers").labels == ("Conflict.Attack",)
    scores = nlp.meta["performance"]
    assert scores["ents_f"] > 0.5
    assert nlp(document().text).text == document().text
