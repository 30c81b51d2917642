"""How far scores are from what they say."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def calibration_error(scores: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """The expected calibration error: how far, on average, a score is from the share that is right."""
    if not scores:
        return 0.0
    values: NDArray[np.float64] = np.array(scores, dtype=np.float64)
    true = np.array(right, dtype=np.float64)
    number = np.minimum((values * bins).astype(np.int64), bins - 1)
    errors = [
        abs(values[number == b].mean() - true[number == b].mean()) * (number == b).mean()
        for b in range(bins)
        if (number == b).any()
    ]
    return float(sum(errors))
