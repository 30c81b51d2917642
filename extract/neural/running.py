"""A reader over the network in PyTorch, to measure what has been trained before it is exported."""

from typing import Any

import torch
from numpy.typing import NDArray
from torch import Tensor

from extract.neural.decoding import Settings
from extract.neural.inputs import Floats
from extract.neural.labels import Labels
from extract.neural.lexicon import Lexicon
from extract.neural.objective import Joint
from extract.neural.reading import Hear, Inputs, Reader
from extract.pieces import Pieces

FINDER_INPUTS = ("pieces", "real", "pool", "stems", "places", "lexicon", "runs")
BINDER_INPUTS = ("vectors", "found", "distance", "label", "trigger", "mentions", "real")


def torch_reader(
    joint: Joint, labels: Labels, lexicon: Lexicon, pieces: Pieces, settings: Settings, second: Hear | None = None
) -> Reader:
    """A reader that asks the network itself; slow, exact."""
    device = joint.finder.trigger.weight.device

    def find(inputs: Inputs) -> tuple[Floats, Floats, Floats]:
        with torch.inference_mode():
            found = joint.finder(*_tensors(inputs, FINDER_INPUTS, device))
        return _array(found[0]), _array(found[1]), _array(found[2])

    def bind(inputs: Inputs) -> tuple[Floats, Floats]:
        with torch.inference_mode():
            bound = joint.binder(*_tensors(inputs, BINDER_INPUTS, device))
        return _array(bound[0]), _array(bound[1])

    return Reader(labels, lexicon, pieces, settings, find, bind, second)


def _tensors(inputs: Inputs, names: tuple[str, ...], device: torch.device) -> list[Tensor]:
    return [torch.from_numpy(inputs[name]).to(device) for name in names]


def _array(tensor: Tensor) -> NDArray[Any]:
    array: NDArray[Any] = tensor.float().cpu().numpy()
    return array
