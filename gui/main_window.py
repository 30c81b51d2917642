"""The window: where everything stands, and what is connected with what; no decisions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QMenu, QSplitter, QVBoxLayout

from gui.elsewhere_sheet import ElsewhereSheet
from gui.keyboard import Keyboard
from gui.library.article_list import ArticleList
from gui.menus import Menus
from gui.overrides import qt_override
from gui.palette import Palette
from gui.preferences import Preferences
from gui.problems import sentence
from gui.review.action_bar import ActionBar
from gui.review.article_header import ArticleHeader
from gui.review.article_view import ArticleView
from gui.review.desk import Desk
from gui.review.details import Details
from gui.review.equal_places import EqualPlaces
from gui.review.fitting_commands import fitting_commands
from gui.review.lists import Lists
from gui.review.question import Question
from gui.review.sentence_focus import SentenceFocus
from gui.shortcut_sheet import ShortcutSheet
from gui.stats_sheet import StatsSheet
from gui.tour import Tour
from gui.widgets.elided import ElidedLabel
from gui.widgets.message_bar import MessageBar, Tone
from gui.widgets.picker import Picker
from gui.widgets.sheet import Sheet
from storage.model import Schema, TawsimError

if TYPE_CHECKING:
    from gui.export_sheet import ExportSheet
    from gui.import_sheet import ImportSheet

_S = TypeVar("_S", bound=Sheet)

_LEAST = (860, 560)
_LIST_SHARE, _LIST_ROOM = 0.2, (190, 290)
_PANEL_SHARE, _PANEL_ROOM = 0.27, (250, 390)
_DETAILS_SHARE = 0.58


class MainWindow(QMainWindow):
    """Four signals lead out of it.

    `command` gives a command's id, `setting` a setting's name and value, `dropped` paths of files, `leaving` says that
    the window would like to close: whoever wires it answers with `let_close`.
    """

    command = Signal(str)
    setting = Signal(str, str)
    dropped = Signal(object)
    leaving = Signal()

    def __init__(self, schema: Schema, language: str, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._may_close = False
        self._asking = False
        self._sizes_chosen = preferences.state("columns") is not None
        # Everything is made where it stays: under a style sheet, labels that move to another parent lose their font.
        self._columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.articles = ArticleList(self._columns)
        self._middle = QFrame(self._columns)
        self._panels = QSplitter(Qt.Orientation.Vertical, self._columns)
        self.view = ArticleView(self._middle)
        self.desk = Desk(schema, self.view, language, self)
        self.focus = SentenceFocus(self.desk)
        self.equal = EqualPlaces(self.desk, self)
        self.header = ArticleHeader(self.desk, self._middle)
        self.actions_bar = ActionBar(self.desk, self._middle)
        self.messages = MessageBar(self._middle)
        self.said = ElidedLabel(self._middle)
        self.details = Details(self.desk, self._panels)
        self.lists = Lists(self.desk, self._panels)
        self.events = self.lists.events
        self._arrange()
        self.menus = Menus(self.menuBar(), self.command.emit, self.setting.emit)
        self.picker = Picker(self._middle)
        self.sheet = ShortcutSheet(self)
        self.stats = StatsSheet(self)
        self.elsewhere = ElsewhereSheet(self)
        self.finding = Palette(self)
        self.tour = Tour(self, [self.view, self.actions_bar, self.details, self.lists, self.articles])
        self.keyboard = Keyboard(self, self.view)
        self._connect()
        self._sheets: list[Sheet] = []
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST)
        self.resize(1360, 900)
        self._restore()

    @cached_property
    def importing(self) -> ImportSheet:
        """The sheet before an import, made when it is first wanted."""
        from gui.import_sheet import ImportSheet

        return self._with_sheet(ImportSheet(self))

    @cached_property
    def exporting(self) -> ExportSheet:
        """The sheet before an export, made when it is first wanted."""
        from gui.export_sheet import ExportSheet

        return self._with_sheet(ExportSheet(self))

    def _with_sheet(self, sheet: _S) -> _S:
        self._sheets.append(sheet)
        self.keyboard.leave_to(sheet)
        return sheet

    def retranslate(self, names: dict[str, str]) -> None:
        """Takes the texts of the present language; `names` are those of the settings and their values."""
        self.setWindowTitle(self.tr("Tawsim"))
        self.menus.retranslate(names)
        for part in (self.header, self.actions_bar, self.messages, self.articles, self.details, self.lists):
            part.retranslate()
        self.view.setAccessibleName(self.tr("Article text"))
        self._columns.refresh()  # a splitter does not turn round by itself
        self.said.setText("")
        self.picker.dismiss()
        self.sheet.dismiss()
        self.stats.dismiss()
        self.elsewhere.dismiss()
        for sheet in self._sheets:
            sheet.dismiss()
        self.finding.retranslate()
        self.tour.retranslate()
        self.elsewhere.retranslate()

    def restyle(self) -> None:
        """Takes the colours of another theme where the palette alone does not do it."""
        self.header.refresh()
        self.details.restyle()
        self.lists.restyle()

    def say_error(self, error: TawsimError) -> None:
        """Says in the message bar what went wrong."""
        self.messages.say(sentence(error), Tone.PROBLEM)

    def show_about(self) -> None:
        """Says what this is."""
        self.messages.say(self.tr("Tawsim: candidate entities and events in Arabic news, reviewed from right to left."))

    def set_focus_mode(self, *, on: bool) -> None:
        """Shows one sentence at a time, large, without the list of articles; or everything again."""
        self.articles.setVisible(not on)
        self.focus.set_on(on=on)

    def let_close(self) -> None:
        """Closes without asking again."""
        self._may_close = True
        if not self._asking:  # Qt takes no second close while the first is on its way
            self.close()

    def remember_geometry(self) -> None:
        """Keeps sizes and places for the next start."""
        self._preferences.set_state("window", self.saveGeometry())
        if self._sizes_chosen:
            self._preferences.set_state("columns", self._columns.saveState())
            self._preferences.set_state("panels", self._panels.saveState())

    @qt_override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks first, and closes at once where the answer comes at once."""
        if not self._may_close:
            self._asking = True
            self.leaving.emit()
            self._asking = False
        event.setAccepted(self._may_close)
        if self._may_close:
            self.remember_geometry()

    @qt_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room out."""
        super().resizeEvent(event)
        if not self._sizes_chosen:
            self._share_out()

    @qt_override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files."""
        if _files(event.mimeData()):
            event.acceptProposedAction()

    @qt_override
    def dropEvent(self, event: QDropEvent) -> None:
        """Imports the files."""
        files = _files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def _arrange(self) -> None:
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 0, 18, 6)
        foot.addWidget(self.said, 1)
        middle.addWidget(self.header)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.messages)
        middle.addWidget(self.actions_bar)
        middle.addLayout(foot)
        for splitter in (self._columns, self._panels):
            splitter.setHandleWidth(5)
            splitter.splitterMoved.connect(self._keep_sizes)
        self._columns.setCollapsible(1, False)  # noqa: FBT003 - Qt's signature
        self._columns.setStretchFactor(1, 1)
        self.articles.setMinimumWidth(190)
        self._panels.setMinimumWidth(250)
        self._middle.setMinimumWidth(380)
        self.setCentralWidget(self._columns)

    def _connect(self) -> None:
        for overlay in (self.picker, self.sheet, self.stats, self.elsewhere, self.finding, self.tour):
            self.keyboard.leave_to(overlay)
        self.keyboard.triggered.connect(self.command)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_context_menu)
        self.actions_bar.triggered.connect(self.command)
        self.desk.said.connect(self._say)
        self.desk.warned.connect(lambda text, answers: self.messages.say(text, Tone.WARNING, answers))
        self.equal.offered.connect(lambda text, answers: self.messages.say(text, answers=answers))
        self.equal.gone.connect(self.messages.clear)
        self.desk.asked.connect(self._ask)
        self.desk.note_wanted.connect(self.details.write_note)
        for closed in (self.picker.closed, self.finding.closed, self.tour.ended, self.lists.left):
            closed.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self._question: Question | None = None
        self.picker.chosen.connect(self._answer)

    def _show_context_menu(self, point: QPoint) -> None:
        item = self.view.item_at(point)
        if item is not None:
            self.desk.select(item, reveal=False)
        menu = QMenu(self)
        menu.addActions([self.menus.actions[id_] for id_ in fitting_commands(self.desk)])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(point))

    def _say(self, text: str) -> None:
        if text:
            self.said.setText(text)
            self.messages.clear()

    def _ask(self, question: Question) -> None:
        self._question = question
        near = self.view.item_rect(question.near) if question.near is not None else None
        if near is not None:
            near.moveTopLeft(self.view.viewport().mapTo(self._middle, near.topLeft()))
            near.setBottom(near.bottom() + round(1.6 * near.height()))
        self.picker.ask(question.title, question.choices, near, question.current)

    def _answer(self, choice: str) -> None:
        question, self._question = self._question, None
        if question is not None:
            question.answered(choice)

    def _keep_sizes(self) -> None:
        self._sizes_chosen = True

    def _share_out(self) -> None:
        """Gives the columns their part of the window, as long as nobody has moved a divider."""
        room = self._columns.width()
        first = min(max(round(room * _LIST_SHARE), _LIST_ROOM[0]), _LIST_ROOM[1])
        last = min(max(round(room * _PANEL_SHARE), _PANEL_ROOM[0]), _PANEL_ROOM[1])
        self._columns.setSizes([first, room - first - last, last])
        details = round(self._panels.height() * _DETAILS_SHARE)
        self._panels.setSizes([details, self._panels.height() - details])

    def _restore(self) -> None:
        for name, restore in (
            ("window", self.restoreGeometry),
            ("columns", self._columns.restoreState),
            ("panels", self._panels.restoreState),
        ):
            state = self._preferences.state(name)
            if state is not None:
                restore(state)


def _files(data: QMimeData) -> Sequence[str]:
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
