"""A trained network as a model folder: two ONNX graphs, their description with checksums, no pickle."""

import hashlib
import json
import logging
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from extract.neural.decoding import Settings
from extract.neural.labels import Labels
from extract.neural.lexicon import Lexicon
from extract.neural.network import Sizes
from extract.neural.objective import Joint
from extract.neural.running import BINDER_INPUTS, FINDER_INPUTS
from extract.pieces import Pieces

FORMAT: Final = 1
DESCRIPTION: Final = "model.json"
FINDER: Final = "finder.onnx"
BINDER: Final = "binder.onnx"
_OPSET: Final = 17
_LARGE: Final = 1_000_000
"""Values from which a table that is only looked up is kept in 16 bits."""


def export(
    folder: Path,
    joint: Joint,
    labels: Labels,
    lexicon: Lexicon,
    pieces: Pieces,
    sizes: Sizes,
    settings: Settings,
    about: Mapping[str, Any],
    *,
    quantised: bool = True,
) -> None:
    """Writes the model; `about` goes into its description, with at least its `version`."""
    folder.mkdir(parents=True, exist_ok=True)
    joint = joint.cpu().eval()
    _graph(joint.finder, _finder_example(sizes), FINDER_INPUTS, ("vectors", "spans", "runs_"), folder / FINDER)
    _graph(joint.binder, _binder_example(sizes), BINDER_INPUTS, ("roles", "attributes"), folder / BINDER)
    for name in (FINDER, BINDER):
        _fuse(folder / name)
        if quantised:
            _quantise(folder / name)
        _halve(folder / name)
    description = {
        "format": FORMAT,
        **about,
        "labels": labels.to_json(),
        "settings": asdict(settings),
        "sizes": sizes.to_json(),
        "checksums": {name: checksum(folder / name) for name in (FINDER, BINDER)},
        "pieces": list(pieces.pieces),
        "piece_scores": [round(score, 5) for score in pieces.scores],
        "lexicon": lexicon.to_json(),
    }
    _write(folder, description)


def settle(folder: Path, settings: Settings) -> None:
    """Gives a model that has been written other settings."""
    description = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    _write(folder, description | {"settings": asdict(settings)})


def _write(folder: Path, description: Mapping[str, Any]) -> None:
    text = json.dumps(description, ensure_ascii=False, indent=None, separators=(",", ":"))
    (folder / DESCRIPTION).write_text(text, encoding="utf-8")


def checksum(path: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _finder_example(sizes: Sizes) -> Sequence[Tensor]:
    segments, pieces, runs = 7, 9, 11
    return (
        torch.randint(4, sizes.vocabulary, (2, pieces)),
        torch.ones(2, pieces),
        torch.rand(2, segments, pieces),
        torch.randint(4, sizes.vocabulary, (2, segments, 4)),
        torch.randint(0, 20, (2, segments)),
        torch.rand(2, segments, sizes.lexicon),
        torch.randint(0, segments, (2, runs, 2)),
    )


def _binder_example(sizes: Sizes) -> Sequence[Tensor]:
    count, segments, mentions = 3, 7, 5
    return (
        torch.rand(count, segments, sizes.segment),
        torch.zeros(count, segments, 3 * sizes.types + sizes.events),
        torch.randint(0, 40, (count, segments)),
        torch.randint(0, sizes.events, (count,)),
        torch.randint(0, segments, (count, 2)),
        torch.randint(0, segments, (count, mentions, 2)),
        torch.ones(count, segments),
    )


_AXES: Final[dict[str, dict[int, str]]] = {
    "pieces": {0: "sentences", 1: "piece"},
    "pool": {0: "sentences", 1: "segment", 2: "piece"},
    "stems": {0: "sentences", 1: "segment"},
    "places": {0: "sentences", 1: "segment"},
    "lexicon": {0: "sentences", 1: "segment"},
    "runs": {0: "sentences", 1: "run"},
    "spans": {0: "sentences", 1: "segment", 2: "segment"},
    "runs_": {0: "sentences", 1: "run"},
    "vectors": {0: "rows", 1: "segment"},
    "real": {0: "rows", 1: "place"},
    "found": {0: "triggers", 1: "segment"},
    "distance": {0: "triggers", 1: "segment"},
    "label": {0: "triggers"},
    "trigger": {0: "triggers"},
    "mentions": {0: "triggers", 1: "mention"},
    "roles": {0: "triggers", 1: "mention"},
    "attributes": {0: "triggers"},
}


def _graph(
    module: nn.Module, example: Sequence[Tensor], inputs: Sequence[str], outputs: Sequence[str], path: Path
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns of its own successor, which needs packages of its own
        torch.onnx.export(
            module,
            tuple(example),
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: _AXES[name] for name in (*inputs, *outputs)},
            opset_version=_OPSET,
            dynamo=False,
        )


@contextmanager
def _quietly() -> Iterator[None]:
    """Without the advice that onnxruntime's tools log."""
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        root.setLevel(before)


def _fuse(path: Path) -> None:
    """Sums joined with what follows them, which onnxruntime itself finds only before products are quantised."""
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    with _quietly():
        fused = optimize_model(str(path), model_type="bert", optimization_options=options, opt_level=0)
    fused.save_model_to_file(str(path))


def _quantise(path: Path) -> None:
    """Products with a fixed matrix in 8 bits, of which 7 are used: the same on processors with and without VNNI."""
    with _quietly(), tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / path.name
        quantize_dynamic(
            str(path),
            str(small),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
        )
        path.write_bytes(small.read_bytes())


def _halve(path: Path) -> None:
    """Large tables that are only looked up in 16 bits; what is looked up is widened again."""
    model = onnx.load(str(path))
    for table in list(model.graph.initializer):
        users = [node for node in model.graph.node if table.name in node.input]
        looked_up = all(node.op_type == "Gather" and node.input[0] == table.name for node in users)
        if not users or not looked_up or int(np.prod(table.dims)) < _LARGE:
            continue
        narrow = numpy_helper.to_array(table).astype(np.float16)
        model.graph.initializer.remove(table)
        model.graph.initializer.append(numpy_helper.from_array(narrow, table.name))
        for node in users:
            wide = node.output[0]
            node.output[0] = f"{wide}_half"
            cast = onnx.helper.make_node("Cast", [node.output[0]], [wide], to=onnx.TensorProto.FLOAT)
            place = next(i for i, other in enumerate(model.graph.node) if other is node or other == node)
            model.graph.node.insert(place + 1, cast)
    onnx.save(model, str(path))
