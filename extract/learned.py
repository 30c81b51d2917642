"""The learned extractor at run time: a model folder read by onnxruntime, without PyTorch and without network."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import onnxruntime

from extract.neural.decoding import Settings
from extract.neural.inputs import Floats
from extract.neural.labels import Labels
from extract.neural.lexicon import Lexicon
from extract.neural.reading import Inputs, Reader
from extract.neural.second import opinion_on
from extract.pieces import Pieces
from storage.model import Candidates, TawsimError

DESCRIPTION: Final = "model.json"
FINDER: Final = "finder.onnx"
BINDER: Final = "binder.onnx"
FORMAT: Final = 1


class ModelError(TawsimError):
    """A model folder that cannot be used."""


class LearnedExtractor:
    """The model of a folder; the same text always gives the same candidates."""

    def __init__(self, reader: Reader, name: str, version: str) -> None:
        self.reader = reader
        self.name = name
        self.version = version

    @property
    def default_threshold(self) -> float:
        """The score under which candidates are better hidden: there they cost a reviewer more than they save."""
        return self.reader.settings.shown

    def extract(self, text: str) -> Candidates:
        """What the model proposes for a text, scored."""
        return self.reader.candidates(text, f"{self.name}/{self.version}")


def load_extractor(folder: Path, threads: int = 1) -> LearnedExtractor:
    """The extractor of a model folder. Raises ModelError if a file is missing, damaged or of another format."""
    description = _description(folder)
    labels = Labels.from_json(description["labels"])
    reader = Reader(
        labels,
        Lexicon.from_json(len(labels.types) + len(labels.events), description["lexicon"]),
        Pieces(description["pieces"], description["piece_scores"]),
        Settings(**description["settings"]),
        _Graph(_checked(folder, FINDER, description), threads).find,
        _Graph(_checked(folder, BINDER, description), threads).bind,
        opinion_on,
    )
    return LearnedExtractor(reader, "tawsim", str(description["version"]))


def _description(folder: Path) -> dict[str, Any]:
    path = folder / DESCRIPTION
    try:
        description: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            "The model's description {path} cannot be read; install the program again.", path=path
        ) from error
    if description.get("format") != FORMAT:
        raise ModelError(
            "The model {folder} is of format {given}; this program reads {known}.",
            folder=folder,
            given=description.get("format"),
            known=FORMAT,
        )
    return description


def _checked(folder: Path, name: str, description: Mapping[str, Any]) -> bytes:
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError("The model's file {path} cannot be read; install the program again.", path=path) from error
    if hashlib.sha256(content).hexdigest() != description["checksums"].get(name):
        raise ModelError(
            "The model's file {path} is not the one that its description names; install the program again.", path=path
        )
    return content


class _Graph:
    """One ONNX graph, run on the processor."""

    def __init__(self, content: bytes, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])

    def find(self, inputs: Inputs) -> tuple[Floats, Floats, Floats]:
        """Segment vectors, mention scores and trigger scores of one sentence."""
        vectors, spans, runs = self._session.run(None, dict(inputs))
        return vectors, spans, runs

    def bind(self, inputs: Inputs) -> tuple[Floats, Floats]:
        """Role scores and attribute scores of one sentence's triggers."""
        roles, attributes = self._session.run(None, dict(inputs))
        return roles, attributes
