"""Distils the lexicons of word statistics from annotated sentences: python -m extract.distil TRAIN.jsonl [CSV…].

Writes the lexicons of assets/lexicons that their headers call distilled. Documents that
`extract.corpus.is_held_out` keeps for evaluation take no part. Further CSV files (column `text`) only lend their
words to the counts of the vocabulary.
"""

import argparse
import csv
import logging
import math
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from extract import linear, words
from extract.arguments import Scene, pair_features
from extract.attributes import attribute_features
from extract.clitics import cut_features, cuts
from extract.corpus import Record, is_held_out, read_records
from extract.dates import classes
from extract.extents import extent_features
from extract.features import NOTHING, View, own_features, view_of
from extract.fitting import Example, fit
from extract.mentions import MOST_WORDS, NAME_MARK, FoundMention, start_features
from extract.normalise import key, normalise
from extract.pipeline import default_fillers
from extract.tokens import words as spans_of_words
from extract.triggers import FoundTrigger, listed_types, trigger_features
from extract.words import Word

LEXICONS = Path(__file__).parent.parent / "assets" / "lexicons"
HEADER = (
    "Distilled by `python -m extract.distil train.jsonl assault-sentences.csv protest-sentences.csv` from sentences of",
    "the Arabic event GSR (Open Event Data Alliance, MIT) and of Arabic Wikinews (CC BY 2.5), annotation by the",
    "project; held-out documents took no part. Word statistics only; no sentence can be read back from them.",
)
LEXICON_NAMES = (
    "vocabulary",
    "cuts",
    "silent",
    "starts",
    "extents",
    "triggers",
    "roles",
    "modality",
    "polarity",
    "persons",
)
LEXICAL = {
    "starts": ("s=", "b=", "l=", "s.", "bs.b=", "L.b=", "at.b="),
    "triggers": ("s=", "b=", "l=", "l.e=", "b.p=", "s.", "bs.b=", "at.b="),
}
"""The features of each model that only a word seen before can have."""

_OFTEN = 20
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sentence:
    """One annotated record with its words, seen by the models."""

    record: Record
    words: Sequence[Word]

    @cached_property
    def view(self) -> View:
        """What the models see."""
        return view_of(self.words)

    def word_of(self, offset: int) -> int | None:
        """The word that holds a code point."""
        for at, word in enumerate(self.words):
            if word.start <= offset < word.end:
                return at
        return None

    @cached_property
    def mentions(self) -> list[tuple[str, FoundMention]]:
        """The gold mentions whose edges lie in words, with their ids, in reading order."""
        found = []
        for mention in self.record["mentions"]:
            first, last = self.word_of(mention["start"]), self.word_of(mention["end"] - 1)
            if first is not None and last is not None:
                named = mention["level"] == "NAM"
                edges = (mention["start"], mention["end"])
                found.append((mention["id"], FoundMention(first, last, *edges, mention["label"], named, 1.0)))
        found.sort(key=lambda pair: (pair[1].first, -pair[1].last))
        return found

    @cached_property
    def labels(self) -> list[str]:
        """For every word the label of the mention that begins there."""
        labels = [NOTHING] * len(self.words)
        for _, mention in self.mentions:
            labels[mention.first] = mention.label + (NAME_MARK if mention.named else "")
        return labels

    @cached_property
    def events(self) -> list[tuple[FoundTrigger, Record]]:
        """The gold triggers whose word is known, with their records, in reading order."""
        found = []
        for event in self.record["events"]:
            at = self.word_of(event["start"])
            if at is not None:
                found.append((FoundTrigger(at, event["start"], event["end"], event["label"], 1.0), event))
        found.sort(key=lambda pair: pair[0].at)
        return found


def _write(name: str, text: str) -> None:
    (LEXICONS / name).write_text(text, encoding="utf-8")
    linear.load_model.cache_clear()
    words.forget()
    _log.info("%s: %d KB", name, len(text.encode()) // 1024)


def _write_model(
    name: str, examples: list[Example], labels: Sequence[str], least: int = 2, lexical: tuple[str, ...] = ()
) -> None:
    _log.info("%s: %d cases", name, len(examples))
    weights = fit(examples, labels, least=least, lexical=lexical)
    _write(f"{name}.tsv", linear.to_text(labels, weights, HEADER))


def _write_vocabulary(texts: Iterable[str]) -> None:
    counts = Counter(key(span.text_in(text)) for text in texts for span in spans_of_words(text))
    levels: dict[int, list[str]] = {}
    for word, count in sorted(counts.items()):
        if word and count > 1 and not word[0].isdigit():
            levels.setdefault(int(math.log2(count)), []).append(word)
    lines = [*(f"# {line}" for line in HEADER), *(f"{level}\t{' '.join(levels[level])}" for level in sorted(levels))]
    _write("vocabulary.tsv", "\n".join(lines) + "\n")


def _cut_examples(records: Iterable[Record]) -> Iterator[Example]:
    """A case for every way to cut a word that has an edge of gold in it."""
    counts = words.vocabulary()
    for record in records:
        text = record["text"]
        edges = [*record["mentions"], *record["events"]]
        starts, ends = {edge["start"] for edge in edges}, {edge["end"] for edge in edges}
        for span in spans_of_words(text):
            known = normalise(span.text_in(text))
            start = next((s - span.start for s in starts if span.start <= s < span.end), None)
            end = next((e - span.start for e in ends if span.start < e <= span.end), None)
            options = list(cuts(known.text, words.last_letter(span.text_in(text))))
            if len(options) < 2 or (start is None and end is None):
                continue
            for option in options:
                cut_start, cut_end = known.original(option.start, option.end)
                right = (start is None or start == cut_start) and (end is None or end == cut_end)
                if start is None and right and option.start:
                    continue
                yield cut_features(known.text, option, counts), "yes" if right else NOTHING


def _sentences(records: Iterable[Record]) -> list[Sentence]:
    return [
        Sentence(record, [word for part in words.text_words(record["text"]) for word in part]) for record in records
    ]


def _write_silent(sentences: Iterable[Sentence]) -> None:
    seen: Counter[str] = Counter()
    speaking: dict[str, set[str]] = {"starts": set(), "triggers": set()}
    for sentence in sentences:
        seen.update(word.stem for word in sentence.words)
        speaking["starts"].update(sentence.words[mention.first].stem for _, mention in sentence.mentions)
        speaking["triggers"].update(sentence.words[trigger.at].stem for trigger, _ in sentence.events)
    often = sorted(stem for stem, count in seen.items() if count >= _OFTEN and stem not in classes())
    rows = [f"{model}\t{' '.join(stem for stem in often if stem not in stems)}" for model, stems in speaking.items()]
    _write("silent.tsv", "\n".join([*(f"# {line}" for line in HEADER), *rows]) + "\n")


def _start_examples(sentences: Iterable[Sentence]) -> Iterator[Example]:
    for sentence in sentences:
        for at, label in enumerate(sentence.labels):
            own = own_features(sentence.words[at])
            yield [*own, *start_features(sentence.view, at, sentence.labels)], label


def _extent_examples(sentences: Iterable[Sentence]) -> Iterator[Example]:
    for sentence in sentences:
        for _, mention in sentence.mentions:
            for last in range(
                mention.first, min(mention.last + 1, mention.first + MOST_WORDS, len(sentence.words) - 1)
            ):
                features = extent_features(sentence.view, sentence.labels, mention.first, last)
                yield features, "on" if last < mention.last else NOTHING


def _trigger_examples(sentences: Iterable[Sentence]) -> Iterator[Example]:
    for sentence in sentences:
        labels = {trigger.at: trigger.label for trigger, _ in sentence.events}
        listed = listed_types(sentence.words)
        for at in range(len(sentence.words)):
            own = own_features(sentence.words[at])
            yield [*own, *trigger_features(sentence.view, at, listed)], labels.get(at, NOTHING)


def _role_examples(sentences: Iterable[Sentence]) -> Iterator[Example]:
    for sentence in sentences:
        ids = [id_ for id_, _ in sentence.mentions]
        scene = Scene(sentence.words, [m for _, m in sentence.mentions], [t for t, _ in sentence.events])
        for trigger, event in sentence.events:
            roles = {argument["mention"]: argument["role"] for argument in event["arguments"]}
            kinds = frozenset().union(*default_fillers()[trigger.label].values())
            for id_, mention in zip(ids, scene.mentions, strict=True):
                if mention.label in kinds:
                    yield pair_features(scene, trigger, mention), roles.get(id_, NOTHING)


def _attribute_examples(sentences: Iterable[Sentence], attribute: str, marked: str) -> Iterator[Example]:
    for sentence in sentences:
        for trigger, event in sentence.events:
            features = attribute_features(sentence.words, trigger.at, trigger.label)
            yield features, "yes" if event[attribute] == marked else NOTHING


def _write_person_tokens(records: Iterable[Record]) -> None:
    """The words of the persons' names in the gold."""
    names: set[str] = set()
    for record in records:
        for mention in record["mentions"]:
            if mention["label"] == "PER" and mention["level"] == "NAM":
                names.update(key(span.text_in(mention["text"])) for span in spans_of_words(mention["text"]))
    kept = sorted(name for name in names if len(name) > 2)
    rows = [" ".join(kept[at : at + 20]) for at in range(0, len(kept), 20)]
    _write("person-tokens.txt", "\n".join([*(f"# {line}" for line in HEADER), *rows]) + "\n")


def distil(records: Sequence[Record], texts: Iterable[str], only: Container[str]) -> None:
    """Writes the lexicons of statistics in `only`; the later ones see words through those before them."""
    if "vocabulary" in only:
        _write_vocabulary([*(record["text"] for record in records), *texts])
    if "cuts" in only:
        _write_model("cuts", list(_cut_examples(records)), (NOTHING, "yes"))
    sentences = _sentences(records)
    labels = sorted({label for sentence in sentences for label in sentence.labels} - {NOTHING})
    types = sorted(default_fillers())
    roles = sorted({role for kinds in default_fillers().values() for role in kinds})
    if "silent" in only:
        _write_silent(sentences)
    models: dict[str, tuple[Callable[[], Iterator[Example]], Sequence[str]]] = {
        "starts": (lambda: _start_examples(sentences), labels),
        "extents": (lambda: _extent_examples(sentences), ["on"]),
        "triggers": (lambda: _trigger_examples(sentences), types),
        "roles": (lambda: _role_examples(sentences), roles),
        "modality": (lambda: _attribute_examples(sentences, "modality", "other"), ["yes"]),
        "polarity": (lambda: _attribute_examples(sentences, "polarity", "negative"), ["yes"]),
    }
    for name, (examples, names) in models.items():
        if name in only:
            _write_model(name, list(examples()), (NOTHING, *names), 3 if name == "roles" else 2, LEXICAL.get(name, ()))


def _column(path: str) -> Iterator[str]:
    with Path(path).open(encoding="utf-8", newline="") as rows:
        yield from (row["text"] for row in csv.DictReader(rows))


def main() -> None:
    """Reads the files named on the command line and writes the lexicons."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("annotated", type=Path, help="native JSONL with `doc`")
    parser.add_argument("plain", nargs="*", help="CSV files whose column `text` lends its words")
    parser.add_argument("--only", default=",".join(LEXICON_NAMES), help="names of lexicons, with commas")
    options = parser.parse_args()
    everything = list(read_records(options.annotated))
    records = [record for record in everything if not is_held_out(record)]
    kept_apart = {record["text"] for record in everything if is_held_out(record)}
    if "persons" in options.only:
        _write_person_tokens(records)
    texts = (text for path in options.plain for text in _column(path) if text not in kept_apart)
    distil(records, texts, options.only.split(","))


if __name__ == "__main__":
    main()
