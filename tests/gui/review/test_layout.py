from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.review.blocks import Blocks
from gui.review.column import Column
from gui.review.heights import Heights
from gui.review.layout import BlockLayout
from gui.review.measures import Room, measures_of
from gui.review.sight import Sight
from tests.gui.review.samples import ATTACK, TEXT

pytestmark = pytest.mark.usefixtures("qapp")


BARE = Room()


def column_of(text: str, width: int = 500, room: Room = BARE) -> Column:
    def rooms(index: int, layout: BlockLayout) -> Sequence[Room]:
        return [room] * len(layout.lines)

    return Column(
        text,
        Blocks(text),
        measures_of("Amiri", 24),
        width,
        rooms=rooms,
        busy=lambda index: room.chips,
        dropped=lambda index: None,
    )


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=1, max_size=40), st.data())
def test_heights_agree_with_plain_sums(pairs: list[tuple[int, int]], data: st.DataObject) -> None:
    plain = [height for height, _ in pairs]
    heights = Heights(plain)
    for index in data.draw(st.lists(st.integers(0, len(pairs) - 1))):
        plain[index] = pairs[index][1]
        heights.set(index, pairs[index][1])
    assert heights.total == sum(plain)
    assert [heights.above(index) for index in range(len(plain))] == [sum(plain[:index]) for index in range(len(plain))]
    y = data.draw(st.integers(-5, sum(plain) + 5))
    found = heights.index_at(y)
    if 0 <= y < sum(plain):
        assert sum(plain[:found]) <= y < sum(plain[: found + 1])
    else:
        assert found == (0 if y < 0 else len(plain) - 1)


def test_lines_cover_the_text_and_stand_apart() -> None:
    layout = column_of(ATTACK).layout(0)
    assert len(layout.lines) > 2
    assert layout.lines[0].geometry.start == 0
    assert layout.lines[-1].geometry.end == len(ATTACK)
    for before, after in zip(layout.lines, layout.lines[1:], strict=False):
        assert before.geometry.end == after.geometry.start
        assert before.baseline < after.top < after.baseline


def test_room_moves_lines_and_leaves_the_text_as_it_was() -> None:
    layout = column_of(ATTACK).layout(0)
    before = [(line.geometry.start, line.geometry.runs) for line in layout.lines]
    height = layout.height
    layout.place([Room(chips=True, rails=3)] * len(layout.lines))
    assert layout.height > height
    assert [(line.geometry.start, line.geometry.runs) for line in layout.lines] == before


def test_baselines_are_whole_pixels_so_that_equal_words_are_equal_pixels() -> None:
    layout = column_of(ATTACK, room=Room(chips=True, rails=1)).layout(0)
    assert all(line.baseline == int(line.baseline) for line in layout.lines)


def test_left_to_right_paragraphs_begin_at_the_left() -> None:
    column = column_of("كلمة\nword")
    assert column.layout(0).lines[0].geometry.right == pytest.approx(500, abs=1)
    assert column.layout(1).lines[0].geometry.left == pytest.approx(0, abs=1)


def test_a_paragraph_without_line_breaks_is_laid_out_piece_by_piece() -> None:
    text = (ATTACK + " ") * 400
    column = column_of(text)
    sight = Sight(column, 600, 20)
    assert sum(1 for _ in sight.visible()) <= 2
    assert column.layouts_made <= 2
    assert column.layout(5).rtl


def test_only_what_is_in_sight_is_laid_out() -> None:
    column = column_of(f"{TEXT}\n" * 5000)
    sight = Sight(column, 600, 20)
    sight.pin(0, 0, 20)
    opened = column.layouts_made
    assert opened < 20
    sight.scroll_to(sight.longest // 2)
    assert column.layouts_made < opened + 40
    sight.scroll_to(sight.longest)
    last = list(sight.visible())[-1]
    assert last.block == len(column.blocks) - 1
    assert column.layouts_made < opened + 80


def test_the_first_and_the_last_line_can_be_reached() -> None:
    column = column_of(f"{TEXT}\n" * 50 + "نهاية")
    sight = Sight(column, 600, 20)
    sight.scroll_to(10**9)
    *_, last = sight.visible()
    assert last.block == len(column.blocks) - 1
    assert last.y + column.layout(last.block).height == 600 - 20
    sight.scroll_to(-10)
    assert next(sight.visible()).y == 20


@given(st.integers(0, 9000), st.lists(st.integers(-260, 260), max_size=12))
def test_scrolling_moves_what_is_in_sight_exactly_as_far_as_asked(start: int, steps: list[int]) -> None:
    # The estimates are wrong on purpose: every block is taller than its estimate says.
    column = column_of(f"{TEXT}\n" * 40, room=Room(chips=True, rails=4))
    sight = Sight(column, 600, 20)
    sight.scroll_to(start)
    for step in steps:
        before = dict(sight.visible())
        wanted = sight.y + step
        inside = 0 <= wanted <= sight.longest
        sight.scroll_to(wanted)
        after = dict(sight.visible())
        for index in before.keys() & after.keys():
            if inside and 0 < sight.y < sight.longest:
                assert after[index] == before[index] - step


def test_a_place_can_be_pinned_wherever_it_is() -> None:
    column = column_of(f"{TEXT}\n" * 400, room=Room(chips=True, rails=4))
    sight = Sight(column, 600, 20)
    sight.pin(700, 10, 200)
    assert dict(sight.visible())[700] == 190
    assert column.layouts_made < 20


def test_layouts_that_were_not_looked_at_for_long_are_given_up() -> None:
    column = column_of("كلمة\n" * 2000)
    for index in range(1000):
        column.layout(index)
    assert column.laid_out(0) is None
    assert column.laid_out(999) is not None
