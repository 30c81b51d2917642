"""The state of an interrupted training: weights and optimiser in safetensors, the rest in JSON."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

_STATE: Final = "state.json"
_TENSORS: Final = "state.safetensors"


def save_state(
    folder: Path, model: nn.Module, optimiser: torch.optim.Optimizer, recipe: Mapping[str, Any], epoch: int
) -> None:
    """Keeps what the next epoch needs; the last good state stands until the new one is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors: dict[str, Tensor] = {f"model.{name}": tensor for name, tensor in model.state_dict().items()}
    for number, values in optimiser.state_dict()["state"].items():
        tensors.update({f"optimiser.{number}.{name}": torch.as_tensor(value) for name, value in values.items()})
    new = folder / (_TENSORS + ".new")
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, new)
    new.replace(folder / _TENSORS)
    state = folder / (_STATE + ".new")
    state.write_text(json.dumps({"recipe": dict(recipe), "epoch": epoch}), encoding="utf-8")
    state.replace(folder / _STATE)


def load_state(folder: Path, model: nn.Module, optimiser: torch.optim.Optimizer, recipe: Mapping[str, Any]) -> int:
    """Takes up the state in the folder and gives the epoch to go on with: 0 if there is none, or of another recipe."""
    path = folder / _STATE
    if not path.exists():
        return 0
    state = json.loads(path.read_text(encoding="utf-8"))
    if state["recipe"] != dict(recipe):
        return 0
    tensors = load_file(folder / _TENSORS)
    model.load_state_dict({name[6:]: tensor for name, tensor in tensors.items() if name.startswith("model.")})
    kept: dict[int, dict[str, Tensor]] = {}
    for name, tensor in tensors.items():
        if name.startswith("optimiser."):
            _, number, part = name.split(".", 2)
            kept.setdefault(int(number), {})[part] = tensor
    described = optimiser.state_dict()
    optimiser.load_state_dict({"state": kept, "param_groups": described["param_groups"]})
    return int(state["epoch"])
