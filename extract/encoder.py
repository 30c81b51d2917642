"""The transformer encoder of the given weights (BERT's layers, post-norm), in PyTorch, for training only."""

import math
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.onnx.symbolic_opset9 import unused

from extract.pieces import PAD

_EPSILON: Final = 1e-12
MOST_PIECES: Final = 512
"""Positions that the encoder knows, those of <s> and </s> included."""


def attend(query: Tensor, key: Tensor, value: Tensor, real: Tensor, heads: int) -> Tensor:
    """Attention in so many heads over [N, P, width]; `real` [N, P] is 1 where there is something, 0 at padding."""
    if torch.onnx.is_in_onnx_export():
        fused: Tensor = _Fused.apply(query, key, value, real.int(), heads)
        return fused
    return _attended(query, key, value, real, heads)


def _attended(query: Tensor, key: Tensor, value: Tensor, real: Tensor, heads: int) -> Tensor:
    split = [part.unflatten(2, (heads, -1)).transpose(1, 2) for part in (query, key, value)]
    mask = (1.0 - real)[:, None, None, :] * -1e4
    scores = split[0] @ split[1].transpose(2, 3) / math.sqrt(split[0].shape[3]) + mask
    return (torch.softmax(scores, dim=-1) @ split[2]).transpose(1, 2).flatten(2)


class _Fused(torch.autograd.Function):
    """The same as the one operator that onnxruntime has for it, which moves less about than its parts would."""

    @staticmethod
    def forward(_context: object, query: Tensor, key: Tensor, value: Tensor, real: Tensor, heads: int) -> Tensor:
        return _attended(query, key, value, real, heads)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, real: Any, heads: int) -> Any:  # noqa: ANN401
        inputs = (query, key, value, unused(graph), real)
        return graph.op(
            "com.microsoft::MultiHeadAttention", *inputs, num_heads_i=heads, mask_filter_value_f=-1e4
        ).setType(query.type())


class Attention(nn.Module):
    """Self-attention with its own output projection."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.output = nn.Linear(width, width)

    def forward(self, hidden: Tensor, real: Tensor) -> Tensor:
        """[N, P, width] and [N, P] to [N, P, width]."""
        query, key, value = (part(hidden) for part in (self.query, self.key, self.value))
        joined: Tensor = self.output(attend(query, key, value, real, self.heads))
        return joined


class Layer(nn.Module):
    """One layer: attention and feed-forward, each followed by a sum and a norm."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(width, heads)
        self.attention_norm = nn.LayerNorm(width, _EPSILON)
        self.widen = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, _EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, real: Tensor) -> Tensor:
        """[N, P, width] to the same shape."""
        attended: Tensor = self.attention_norm(hidden + self.dropout(self.attention(hidden, real)))
        fed = self.narrow(nn.functional.gelu(self.widen(attended)))
        result: Tensor = self.norm(attended + self.dropout(fed))
        return result


class Encoder(nn.Module):
    """Piece ids to vectors in context."""

    def __init__(self, vocabulary: int, width: int = 384, layers: int = 12, heads: int = 12, inner: int = 1536) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, width, padding_idx=PAD)
        self.position = nn.Embedding(MOST_PIECES, width)
        self.norm = nn.LayerNorm(width, _EPSILON)
        self.heads = heads
        self.inner = inner
        self.layers = nn.ModuleList([Layer(width, heads, inner, dropout=0.1) for _ in range(layers)])

    @property
    def width(self) -> int:
        """The size of a vector."""
        return self.word.embedding_dim

    def embed(self, pieces: Tensor) -> Tensor:
        """[N, P] ids to [N, P, width] vectors without context."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        result: Tensor = self.norm(self.word(pieces) + self.position(positions))
        return result

    def through(self, hidden: Tensor, real: Tensor, start: int, end: int) -> Tensor:
        """The vectors after the layers start..end; `real` [N, P] is 1 where there is a piece, 0 at padding."""
        for layer in self.layers[start:end]:
            hidden = layer(hidden, real)
        return hidden

    def forward(self, pieces: Tensor, real: Tensor) -> Tensor:
        """[N, P] ids to [N, P, width] vectors in context."""
        return self.through(self.embed(pieces), real, 0, len(self.layers))


_NAMES: Final = {
    "attention.query": "attention.query",
    "attention.key": "attention.key",
    "attention.value": "attention.value",
    "attention.output": "attention.output",
    "attention.norm": "attention_norm",
    "ffn.in": "widen",
    "ffn.out": "narrow",
    "ffn.norm": "norm",
}


def load_encoder(path: Path) -> Encoder:
    """The encoder of a safetensors file of the given names; one token type is folded into the positions."""
    given = {name: tensor.float() for name, tensor in load_file(path).items()}
    layers = 1 + max(int(name.split(".")[0][5:]) for name in given if name.startswith("layer"))
    vocabulary, width = given["embeddings.word"].shape
    encoder = Encoder(vocabulary, width, layers, width // 32, given["layer0.ffn.in.bias"].shape[0])
    state = {
        "word.weight": given["embeddings.word"],
        "position.weight": given["embeddings.position"] + given["embeddings.type0"],
        "norm.weight": given["embeddings.norm.weight"],
        "norm.bias": given["embeddings.norm.bias"],
    }
    for number in range(layers):
        for theirs, ours in _NAMES.items():
            for kind in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{kind}"] = given[f"layer{number}.{theirs}.{kind}"]
    encoder.load_state_dict(state)
    return encoder
