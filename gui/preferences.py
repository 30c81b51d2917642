"""What the window remembers of a reviewer's wishes from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QSettings

from gui.fonts import AMIRI, TEXT_FAMILIES
from gui.theme import NORMAL_SIZE, SIZES, Theme
from gui.translation import LANGUAGES

SMALLEST: Final = 14
NORMAL: Final = 26
LARGEST: Final = 72
"""Pixel sizes of the article's text."""

_RECENT = 9

HALF: Final = 50
"""The least score in percent where the engine advises none."""


PALETTES: Final = ("own", "safe")
"""Whose colours types have: the schema's, or those that colour-blind readers tell apart."""
DIGITS: Final = ("latin", "arabic")
"""Which figures the Arabic interface writes: 123 or ١٢٣."""


class Preferences:
    """Typed access to the settings; a value that makes no sense is as good as none."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def language(self) -> str | None:
        """Language of the interface, None where the system's counts."""
        value = self._text("language")
        return value if value in LANGUAGES else None

    @language.setter
    def language(self, code: str) -> None:
        self._settings.setValue("language", code)

    @property
    def theme(self) -> Theme:
        """Which colours are wanted."""
        value = self._text("theme")
        return Theme(value) if value in set(Theme) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._settings.setValue("theme", theme.value)

    @property
    def text_family(self) -> str:
        """Font family of the article."""
        value = self._text("text_family")
        return value if value in TEXT_FAMILIES else AMIRI

    @text_family.setter
    def text_family(self, family: str) -> None:
        self._settings.setValue("text_family", family)

    @property
    def interface_size(self) -> int:
        """Pixels of the interface's font."""
        value = self._text("interface_size")
        return int(value) if value.isdecimal() and int(value) in SIZES else NORMAL_SIZE

    @interface_size.setter
    def interface_size(self, size: int) -> None:
        self._settings.setValue("interface_size", str(size))

    @property
    def palette(self) -> str:
        """Whose colours types have."""
        value = self._text("palette")
        return value if value in PALETTES else PALETTES[0]

    @palette.setter
    def palette(self, palette: str) -> None:
        self._settings.setValue("palette", palette)

    @property
    def digits(self) -> str:
        """Which figures the interface writes."""
        value = self._text("digits")
        return value if value in DIGITS else DIGITS[0]

    @digits.setter
    def digits(self, digits: str) -> None:
        self._settings.setValue("digits", digits)

    @property
    def databases(self) -> list[Path]:
        """Databases that were opened, the last one first; some may be gone."""
        value = self._settings.value("databases")
        names = value if isinstance(value, list) else [value]
        return [Path(name) for name in names if isinstance(name, str) and name]

    def remember_database(self, path: Path) -> None:
        """Puts a database before all others."""
        others = [other for other in self.databases if other != path]
        self._settings.setValue("databases", [str(one) for one in (path, *others)][:_RECENT])

    @property
    def database(self) -> Path | None:
        """The database that the reviewer chose in the window, if it is still there."""
        value = self._text("database")
        return Path(value) if value and Path(value).is_file() else None

    @database.setter
    def database(self, path: Path) -> None:
        self._settings.setValue("database", str(path))

    @property
    def text_size(self) -> int:
        """Pixels of the article's font."""
        value = self._text("text_size")
        size = int(value) if value.isdecimal() else NORMAL
        return min(max(size, SMALLEST), LARGEST)

    @text_size.setter
    def text_size(self, size: int) -> None:
        self._settings.setValue("text_size", str(min(max(size, SMALLEST), LARGEST)))

    @property
    def least_percent(self) -> int:
        """Under which score candidates are hidden: the reviewer's wish, else what the engine in use advises."""
        for name in ("least_percent", "advised_percent"):
            value = self._text(name)
            if value.isdecimal() and int(value) <= 100:
                return int(value)
        return HALF

    @least_percent.setter
    def least_percent(self, percent: int) -> None:
        self._settings.setValue("least_percent", str(percent))

    def advise_percent(self, percent: int) -> None:
        """Remembers what the engine advises."""
        self._settings.setValue("advised_percent", str(percent))

    def folder(self, name: str) -> str:
        """Where files were last chosen for something; "" where that folder is gone."""
        value = self._text(f"folder/{name}")
        return value if value and Path(value).is_dir() else ""

    def set_folder(self, name: str, folder: str) -> None:
        """Remembers where files were chosen."""
        self._settings.setValue(f"folder/{name}", folder)

    def choice(self, name: str) -> dict[str, Any]:
        """What was last chosen on a sheet; empty where nothing was, or nothing that can be read."""
        try:
            value = json.loads(self._text(f"choice/{name}") or "{}")
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    def set_choice(self, name: str, value: Mapping[str, Any]) -> None:
        """Remembers what was chosen on a sheet."""
        self._settings.setValue(f"choice/{name}", json.dumps(value, ensure_ascii=False))

    def flag(self, name: str) -> bool:
        """Whether something optional is shown."""
        return self._text(name) == "true"

    def set_flag(self, name: str, *, on: bool) -> None:
        """Remembers whether something optional is shown."""
        self._settings.setValue(name, "true" if on else "false")

    def state(self, name: str) -> QByteArray | None:
        """What a widget saved of its geometry under that name."""
        value = self._settings.value(f"geometry/{name}")
        return value if isinstance(value, QByteArray) else None

    def set_state(self, name: str, state: QByteArray) -> None:
        """Remembers a widget's geometry."""
        self._settings.setValue(f"geometry/{name}", state)

    def _text(self, name: str) -> str:
        value = self._settings.value(name)
        return value if isinstance(value, str) else ""
