"""A head refitted on the frozen encoder's vectors: what the score misses, by least squares over all decisions so far.

Only the sums of the normal equations are kept, so that a state does not grow with the decisions and a fit takes
milliseconds, however many articles there were.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_HARDNESS: Final = 60.0
"""Ridge: about so many decisions must speak for a correction before half of it is made."""

Floats = NDArray[np.float64]


@dataclass
class Head:
    """Sums over what was decided: of features times features, and of features times what the score was short of."""

    labels: tuple[str, ...]
    """What the one-hot part stands for; labels that come later have none."""
    size: int
    """Of a vector; 0 for an engine without."""
    squares: Floats
    products: Floats

    @classmethod
    def empty(cls, labels: Sequence[str], size: int) -> "Head":
        """A head that corrects nothing."""
        width = 2 + len(labels) + size
        return cls(tuple(labels), size, np.zeros((width, width)), np.zeros(width))

    def features(self, labels: Sequence[str], scores: Floats, vectors: Floats) -> Floats:
        """[N, 2 + labels + size]: a constant, the score's log-odds, the label, the vector scaled to length one."""
        odds = np.clip(scores, 0.01, 0.99)
        one_hot = np.array([[float(label == one) for one in self.labels] for label in labels])
        length = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
        parts = [
            np.ones((len(labels), 1)),
            np.log(odds / (1 - odds))[:, None] / 4,
            one_hot.reshape(len(labels), -1),
            vectors / np.where(length > 0, length, 1.0),
        ]
        features: Floats = np.concatenate(parts, axis=1).astype(np.float64)
        return features

    def learn(self, features: Floats, short: Floats) -> None:
        """Takes in decisions: by how much each score was short of what turned out, 1 or 0."""
        self.squares += features.T @ features
        self.products += features.T @ short

    def fitted(self) -> Floats:
        """The weights of the correction."""
        ridge = _HARDNESS * np.eye(len(self.products))
        weights: Floats = np.linalg.solve(self.squares + ridge, self.products).astype(np.float64)
        return weights

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What a state keeps; the symmetric sums are kept once, in single precision."""
        upper = np.triu_indices(len(self.products))
        return {"squares": self.squares[upper].astype(np.float32), "products": self.products.astype(np.float32)}

    @classmethod
    def from_arrays(cls, labels: Sequence[str], size: int, arrays: Mapping[str, NDArray[Any]]) -> "Head":
        """The head of a state."""
        head = cls.empty(labels, size)
        upper = np.triu_indices(len(head.products))
        head.squares[upper] = arrays["squares"]
        head.squares = head.squares + np.triu(head.squares, 1).T
        head.products[:] = arrays["products"]
        return head
