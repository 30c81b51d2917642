"""A whole sample article is brought to its gold by keys only, and the keys are counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.pipeline import LexiconExtractor, propose
from gui.library.opening import Proposal
from gui.review.order import paragraph_around
from storage.model import Event, EventCandidate, Level, MentionCandidate, Span
from storage.model.schema_files import load_default_schema
from tests.gui.driver import Driver

SAMPLES = Path(__file__).parents[2] / "assets" / "samples"
SCHEMA = load_default_schema()
MOST_KEYS_A_DECISION = 6

Place = tuple[Span, str]
Wanted = dict[Place, frozenset[tuple[str, Span]]]


def lexicons(text: str) -> Proposal:
    extractor = LexiconExtractor()
    return Proposal(propose(extractor, text, SCHEMA), extractor.name, extractor.version)


class Typist:
    """Knows the gold and presses what leads there; touches nothing but keys."""

    def __init__(self, driver: Driver, record: dict) -> None:
        self.driver = driver
        self.keys = 0
        spans = {one["id"]: Span(one["start"], one["end"]) for one in record["mentions"]}
        self.mentions = {(spans[one["id"]], one["label"]): one["level"] for one in record["mentions"]}
        self.events: Wanted = {
            (Span(one["start"], one["end"]), one["label"]): frozenset(
                (argument["role"], spans[argument["mention"]]) for argument in one["arguments"]
            )
            for one in record["events"]
        }

    def press(self, *strokes: str) -> None:
        self.keys += len(strokes)
        self.driver.press(*strokes)

    def decide(self) -> None:
        """Goes through all candidates: accepts what is gold, rejects the rest."""
        while self.driver.desk.awaiting:
            item = self.driver.desk.item
            if not isinstance(item, MentionCandidate | EventCandidate):
                self.press("U")
                continue
            place = (item.span, item.label)
            if isinstance(item, MentionCandidate):
                self.press("A" if place in self.mentions else "X")
            elif place not in self.events:
                self.press("X")
            else:
                by_id = self.driver.document.candidates.by_id
                proposed = {(a.role, by_id[a.mention].span) for a in item.arguments}
                self.press("A" if proposed == self.events[place] else "Shift+A")

    def complete(self) -> None:
        """Marks what no candidate proposed, and mends how mentions refer."""
        document = self.driver.document
        there = {(one.span, one.label) for one in document.gold()}
        for span, label in sorted({*self.mentions, *self.events} - there, key=lambda place: place[0].start):
            self.select(span)
            self.press("M" if label in SCHEMA.entity_types else "E", *self.type_keys(label))
            if self.mentions.get((span, label)) == Level.NAM:
                self.press("L")

    def type_keys(self, label: str) -> list[str]:
        type_ = SCHEMA.type_of(label)
        assert type_ is not None
        return list(type_.key.upper())

    def select(self, span: Span) -> None:
        """Moves the cursor by paragraphs, words and letters and selects by words and letters."""
        self.press("Esc")
        self.move(span.start)
        self.move(span.end, "Shift+")
        assert self.driver.app.window.view.selection == span

    def move(self, point: int, held: str = "") -> None:
        view = self.driver.app.window.view
        text = view.text
        while (at := view.cursor_position.head) != point:
            far = abs(at - point)
            if not held and far > 60 and "\n" in text[min(at, point) : max(at, point)]:
                self.press("Ctrl+Down" if at < point else "Ctrl+Up")
            elif far > 6:
                self.press(("Ctrl+" + held if held else "Ctrl+") + ("Left" if at < point else "Right"))
            else:
                self.press(held + ("Left" if at < point else "Right"))

    def fill_roles(self) -> None:
        """Goes from event to event and gives each the gold's roles."""
        self.press("Esc", "Ctrl+Home")
        for _ in self.driver.document.events:
            self.press("J")
            event = self.driver.gold
            assert isinstance(event, Event)
            wanted = self.events[event.span, event.label]
            for _ in range(12):
                if self.now() == wanted:
                    break
                self.mend_one(wanted)
            assert self.now() == wanted, (event.span.text_in(self.driver.document.text), self.now(), wanted)

    def now(self) -> frozenset[tuple[str, Span]]:
        event = self.driver.gold
        assert isinstance(event, Event)
        return frozenset((a.role, self.driver.document.mentions[a.mention].span) for a in event.arguments)

    def mend_one(self, wanted: frozenset[tuple[str, Span]]) -> None:
        surplus, lacking = self.now() - wanted, wanted - self.now()
        if surplus:
            self.to_slot(lambda role, span: (role, span) in surplus)
            self.press("Shift+Delete")
            return
        role, span = min(lacking, key=lambda one: (one[0], one[1].start))
        if all(other != role for other, _ in self.now()):
            self.to_slot(lambda one, held: one == role and held is None)
            for _ in range(8):
                self.press("C")
                if (role, span) in self.now():
                    return
                if self.driver.desk.roles.slot.mention is None:
                    break
        self.give(role, span)

    def to_slot(self, fits) -> None:
        roles = self.driver.desk.roles
        for _ in range(len(roles.slots) + 1):
            slot = roles.slot
            mention = self.driver.document.mentions.get(slot.mention or "") if slot is not None else None
            if slot is not None and fits(slot.role, mention.span if mention is not None else None):
                return
            self.press(".")
        raise AssertionError("no such role")

    def give(self, role: str, span: Span) -> None:
        """G, the mention's key, the role's key."""
        picker = self.driver.app.window.picker
        self.press("G")
        choice = next(one for one in picker.choices if self.driver.desk.find(one.id).span == span)
        self.press(*([choice.key.upper()] if choice.key else []))
        if picker.isVisible():
            self.press(next(one.key for one in picker.choices if one.id == role))


@pytest.mark.slow
def test_a_sample_article_is_brought_to_its_gold_without_the_mouse(start_app, tmp_path: Path) -> None:
    path = tmp_path / "conflict.txt"
    path.write_bytes((SAMPLES / "conflict.txt").read_bytes())
    record = json.loads((SAMPLES / "conflict.gold.jsonl").read_text(encoding="utf-8").splitlines()[0])
    driver = start_app(path, propose=lexicons)
    assert driver.document.text == record["text"]
    typist = Typist(driver, record)
    keep_what_the_paragraph_allows(typist)
    while driver.app.appearance.preferences.least_percent:
        typist.press(";")
    typist.decide()
    typist.complete()
    typist.fill_roles()
    document = driver.document
    assert {(one.span, one.label) for one in document.mentions.values()} == set(typist.mentions)
    assert {(one.span, one.label) for one in document.events.values()} == set(typist.events)
    typist.press("Ctrl+Enter")
    decisions = len(document.mentions) + len(document.events) + len(document.rejections)
    roles = sum(map(len, typist.events.values()))
    print(f"{typist.keys} keys for {decisions} decisions and {roles} roles")
    assert typist.keys <= MOST_KEYS_A_DECISION * (decisions + roles)


def keep_what_the_paragraph_allows(typist: Typist) -> None:
    """Leaves out the gold's roles whose fillers stand in another paragraph or which the schema does not know."""
    text = typist.driver.document.text
    labels = dict(typist.mentions.keys())
    for (span, label), roles in typist.events.items():
        around = paragraph_around(text, span)
        kept = [(r, one) for r, one in roles if around.contains(one) and SCHEMA.allows(label, r, labels[one])]
        typist.events[span, label] = frozenset(kept)
