"""Examples as padded tensors, for training."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from extract.neural.decoding import Found, binder_inputs
from extract.neural.gold import Example
from extract.neural.inputs import WIDEST
from extract.neural.labels import NONE, Labels
from extract.neural.lexicon import Lexicon
from extract.pieces import PAD

IGNORED: Final = -100
"""The target of what is not learned from; PyTorch's own default."""

Tensors = dict[str, Tensor]


@dataclass(frozen=True)
class Prepared:
    """An example with what does not change between epochs: targets, lexicon features, the frozen layers' output."""

    example: Example
    lexicon: NDArray[np.float32]
    spans: NDArray[np.int64]
    """[S, S] mention classes."""
    runs: NDArray[np.int64]
    """[R] trigger classes."""
    hidden: Tensor
    """[P, width], in half precision."""

    def __len__(self) -> int:
        return len(self.example.sentence.pieces)


def prepared(example: Example, lexicon: Lexicon, hidden: Tensor) -> Prepared:
    """The example with its targets."""
    size = len(example.sentence)
    number = np.arange(size)
    length = number[None, :] - number[:, None]
    spans = np.where((length >= 0) & (length <= WIDEST), NONE, IGNORED)
    for item in example.mentions:
        spans[item.first, item.last] = item.label + 1
    rows = {(int(first), int(last)): row for row, (first, last) in enumerate(example.sentence.runs)}
    runs = np.zeros(len(rows), dtype=np.int64)
    for item in example.triggers:
        if (item.first, item.last) in rows:
            runs[rows[item.first, item.last]] = item.label + 1
    features = lexicon.features(example.sentence.keys, example.without)
    return Prepared(example, features, spans, runs, hidden)


def finder_batch(items: Sequence[Prepared], device: torch.device) -> Tensors:
    """Inputs and targets of the first pass."""
    sentences = [item.example.sentence for item in items]
    pieces, segments = max(map(len, items)), max(map(len, sentences))
    batch = {
        "hidden": _padded([item.hidden.float().numpy() for item in items], (pieces,), 0),
        "real": _padded([np.ones(len(item), dtype=np.float32) for item in items], (pieces,), 0),
        "pool": _padded([sentence.pool for sentence in sentences], (segments, pieces), 0),
        "stems": _padded([sentence.stems for sentence in sentences], (segments,), PAD),
        "places": _padded([sentence.places for sentence in sentences], (segments,), 0),
        "lexicon": _padded([item.lexicon for item in items], (segments,), 0),
        "runs": _padded([sentence.runs for sentence in sentences], (max(len(s.runs) for s in sentences),), 0),
        "span_targets": _padded([item.spans for item in items], (segments, segments), IGNORED),
        "run_targets": _padded([item.runs for item in items], (max(len(i.runs) for i in items),), IGNORED),
    }
    return {name: torch.from_numpy(array).to(device) for name, array in batch.items()}


Reading = tuple[Sequence[Found], Sequence[Found]]
"""The mentions and triggers, gold or found, that arguments are learned between."""


def binder_batch(
    items: Sequence[Prepared], readings: Sequence[Reading], labels: Labels, device: torch.device
) -> Tensors | None:
    """Inputs and targets of the second pass, one row a trigger; `owner` is the sentence of each. None without any."""
    rows: list[dict[str, NDArray[Any]]] = []
    targets: list[NDArray[np.int64]] = []
    attributes: list[NDArray[np.float32]] = []
    allowed: list[NDArray[np.bool_]] = []
    owners: list[int] = []
    table = labels.allowed
    for owner, (item, (mentions, triggers)) in enumerate(zip(items, readings, strict=True)):
        if not triggers or not mentions:
            continue
        inputs = binder_inputs(len(item.example.sentence), mentions, triggers, labels)
        roles, said = argument_targets(item.example, mentions, triggers)
        kinds = [mention.kind for mention in mentions]
        for row, trigger in enumerate(triggers):
            rows.append({name: array[row] for name, array in inputs.items()})
            targets.append(roles[row])
            attributes.append(said[row])
            allowed.append(table[trigger.label, kinds])
            owners.append(owner)
    if not rows:
        return None
    size, count = max(len(row["real"]) for row in rows), max(map(len, targets))
    room: dict[str, tuple[int, ...]] = {"found": (size,), "distance": (size,), "mentions": (count,), "real": (size,)}
    batch = {name: _padded([row[name] for row in rows], room.get(name, ()), 0) for name in rows[0]}
    batch["targets"] = _padded(targets, (count,), IGNORED)
    batch["allowed"] = _padded(allowed, (count,), 1)
    batch["attributes"] = np.stack(attributes)
    batch["owner"] = np.array(owners, dtype=np.int64)
    return {name: torch.from_numpy(array).to(device) for name, array in batch.items()}


def argument_targets(
    example: Example, mentions: Sequence[Found], triggers: Sequence[Found]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """[T, M] role classes between what was found, and [T, 2] attributes, -1 where there is no gold to say.

    A found mention that only overlaps a true argument is ignored: its edge is wrong, its role may be right.
    """
    roles = np.full((len(triggers), len(mentions)), NONE, dtype=np.int64)
    said = np.full((len(triggers), 2), -1.0, dtype=np.float32)
    places = {(item.first, item.last): row for row, item in enumerate(example.triggers)}
    for row, trigger in enumerate(triggers):
        gold = places.get((trigger.first, trigger.last))
        if gold is None or example.triggers[gold].label != trigger.label:
            continue
        said[row] = example.attributes[gold]
        true = [(example.mentions[column], role) for (owner, column), role in example.roles.items() if owner == gold]
        for column, mention in enumerate(mentions):
            roles[row, column] = _target(mention, true)
    return roles, said


def _target(mention: Found, true: Sequence[tuple[Found, int]]) -> int:
    overlapping = False
    for item, role in true:
        if (item.first, item.last) == (mention.first, mention.last):
            return role
        overlapping = overlapping or (item.first == mention.first or item.last == mention.last)
    return IGNORED if overlapping else NONE


def _padded(arrays: Sequence[NDArray[Any]], room: tuple[int, ...], filler: int) -> NDArray[Any]:
    """The arrays stacked, their leading axes grown to `room`."""
    shape = (*room, *arrays[0].shape[len(room) :])
    result = np.full((len(arrays), *shape), filler, dtype=arrays[0].dtype)
    for row, array in enumerate(arrays):
        place: tuple[Any, ...] = (row, *(slice(0, size) for size in array.shape))
        result[place] = array
    return result
