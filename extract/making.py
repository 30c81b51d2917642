"""From gold to a model folder: divide, train, calibrate, measure, export; what `tawsim train` does."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from extract.encoder import Encoder, load_encoder
from extract.evaluate import Evaluation, evaluate
from extract.learned import load_extractor
from extract.neural.calibration import calibrated
from extract.neural.decoding import Settings
from extract.neural.export import export, settle
from extract.neural.inputs import sentences_of
from extract.neural.reading import Reader
from extract.neural.smoothing import smooth
from extract.neural.weighing import weighed
from extract.pieces import Pieces
from extract.tokens import sentences
from extract.train import Parts, Progress, Recipe, Trained, split, train
from storage.model import Document

FIGURES: Final = "figures.json"
_STATE: Final = ".training"
_SAMPLED: Final = 200


@dataclass(frozen=True)
class Gold:
    """What a model is made of: documents that people annotated, and silver that an extractor did."""

    documents: Sequence[Document]
    silver: Sequence[Document] = ()
    whole: bool = False
    """Whether the part that is otherwise held out is learned from as well; figures then say nothing."""

    @property
    def parts(self) -> Parts:
        """The documents divided."""
        parts = split(self.documents)
        return replace(parts, training=parts.training + parts.held_out) if self.whole else parts


def make_model(gold: Gold, encoder: Path, output: Path, recipe: Recipe, version: str, progress: Progress) -> Evaluation:
    """Writes the model folder `output` and gives its figures on the held-out part, as the exported model reads it.

    `encoder` is a folder with the weights (.safetensors) and the pieces (.json). The state of the training is kept
    beside the output, so that an interrupted run goes on.
    """
    pieces = read_pieces(next(iter(sorted(encoder.glob("*pieces.json")))))
    weights = load_encoder(next(iter(sorted(encoder.glob("*.safetensors")))))
    return make_from(gold, weights, pieces, output, recipe, version, progress)


def make_from(
    gold: Gold,
    encoder: Encoder,
    pieces: Pieces,
    output: Path,
    recipe: Recipe,
    version: str,
    progress: Progress,
) -> Evaluation:
    """The same, of weights at hand."""
    parts = gold.parts
    state = output.with_name(output.name + _STATE)
    trained = train(parts.training, encoder, pieces, recipe, state, progress, gold.silver)
    about = {"name": "tawsim", "version": version, "recipe": asdict(recipe), "whole": gold.whole}
    about["torch"] = torch.__version__
    export_trained(trained, output, parts, about)
    extractor = load_extractor(output)
    pairs = []
    for done, document in enumerate(parts.held_out, 1):
        pairs.append((document, extractor.extract(document.article.text)))
        progress("measuring", done, len(parts.held_out))
    report = evaluate(pairs)
    (output / FIGURES).write_text(json.dumps(report.as_record(), indent=1, ensure_ascii=False), encoding="utf-8")
    return report


def export_trained(trained: Trained, output: Path, parts: Parts, about: Mapping[str, Any]) -> None:
    """Writes the model folder: smoothed, quantised, then weighed and calibrated as the quantised model reads."""
    joint = trained.joint.cpu().eval()
    smooth(joint.finder.encoder, _sample(parts.training, trained.pieces))
    export(output, joint, trained.labels, trained.lexicon, trained.pieces, trained.sizes, Settings(), about)
    settle(output, fitted(load_extractor(output).reader, parts.development))


def _sample(documents: Sequence[Document], pieces: Pieces) -> list[NDArray[np.int64]]:
    """The pieces of some sentences, from all over the documents."""
    some = documents[:: max(1, len(documents) // _SAMPLED)]
    return [
        sentence.pieces
        for document in some
        for span in sentences(document.article.text)
        for sentence in sentences_of(document.article.text, span.start, span.end, pieces)
    ]


def fitted(reader: Reader, development: Sequence[Document]) -> Settings:
    """Weights, scales and thresholds by the development part; the reader's own if there is none."""
    if not development:
        return reader.settings
    return calibrated(replace(reader, settings=weighed(reader, development)), development)


def read_pieces(path: Path) -> Pieces:
    """The pieces of a JSON file with the lists `pieces` and `scores`."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Pieces(raw["pieces"], raw["scores"])
