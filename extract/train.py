"""Training the extractor on gold: the recipe that made the shipped model, resumable after every epoch."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from typing import Final
from zlib import crc32

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn.utils import clip_grad_norm_
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from extract.corpus import HELD_OUT_PERCENT
from extract.encoder import Encoder
from extract.neural.batches import Prepared, finder_batch, prepared
from extract.neural.gold import Example, examples_of, lexicon_of
from extract.neural.labels import Labels, labels_of
from extract.neural.lexicon import Lexicon
from extract.neural.network import Binders, Finder, Sizes
from extract.neural.objective import Joint, losses
from extract.neural.resuming import load_state, save_state
from extract.pieces import Pieces
from storage.model import Document

_DEVELOPMENT: Final = 10
"""Of the hundredths kept from training, those from here on are for development, the others held out."""

_WARMING: Final = 0.5
"""Epochs in which the learning rate rises."""

Progress = Callable[[str, int, int], None]
"""Is told what is being done, how far it is, and how far it goes."""


@dataclass(frozen=True)
class Recipe:
    """Everything that a training run depends on besides its gold and the encoder's weights."""

    epochs: int = 9
    batch: int = 12
    layers: int = 9
    frozen: int = 4
    """Lower layers that stay as they are, with the piece vectors; their output is computed once."""
    segment: int = 256
    edge: int = 128
    argument: int = 192
    binders: int = 2
    """Second passes that learn apart and are averaged."""
    silver: float = 0.5
    """Sentences of silver that each epoch goes through, as a share of those of gold."""
    averaged: float = 0.995
    """What the mean of the weights keeps of itself at every step; it is the mean that becomes the model."""
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    alone: int = 2
    """Epochs before arguments are learned between what the model itself finds."""
    cooling: int = 2
    """Epochs at the end in which the learning rate falls."""
    seed: int = 1


@dataclass(frozen=True)
class Parts:
    """Gold in three parts, by source and never by sentence."""

    training: tuple[Document, ...]
    development: tuple[Document, ...]
    held_out: tuple[Document, ...]


@dataclass(frozen=True)
class Trained:
    """A network with what it needs to be used."""

    joint: Joint
    labels: Labels
    lexicon: Lexicon
    pieces: Pieces
    sizes: Sizes


@dataclass(frozen=True)
class Material:
    """What is learned from: gold, and silver that an extractor read."""

    gold: Sequence[Prepared]
    silver: Sequence[Prepared] = ()


def source_of(document: Document) -> str:
    """What the document's sentences come from: its member `doc`, else itself."""
    return str(document.article.extra.get("doc", document.article.id))


def split(documents: Sequence[Document]) -> Parts:
    """By a hash of the source's name; what is held out or for development is so for the lexicons too."""
    parts: tuple[list[Document], list[Document], list[Document]] = ([], [], [])
    for document in documents:
        place = crc32(source_of(document).encode()) % 100
        parts[0 if place >= HELD_OUT_PERCENT else 1 if place >= _DEVELOPMENT else 2].append(document)
    return Parts(*map(tuple, parts))


def train(
    documents: Sequence[Document],
    encoder: Encoder,
    pieces: Pieces,
    recipe: Recipe,
    folder: Path,
    progress: Progress,
    silver: Sequence[Document] = (),
    device: torch.device | None = None,
) -> Trained:
    """Fits a model to gold; `folder` keeps the state after each epoch, and a run that finds one there goes on.

    `silver` is what an extractor read where nobody has: each epoch goes through another part of it.
    """
    device = device or torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(recipe.seed)
    labels = labels_of(documents)
    examples = _examples(documents, labels, pieces, progress)
    lexicon = Lexicon(len(labels.types) + len(labels.events), lexicon_of(examples, labels))
    sizes = _sizes(labels, lexicon, encoder, recipe)
    joint = Joint(Finder(sizes), Binders(sizes)).to(device)
    _take(joint.finder.encoder, encoder, recipe.frozen)
    uncounted = [replace(example, without={}) for example in _examples(silver, labels, pieces, progress)]
    items = _prepare([*examples, *uncounted], lexicon, joint.finder.encoder, recipe.frozen, folder, progress)
    material = Material(items[: len(examples)], items[len(examples) :])
    mean = _fit(joint, material, labels, recipe, folder, progress)
    return Trained(mean.eval(), labels, lexicon, pieces, sizes)


def _examples(documents: Sequence[Document], labels: Labels, pieces: Pieces, progress: Progress) -> list[Example]:
    sources: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        sources[source_of(document)].append(document)
    examples: list[Example] = []
    for done, group in enumerate(sources.values(), 1):
        examples.extend(examples_of(group, labels, pieces))
        progress("reading", done, len(sources))
    return examples


def _sizes(labels: Labels, lexicon: Lexicon, encoder: Encoder, recipe: Recipe) -> Sizes:
    return Sizes(
        mentions=len(labels.mentions),
        types=len(labels.types),
        events=len(labels.events),
        roles=len(labels.roles),
        lexicon=lexicon.width,
        vocabulary=encoder.word.num_embeddings,
        layers=min(recipe.layers, len(encoder.layers)),
        width=encoder.width,
        heads=encoder.heads,
        inner=encoder.inner,
        segment=recipe.segment,
        edge=recipe.edge,
        argument=recipe.argument,
        binders=recipe.binders,
    )


def _take(ours: Encoder, given: Encoder, frozen: int) -> None:
    """Starts from the given weights, as many layers as ours has; the lower ones are not trained."""
    wanted = ours.state_dict()
    ours.load_state_dict({name: tensor for name, tensor in given.state_dict().items() if name in wanted})
    still = [ours.word, ours.position, ours.norm, *ours.layers[:frozen]]
    for part in still:
        part.requires_grad_(requires_grad=False)


def _prepare(
    examples: Sequence[Example], lexicon: Lexicon, encoder: Encoder, frozen: int, folder: Path, progress: Progress
) -> list[Prepared]:
    """The examples with the frozen layers' output, which an interrupted run finds again in the folder."""
    name = crc32(b"".join([bytes([frozen]), *(example.sentence.pieces.tobytes() for example in examples)]))
    path = folder / f"lower-{name:08x}.safetensors"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        lower: list[Tensor] = []
        for example in examples:
            lower.append(_lower(example, encoder, frozen))
            progress("lower layers", len(lower), len(examples))
        save_file({"lower": torch.cat(lower)}, path)
    sizes = [len(example.sentence.pieces) for example in examples]
    hidden = torch.split(load_file(path)["lower"], sizes)
    return [prepared(example, lexicon, rows) for example, rows in zip(examples, hidden, strict=True)]


def _lower(example: Example, encoder: Encoder, frozen: int) -> Tensor:
    encoder.eval()
    with torch.inference_mode():
        pieces = torch.from_numpy(example.sentence.pieces)[None].to(encoder.word.weight.device)
        real = torch.ones(pieces.shape, device=pieces.device)
        return encoder.through(encoder.embed(pieces), real, 0, frozen)[0].half().cpu()


def _fit(joint: Joint, material: Material, labels: Labels, recipe: Recipe, folder: Path, progress: Progress) -> Joint:
    """Trains `joint` and gives the mean of its weights on the way."""
    upper = [p for layer in joint.finder.encoder.layers[recipe.frozen :] for p in layer.parameters()]
    known = {id(parameter) for parameter in joint.finder.encoder.parameters()}
    heads = [parameter for parameter in joint.parameters() if id(parameter) not in known]
    groups = [{"params": upper, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=recipe.decay)
    rates = [float(group["lr"]) for group in optimiser.param_groups]
    mean = AveragedModel(joint, multi_avg_fn=get_ema_multi_avg_fn(recipe.averaged))
    both = nn.ModuleDict({"last": joint, "mean": mean})
    steps = len(batches_of(material, recipe, 0))
    shown = _Mean()
    kept = {name: value for name, value in asdict(recipe).items() if name != "epochs"}
    for epoch in range(load_state(folder, both, optimiser, kept), recipe.epochs):
        torch.manual_seed(recipe.seed * 1000 + epoch)
        chance = Random(recipe.seed * 1000 + epoch) if epoch >= recipe.alone else None
        joint.train()
        for step, batch in enumerate(batches_of(material, recipe, epoch)):
            scale = _rate(recipe, epoch + step / steps)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            loss = _step(joint, batch, labels, recipe, chance, optimiser)
            mean.update_parameters(joint)
            progress(f"epoch {epoch + 1}/{recipe.epochs}, loss {shown.after(loss):.3f}", step + 1, steps)
        save_state(folder, both, optimiser, kept, epoch + 1)
    result: Joint = mean.module
    return result


def _step(
    joint: Joint,
    batch: Sequence[Prepared],
    labels: Labels,
    recipe: Recipe,
    chance: Random | None,
    optimiser: torch.optim.Optimizer,
) -> float:
    device = joint.finder.trigger.weight.device
    loss: Tensor = losses(joint, finder_batch(batch, device), batch, labels, recipe.frozen, chance)
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    clip_grad_norm_([p for group in optimiser.param_groups for p in group["params"]], 1.0)
    optimiser.step()
    return float(loss.item())


def batches_of(material: Material, recipe: Recipe, epoch: int) -> list[list[Prepared]]:
    """One epoch's batches: of sentences of about the same length, in an order that the seed and the epoch decide."""
    chance = Random(recipe.seed * 7919 + epoch)
    count = min(len(material.silver), round(recipe.silver * len(material.gold)))
    items = [*material.gold, *chance.sample(material.silver, count)]
    order = sorted(items, key=lambda item: len(item) + chance.random() * 12)
    batches = [order[start : start + recipe.batch] for start in range(0, len(order), recipe.batch)]
    chance.shuffle(batches)
    return batches


def _rate(recipe: Recipe, epochs: float) -> float:
    """The learning rate's factor after so many epochs: up in a line, level, and down in a line at the end.

    Until the end begins, a run that was begun with fewer or more epochs is the same: it can be gone on with.
    """
    return max(0.0, min(1.0, epochs / _WARMING, (recipe.epochs - epochs) / recipe.cooling))


class _Mean:
    """A running mean of the loss, for the progress bar."""

    def __init__(self) -> None:
        self.value: float | None = None

    def after(self, loss: float) -> float:
        """The mean with one more loss."""
        self.value = loss if self.value is None else 0.98 * self.value + 0.02 * loss
        return self.value
