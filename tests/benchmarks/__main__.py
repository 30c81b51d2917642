"""Every measurement as one table: `make bench`, or `python -m tests.benchmarks view storage` for some of them."""

import os
import sys
from importlib import import_module

from tests.benchmarks.table import print_table

PARTS = {
    "start": "From the start of the interpreter",
    "view": "The text view, 1200 by 900 pixels, one candidate every 40 characters",
    "desk": "Every key in the whole window; mentions, chips and arcs as dense as a reviewer may meet them",
    "storage": "An edit on the disk",
    "extract": "Extraction, one core",
    "formats": "Formats, articles a second; the peer is json.dumps of the same records",
}


def main(parts: list[str]) -> None:
    """Measures the named parts, or all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for part in parts or PARTS:
        print_table(import_module(f"tests.benchmarks.bench_{part}").rows(), PARTS[part])


if __name__ == "__main__":
    main(sys.argv[1:])
