"""What is seen around one word: the names of the features that mentions, triggers and attributes share."""

from collections.abc import Sequence

from extract.words import Word

NOTHING = "-"


def neighbour(words: Sequence[Word], at: int) -> Word | None:
    """The word at a place, or None beyond the sentence."""
    return words[at] if 0 <= at < len(words) else None


def window(words: Sequence[Word], tags: Sequence[str], at: int) -> list[str]:
    """The word, its pieces and shape, and the words beside it with theirs; `tags` come from the gazetteer."""
    word = words[at]
    before, after = neighbour(words, at - 1), neighbour(words, at + 1)
    second_before, second_after = neighbour(words, at - 2), neighbour(words, at + 2)
    stem, shape = word.stem, word.shape
    b_stem, b_shape = (before.stem, before.shape) if before else ("<", "<")
    a_stem, a_bare, a_shape, a_gap = (after.stem, after.bare, after.shape, after.gap) if after else (">", ">", ">", "")
    tag = tags[at]
    b_tag = tags[at - 1] if at else "<"
    a_tag = tags[at + 1] if after else ">"
    return [
        "1",
        f"s={stem}",
        f"b={word.bare}",
        f"l={word.light}",
        f"p={word.proclitic}|{shape}",
        f"e={word.enclitic}",
        f"sh={shape}|{b_shape}",
        f"x={word.bare[:2]}",
        f"x3={word.bare[:3]}",
        f"y={stem[-3:]}",
        f"g={word.gap}|{shape}",
        f"ag={a_gap}|{shape}",
        f"bs={b_stem}",
        f"bl={before.light if before else '<'}",
        f"bs.sh={b_stem}|{shape}",
        f"bs.b={b_stem}|{word.bare}",
        f"cs={second_before.stem if second_before else '<'}",
        f"cs.bs={second_before.stem if second_before else '<'}|{b_stem}",
        f"as={a_stem}",
        f"al={after.light if after else '>'}",
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
