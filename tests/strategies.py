"""Generated texts, documents and walks of a reviewer, for property tests."""

from hypothesis import strategies as st

from storage.model import (
    ArgumentCandidate,
    Article,
    Candidates,
    Document,
    Edit,
    EditError,
    EventCandidate,
    Level,
    MentionCandidate,
    ReviewStatus,
    Span,
    decisions,
)

ENTITY_LABELS = ("PER", "ORG", "GPE", "WEA", "TIME")
EVENT_LABELS = ("Conflict.Attack", "Life.Die", "Contact.Meet")
ROLES = ("Attacker", "Target", "Place")

ALPHABET = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغءآأإةى" + "ًٌٍَُِّْـ" + " \n،.؟«»-/" + "aZ09٣٥" + "😀👨‍👩‍👧‌‏‪‬"
"""Letters, harakat, tatweel, line ends, Latin, both kinds of digits, astral emoji, joiners and bidi controls."""


def texts(min_size: int = 1, max_size: int = 80) -> st.SearchStrategy[str]:
    """Mixed Arabic text as it may come from the web."""
    return st.text(st.sampled_from(ALPHABET), min_size=min_size, max_size=max_size)


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    """A span inside a text of `length` code points."""
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@st.composite
def candidates(draw: st.DrawFn, length: int) -> Candidates:
    """What an extractor might propose for a text of `length`."""
    score = st.floats(0, 1, allow_nan=False)
    mentions = tuple(
        MentionCandidate(
            f"m{number}",
            draw(spans(length)),
            draw(st.sampled_from(ENTITY_LABELS)),
            draw(st.sampled_from(Level)),
            draw(score),
            "lexicon/0.1",
        )
        for number in range(draw(st.integers(0, 6)))
    )
    events = []
    for number in range(draw(st.integers(0, 3))):
        named = draw(st.lists(st.sampled_from(mentions), max_size=3, unique=True)) if mentions else []
        arguments = tuple(ArgumentCandidate(draw(st.sampled_from(ROLES)), mention.id, draw(score)) for mention in named)
        events.append(
            EventCandidate(
                f"e{number}",
                draw(spans(length)),
                draw(st.sampled_from(EVENT_LABELS)),
                arguments,
                draw(st.sampled_from(("asserted", "other"))),
                draw(st.sampled_from(("positive", "negative"))),
                draw(score),
                "lexicon/0.1",
            )
        )
    return Candidates(mentions, tuple(events))


@st.composite
def fresh_documents(draw: st.DrawFn) -> Document:
    """An article with candidates that nobody has looked at."""
    text = draw(texts())
    return Document(Article("article", text, draw(texts(0, 10))), draw(candidates(len(text))))


@st.composite
def walks(draw: st.DrawFn, max_steps: int = 12) -> tuple[Document, list[Edit]]:
    """A fresh document and valid edits that follow each other from it."""
    document = draw(fresh_documents())
    current, edits = document, []
    for _ in range(draw(st.integers(0, max_steps))):
        try:
            edit = draw(st.sampled_from(GESTURES))(draw, current)
        except EditError:
            continue
        if edit is not None:
            current, _inverse = edit.apply(current)
            edits.append(edit)
    return document, edits


@st.composite
def reviewed_documents(draw: st.DrawFn) -> Document:
    """A document in the middle of a review."""
    document, edits = draw(walks())
    for edit in edits:
        document, _ = edit.apply(document)
    return document


def _one_candidate(draw: st.DrawFn, document: Document) -> str | None:
    ids = sorted(document.candidates.by_id)
    return draw(st.sampled_from(ids)) if ids else None


def _accept(draw: st.DrawFn, document: Document) -> Edit | None:
    candidate = _one_candidate(draw, document)
    return decisions.accept(document, candidate) if candidate else None


def _reject(draw: st.DrawFn, document: Document) -> Edit | None:
    candidate = _one_candidate(draw, document)
    reason = draw(st.sampled_from(("", "wrong_type", "سبب")))
    return decisions.reject(document, candidate, reason) if candidate else None


def _restore(draw: st.DrawFn, document: Document) -> Edit | None:
    candidate = _one_candidate(draw, document)
    return decisions.restore(document, candidate) if candidate else None


def _correct(draw: st.DrawFn, document: Document) -> Edit | None:
    candidate = _one_candidate(draw, document)
    if candidate is None:
        return None
    span = draw(spans(len(document.text)))
    if candidate.startswith("m"):
        label = draw(st.sampled_from(ENTITY_LABELS))
        return decisions.correct_mention(document, candidate, span=span, label=label)
    return decisions.correct_event(document, candidate, trigger=span, label=draw(st.sampled_from(EVENT_LABELS)))


def _accept_all(_draw: st.DrawFn, document: Document) -> Edit | None:
    return decisions.accept_all(document, document.candidates)


def _add_mention(draw: st.DrawFn, document: Document) -> Edit | None:
    return decisions.add_mention(document, draw(spans(len(document.text))), draw(st.sampled_from(ENTITY_LABELS)))


def _add_event(draw: st.DrawFn, document: Document) -> Edit | None:
    return decisions.add_event(document, draw(spans(len(document.text))), draw(st.sampled_from(EVENT_LABELS)))


def _set_mention(draw: st.DrawFn, document: Document) -> Edit | None:
    if not document.mentions:
        return None
    mention = draw(st.sampled_from(list(document.mentions)))
    return decisions.set_mention(document, mention, span=draw(spans(len(document.text))), note=draw(texts(0, 5)))


def _set_event(draw: st.DrawFn, document: Document) -> Edit | None:
    if not document.events:
        return None
    event = draw(st.sampled_from(list(document.events)))
    return decisions.set_event(document, event, modality=draw(st.sampled_from(("asserted", "other"))))


def _argument(draw: st.DrawFn, document: Document) -> Edit | None:
    if not document.events or not document.mentions:
        return None
    event, mention = draw(st.sampled_from(list(document.events))), draw(st.sampled_from(list(document.mentions)))
    role = draw(st.sampled_from(ROLES))
    if document.events[event].has_argument(role, mention):
        return decisions.remove_argument(document, event, role, mention)
    return decisions.add_argument(document, event, role, mention)


def _delete(draw: st.DrawFn, document: Document) -> Edit | None:
    gold = [*document.mentions, *document.events]
    return decisions.delete(document, draw(st.sampled_from(gold))) if gold else None


def _set_status(draw: st.DrawFn, document: Document) -> Edit | None:
    return decisions.set_status(document, draw(st.sampled_from(ReviewStatus)))


GESTURES = (
    _accept,
    _reject,
    _restore,
    _correct,
    _accept_all,
    _add_mention,
    _add_event,
    _set_mention,
    _set_event,
    _argument,
    _delete,
    _set_status,
)
