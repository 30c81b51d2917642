"""A file that is there when all of it has been written, and not before."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """What is written appears at `target` in one step; until then, and after an error, what was there stays."""
    if target.exists() and not target.is_file():  # a pipe or a device is not replaced
        with target.open("wb") as stream:
            yield stream
        return
    partial = target.with_name(f".{uuid4().hex}.partial")
    try:
        with partial.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
