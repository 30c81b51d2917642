"""The interface's language: which one to begin with, and how to change it while the window is open."""

from __future__ import annotations

import logging
import re
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

LANGUAGES: Final = ("ar", "en")

_FIGURES: Final = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")
_NUMBER: Final = re.compile(r"[\d.,]+ ?%?")

_log = logging.getLogger(__name__)


def system_language() -> str:
    """`ar` where the system speaks Arabic, else `en`."""
    return "ar" if QLocale.system().language() is QLocale.Language.Arabic else "en"


class Language:
    """The language in use, its translator and its direction; the application shows one at a time."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._translator: QTranslator | None = None
        self.code = "en"

    def use(self, code: str) -> None:
        """Installs the language's translation and turns the interface its way round."""
        self.remove()
        self.code = code
        translator = QTranslator(self._application)
        data = _compiled(code)
        self._data = data  # QTranslator reads from it as long as it lives
        if data and translator.load(data):
            self._application.installTranslator(translator)
            self._translator = translator
        else:
            _log.warning("There is no translation into “%s”; the interface shows its English texts.", code)
        direction = Qt.LayoutDirection.RightToLeft if code == "ar" else Qt.LayoutDirection.LeftToRight
        self._application.setLayoutDirection(direction)

    def remove(self) -> None:
        """Takes the translation away; the direction stays."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None

    @property
    def other(self) -> str:
        """The language that a switch would bring."""
        return "en" if self.code == "ar" else "ar"


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:  # noqa: N802, ARG001 - the name that lupdate looks for
    """The source text, marked for translators; Qt's own function of that name is typed to give any object."""
    return source


def use_digits(*, arabic: bool) -> None:
    """Which figures numbers are written with from now on: ١٢٣, or 123. Texts of articles are never touched."""
    egyptian = QLocale(QLocale.Language.Arabic, QLocale.Country.Egypt)
    QLocale.setDefault(egyptian if arabic else QLocale.c())


def figures(text: str) -> str:
    """The text with its digits as they are to be written."""
    return text.translate(_FIGURES) if QLocale().zeroDigit() == "٠" else text


_OVERRIDES = dict.fromkeys(range(0x202A, 0x202F))
_CONTROLS = _OVERRIDES | dict.fromkeys(range(0x2066, 0x206A))


def isolated(text: str) -> str:
    """The text kept from mixing its direction with what stands around it, or from turning itself round by controls."""
    depth = 0
    for character in text:
        depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
        if depth < 0:
            break
    return f"\u2068{text.translate(_OVERRIDES if depth == 0 else _CONTROLS)}\u2069"


def directed(line: str) -> str:
    """The line running as the interface does, whatever language its first word is of."""
    mark = "\u200f" if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft else "\u200e"
    return f"{mark}{line}"


def filled(sentence: str, **values: str) -> str:
    """The translated sentence with its `{named}` places filled, each kept in its own direction; numbers as figures."""
    shown = {name: figures(value) if _NUMBER.fullmatch(value) else value for name, value in values.items()}
    return sentence.format(**{name: isolated(value) for name, value in shown.items()})


def counted(context: str, source: str, count: int) -> str:
    """The translation of a text with `%n` in it, in the form that the language wants for that number."""
    return QCoreApplication.translate(context, source, None, count)


def _compiled(code: str) -> bytes:
    path = files("assets").joinpath("translations").joinpath(f"tawsim_{code}.qm")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
