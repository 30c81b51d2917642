"""What a product's few very large inputs cost in 8 bits, moved from the inputs into the matrix before it is exported.

Xiao et al., SmoothQuant (2023): each input is divided by a scale of its own, and the matrix's column multiplied by it.
Here only the second product of a layer's feed-forward part is smoothed: its inputs are the ones that differ most, and
nearly all of what quantising costs is lost there.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from extract.encoder import Encoder

_SHARE: Final = 0.75
"""How much of the difference between inputs moves into the matrix."""


class Smoothed(nn.Module):
    """A linear layer whose inputs are scaled before and whose matrix is scaled back."""

    def __init__(self, linear: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.scale = nn.Parameter(1.0 / scale)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.load_state_dict({"weight": linear.weight * scale, "bias": linear.bias})

    def forward(self, inputs: Tensor) -> Tensor:
        """What the layer itself gives."""
        result: Tensor = self.linear(inputs * self.scale)
        return result


def smooth(encoder: Encoder, sentences: Sequence[NDArray[np.int64]]) -> None:
    """Smooths an encoder in place by how large its inputs become on some sentences, given by their pieces."""
    largest = _largest(encoder, sentences)
    for layer, inputs in zip(encoder.layers, largest, strict=True):
        matrix = layer.narrow.weight.detach().abs().amax(dim=0)
        scale = inputs.clamp(min=1e-3) ** _SHARE / matrix.clamp(min=1e-4) ** (1 - _SHARE)
        layer.narrow = Smoothed(layer.narrow, scale / scale.median())


def _largest(encoder: Encoder, sentences: Sequence[NDArray[np.int64]]) -> list[Tensor]:
    """For each layer, the largest absolute value of each input of its second product."""
    found = [torch.zeros(layer.narrow.in_features) for layer in encoder.layers]

    def watch(number: int) -> torch.utils.hooks.RemovableHandle:
        def see(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            found[number] = torch.maximum(found[number], inputs[0].abs().amax(dim=(0, 1)))

        return encoder.layers[number].narrow.register_forward_pre_hook(see)

    handles = [watch(number) for number in range(len(encoder.layers))]
    with torch.inference_mode():
        for pieces in sentences:
            encoder(torch.from_numpy(pieces)[None], torch.ones(1, len(pieces)))
    for handle in handles:
        handle.remove()
    return [values.clone() for values in found]
