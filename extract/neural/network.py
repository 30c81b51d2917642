"""The joint network in PyTorch: one pass for mentions and triggers, a second for the arguments of each trigger."""

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn

from extract.encoder import Encoder
from extract.neural.decoding import REACH
from extract.neural.inputs import PLACES, WIDEST
from extract.neural.labels import NONE
from extract.pieces import PAD


@dataclass(frozen=True)
class Sizes:
    """How large the parts are; counts of classes do not include the one for nothing."""

    mentions: int
    types: int
    events: int
    roles: int
    lexicon: int
    vocabulary: int
    layers: int = 9
    width: int = 384
    heads: int = 12
    inner: int = 1536
    segment: int = 256
    edge: int = 128
    argument: int = 192
    argument_layers: int = 2
    binders: int = 1

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


class Finder(nn.Module):
    """Pieces to segment vectors, mention scores of every span and trigger scores of every run."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder(sizes.vocabulary, sizes.width, sizes.layers, sizes.heads, sizes.inner)
        self.place = nn.Embedding(PLACES, 32)
        self.stem = nn.Linear(sizes.width, 128)
        self.lexicon = nn.Linear(sizes.lexicon, 96)
        self.joined = nn.Linear(sizes.width + 32 + 128 + 96, sizes.segment)
        self.near = nn.Conv1d(sizes.segment, sizes.segment, 3, padding=1)
        self.norm = nn.LayerNorm(sizes.segment)
        self.dropout = nn.Dropout(0.2)
        self.first = nn.Linear(sizes.segment, sizes.edge)
        self.last = nn.Linear(sizes.segment, sizes.edge)
        classes = sizes.mentions + 1
        self.pair = nn.Linear(sizes.edge, classes * sizes.edge)
        self.first_alone = nn.Linear(sizes.edge, classes)
        self.last_alone = nn.Linear(sizes.edge, classes)
        self.long = nn.Embedding(WIDEST + 1, classes)
        self.trigger_first = nn.Linear(sizes.segment, sizes.segment)
        self.trigger_last = nn.Linear(sizes.segment, sizes.segment)
        self.trigger = nn.Linear(sizes.segment, sizes.events + 1)
        with torch.no_grad():  # nearly every span is nothing: begin from that, rather than learn it first
            self.long.weight[:, NONE] = 6.0
            self.trigger.bias[NONE] = 3.0

    def segment_vectors(self, hidden: Tensor, pool: Tensor, stems: Tensor, places: Tensor, lexicon: Tensor) -> Tensor:
        """[N, P, width] piece vectors to [N, S, segment] vectors of segments."""
        own = (stems != PAD).float().unsqueeze(-1)
        static = (self.encoder.word(stems) * own).sum(2) / own.sum(2).clamp(min=1.0)
        parts = [pool @ hidden, self.place(places), self.stem(static), self.lexicon(lexicon)]
        joined = nn.functional.gelu(self.joined(self.dropout(torch.cat(parts, dim=-1))))
        near = self.near(joined.transpose(1, 2)).transpose(1, 2)
        result: Tensor = self.norm(joined + nn.functional.gelu(near))
        return result

    def score(self, vectors: Tensor, runs: Tensor) -> tuple[Tensor, Tensor]:
        """Mention scores [N, first, last, class] and trigger scores [N, R, class]."""
        vectors = self.dropout(vectors)
        first = nn.functional.gelu(self.first(vectors))
        last = nn.functional.gelu(self.last(vectors))
        crossed = self.pair(first).unflatten(2, (-1, last.shape[2]))
        pairs = (crossed @ last.transpose(1, 2).unsqueeze(1)).transpose(2, 3)
        number = torch.arange(vectors.shape[1], device=vectors.device)
        length = (number[None, :] - number[:, None]).clamp(0, WIDEST)
        mentions = pairs + self.first_alone(first)[:, :, None] + self.last_alone(last)[:, None] + self.long(length)
        return mentions, self._triggers(vectors, runs)

    def _triggers(self, vectors: Tensor, runs: Tensor) -> Tensor:
        size = vectors.shape[2]
        begins, ends = (
            part(vectors).gather(1, runs[:, :, edge, None].expand(-1, -1, size))
            for edge, part in enumerate((self.trigger_first, self.trigger_last))
        )
        result: Tensor = self.trigger(self.dropout(nn.functional.gelu(begins + ends)))
        return result

    def forward(
        self, pieces: Tensor, real: Tensor, pool: Tensor, stems: Tensor, places: Tensor, lexicon: Tensor, runs: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """All of it: segment vectors, mention scores, trigger scores."""
        vectors = self.segment_vectors(self.encoder(pieces, real), pool, stems, places, lexicon)
        return vectors, *self.score(vectors, runs)


class Block(nn.Module):
    """A pre-norm transformer layer over segments."""

    def __init__(self, width: int, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.before = nn.LayerNorm(width)
        self.parts = nn.Linear(width, 3 * width)
        self.output = nn.Linear(width, width)
        self.between = nn.LayerNorm(width)
        self.widen = nn.Linear(width, 2 * width)
        self.narrow = nn.Linear(2 * width, width)
        self.dropout = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """[T, S, width] and [T, 1, 1, S] to [T, S, width]; for so few rows the parts are quicker than `attend`."""
        size = hidden.shape[2] // self.heads
        parts = self.parts(self.before(hidden)).unflatten(2, (3, self.heads, size)).permute(2, 0, 3, 1, 4)
        scores = parts[0] @ parts[1].transpose(2, 3) / size**0.5 + mask
        mixed = (torch.softmax(scores, dim=-1) @ parts[2]).transpose(1, 2).flatten(2)
        hidden = hidden + self.dropout(self.output(mixed))
        fed: Tensor = self.dropout(self.narrow(nn.functional.gelu(self.widen(self.between(hidden)))))
        return hidden + fed


class Binder(nn.Module):
    """Segment vectors read again for one trigger, with what was found marked: roles of mentions, attributes."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = sizes.argument
        self.vector = nn.Linear(sizes.segment, width)
        self.found = nn.Linear(3 * sizes.types + sizes.events, width)
        self.distance = nn.Embedding(2 * REACH + 2, width)
        self.label = nn.Embedding(sizes.events, width)
        self.blocks = nn.ModuleList([Block(width) for _ in range(sizes.argument_layers)])
        self.norm = nn.LayerNorm(width)
        self.joined = nn.Linear(5 * width, width)
        self.role = nn.Linear(width, sizes.roles + 1)
        self.attributes = nn.Linear(2 * width, 2)
        self.dropout = nn.Dropout(0.2)

    def forward(
        self,
        vectors: Tensor,
        found: Tensor,
        distance: Tensor,
        label: Tensor,
        trigger: Tensor,
        mentions: Tensor,
        real: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """Role scores [T, M, class] and attribute scores [T, 2] (other modality, negative polarity).

        `vectors` [T, S, segment], `found` [T, S, …], `distance` [T, S], `label` [T], `trigger` [T, 2],
        `mentions` [T, M, 2] (first and last segment), `real` [T, S].
        """
        event = self.label(label)
        hidden = self.vector(self.dropout(vectors)) + self.found(found) + self.distance(distance) + event[:, None]
        mask = (1.0 - real)[:, None, None, :] * -1e4
        for block in self.blocks:
            hidden = block(hidden, mask)
        hidden = self.norm(hidden)
        size = hidden.shape[2]
        begin, end = (hidden.gather(1, mentions[:, :, e, None].expand(-1, -1, size)) for e in (0, 1))
        first, last = (hidden.gather(1, trigger[:, None, e, None].expand(-1, -1, size)) for e in (0, 1))
        core = (first + last) / 2
        pairs = torch.cat([begin, end, core.expand_as(begin), begin * core, end * core], dim=-1)
        roles = self.role(self.dropout(nn.functional.gelu(self.joined(self.dropout(pairs)))))
        attributes = self.attributes(self.dropout(torch.cat([core[:, 0], event], dim=-1)))
        return roles, attributes


class Binders(nn.Module):
    """Several second passes that learned apart, heard together: their scores are averaged."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.each = nn.ModuleList([Binder(sizes) for _ in range(sizes.binders)])

    def forward(self, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        """What Binder gives for the same inputs."""
        roles, attributes = zip(*(binder(*inputs) for binder in self.each), strict=True)
        return torch.stack(roles).mean(0), torch.stack(attributes).mean(0)
