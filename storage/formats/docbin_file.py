"""The container that spaCy calls DocBin, written and read piece by piece: zlib around one msgpack map.

Its members are all documents' tokens, then all their spaces, then all their spans, so that they wait in temporary files
on the way out and are looked up in one on the way in.
"""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice, repeat
from os import SEEK_END
from struct import pack
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO, Final

import numpy as np

from storage.formats.packed import head, header, item_at, items, packed_text, placed_items, skip, unpacked
from storage.formats.problem import ReadError

_VERSION: Final = "0.1"
_IN_MEMORY: Final = 1024 * 1024
_PIECE: Final = 1024 * 1024
_SMALL: Final = 64 * 1024 * 1024
_RATIO: Final = 200
"""How many times its size a larger file may grow: corpora stay far below, and zlib can reach a thousand."""
_MOST_ATTRIBUTES: Final = 100
_NOTHING: Final = b"\xc0"


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """One document as spaCy packs it: a row of 64-bit numbers and a byte (whether a space follows) for each token."""

    tokens: bytes
    spaces: bytes
    length: int
    """The number of tokens."""
    spans: bytes
    user_data: bytes
    has_unknown_spaces: bool = False


class DocBinWriter:
    """Takes documents one by one; of them only the set of words and labels grows in memory."""

    def __init__(self, attributes: list[int]) -> None:
        self._words: set[str] = set()
        self._ids = 0
        self._attributes = attributes
        self._count = 0
        self._parts = {name: _spool() for name in ("tokens", "spaces", "lengths", "span_groups", "user_data", "ids")}

    def name(self, words: Iterable[str], ids: Iterable[str]) -> None:
        """Makes strings known that the documents use; `ids` are those that seldom come again."""
        self._words.update(words)
        for id_ in ids:
            self._parts["ids"].write(packed_text(id_))
            self._ids += 1

    def add(self, document: PackedDocument) -> None:
        """Puts a document at the end."""
        self._count += 1
        self._parts["tokens"].write(document.tokens)
        self._parts["spaces"].write(document.spaces)
        self._parts["lengths"].write(pack("<i", document.length))
        self._parts["span_groups"].write(header("bytes", len(document.spans)) + document.spans)
        self._parts["user_data"].write(header("bytes", len(document.user_data)) + document.user_data)

    def write(self, target: BinaryIO) -> None:
        """Writes the container; raises struct.error when one member has 4 GiB or more."""
        compressor = zlib.compressobj()
        for piece in self._pieces():
            target.write(compressor.compress(piece))
        target.write(compressor.flush())

    def close(self) -> None:
        """Lets go of the temporary files."""
        for part in self._parts.values():
            part.close()

    def _pieces(self) -> Iterator[bytes]:
        yield header("map", 10) + packed_text("version") + packed_text(_VERSION)
        yield packed_text("attrs") + header("list", len(self._attributes))
        yield from (pack(">BQ", 0xCF, attribute) for attribute in self._attributes)
        for name in ("tokens", "spaces", "lengths"):
            yield packed_text(name) + header("bytes", self._parts[name].tell())
            yield from _from_the_start(self._parts[name])
        yield packed_text("strings") + header("list", len(self._words) + self._ids)
        yield from map(packed_text, sorted(self._words))
        yield from _from_the_start(self._parts["ids"])
        known_spaces = header("map", 1) + packed_text("has_unknown_spaces") + b"\xc2"
        for name, each in (("cats", header("map", 0)), ("flags", known_spaces)):
            yield packed_text(name) + header("list", self._count)
            yield from repeat(each, self._count)
        for name in ("span_groups", "user_data"):
            yield packed_text(name) + header("list", self._count)
            yield from _from_the_start(self._parts[name])


class DocBinReader:
    """What a container holds, once it is decompressed; anything of it raises ValueError or ReadError where damaged."""

    def __init__(self, content: IO[bytes]) -> None:
        self._file = content
        self._places = self._find_members()
        attributes = islice(items(self._file, self._place("attrs")), _MOST_ATTRIBUTES)
        self.attributes: list[Any] = [unpacked(one) for one in attributes]
        self._lengths = np.frombuffer(self._at(*self._bytes_place("lengths")), dtype="<i4")
        self._tokens, tokens_size = self._bytes_place("tokens")
        self._spaces, spaces_size = self._bytes_place("spaces")
        total = int(self._lengths.sum(dtype=np.int64))
        if (self._lengths < 0).any() or (tokens_size, spaces_size) != (total * self._row, total):
            raise ReadError("It is no DocBin of spaCy: its tokens and their number do not agree.")

    @property
    def size(self) -> int:
        """Bytes of what it holds."""
        return self._file.seek(0, SEEK_END)

    def strings(self) -> Iterator[tuple[int, str]]:
        """Every string that the documents use, and its place."""
        for place, raw in placed_items(self._file, self._place("strings")):
            yield place, str(unpacked(raw))

    def string_at(self, place: int) -> str:
        """The string that has that place."""
        return str(unpacked(item_at(self._file, place)))

    def documents(self) -> Iterator[PackedDocument]:
        """The documents one after another."""
        tokens, spaces = self._tokens, self._spaces
        for length, spans, user_data, flags in zip(
            map(int, self._lengths),
            self._each("span_groups"),
            self._each("user_data"),
            self._each("flags"),
            strict=False,
        ):
            said = unpacked(flags)
            yield PackedDocument(
                self._at(tokens, length * self._row),
                self._at(spaces, length),
                length,
                unpacked(spans) or b"",
                unpacked(user_data) or b"",
                isinstance(said, dict) and bool(said.get("has_unknown_spaces")),
            )
            tokens, spaces = tokens + length * self._row, spaces + length

    @property
    def _row(self) -> int:
        """Bytes of a token."""
        return 8 * len(self.attributes)

    def _find_members(self) -> dict[str, int]:
        self._file.seek(0)
        kind, count = head(self._file)
        places: dict[str, int] = {}
        for _ in range(count if kind == "map" else 0):
            start = self._file.tell()
            skip(self._file)
            name = unpacked(self._at(start, self._file.tell() - start))
            places[str(name)] = self._file.tell()
            skip(self._file)
        return places

    def _place(self, name: str) -> int:
        if name not in self._places:
            raise ReadError("It is no DocBin of spaCy: “{name}” is missing or of another kind.", name=name)
        return self._places[name]

    def _bytes_place(self, name: str) -> tuple[int, int]:
        self._file.seek(self._place(name))
        kind, size = head(self._file)
        if kind != "bytes":
            raise ReadError("It is no DocBin of spaCy: “{name}” is missing or of another kind.", name=name)
        return self._file.tell(), size

    def _at(self, place: int, size: int) -> bytes:
        self._file.seek(place)
        return self._file.read(size)

    def _each(self, name: str) -> Iterator[bytes]:
        """What each document has of a list that older files lack."""
        found = items(self._file, self._places[name]) if name in self._places else iter(())
        return chain(found, repeat(_NOTHING))


def begins_as_docbin(start: bytes) -> bool:
    """Whether a file that begins so is zlib around a map whose first member is a version."""
    try:
        return b"\xa7version" in (found := zlib.decompressobj().decompress(start, 64)) or b"\x07version" in found
    except zlib.error:
        return False


def _spool() -> IO[bytes]:
    return SpooledTemporaryFile(_IN_MEMORY)


def _from_the_start(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece


@contextmanager
def decompressed(file: BinaryIO, size: int) -> Iterator[IO[bytes]]:
    """The content of a file of `size` in a temporary one. Raises ReadError, also for what grows too large."""
    with _spool() as found:
        _decompress(file, found, max(_SMALL, _RATIO * size))
        yield found


def _decompress(file: BinaryIO, found: IO[bytes], most: int) -> None:
    decompressor = zlib.decompressobj()
    try:
        waiting = file.read(_PIECE)
        while waiting and not decompressor.eof:
            found.write(decompressor.decompress(waiting, _PIECE))
            if found.tell() > most:
                raise ReadError(
                    "Unpacked it is larger than {size} MiB, which no corpus of its size is.", size=most >> 20
                )
            waiting = decompressor.unconsumed_tail or file.read(_PIECE)
    except zlib.error as error:
        raise ReadError("It is no DocBin of spaCy: zlib does not know it.") from error
    if not decompressor.eof:
        raise ReadError("It ends too early.")
