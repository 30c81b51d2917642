"""The one table of everything that can be done, with its keys; menus, tooltips and the sheet of F1 are made from it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from gui.translation import QT_TRANSLATE_NOOP


class Group(StrEnum):
    """Where a command stands in menus and on the sheet; the values are their English names."""

    FILE = QT_TRANSLATE_NOOP("Commands", "File")
    MOVE = QT_TRANSLATE_NOOP("Commands", "Go to")
    DECIDE = QT_TRANSLATE_NOOP("Commands", "Decide")
    CHANGE = QT_TRANSLATE_NOOP("Commands", "Change")
    MARK = QT_TRANSLATE_NOOP("Commands", "Mark")
    ARTICLE = QT_TRANSLATE_NOOP("Commands", "Article")
    VIEW = QT_TRANSLATE_NOOP("Commands", "View")
    LEARN = QT_TRANSLATE_NOOP("Commands", "Learning")
    HELP = QT_TRANSLATE_NOOP("Commands", "Help")

    @property
    def text(self) -> str:
        """The name in the interface's language."""
        return QCoreApplication.translate("Commands", self.value)


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do; `source` is its English text, `strokes` the keys, the first being the one shown.

    With `repeats` a key that is held down does it again and again; a decision must never fall by that.
    """

    id: str
    group: Group
    source: str
    strokes: tuple[str, ...] = ()
    repeats: bool = False

    @property
    def text(self) -> str:
        """What it does, in the interface's language."""
        return QCoreApplication.translate("Commands", self.source)

    @property
    def keys(self) -> str:
        """The first of its keys as a person reads it, direction kept left to right; "" if it has none."""
        return spelled(self.strokes[0]) if self.strokes else ""

    @property
    def tip(self) -> str:
        """Text for a tooltip."""
        if not self.strokes:
            return self.text
        return QCoreApplication.translate("Commands", "%1 (%2)").replace("%1", self.text).replace("%2", self.keys)


_ARROWS: Final = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_LRI, _PDI = "\u2066", "\u2069"


def spelled(stroke: str) -> str:
    """A stroke as a person reads it, isolated so that `Ctrl+]` keeps its order inside Arabic."""
    parts = [part or "+" for part in stroke.split("+")] if stroke != "+" else ["+"]
    if sys.platform == "darwin":
        parts = [{"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧"}.get(part, part) for part in parts]
    return _LRI + "+".join(_ARROWS.get(part, part) for part in parts) + _PDI


_C = Command
COMMANDS: Final[tuple[Command, ...]] = (
    _C("import", Group.FILE, QT_TRANSLATE_NOOP("Commands", "Import articles…"), ("Ctrl+O",)),
    _C("export", Group.FILE, QT_TRANSLATE_NOOP("Commands", "Export gold…"), ("Ctrl+E",)),
    _C("databases", Group.FILE, QT_TRANSLATE_NOOP("Commands", "Another database…"), ("Ctrl+Shift+O",)),
    _C("restore_backup", Group.FILE, QT_TRANSLATE_NOOP("Commands", "Put a backup back…")),
    _C("check", Group.FILE, QT_TRANSLATE_NOOP("Commands", "Check the database")),
    _C("quit", Group.FILE, QT_TRANSLATE_NOOP("Commands", "Quit"), ("Ctrl+Q",)),
    _C("next", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "Next item"), ("N",), repeats=True),
    _C("previous", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "Previous item"), ("P",), repeats=True),
    _C("next_undecided", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "Next undecided"), ("U", "Space"), repeats=True),
    _C(
        "previous_undecided",
        Group.MOVE,
        QT_TRANSLATE_NOOP("Commands", "Previous undecided"),
        ("Shift+U", "Shift+Space"),
        repeats=True,
    ),
    _C("uncertain_first", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "The most uncertain first"), ("Q",)),
    _C("next_event", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "Next event"), ("J",), repeats=True),
    _C("previous_event", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "Previous event"), ("K",), repeats=True),
    _C("next_flagged", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "Next flagged item"), ("Alt+F",), repeats=True),
    _C("select_nothing", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "Select nothing"), ("Esc",)),
    _C("focus_text", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "The text, then the other parts"), ("F6",)),
    _C("palette", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "Find anything, do anything…"), ("Ctrl+K",)),
    _C("next_found", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "Next place found"), ("F3",), repeats=True),
    _C(
        "previous_found", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "Previous place found"), ("Shift+F3",), repeats=True
    ),
    _C("focus_articles", Group.MOVE, QT_TRANSLATE_NOOP("Commands", "Search in the articles"), ("Ctrl+F",)),
    _C("accept", Group.DECIDE, QT_TRANSLATE_NOOP("Commands", "Accept"), ("A", "Enter")),
    _C("accept_trigger", Group.DECIDE, QT_TRANSLATE_NOOP("Commands", "Accept the trigger only"), ("Shift+A",)),
    _C("accept_sentence", Group.DECIDE, QT_TRANSLATE_NOOP("Commands", "Accept all in the sentence"), ("Alt+A",)),
    _C(
        "accept_paragraph", Group.DECIDE, QT_TRANSLATE_NOOP("Commands", "Accept all in the paragraph"), ("Alt+Shift+A",)
    ),
    _C("reject", Group.DECIDE, QT_TRANSLATE_NOOP("Commands", "Reject"), ("X", "R")),
    _C(
        "reject_with_reason",
        Group.DECIDE,
        QT_TRANSLATE_NOOP("Commands", "Reject with a reason…"),
        ("Shift+X", "Shift+R"),
    ),
    _C("restore", Group.DECIDE, QT_TRANSLATE_NOOP("Commands", "Take the rejection back"), ("B",)),
    _C("relabel", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Change the type…"), ("T",)),
    _C("level", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Name or common noun"), ("L",)),
    _C("start_grow", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Begin a letter earlier"), ("[",), repeats=True),
    _C(
        "start_shrink",
        Group.CHANGE,
        QT_TRANSLATE_NOOP("Commands", "Begin a letter later"),
        ("Shift+[",),
        repeats=True,
    ),
    _C("end_grow", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "End a letter later"), ("]",), repeats=True),
    _C("end_shrink", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "End a letter earlier"), ("Shift+]",), repeats=True),
    _C("start_grow_word", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Begin a word earlier"), ("Ctrl+[",)),
    _C("start_shrink_word", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Begin a word later"), ("Ctrl+Shift+[",)),
    _C("end_grow_word", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "End a word later"), ("Ctrl+]",)),
    _C("end_shrink_word", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "End a word earlier"), ("Ctrl+Shift+]",)),
    _C("end_left", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "End a word part left"), ("Alt+Left",), repeats=True),
    _C("end_right", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "End a word part right"), ("Alt+Right",), repeats=True),
    _C(
        "start_left",
        Group.CHANGE,
        QT_TRANSLATE_NOOP("Commands", "Begin a word part left"),
        ("Alt+Shift+Left",),
        repeats=True,
    ),
    _C(
        "start_right",
        Group.CHANGE,
        QT_TRANSLATE_NOOP("Commands", "Begin a word part right"),
        ("Alt+Shift+Right",),
        repeats=True,
    ),
    _C("mend_edges", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Cut clitics off the edges"), ("D",)),
    _C("same_elsewhere", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Do the same at equal places"), ("=",)),
    _C("other_articles", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Equal places in all articles…"), ("Alt+=",)),
    _C(
        "undo_elsewhere",
        Group.CHANGE,
        QT_TRANSLATE_NOOP("Commands", "Take back what was done at equal places"),
        ("Ctrl+Alt+Z",),
    ),
    _C("modality", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Next modality"), ("O",)),
    _C("polarity", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Next polarity"), ("-", "V")),
    _C("note", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Write a note"), ("W",)),
    _C("flag_item", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Flag the item, or take its flag away"), ("Shift+F",)),
    _C("delete", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Delete"), ("Delete", "Backspace")),
    _C("undo", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Undo"), ("Ctrl+Z",), repeats=True),
    _C("redo", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), repeats=True),
    _C("history", Group.CHANGE, QT_TRANSLATE_NOOP("Commands", "History of the article…"), ("Ctrl+H",)),
    _C("mark_mention", Group.MARK, QT_TRANSLATE_NOOP("Commands", "Mark the selection as a mention…"), ("M",)),
    _C("mark_event", Group.MARK, QT_TRANSLATE_NOOP("Commands", "Mark the selection as an event…"), ("E",)),
    _C("give_role", Group.MARK, QT_TRANSLATE_NOOP("Commands", "Give a role…"), ("G",)),
    _C("change_role", Group.MARK, QT_TRANSLATE_NOOP("Commands", "Change or take away a role…"), ("Shift+G",)),
    _C("next_role", Group.MARK, QT_TRANSLATE_NOOP("Commands", "Next role of the event"), (".",), repeats=True),
    _C("previous_role", Group.MARK, QT_TRANSLATE_NOOP("Commands", "Previous role of the event"), (",",), repeats=True),
    _C("next_filler", Group.MARK, QT_TRANSLATE_NOOP("Commands", "Next mention for the role"), ("C",)),
    _C("previous_filler", Group.MARK, QT_TRANSLATE_NOOP("Commands", "Previous mention for the role"), ("Shift+C",)),
    _C(
        "clear_role",
        Group.MARK,
        QT_TRANSLATE_NOOP("Commands", "Leave the role empty"),
        ("Shift+Delete", "Shift+Backspace"),
    ),
    _C("swap_roles", Group.MARK, QT_TRANSLATE_NOOP("Commands", "Let two roles change places"), ("S",)),
    _C("join_entity", Group.MARK, QT_TRANSLATE_NOOP("Commands", "The same entity as…"), ("I",)),
    _C("join_equal", Group.MARK, QT_TRANSLATE_NOOP("Commands", "One entity with all that read the same"), ("Alt+I",)),
    _C("leave_entity", Group.MARK, QT_TRANSLATE_NOOP("Commands", "An entity of its own again"), ("Shift+I",)),
    _C("link_place", Group.MARK, QT_TRANSLATE_NOOP("Commands", "The place of this mention…"), ("Alt+P",)),
    _C("finish", Group.ARTICLE, QT_TRANSLATE_NOOP("Commands", "Finish and go on"), ("Ctrl+Enter",)),
    _C("flag", Group.ARTICLE, QT_TRANSLATE_NOOP("Commands", "Flag, or take the flag away"), ("F",)),
    _C("article_note", Group.ARTICLE, QT_TRANSLATE_NOOP("Commands", "Write a note on the article"), ("Shift+W",)),
    _C("next_article", Group.ARTICLE, QT_TRANSLATE_NOOP("Commands", "Next article"), ("Ctrl+PageDown",)),
    _C("previous_article", Group.ARTICLE, QT_TRANSLATE_NOOP("Commands", "Previous article"), ("Ctrl+PageUp",)),
    _C("larger", Group.VIEW, QT_TRANSLATE_NOOP("Commands", "Larger text"), ("Ctrl+=", "Ctrl+Shift+="), repeats=True),
    _C("smaller", Group.VIEW, QT_TRANSLATE_NOOP("Commands", "Smaller text"), ("Ctrl+-",), repeats=True),
    _C("normal_size", Group.VIEW, QT_TRANSLATE_NOOP("Commands", "Normal text size"), ("Ctrl+0",)),
    _C(
        "show_more",
        Group.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Show more uncertain candidates"),
        (";",),
        repeats=True,
    ),
    _C(
        "show_fewer",
        Group.VIEW,
        QT_TRANSLATE_NOOP("Commands", "Show fewer uncertain candidates"),
        ("'",),
        repeats=True,
    ),
    _C("show_rejected", Group.VIEW, QT_TRANSLATE_NOOP("Commands", "Show what was rejected"), ("H",)),
    _C("show_arcs", Group.VIEW, QT_TRANSLATE_NOOP("Commands", "Show the arcs of all events"), ("Y",)),
    _C("focus_mode", Group.VIEW, QT_TRANSLATE_NOOP("Commands", "One sentence at a time, large"), ("Z",)),
    _C("entities", Group.VIEW, QT_TRANSLATE_NOOP("Commands", "The list of events, or of entities"), ("Shift+E",)),
    _C("show_controls", Group.VIEW, QT_TRANSLATE_NOOP("Commands", "Show invisible characters"), ("Shift+H",)),
    _C("other_language", Group.VIEW, QT_TRANSLATE_NOOP("Commands", "Arabic – العربية"), ("Ctrl+Shift+L",)),
    _C("stats", Group.LEARN, QT_TRANSLATE_NOOP("Commands", "How good the candidates were…"), ("Ctrl+I",)),
    _C("learning", Group.LEARN, QT_TRANSLATE_NOOP("Commands", "Learn from decisions")),
    _C("reset_learning", Group.LEARN, QT_TRANSLATE_NOOP("Commands", "Forget what was learned…")),
    _C("export_learning", Group.LEARN, QT_TRANSLATE_NOOP("Commands", "Export what was learned…")),
    _C("guidelines", Group.HELP, QT_TRANSLATE_NOOP("Commands", "Search in the guidelines"), ("/",)),
    _C("shortcuts", Group.HELP, QT_TRANSLATE_NOOP("Commands", "All keys"), ("F1",)),
    _C("tour", Group.HELP, QT_TRANSLATE_NOOP("Commands", "The tour of the window")),
    _C("about", Group.HELP, QT_TRANSLATE_NOOP("Commands", "About Tawsim")),
)

BY_ID: Final[Mapping[str, Command]] = {command.id: command for command in COMMANDS}


def keymap(commands: Iterable[Command] = COMMANDS) -> Mapping[str, Command]:
    """Commands by stroke; ValueError when two of them share one."""
    found: dict[str, Command] = {}
    for command in commands:
        for stroke in command.strokes:
            if stroke in found:
                raise ValueError(f"{stroke} is bound to {found[stroke].id} and to {command.id}")
            found[stroke] = command
    return found
