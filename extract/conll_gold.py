"""CoNLL columns as gold of mentions: BIO, BIOES or IO tags in the last column, an empty line between sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from storage.model import Article, Candidates, Document, Level, Mention, MentionCandidate, Span, TawsimError


class ConllError(TawsimError):
    """A file of columns that cannot be read; the message names it and the line."""


@dataclass(frozen=True)
class LabelMap:
    """Which of our types each label of the gold stands for; other labels on either side are left aside."""

    ours: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, pairs: list[str]) -> "LabelMap":
        """Of pairs such as `LOC=GPE,LOC,FAC`; raises ConllError for what is no pair."""
        found: dict[str, frozenset[str]] = {}
        for pair in pairs:
            label, equals, types = pair.partition("=")
            if not equals or not label or not types:
                raise ConllError("{pair} is no pair such as LOC=GPE,LOC,FAC.", pair=pair)
            found[label] = frozenset(types.split(","))
        return cls(found)

    def proposed(self, found: Candidates, level: Level | None) -> Candidates:
        """The mentions of a level under the gold's labels."""
        names = {one: label for label, types in self.ours.items() for one in types}
        return Candidates(
            tuple(
                MentionCandidate(one.id, one.span, names[one.label], one.level, one.score, one.source)
                for one in found.mentions
                if one.label in names and (level is None or one.level is level)
            )
        )


def read_conll(path: Path, labels: LabelMap) -> Iterator[Document]:
    """One document a sentence, its tokens joined by spaces; labels that the map does not know are left out."""
    sentence: list[tuple[str, str]] = []
    number = 0
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for place, line in enumerate(lines, 1):
                columns = line.split()
                if columns and len(columns) < 2:
                    raise ConllError("{path}, line {line}: there is a token but no tag.", path=path, line=place)
                if columns:
                    sentence.append((columns[0], columns[-1]))
                elif sentence:
                    number += 1
                    yield _document(f"{path.stem}-{number}", sentence, labels)
                    sentence = []
    except (OSError, UnicodeDecodeError) as error:
        raise ConllError("{path} cannot be read: {reason}.", path=path, reason=error) from error
    if sentence:
        yield _document(f"{path.stem}-{number + 1}", sentence, labels)


def _document(id_: str, sentence: list[tuple[str, str]], labels: LabelMap) -> Document:
    mentions: dict[str, Mention] = {}
    begun: tuple[int, str] | None = None
    at = 0

    def end(position: int) -> None:
        if begun is not None and begun[1] in labels.ours:
            name = f"m{len(mentions) + 1}"
            mentions[name] = Mention(name, Span(begun[0], position), begun[1], Level.NAM)

    for token, tag in sentence:
        kind, _, label = tag.partition("-")
        goes_on = kind in ("I", "E", "M") and begun is not None and begun[1] == label
        if not goes_on:
            end(at - 1)
            begun = (at, label) if label else None
        at += len(token) + 1
    end(at - 1)
    return Document(Article(id_, " ".join(token for token, _ in sentence)), mentions=mentions)
