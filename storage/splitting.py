"""Parts of a dataset: by a hash of the text, so that new articles move none, and near-duplicates in one part."""

import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import Final

from storage.model.errors import TawsimError

PARTS: Final = ("train", "dev", "test")
_TATWEEL: Final = "\u0640"
_SHINGLE: Final = 8
"""Characters; shorter texts are compared whole."""
_BANDS: Final = 8
_ROWS: Final = 8
_AT_ONCE: Final = 4096
"""Pieces of a text that are compared at once, so that a long one takes no more memory."""
_ALIKE: Final = 0.7
"""Estimated Jaccard similarity of shingles from which on two articles are near-duplicates."""


class SplitError(TawsimError):
    """The shares of a split make no sense."""


def shares(written: str) -> tuple[float, ...]:
    """`80/10/10` as shares of the whole, for train, dev and test; `90/10` for train and dev. Raises SplitError."""
    try:
        numbers = [float(part) for part in written.split("/")]
    except ValueError:
        numbers = []
    if not 1 < len(numbers) <= len(PARTS) or any(not 0 <= number < 1e9 for number in numbers) or not sum(numbers):
        raise SplitError("The split {split} is none; it is written as in 80/10/10.", split=written)
    return tuple(number / sum(numbers) for number in numbers)


def split(articles: Iterable[tuple[str, str]], wanted: tuple[float, ...]) -> dict[str, str]:
    """The part of each article, from (id, text) in the order in which they were added.

    An article that nearly equals an earlier one goes where that one is; the others go by a hash of their text.
    """
    import numpy as np

    salts = np.random.default_rng(5).integers(1, 2**61 - 1, (2, _BANDS * _ROWS), dtype=np.uint64)
    seen: dict[bytes, int] = {}
    signatures: list[bytes] = []
    names: list[str] = []
    found: dict[str, str] = {}
    for article_id, text in articles:
        pieces = _shingles(text)
        least = np.full(_BANDS * _ROWS, np.iinfo(np.uint64).max, dtype=np.uint64)
        while batch := list(islice(pieces, _AT_ONCE)):
            hashes = np.array(batch, dtype=np.uint64)
            least = np.minimum(least, (hashes[:, None] * salts[0] + salts[1]).min(axis=0))
        signature = least.astype(np.uint32)
        bands = [bytes([band]) + signature[band * _ROWS : (band + 1) * _ROWS].tobytes() for band in range(_BANDS)]
        earlier = {seen[band] for band in bands if band in seen}
        twin = next((n for n in sorted(earlier) if _alike(np.frombuffer(signatures[n], np.uint32), signature)), None)
        part = names[twin] if twin is not None else _by_hash(text, wanted)
        for band in bands:
            seen.setdefault(band, len(names))
        signatures.append(signature.tobytes())
        names.append(part)
        found[article_id] = part
    return found


def _shingles(text: str) -> Iterator[int]:
    """Hashes of the pieces of the text, spelling marks and spaces left out; a piece may come again."""
    letters = "".join(one for one in unicodedata.normalize("NFKD", text) if one.isalnum() and one != _TATWEEL)
    for at in range(max(1, len(letters) - _SHINGLE + 1)):
        piece = letters[at : at + _SHINGLE].encode("utf-8", "surrogatepass")
        yield int.from_bytes(blake2b(piece, digest_size=7).digest())


def _alike(one, other) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001 - numpy's arrays, loaded late
    return bool((one == other).mean() >= _ALIKE)


def _by_hash(text: str, wanted: tuple[float, ...]) -> str:
    place = int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) / 2**64
    reached = 0.0
    for part, share in zip(PARTS, wanted, strict=False):
        reached += share
        if place < reached:
            return part
    return PARTS[len(wanted) - 1]
