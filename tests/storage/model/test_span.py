import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.model import Span, SpanError, reading_order
from tests.strategies import spans, texts


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_that_is_empty_reversed_or_negative_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="span must begin"):
        Span(start, end)


def test_a_span_outside_the_text_is_refused_when_its_text_is_asked_for() -> None:
    with pytest.raises(SpanError, match="outside a text of 3"):
        Span(1, 4).text_in("abc")


def test_offsets_are_code_points_so_an_emoji_counts_one() -> None:
    text = "قال 😀 وذهب"
    assert Span(4, 5).text_in(text) == "😀"
    assert Span(6, 10).text_in(text) == "وذهب"


def test_an_outer_span_comes_before_the_inner_one_that_begins_with_it() -> None:
    assert sorted([Span(0, 3), Span(0, 9), Span(2, 3)], key=reading_order) == [Span(0, 9), Span(0, 3), Span(2, 3)]


@given(st.data())
def test_two_spans_are_apart_or_nested_or_crossing(data: st.DataObject) -> None:
    one, other = data.draw(spans(20)), data.draw(spans(20))
    apart = one.end <= other.start or other.end <= one.start
    nested = one.contains(other) or other.contains(one)
    assert [apart, nested, one.crosses(other)].count(True) == 1
    assert one.overlaps(other) is not apart
    assert one.crosses(other) is other.crosses(one)


@given(st.data())
def test_the_text_of_a_span_is_the_slice_and_shifting_keeps_it(data: st.DataObject) -> None:
    text = data.draw(texts())
    span = data.draw(spans(len(text)))
    assert span.text_in(text) == text[span.start : span.end]
    assert len(span.text_in(text)) == len(span)
    assert span.shifted(3).text_in("abc" + text) == span.text_in(text)
