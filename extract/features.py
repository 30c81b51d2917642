"""What is seen around one word: the names of the features that mentions, triggers and attributes share."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.gazetteer import tags_of
from extract.linear import lexicon_text, load_model
from extract.words import Word, stem_keys

NOTHING = "-"


_BEFORE = Word(0, 1, 0, 1, "", "", *("<",) * 5, "")
_AFTER = Word(0, 1, 0, 1, "", "", *(">",) * 5, "")
"""What stands beyond the edges of a sentence."""

MANY = 6_000
"""Sums that are remembered of each kind; the oldest are forgotten, so that memory does not grow with a text."""


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as the models see it: its words, and their tags from the gazetteer."""

    words: Sequence[Word]
    tags: Sequence[str]

    def around(self, at: int) -> list[str]:
        """The features of what is around a word."""
        return _around(self.words, self.tags, at)


def view_of(words: Sequence[Word]) -> View:
    """The view of a sentence's words."""
    return View(words, tags_of(words))


@cache
def silent(model: str) -> frozenset[str]:
    """Stems that the statistics saw often and never with anything but NOTHING; the model need not be asked."""
    lines = (line.split("\t") for line in lexicon_text("silent.tsv").splitlines() if not line.startswith("# "))
    return next((frozenset(stems.split()) for name, stems in lines if name == model), frozenset())


def neighbour(words: Sequence[Word], at: int) -> Word | None:
    """The word at a place, or None beyond the sentence."""
    return words[at] if 0 <= at < len(words) else None


def own_features(word: Word) -> list[str]:
    """The features of a word by itself, wherever it stands."""
    stem, shape = word.stem, word.shape
    return [
        "1",
        f"s={stem}",
        f"b={word.bare}",
        f"l={word.light}",
        f"p={word.proclitic}|{shape}",
        f"e={word.enclitic}",
        f"r={word.root}",
        f"r.sh={word.root}|{shape}|{stem[:1]}",
        f"x={word.bare[:2]}|{shape}",
        f"y={stem[-3:]}",
    ]


@lru_cache(maxsize=20_000)
def _own_total(model: str, stem: str, proclitic: str, enclitic: str) -> int:
    word = Word(0, 1, 0, 1, proclitic, enclitic, *stem_keys(stem), "")
    return load_model(model).total(own_features(word))


@lru_cache(maxsize=20_000)
def _own_lead(model: str, stem: str, proclitic: str, enclitic: str) -> float:
    nothing, *others = load_model(model).scores((), _own_total(model, stem, proclitic, enclitic))
    return max(others) - nothing


def own_lead(model: str, word: Word) -> float:
    """By how much the best label leads NOTHING in what a model makes of a word by itself; negative when behind."""
    return _own_lead(model, word.stem, word.proclitic, word.enclitic)


def own_total(model: str, word: Word) -> int:
    """What a model makes of a word by itself, packed; remembered, as most words of a text come again."""
    return _own_total(model, word.stem, word.proclitic, word.enclitic)


def _around(words: Sequence[Word], tags: Sequence[str], at: int) -> list[str]:
    """The words beside a word, and it with them; `tags` come from the gazetteer."""
    word = words[at]
    before, after = neighbour(words, at - 1), neighbour(words, at + 1)
    second_before, second_after = neighbour(words, at - 2), neighbour(words, at + 2)
    shape = word.shape
    b_stem, b_shape = (before.stem, before.shape) if before else ("<", "<")
    a_stem, a_bare, a_shape, a_gap = (after.stem, after.bare, after.shape, after.gap) if after else (">", ">", ">", "")
    tag = tags[at]
    b_tag = tags[at - 1] if at else "<"
    a_tag = tags[at + 1] if after else ">"
    return [
        f"sh={shape}|{b_shape}",
        f"g={word.gap}|{shape}",
        f"ag={a_gap}|{shape}",
        f"bs={b_stem}",
        f"br={before.root if before else '<'}",
        f"bs.sh={b_stem}|{shape}",
        f"bs.b={b_stem}|{word.bare}",
        f"cs={second_before.stem if second_before else '<'}",
        f"as={a_stem}",
        f"ar={after.root if after else '>'}",
        f"ash={a_shape}|{shape}",
        f"s.ash={word.bare}|{a_shape}",
        f"s.ab={word.bare}|{a_bare}",
        f"zs={second_after.stem if second_after else '>'}",
        f"t={tag}",
        f"t.sh={tag}|{shape}",
        f"t.p={tag}|{word.proclitic}|{b_tag}",
        f"t.bs={tag}|{b_stem}",
        f"t.at={tag}|{a_tag}",
        f"bt.s={b_tag}|{shape}",
        f"at.b={a_tag}|{word.bare}",
    ]


def around_total(model: str, view: View, at: int) -> int:
    """What a model makes of `View.around`, packed: the sum of parts that come again and are remembered."""
    words, tags = view.words, view.tags
    word, tag, size = words[at], tags[at], len(words)
    before, before_tag = (words[at - 1], tags[at - 1]) if at else (_BEFORE, "<")
    after, after_tag = (words[at + 1], tags[at + 1]) if at + 1 < size else (_AFTER, ">")
    shape, own = word.shape, word.bare
    weight = load_model(model).rows.get
    return (
        _seam_total(model, shape, before.shape, after.shape, word.gap, after.gap)
        + _tag_total(model, tag, before_tag, after_tag, shape, word.proclitic)
        + _left_total(model, before.stem, before.root, shape, tag)
        + _right_total(model, after.stem, after.root)
        + _own_right_total(model, own, after.shape, after_tag)
        + weight(f"bs.b={before.stem}|{own}", 0)
        + weight(f"s.ab={own}|{after.bare}", 0)
        + weight(f"cs={words[at - 2].stem if at > 1 else '<'}", 0)
        + weight(f"zs={words[at + 2].stem if at + 2 < size else '>'}", 0)
    )


@lru_cache(maxsize=MANY)
def _seam_total(model: str, shape: str, before: str, after: str, gap: str, after_gap: str) -> int:
    features = f"sh={shape}|{before}", f"g={gap}|{shape}", f"ag={after_gap}|{shape}", f"ash={after}|{shape}"
    return load_model(model).total(features)


@lru_cache(maxsize=MANY)
def _tag_total(model: str, tag: str, before: str, after: str, shape: str, proclitic: str) -> int:
    features = (
        f"t={tag}",
        f"t.sh={tag}|{shape}",
        f"t.p={tag}|{proclitic}|{before}",
        f"t.at={tag}|{after}",
        f"bt.s={before}|{shape}",
    )
    return load_model(model).total(features)


@lru_cache(maxsize=MANY)
def _left_total(model: str, stem: str, root: str, shape: str, tag: str) -> int:
    features = f"bs={stem}", f"br={root}", f"bs.sh={stem}|{shape}", f"t.bs={tag}|{stem}"
    return load_model(model).total(features)


@lru_cache(maxsize=MANY)
def _right_total(model: str, stem: str, root: str) -> int:
    return load_model(model).total((f"as={stem}", f"ar={root}"))


@lru_cache(maxsize=MANY)
def _own_right_total(model: str, own: str, after_shape: str, after_tag: str) -> int:
    return load_model(model).total((f"s.ash={own}|{after_shape}", f"at.b={after_tag}|{own}"))
