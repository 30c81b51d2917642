"""A mapping that is never changed but cheaply copied with a few values put or removed."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MERGE_ABOVE = 256
"""So many differences are copied with every step before they are merged into a new base."""


class Overlay(Mapping[K, V], Generic[K, V]):
    """A base that versions share, and the differences of this version (None: removed).

    With 125,000 values a step costs microseconds where copying a dictionary costs 15 ms.
    """

    __slots__ = ("_base", "_different", "_length")

    def __init__(self, base: Mapping[K, V], different: Mapping[K, V | None], length: int) -> None:
        self._base = base
        self._different = different
        self._length = length

    def __getitem__(self, key: K) -> V:
        if key in self._different:
            value = self._different[key]
            if value is None:
                raise KeyError(key)
            return value
        return self._base[key]

    def __contains__(self, key: object) -> bool:
        if key in self._different:
            return self._different[key] is not None  # type: ignore[index]  # it is a key: it was just found
        return key in self._base

    def __iter__(self) -> Iterator[K]:
        different = self._different
        for key in self._base:
            if key not in different or different[key] is not None:
                yield key
        for key, value in different.items():
            if value is not None and key not in self._base:
                yield key

    def __len__(self) -> int:
        return self._length

    def __repr__(self) -> str:
        return repr(dict(self))


def with_values(mapping: Mapping[K, V], values: Mapping[K, V | None]) -> Mapping[K, V]:
    """A version of `mapping` in which `values` are put, or removed where None."""
    length = len(mapping)
    for key, value in values.items():
        length += (value is not None) - (key in mapping)
    if isinstance(mapping, Overlay):
        base, different = mapping._base, {**mapping._different, **values}  # noqa: SLF001 - another version of itself
    else:
        base, different = mapping, dict(values)
    version = Overlay(base, different, length)
    return dict(version) if len(different) > _MERGE_ABOVE else version
