"""Menus made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from gui.fonts import TEXT_FAMILIES
from gui.preferences import DIGITS, PALETTES
from gui.shortcuts import COMMANDS, Command, Group
from gui.theme import SIZES, Theme

_SEPARATED = frozenset(
    {"quit", "next_undecided", "next_event", "focus_text", "start_grow", "modality", "undo", "show_more"}
    | {"next_role", "other_language", "next_article"}
)
SETTINGS: Final[Mapping[str, Sequence[str]]] = {
    "theme": [theme.value for theme in Theme],
    "palette": PALETTES,
    "text_family": TEXT_FAMILIES,
    "interface_size": [str(size) for size in SIZES],
    "digits": DIGITS,
}
"""Settings with their values."""
_CHECKED = frozenset({"learning", "show_rejected", "show_arcs", "show_controls", "focus_mode", "uncertain_first"})


class Menus:
    """The window's menus; `trigger` is called with a command's id, `choose` with a setting's name and value.

    The keys in the menus are only shown: `gui.keyboard` binds them, by their place on the keyboard.
    """

    def __init__(self, bar: QMenuBar, trigger: Callable[[str], None], choose: Callable[[str, str], None]) -> None:
        self._bar = bar
        self._choose = choose
        self.actions: dict[str, QAction] = {}
        self._menus: dict[Group, QMenu] = {}
        for command in COMMANDS:
            menu = self._menus.get(command.group) or self._menu(command.group)
            if command.id in _SEPARATED and not menu.isEmpty():
                menu.addSeparator()
            self._add(menu, command, trigger)
        view = self._menus[Group.VIEW]
        view.addSeparator()
        self._settings = {name: view.addMenu("") for name in SETTINGS}
        self._values = {name: self._choices(menu, name, SETTINGS[name]) for name, menu in self._settings.items()}

    def retranslate(self, names: Mapping[str, str]) -> None:
        """Takes the texts of the present language; `names` are those of the settings and of `setting:value`."""
        for group, menu in self._menus.items():
            menu.setTitle(group.text)
        for command in COMMANDS:
            action = self.actions[command.id]
            action.setText(f"{command.text}\t{command.keys}" if command.keys else command.text)
            action.setIconText(command.text)
        for name, menu in self._settings.items():
            menu.setTitle(names[name])
            for value, action in self._values[name].items():
                action.setText(names.get(f"{name}:{value}", value))

    def settings(self) -> list[tuple[str, QAction]]:
        """The values of the settings with the titles of their menus."""
        return [
            (menu.title(), action) for name, menu in self._settings.items() for action in self._values[name].values()
        ]

    def show_choice(self, name: str, value: str) -> None:
        """Marks the setting's value."""
        if value in self._values[name]:
            self._values[name][value].setChecked(True)

    def show_checked(self, command: str, *, on: bool) -> None:
        """Marks whether something optional is shown."""
        self.actions[command].setChecked(on)

    def _menu(self, group: Group) -> QMenu:
        menu = self._menus[group] = self._bar.addMenu("")
        return menu

    def _add(self, menu: QMenu, command: Command, trigger: Callable[[str], None]) -> None:
        action = menu.addAction("")
        action.setObjectName(command.id)
        action.setCheckable(command.id in _CHECKED)
        action.triggered.connect(lambda: trigger(command.id))
        self.actions[command.id] = action

    def _choices(self, menu: QMenu, name: str, values: Sequence[str]) -> dict[str, QAction]:
        group = QActionGroup(menu)
        actions = {}
        for value in values:
            action = menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, value=value: self._choose(name, value))
            group.addAction(action)
            actions[value] = action
        return actions
