"""How fast candidates are found, in code points a second on one core, beside reading the same text once."""

from pathlib import Path
from time import perf_counter

from extract.normalise import normalise
from extract.pipeline import default_extractor
from tests.benchmarks.table import Row, print_table, row_of

_SAMPLES = 7
_SIZES = {"samples": 1, "500 KB": 60}


def rows() -> list[Row]:
    """Thousands of code points and candidates a second."""
    text = "\n\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((Path(__file__).parents[2] / "assets/samples").glob("*.txt"))
    )
    extractor = default_extractor()
    extractor.extract(text)  # loads the lexicons
    measured = []
    for name, times in _SIZES.items():
        article = "\n\n".join([text] * times)
        speeds, found, bare = [], [], []
        for _ in range(_SAMPLES):
            begun = perf_counter()
            candidates = extractor.extract(article)
            seconds = perf_counter() - begun
            speeds.append(len(article) / seconds / 1000)
            found.append(len(candidates) / seconds)
            begun = perf_counter()
            normalise(article)
            bare.append(len(article) / (perf_counter() - begun) / 1000)
        measured.append(
            row_of("text through the extractor", name, speeds, unit="k/s", peer=bare, peer_name="k/s normalising only")
        )
        measured.append(row_of("candidates found", name, found, unit="/s"))
    return measured


if __name__ == "__main__":
    print_table(rows(), "Extraction, one core")
