"""Parts of a dataset: by a hash of the text, so that new articles move none, and near-duplicates in one part."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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


LabelsOf = Callable[[str], Counter[str]]
"""How often each label stands in the article of an id."""


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


def split(
    articles: Iterable[tuple[str, str]], wanted: tuple[float, ...], labels_of: LabelsOf | None = None
) -> dict[str, str]:
    """The part of each article, from (id, text) in the order in which they were added.

    An article that nearly equals an earlier one goes where that one is; the others go by a hash of their text, or with
    `labels_of` to the part that is furthest behind its share of the article's labels. Articles that are added move none
    in either case; with labels a change of an article's annotation may move those that were added after it.
    """
    needs = None if labels_of is None else _Needs(wanted)
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
        by_hash = _by_hash(text, wanted)
        counts = Counter[str]() if needs is None or labels_of is None else labels_of(article_id)
        part = names[twin] if twin is not None else by_hash if needs is None else needs.neediest(counts, by_hash)
        if needs is not None:
            needs.give(part, counts)
        for band in bands:
            seen.setdefault(band, len(names))
        signatures.append(signature.tobytes())
        names.append(part)
        found[article_id] = part
    return found


class _Needs:
    """How far each part is behind its share of each label, as articles come (after Sechidis and others 2011)."""

    def __init__(self, wanted: tuple[float, ...]) -> None:
        self._wanted = dict(zip(PARTS, wanted, strict=False))
        self._all: Counter[str] = Counter()
        self._of = {part: Counter[str]() for part in self._wanted}

    def neediest(self, counts: Counter[str], by_hash: str) -> str:
        """The part to which labels so rare so far matter most; where nothing tells, the one of the hash."""

        def need(part: str) -> tuple[float, bool]:
            missing = sum(self._missing(part, label, count) for label, count in self._with_article(counts).items())
            return round(missing, 9), part == by_hash

        return max((part for part, share in self._wanted.items() if share), key=need)

    def give(self, part: str, counts: Counter[str]) -> None:
        """Counts an article into its part."""
        self._all.update(self._with_article(counts))
        self._of[part].update(self._with_article(counts))

    def _missing(self, part: str, label: str, count: int) -> float:
        """What the part lacks of the label once this article is there, as a share of all of that label."""
        whole = self._all[label] + count
        return (self._wanted[part] * whole - self._of[part][label]) / whole

    @staticmethod
    def _with_article(counts: Counter[str]) -> Counter[str]:
        """The labels, and the article itself, so that the parts keep their sizes."""
        return counts + Counter({"": 1})


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
