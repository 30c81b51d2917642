"""What training minimises: how wrong both passes are about one batch."""

from collections.abc import Sequence
from random import Random

import torch
from torch import Tensor, nn

from extract.neural.batches import IGNORED, Prepared, Reading, Tensors, binder_batch
from extract.neural.decoding import Settings, read_mentions, read_triggers
from extract.neural.labels import Labels
from extract.neural.network import Binder, Binders, Finder


class Joint(nn.Module):
    """Both passes, so that one optimiser and one file hold them."""

    def __init__(self, finder: Finder, binder: Binders) -> None:
        super().__init__()
        self.finder = finder
        self.binder = binder


def losses(
    joint: Joint,
    batch: Tensors,
    items: Sequence[Prepared],
    labels: Labels,
    frozen: int,
    chance: Random | None,
) -> Tensor:
    """The sum of the losses of all heads, each per piece of gold.

    With `chance`, half of the sentences' arguments are learned between what the model itself finds, as they will be
    read later; without, all between gold.
    """
    finder = joint.finder
    hidden = finder.encoder.through(batch["hidden"], batch["real"], frozen, len(finder.encoder.layers))
    vectors = finder.segment_vectors(hidden, batch["pool"], batch["stems"], batch["places"], batch["lexicon"])
    spans, runs = finder.score(vectors, batch["runs"])
    total = _per_gold(spans, batch["span_targets"]) + _per_gold(runs, batch["run_targets"])
    readings: list[Reading] = [(item.example.mentions, item.example.triggers) for item in items]
    if chance is not None:
        readings = [
            _found(item, spans[row], runs[row], labels) if chance.random() < 0.5 else readings[row]
            for row, item in enumerate(items)
        ]
    pairs = binder_batch(items, readings, labels, vectors.device)
    if pairs is None:
        return total
    wrong = [_arguments(binder, vectors, pairs) for binder in joint.binder.each]
    return total + torch.stack(wrong).mean()


def _found(item: Prepared, spans: Tensor, runs: Tensor, labels: Labels) -> Reading:
    """What the model finds, with the true triggers that it misses."""
    size, count = len(item.example.sentence), len(item.example.sentence.runs)
    settings = Settings()
    mentions = read_mentions(spans[:size, :size].detach().float().cpu().numpy(), labels, settings)
    triggers = read_triggers(runs[:count].detach().float().cpu().numpy(), item.example.sentence.runs, settings)
    places = {(trigger.first, trigger.last) for trigger in triggers}
    missed = [trigger for trigger in item.example.triggers if (trigger.first, trigger.last) not in places]
    return mentions, [*triggers, *missed]


def _arguments(binder: Binder, vectors: Tensor, pairs: Tensors) -> Tensor:
    size = pairs["real"].shape[1]
    roles, attributes = binder(
        vectors[pairs["owner"], :size],
        pairs["found"],
        pairs["distance"],
        pairs["label"],
        pairs["trigger"],
        pairs["mentions"],
        pairs["real"],
    )
    wrong = _per_gold(roles.masked_fill(~pairs["allowed"], -1e4), _possible(pairs))
    known = (pairs["attributes"] >= 0).float()
    said = nn.functional.binary_cross_entropy_with_logits(attributes, pairs["attributes"].clamp(min=0), weight=known)
    return wrong + said


def _possible(pairs: Tensors) -> Tensor:
    """The targets without those that the schema forbids, as a found mention of the wrong type may have."""
    targets = pairs["targets"]
    fine = pairs["allowed"].gather(2, targets.clamp(min=0).unsqueeze(2)).squeeze(2)
    return torch.where(fine, targets, IGNORED)


def _per_gold(scores: Tensor, targets: Tensor) -> Tensor:
    total = nn.functional.cross_entropy(scores.flatten(0, -2), targets.flatten(), ignore_index=IGNORED, reduction="sum")
    return total / ((targets > 0).sum() + 1)
