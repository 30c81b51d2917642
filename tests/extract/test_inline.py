"""The guidelines' inline notation."""

from pathlib import Path

import pytest

from extract.inline import InlineError, read_inline
from storage.model import Level
from storage.model.schema_files import load_default_schema

GOLD = sorted((Path(__file__).parents[2] / "assets" / "gold").glob("*.txt"))
NESTED = """#id s0001
تعرضت [m1:ORG* القيادة في [m2:LOC* الشرق الأوسط]] ل[e1:Conflict.Attack قصف] ب[m3:WEA صواريخ] ⟦1⟧
e1 Target=m1 Instrument=m3 modality=other
"""


def test_brackets_become_spans_and_the_text_is_what_stood_around_them() -> None:
    [document] = read_inline(NESTED, "s")
    assert document.text == "تعرضت القيادة في الشرق الأوسط لقصف بصواريخ [1]"
    found = {mention.span.text_in(document.text): mention for mention in document.mentions.values()}
    assert found["القيادة في الشرق الأوسط"].level is Level.NAM
    assert found["الشرق الأوسط"].label == "LOC"
    assert found["صواريخ"].level is Level.NOM
    [event] = document.events.values()
    assert event.trigger.text_in(document.text) == "قصف"
    assert [(argument.role, argument.mention) for argument in event.arguments] == [
        ("Target", "m1"),
        ("Instrument", "m3"),
    ]
    assert (event.modality, event.polarity) == ("other", "positive")


@pytest.mark.parametrize(
    "block",
    ["[m1:PER رجل", "رجل]", "[e1:Life.Die مات]", "[m1:PER رجل]\ne1 Victim=m1"],
    ids=["open", "closed", "bare", "lost"],
)
def test_a_faulty_block_is_named(block) -> None:
    with pytest.raises(InlineError, match="s-1"):
        list(read_inline(block, "s"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_our_own_gold_keeps_to_the_schema(path) -> None:
    schema = load_default_schema()
    for document in read_inline(path.read_text(encoding="utf-8"), path.stem):
        for event in document.events.values():
            assert " " not in event.trigger.text_in(document.text), document.article.id
            for argument in event.arguments:
                label = document.mentions[argument.mention].label
                assert schema.allows(event.label, argument.role, label), (document.article.id, argument.role, label)
