"""The only place that wires things: workers, store, window and what each command does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from gui.appearance import Appearance
from gui.background import Worker
from gui.library.backups import Backups
from gui.library.checks import Checks
from gui.library.databases import Databases
from gui.library.exporting import Exporting
from gui.library.finder import Finder
from gui.library.history import History
from gui.library.importing import Importing
from gui.library.learning import Learner, Learning
from gui.library.linking import Linking
from gui.library.opening import Opening, Propose
from gui.library.propagation import Propagation
from gui.library.store import Imported, Opened, Store
from gui.main_window import MainWindow
from gui.preferences import Preferences
from gui.problems import Crashes, sentence
from gui.review import coreference
from gui.review.command_table import DEEDS
from gui.review.marking import join
from gui.review.saving import Saving
from gui.review.session import Session
from gui.theme import Theme
from gui.widgets.message_bar import Tone
from storage.model import Candidates, Document, Edit, Mention, MentionCandidate, Schema, TawsimError
from storage.model.edits import OF_ARTICLE
from storage.reviewers import default_reviewer


@dataclass(frozen=True)
class Options:
    """What the command line said."""

    article: Path | None = None
    database: Path | None = None
    language: str | None = None
    theme: Theme | None = None
    reviewer: str = ""
    schema_text: str | None = None
    chosen: bool = False
    """Whether the database was chosen in the window, and is to be opened again the next time."""
    tour: bool = False
    """Whether a reviewer who has never seen the window is shown round."""


class App(QObject):
    """One window on one database; `start` begins the work once the window is shown.

    `settled` comes when an article is shown with its candidates, or will not be for some reason that the window says.
    """

    settled = Signal()

    def __init__(
        self,
        application: QApplication,
        options: Options,
        schema: Schema,
        propose: Propose,
        settings: QSettings | None = None,
        learner: Learner | None = None,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._options = options
        self._preferences = preferences = Preferences(settings or QSettings("tawsim", "tawsim"))
        self.appearance = Appearance(application, preferences, options.language, options.theme, self)
        self.window = MainWindow(schema, self.appearance.language.code, preferences)
        self.desk = self.window.desk
        self.database = Worker("database", self)
        self.extraction = Worker("extraction", self)
        self.store = Store(
            options.database or preferences.database,
            schema,
            options.reviewer or default_reviewer(),
            options.schema_text,
        )
        self.learning = None if learner is None else Learning(learner, self.store, self.database, self.window, self)
        proposing = propose if self.learning is None else self.learning.proposing(propose)
        self.opening = Opening(self.store, self.database, self.extraction, proposing, self)
        self.saving = Saving(self.desk, self.window.messages, self)
        self.files = Worker("files", self)
        self.importing = Importing(self.store, self.database, self.files, self.window, preferences, self)
        self.exporting = Exporting(self.store, self.saving, self.files, self.window, preferences, self)
        self.backups = Backups(self.store, self.database, self.window, self)
        self.checks = Checks(self.store, self.database, self.backups.worker, self.window, self.backups.ask, self)
        self.databases = Databases(self.window, preferences, self._go_on_with, self)
        self.next_options: Options | None = None
        """Of the window that is to be opened once this one is closed."""
        self.history = History(self.store, self.database, self.window, self)
        self.linking = Linking(self.files, self.window, self)
        self.finder = Finder(self.store, self.window, self.show_article, self)
        self.propagation = Propagation(self.store, self.database, self.window, self)
        self.crashes = Crashes(self)
        self._stopped = False
        self._connect()
        self._connect_learning()
        self.appearance.dress(self.window)

    def start(self) -> None:
        """Opens the database and the article to begin with."""
        self.database.submit(self.store.open, self._started, self._not_started)

    def trigger(self, command: str) -> None:
        """Does what a command of the table means."""
        deed = DEEDS.get(command)
        if deed is not None:
            deed(self.desk)
            return
        self._commands[command]()

    def show_article(self, article_id: str) -> None:
        """Puts another article on the desk."""
        if article_id != self.opening.wanted:
            self.window.articles.show_current(article_id)
            self.opening.open(article_id)

    def stop(self) -> None:
        """Ends the threads and closes the file; what was committed stays. Twice is as good as once."""
        if self._stopped:
            return
        self._stopped = True
        self.window.keyboard.stop()
        self.importing.stop()
        self.exporting.stop()
        self.files.stop()
        self.extraction.stop()
        self.backups.stop()
        self.finder.stop()
        if self.learning is not None:
            self.learning.stop()
        self.database.stop()
        self.store.close()
        self.crashes.uninstall()

    def _connect(self) -> None:
        window, desk, look = self.window, self.desk, self.appearance
        window.keyboard.listen()
        window.command.connect(self.trigger)
        window.setting.connect(look.choose)
        window.dropped.connect(self.importing.propose)
        window.leaving.connect(self._leave)
        window.articles.chosen.connect(self.show_article)
        window.view.zoom_requested.connect(look.zoom)
        window.view.argument_dragged.connect(self._dragged)
        window.view.item_activated.connect(self._item_activated)
        desk.finished.connect(self._next_open)
        desk.changed.connect(self._follow)
        self.opening.opened.connect(self._opened)
        self.opening.candidates_found.connect(self._candidates_found)
        self.opening.failed.connect(self._failed)
        self.opening.failed.connect(lambda _error: self.checks.look_at(self.opening.wanted or ""))
        self.opening.progressed.connect(self._reload_entries)
        self.opening.waiting.connect(self._wait)
        self.opening.advised.connect(look.advise)
        window.header.threshold.moved.connect(look.hide_under)
        self.importing.imported.connect(self._imported)
        self.propagation.applied.connect(self._changed_elsewhere)
        self.propagation.proposed.connect(self._proposed_elsewhere)
        window.equal.wanted_elsewhere.connect(self.propagation.ask)
        self.backups.restored.connect(self._restored)
        self.checks.mended.connect(self._restored)
        self.crashes.crashed.connect(lambda text: window.messages.say(text, Tone.PROBLEM))
        self._commands: Mapping[str, Callable[[], object]] = {
            "import": self.importing.ask_for_files,
            "export": self.exporting.ask,
            "databases": self.databases.ask,
            "restore_backup": self.backups.ask,
            "check": self.checks.ask,
            "history": self.history.ask,
            "link_place": self.linking.ask,
            "same_elsewhere": window.equal.apply,
            "other_articles": self.propagation.ask,
            "undo_elsewhere": self.propagation.take_back,
            "palette": self.finder.open,
            "next_found": partial(self.finder.step, 1),
            "previous_found": partial(self.finder.step, -1),
            "quit": window.close,
            "focus_text": self._change_focus,
            "focus_articles": window.articles.search.setFocus,
            "next_article": partial(self._neighbour, 1),
            "previous_article": partial(self._neighbour, -1),
            "larger": partial(look.zoom, 1),
            "smaller": partial(look.zoom, -1),
            "normal_size": look.zoom_back,
            "show_more": partial(look.hide_more, -1),
            "show_fewer": partial(look.hide_more, 1),
            "show_rejected": partial(look.toggle, "show_rejected"),
            "show_arcs": partial(look.toggle, "show_arcs"),
            "focus_mode": partial(look.toggle, "focus_mode"),
            "uncertain_first": partial(look.toggle, "uncertain_first"),
            "entities": window.lists.turn,
            "show_controls": partial(look.toggle, "show_controls"),
            "other_language": look.use_other_language,
            "stats": self._show_stats,
            "guidelines": window.lists.search_guidelines,
            "tour": window.tour.start,
            "shortcuts": window.sheet.open,
            "about": window.show_about,
        }

    def _connect_learning(self) -> None:
        learning = self.learning
        for id_ in ("learning", "reset_learning", "export_learning"):
            self.window.menus.actions[id_].setEnabled(learning is not None)
        if learning is None:
            return
        learning.rescored.connect(self._candidates_found)
        self._commands = {
            **self._commands,
            "learning": learning.switch,
            "reset_learning": learning.ask_to_reset,
            "export_learning": learning.ask_where_to_export,
        }

    def _show_stats(self) -> None:
        threshold = self.desk.threshold.least_score
        self.database.submit(
            lambda: self.store.stats(threshold),
            lambda stats: self.window.stats.open(stats, self.desk.names),
            self._failed,
        )

    def _wait(self, waiting: bool) -> None:  # noqa: FBT001 - a signal's slot
        self.window.header.set_waiting(waiting=waiting)
        if not waiting:
            self.settled.emit()

    def _dragged(self, first: str, mention: str) -> None:
        together = coreference.join if isinstance(self.desk.find(first), Mention | MentionCandidate) else join
        together(self.desk, first, mention)

    def _item_activated(self, id_: str) -> None:
        self.desk.select(id_, reveal=False)
        self.trigger("relabel")

    def _started(self, entries: Sequence[object]) -> None:
        if self.learning is not None:
            self.learning.start()
        self.backups.start()
        self.checks.start()
        self.databases.opened(self.store.path, chosen=self._options.chosen)
        self.window.articles.set_entries(entries)  # type: ignore[arg-type]  # the signal's object
        if self._options.article is not None:
            self.importing.import_files([str(self._options.article)])
            return
        articles = self.window.articles.articles
        first = articles.next_open("") or (articles.entries[0].id if articles.entries else None)
        if first is not None:
            self.show_article(first)

    def _restored(self, entries: Sequence[object]) -> None:
        self.window.articles.set_entries(entries)  # type: ignore[arg-type]  # the signal's object
        ids = [entry.id for entry in self.window.articles.articles.entries]
        wanted = self.opening.wanted
        if ids:
            self.opening.open(wanted if wanted in ids else ids[0])

    def _not_started(self, error: TawsimError) -> None:
        self.window.messages.say(sentence(error), Tone.PROBLEM, [(self.tr("Try again"), self.start)])
        self.settled.emit()

    def _opened(self, opened: Opened) -> None:
        article_id = opened.document.article.id
        self.window.details.keep_notes()
        session = Session(opened.document, partial(self.store.save, article_id), self.database, self)
        session.remember(
            [(entry.edit, entry.id) for entry in opened.done], [(entry.edit, entry.id) for entry in opened.undone]
        )
        self.saving.watch(session)
        self.window.header.begin(entry.made_at for entry in (*opened.done, *opened.undone))
        self.desk.open(session)
        self.checks.look_at(article_id)
        self.window.articles.show_current(article_id)
        self.window.view.setFocus()
        self.finder.arrived()
        if self._options.tour and not self._preferences.flag("toured"):
            self._preferences.set_flag("toured", on=True)
            self.window.tour.start()
        if self.learning is not None and opened.extracted:
            self.learning.article_opened(article_id)
        following = self.window.articles.articles.next_open(article_id)
        if following is not None and following != article_id:
            self.opening.make_ready(following)

    def _candidates_found(self, article_id: str, candidates: Candidates) -> None:
        session = self.desk.session
        if session is not None and session.document.article.id == article_id:
            session.adopt(candidates)

    def _follow(self, before: Document, after: Document, edit: Edit) -> None:  # noqa: ARG002 - the signal's signature
        self.window.articles.articles.follow(after)
        if self.learning is not None and any(change.kind not in OF_ARTICLE for change in edit.changes):
            self.learning.decided(after)

    def _failed(self, error: TawsimError) -> None:
        document = self.desk.document
        answers = []
        if document is not None:
            article = document.article
            answers = [(self.tr("Try again"), lambda: self.opening.extract(article.id, article.text))]
        self.window.messages.say(sentence(error), Tone.PROBLEM, answers)

    def _imported(self, imported: Imported) -> None:
        self._reload_entries()
        if imported.first is not None:
            self.show_article(imported.first)

    def _reload_entries(self) -> None:
        def reloaded(entries: Sequence[object]) -> None:
            self.window.articles.set_entries(entries)  # type: ignore[arg-type]  # the signal's object
            if self.desk.document is not None:
                self.window.articles.articles.follow(self.desk.document)

        self.database.submit(self.store.entries, reloaded, self._failed)

    def _changed_elsewhere(self, article_ids: Sequence[str]) -> None:
        """An article that was opened meanwhile is loaded again, for it is not what the window holds any more."""
        self._reload_entries()
        wanted = self.opening.wanted
        if wanted is not None and wanted in article_ids:
            self.opening.open(wanted)

    def _proposed_elsewhere(self, article_ids: Sequence[str]) -> None:
        """The article on the desk takes its other candidates; what is done there meanwhile stays."""
        wanted = self.opening.wanted
        if wanted is not None and wanted in article_ids:
            self.database.submit(
                lambda: self.store.candidates(wanted),
                lambda found: self._candidates_found(wanted, found),
                self._failed,
            )

    def _next_open(self) -> None:
        document = self.desk.document
        following = self.window.articles.articles.next_open(document.article.id) if document is not None else None
        if self.learning is not None and document is not None:
            self.learning.finished(document, following)
        if following is not None and document is not None and following != document.article.id:
            self.show_article(following)
        else:
            self.window.messages.say(self.tr("Every article is finished."))

    def _neighbour(self, step: int) -> None:
        wanted = self.opening.wanted
        other = self.window.articles.articles.neighbour(wanted, step) if wanted is not None else None
        if other is not None:
            self.show_article(other)

    def _change_focus(self) -> None:
        window = self.window
        places = [window.view, window.details, window.lists.shown, window.articles.view]
        focus = self._application.focusWidget()
        at = next((i for i, place in enumerate(places) if place is focus or (focus and place.isAncestorOf(focus))), -1)
        places[(at + 1) % len(places)].setFocus()

    def _go_on_with(self, database: Path) -> None:
        self._leave()
        self.next_options = replace(self._options, article=None, database=database, chosen=True)

    def _leave(self) -> None:
        self.next_options = None
        self.window.details.keep_notes()
        self.saving.when_settled(self.window.let_close)
