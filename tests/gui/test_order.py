from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.review.order import END, START, ReadingOrder, key_at, key_of, paragraph_around
from storage.model import (
    Article,
    Candidates,
    Document,
    Event,
    EventCandidate,
    Mention,
    MentionCandidate,
    Span,
    decisions,
)

TEXT = "word " * 20
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 80), st.integers(1, 15))


@st.composite
def documents(draw) -> Document:
    mentions = tuple(MentionCandidate(f"m{n}", span, "PER") for n, span in enumerate(draw(st.lists(SPANS, max_size=8))))
    events = tuple(EventCandidate(f"e{n}", span, "X") for n, span in enumerate(draw(st.lists(SPANS, max_size=5))))
    gold = {f"g{n}": Mention(f"g{n}", span, "ORG") for n, span in enumerate(draw(st.lists(SPANS, max_size=4)))}
    return Document(Article("a", TEXT), Candidates(mentions, events), gold)


def walked(order: ReadingOrder, document: Document) -> list[str]:
    ids, key = [], START
    while (found := order.after(key, lambda _id: True)) is not None:
        ids.append(found)
        item = document.mentions.get(found) or document.events.get(found) or document.candidates.by_id[found]
        key = key_of(item)
    return ids


def expected(document: Document) -> list[str]:
    return [key.id for key in sorted(key_of(item) for item in (*document.candidates, *document.gold()))]


@given(documents())
def test_walking_meets_every_item_once_in_reading_order(document: Document) -> None:
    assert walked(ReadingOrder(document), document) == expected(document)


@given(documents())
def test_walking_back_is_walking_reversed(document: Document) -> None:
    order, key, ids = ReadingOrder(document), END, []
    while (found := order.before(key, lambda _id: True)) is not None:
        ids.append(found)
        item = document.mentions.get(found) or document.events.get(found) or document.candidates.by_id[found]
        key = key_of(item)
    assert ids == expected(document)[::-1]


@given(documents(), st.data())
def test_edits_are_followed(document: Document, data) -> None:
    order = ReadingOrder(document)
    for _ in range(3):
        pending = document.pending()
        if not pending:
            break
        chosen = data.draw(st.sampled_from(pending))
        edit = (
            decisions.accept(document, chosen.id) if data.draw(st.booleans()) else decisions.reject(document, chosen.id)
        )
        document, inverse = edit.apply(document)
        order.follow(edit)
        if data.draw(st.booleans()):
            document, _ = inverse.apply(document)
            order.follow(inverse)
    assert walked(order, document) == expected(document)


def test_a_cursor_stands_before_what_begins_there() -> None:
    document = Document(Article("a", TEXT), events={"e": Event("e", Span(5, 9), "X")})
    assert ReadingOrder(document).after(key_at(5), lambda _id: True) == "e"
    assert ReadingOrder(document).after(key_at(6), lambda _id: True) is None


def test_a_paragraph_is_the_line_in_which_a_span_begins() -> None:
    text = "one\ntwo three\nfour"
    assert paragraph_around(text, Span(8, 13)).text_in(text) == "two three"
    assert paragraph_around(text, Span(14, 16)).text_in(text) == "four"
