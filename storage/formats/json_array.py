"""A JSON file that is one array, written and read item by item."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from storage.formats.problem import ReadError, ReadProblem


def write_array(items: Iterable[object], stream: TextIO) -> None:
    """One item a line."""
    stream.write("[")
    for number, item in enumerate(items):
        stream.write(",\n" if number else "\n")
        stream.write(json.dumps(item, ensure_ascii=False, allow_nan=False))
    stream.write("\n]\n")


def read_array(path: Path, file: BinaryIO) -> Iterator[tuple[int, Any]]:
    """Items with their numbers from 1, and a ReadProblem where the file is no array any more."""
    import ijson

    number = 0
    try:
        for number, item in enumerate(ijson.items(file, "item", use_float=True), 1):
            yield number, item
    except (ijson.JSONError, OverflowError, RecursionError, ValueError) as error:
        reason = ReadError("It is no valid JSON array after item {number}: {error}.", number=number, error=error)
        yield number + 1, ReadProblem(path, None, reason)
        return
    if not number:
        yield 0, ReadProblem(path, None, ReadError("It is empty."))
