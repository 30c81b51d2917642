"""The strings of a DocBin by the numbers that spaCy has for them; they stay in the file, of which millions may be."""

from array import array
from functools import lru_cache
from typing import Final

import numpy as np

from storage.formats.docbin_file import DocBinReader

_KEPT: Final = 20_000
"""The strings used last, which are the frequent words; they are looked up once."""


class DocBinStrings:
    """Looks a string up by its number, in twelve bytes of memory for each string (sixteen beyond 4 GiB of content)."""

    def __init__(self, reader: DocBinReader) -> None:
        from spacy.strings import StringStore, get_string_id

        numbers, places = array("Q"), array("I" if reader.size < 1 << 32 else "Q")
        for place, text in reader.strings():
            numbers.append(get_string_id(text))
            places.append(place)
        order = np.argsort(np.frombuffer(numbers, dtype=np.uint64))
        self._numbers = np.frombuffer(numbers, dtype=np.uint64)[order]
        del numbers
        self._places = np.frombuffer(places, dtype=f"u{places.itemsize}")[order]
        self._symbols = StringStore()
        self._reader = reader
        self.number_of = get_string_id
        self.text = lru_cache(maxsize=_KEPT)(self._text)

    def __contains__(self, number: int) -> bool:
        return number in self._symbols or self._row(number) is not None

    def __getitem__(self, number: int) -> str:
        """Raises KeyError."""
        return self.text(number)

    def _text(self, number: int) -> str:
        row = self._row(number)
        if row is not None:
            return self._reader.string_at(int(self._places[row]))
        return str(self._symbols[number])  # what spaCy knows without any file

    def _row(self, number: int) -> int | None:
        row = int(np.searchsorted(self._numbers, np.uint64(number)))
        return row if row < len(self._numbers) and int(self._numbers[row]) == number else None
