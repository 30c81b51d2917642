"""The article under review: which item is selected, and the door through which commands reach the session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.problems import sentence
from gui.review import steady
from gui.review.article_view import ArticleView
from gui.review.names import Names
from gui.review.order import START, Key, Wanted, key_at, key_of
from gui.review.proposals import Proposals
from gui.review.question import Question
from gui.review.role_cursor import RoleCursor
from gui.review.sentences import done, done_again, subject, taken_back
from gui.review.session import Session
from gui.review.threshold import HIGHEST, Threshold
from gui.review.way import Way
from gui.widgets.message_bar import Answer
from storage.model import (
    Candidate,
    Document,
    Edit,
    Event,
    EventCandidate,
    Mention,
    Schema,
    Span,
    TawsimError,
)
from storage.model.edits import OF_ARTICLE
from storage.model.fitting import fitted

Item = Mention | Event | Candidate


class Desk(QObject):
    """Holds the session and the selection; commands read it, and panels follow its signals.

    `changed` comes after every edit, undo and redo, `opened` when another article or none lies on the desk, `selected`
    when another item is selected, `said` with a sentence on what was done, `warned` with one on what could not be done
    and what can be done about it, `asked` with a Question, `note_wanted` with whether it is the article's note that is
    to be written, `finished` when the reviewer is done with the article, `threshold_changed` when uncertain candidates
    come or go.
    """

    opened = Signal()
    changed = Signal(object, object, object)
    selected = Signal()
    said = Signal(str)
    warned = Signal(str, object)
    asked = Signal(object)
    finished = Signal()
    note_wanted = Signal(bool)
    threshold_changed = Signal()

    def __init__(self, schema: Schema, view: ArticleView, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.schema = schema
        self.view = view
        self.names = Names(schema, language)
        self.show_rejected = False
        self.threshold = Threshold()
        self._session: Session | None = None
        self._way = Way()
        self._id: str | None = None
        self._proposals = Proposals()
        self._deciding: Key | None = None
        self._turning: Callable[[Edit, Document, Names], str] | None = None
        self.roles = RoleCursor(self)
        view.item_clicked.connect(self._clicked)
        view.selection_changed.connect(self._text_selected)

    def set_schema(self, schema: Schema) -> None:
        """Takes the same schema in other colours."""
        if schema == self.schema:
            return
        self.schema = schema
        self.names = Names(schema, self.names.language)
        if self.document is not None:
            self.view.set_document(self.document, schema)

    @property
    def session(self) -> Session | None:
        """The session on the desk."""
        return self._session

    @property
    def document(self) -> Document | None:
        """Its document as it stands."""
        return self._session.document if self._session is not None else None

    @property
    def id(self) -> str | None:
        """The selected gold's or candidate's id."""
        return self._id

    @property
    def item(self) -> Item | None:
        """What is selected."""
        return self.find(self._id) if self._id is not None else None

    @property
    def gold(self) -> Mention | Event | None:
        """The selected item if it is gold."""
        item = self.item
        return item if isinstance(item, Mention | Event) else None

    @property
    def candidate(self) -> Candidate | None:
        """The selected item if it is a candidate, undecided or rejected."""
        item = self.item
        return None if item is None or isinstance(item, Mention | Event) else item

    @property
    def place(self) -> Span | None:
        """Where the reviewer is: the selected item, the selected text, or the character at the cursor."""
        item, document, cursor = self.item, self.document, self.view.cursor_position
        if item is not None or document is None or not document.text:
            return item.span if item is not None else None
        head = min(cursor.head, len(document.text) - 1)
        return cursor.span or Span(head, head + 1)

    @property
    def is_turning(self) -> bool:
        """Whether an undo or redo is under way."""
        return self._turning is not None

    def set_uncertain_first(self, *, on: bool) -> None:
        """Whether the undecided items are due by uncertainty or in reading order."""
        if on != self._way.uncertain_first:
            self._way.uncertain_first = on
            text = self.tr("The most uncertain come first.") if on else self.tr("They come in reading order.")
            self.said.emit(text)

    def find(self, id_: str) -> Item | None:
        """Gold or candidate by its id."""
        document = self.document
        if document is None:
            return None
        return document.mentions.get(id_) or document.events.get(id_) or document.candidates.by_id.get(id_)

    def proposals_with(self, mention_id: str) -> Sequence[EventCandidate]:
        """The event candidates in which a mention candidate would play a role."""
        document = self.document
        return self._proposals.of(document.candidates, mention_id) if document is not None else ()

    def set_language(self, language: str) -> None:
        """The language of names and sentences."""
        self.names = Names(self.schema, language)
        self.view.set_language(language)

    def open(self, session: Session | None) -> None:
        """Puts a session on the desk and goes to the first undecided item; None clears it."""
        if self._session is not None:
            self._session.document_changed.disconnect(self._follow)
            self._session.candidates_changed.disconnect(self._candidates_changed)
        self._session = session
        self._id = None
        document = session.document if session is not None else None
        self._way.open(document)
        self.threshold.open(document)
        self.view.set_document(document, self.schema)
        if session is not None:
            session.document_changed.connect(self._follow)
            session.candidates_changed.connect(self._candidates_changed)
        self._show(self._way.next(START, self.awaits), reveal=True)
        self.opened.emit()
        self.selected.emit()

    def select(self, id_: str | None, *, reveal: bool = True) -> None:
        """Selects an item, puts the text cursor at its beginning and, with `reveal`, brings it into sight."""
        self._show(id_, reveal=reveal)
        self.selected.emit()

    def _show(self, id_: str | None, *, reveal: bool) -> None:
        """The same in the text only, and on the screen before any panel is asked to follow."""
        item = self.find(id_) if id_ is not None else None
        self._id = item.id if item is not None else None
        self.view.select_item(self._id)
        if item is not None and reveal:
            self.view.set_cursor(item.span.start)
            steady.reveal(self.view, self._id, item.span)
        self.view.viewport().repaint()

    def do(self, build: Callable[[Document], Edit]) -> bool:
        """Makes the edit that `build` gives for the document; one that cannot be made is said and gives False."""
        session = self._session
        if session is None:
            return False
        try:
            session.edit(fitted(session.document, build(session.document), self.schema))
        except TawsimError as error:
            self.warn(sentence(error))
            return False
        return True

    def decide(self, build: Callable[[Document], Edit], key: Key) -> bool:
        """Makes an edit that decides what stood at `key`, and goes on from there; what lies between is not shown."""
        self._deciding = key
        try:
            return self.do(build)
        finally:
            self._deciding = None

    def undo(self) -> None:
        """Takes the last edit back and shows where."""
        if self._session is not None and self._session.can_undo:
            self._turn(self._session.undo, taken_back)

    def redo(self) -> None:
        """Makes the edit taken back last again and shows where."""
        if self._session is not None and self._session.can_redo:
            self._turn(self._session.redo, done_again)

    def warn(self, text: str, answers: Sequence[Answer] = ()) -> None:
        """Says what could not be done."""
        self.warned.emit(text, answers)

    def ask(self, question: Question) -> None:
        """Wants a choice; a question with one choice only is not asked."""
        if len(question.choices) == 1:
            question.answered(question.choices[0].id)
        elif question.choices:
            self.asked.emit(question)

    def is_pending(self, id_: str) -> bool:
        """Whether it is an undecided candidate."""
        document = self.document
        candidate = document.candidates.by_id.get(id_) if document is not None else None
        return document is not None and candidate is not None and document.is_pending(candidate)

    @property
    def awaiting(self) -> int:
        """How many undecided candidates are shown."""
        document = self.document
        return document.pending_count - self.threshold.hidden if document is not None else 0

    def awaits(self, id_: str) -> bool:
        """Whether it is an undecided candidate that is not too uncertain to be shown."""
        document = self.document
        candidate = document.candidates.by_id.get(id_) if document is not None else None
        if document is None or candidate is None or self.threshold.hides(document, candidate):
            return False
        return document.is_pending(candidate)

    def hide_under(self, percent: int) -> None:
        """Hides undecided candidates with a lower score; a selected one that goes leaves the place to the next."""
        percent = min(max(percent, 0), HIGHEST)
        if percent == self.threshold.percent:
            return
        self.threshold.percent = percent
        self.view.set_least_score(self.threshold.least_score)
        self.view.viewport().repaint()
        self.threshold_changed.emit()
        item = self.item
        if item is not None and not self.is_shown(item.id):
            self.go_near(key_of(item))

    def is_shown(self, id_: str) -> bool:
        """Whether the view shows it."""
        document = self.document
        if document is None or id_ not in document.candidates.by_id:
            return document is not None
        return self.awaits(id_) or (self.show_rejected and id_ in document.rejections)

    def is_shown_event(self, id_: str) -> bool:
        """Whether the view shows it and it is an event."""
        return self.is_shown(id_) and isinstance(self.find(id_), Event | EventCandidate)

    def go(self, wanted: Wanted, *, forward: bool = True) -> bool:
        """Selects the next or previous wanted item, going round the end of the text; False if there is none."""
        found = self._way.next(self._place(), wanted, forward=forward)
        if found is not None:
            self.select(found)
        return found is not None

    def go_undecided(self, *, forward: bool) -> None:
        """The next or previous undecided item; says so when all is decided."""
        if self.document is None:
            return
        found = self._way.due(self._place(), self.awaits, forward=forward)
        if found is not None:
            self.select(found)
        else:
            self.said.emit(self.tr("Everything is decided."))

    def select_nothing(self) -> None:
        """Neither an item nor text, and no place found."""
        self.view.set_selection(None)
        self.view.set_found(())
        self.select(None)

    def advance(self, key: Key) -> None:
        """After a decision on what stood at `key`: to the next undecided item; stays where all is decided."""
        found = self._way.due(key, self.awaits)
        self.select(found or self._id)
        if found is None:
            self.said.emit(self.tr("Everything is decided."))

    def go_near(self, key: Key) -> None:
        """Selects what is shown next to a place, if anything is."""
        self.select(self._way.near(key, self.is_shown))

    def _place(self) -> Key:
        item = self.item
        return key_of(item) if item is not None else key_at(self.view.cursor_position.head)

    def _candidates_changed(self) -> None:
        document, kept = self.document, self._id
        if document is None:
            return
        self._way.open(document)
        self.threshold.open(document)
        self.view.set_document(document, self.schema)
        self.opened.emit()
        item = self.item if kept is not None else None
        if item is not None and not self.is_shown(item.id):
            self.go_near(key_of(item))
        else:
            self.select(kept or self._way.next(START, self.awaits), reveal=kept is None)

    def _clicked(self, id_: str) -> None:
        self.select(id_ or None, reveal=False)

    def _text_selected(self, span: Span | None) -> None:
        if span is not None and self._id is not None:
            self._id = None
            self.view.select_item(None)
            self.selected.emit()

    def _turn(self, turn: Callable[[], None], say: Callable[[Edit, Document, Names], str]) -> None:
        self._turning = say
        try:
            turn()
        finally:
            self._turning = None

    def _follow(self, before: Document, after: Document, edit: Edit) -> None:
        self._way.follow(after, edit)
        self.threshold.follow(before, after, edit)
        self.view.set_document(after, self.schema)
        about = subject(edit, backwards=self._turning is taken_back)
        self._id = self._standing(self._id if about.kind in OF_ARTICLE else about.id, before, after)
        key = self._deciding
        due = self._way.due(key, self.awaits) if key is not None else None
        self._show(due or self._id, reveal=key is not None or self._turning is not None)
        self.changed.emit(before, after, edit)
        self.selected.emit()
        self.said.emit((self._turning or done)(edit, after, self.names))
        if key is not None and due is None:
            self.said.emit(self.tr("Everything is decided."))

    def _standing(self, id_: str | None, before: Document, after: Document) -> str | None:
        """What an id stands for now: a decided candidate's gold, removed gold's candidate."""
        if id_ is None or id_ in after.mentions or id_ in after.events:
            return id_
        removed: Any = before.mentions.get(id_) or before.events.get(id_)
        candidate = after.candidates.by_id.get(removed.origin if removed is not None and removed.origin else id_)
        if candidate is None:
            return None
        gold = after.gold_for(candidate)
        return gold.id if gold is not None else candidate.id
