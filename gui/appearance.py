"""How the window looks: its language, colours, fonts and what optional things it shows, changed while it is open."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.main_window import MainWindow
from gui.preferences import NORMAL, Preferences
from gui.review.safe_colors import with_safe_colors
from gui.review.threshold import HIGHEST, STEP
from gui.theme import Theme
from gui.translation import Language, system_language, use_digits
from storage.model import Schema

_ZOOM_STEP = 1.1
_OPTIONAL = ("show_rejected", "show_arcs", "show_controls", "focus_mode", "uncertain_first")


class Appearance(QObject):
    """Owns the language and the theme in use; what the reviewer changes goes to the preferences as well.

    To be made before the window, so that the window is made in its colours and its direction, and then to `dress` it.
    """

    def __init__(
        self,
        application: QApplication,
        preferences: Preferences,
        language: str | None,
        wanted: Theme | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._window: MainWindow | None = None
        self._own_schema: Schema | None = None
        self.preferences = preferences
        self._theme = wanted or preferences.theme
        theme.prepare(application, self._theme)
        theme.use_size(application, preferences.interface_size)
        self.language = Language(application)
        self.language.use(language or preferences.language or system_language())
        application.styleHints().colorSchemeChanged.connect(self._recolor)

    def dress(self, window: MainWindow) -> None:
        """Gives the window its texts, and shows what the preferences say."""
        self._window = window
        self._own_schema = window.desk.schema
        self._color_types(window)
        self._show_preferences(window)
        self._retranslate(window)

    def choose(self, name: str, value: str) -> None:
        """Takes a setting from the menus."""
        wishes = self.preferences
        match name:
            case "theme":
                self.use_theme(Theme(value))
            case "palette":
                wishes.palette = value
                self._recolor()
            case "interface_size":
                wishes.interface_size = int(value)
                self._resize_letters()
            case "digits":
                wishes.digits = value
                self._retranslate_all()
            case _:
                wishes.text_family = value
                self._show_text_font()

    def use_language(self, code: str) -> None:
        """Turns the whole interface into another language, at once."""
        self.preferences.language = code
        self.language.use(code)
        self._retranslate_all()

    def use_other_language(self) -> None:
        """From Arabic to English or back."""
        self.use_language(self.language.other)

    def use_theme(self, wanted: Theme) -> None:
        """Changes the colours."""
        self.preferences.theme = self._theme = wanted
        self._recolor()

    def toggle(self, name: str) -> None:
        """Shows something optional, or hides it."""
        self.preferences.set_flag(name, on=not self.preferences.flag(name))
        if self._window is not None:
            self._show_preferences(self._window)

    def hide_under(self, percent: int) -> None:
        """Hides more uncertain candidates, from now on."""
        percent = min(max(percent, 0), HIGHEST)
        self.preferences.least_percent = percent
        if self._window is not None:
            self._window.desk.hide_under(percent)

    def hide_more(self, steps: int) -> None:
        """Moves the threshold to the next round value that way."""
        percent = self.preferences.least_percent
        self.hide_under((percent // STEP + 1) * STEP if steps > 0 else (percent - 1) // STEP * STEP)

    def advise(self, score: float) -> None:
        """Takes the threshold that the engine advises, where the reviewer has chosen none."""
        self.preferences.advise_percent(round(100 * score))
        if self._window is not None:
            self._window.desk.hide_under(self.preferences.least_percent)

    def zoom(self, steps: int) -> None:
        """Makes the text larger, or with a negative number smaller."""
        size = self.preferences.text_size
        wanted = round(size * _ZOOM_STEP**steps)
        self._set_text_size(wanted if wanted != size else size + steps)

    def zoom_back(self) -> None:
        """The text's normal size."""
        self._set_text_size(NORMAL)

    def _set_text_size(self, size: int) -> None:
        self.preferences.text_size = size
        self._show_text_font()

    def _show_text_font(self) -> None:
        if self._window is not None:
            self._window.view.set_text_font(self.preferences.text_family, self.preferences.text_size)

    def _show_preferences(self, window: MainWindow) -> None:
        wishes = self.preferences
        window.desk.show_rejected = wishes.flag("show_rejected")
        window.view.set_show_rejected(rejected=window.desk.show_rejected)
        window.desk.hide_under(wishes.least_percent)
        window.view.set_show_all_arcs(arcs=wishes.flag("show_arcs"))
        window.view.set_show_controls(controls=wishes.flag("show_controls"))
        window.desk.set_uncertain_first(on=wishes.flag("uncertain_first"))
        window.set_focus_mode(on=wishes.flag("focus_mode"))
        for name in _OPTIONAL:
            window.menus.show_checked(name, on=wishes.flag(name))
        chosen = {
            "theme": self._theme.value,
            "palette": wishes.palette,
            "text_family": wishes.text_family,
            "interface_size": str(wishes.interface_size),
            "digits": wishes.digits,
        }
        for name, value in chosen.items():
            window.menus.show_choice(name, value)
        self._show_text_font()

    def _recolor(self) -> None:
        theme.apply(self._application, self._theme)
        if self._window is not None:
            self._color_types(self._window)
            self._window.restyle()

    def _color_types(self, window: MainWindow) -> None:
        own = self._own_schema
        if own is not None:
            window.desk.set_schema(with_safe_colors(own) if self.preferences.palette == "safe" else own)

    def _resize_letters(self) -> None:
        theme.use_size(self._application, self.preferences.interface_size)
        self._retranslate_all()
        if self._window is not None:
            self._window.restyle()

    def _retranslate_all(self) -> None:
        if self._window is not None:
            self._retranslate(self._window)

    def _retranslate(self, window: MainWindow) -> None:
        use_digits(arabic=self.preferences.digits == "arabic" and self.language.code == "ar")
        names = {
            "theme": self.tr("Colours"),
            f"theme:{Theme.SYSTEM}": self.tr("As the system has them"),
            f"theme:{Theme.LIGHT}": self.tr("Light"),
            f"theme:{Theme.DARK}": self.tr("Dark"),
            f"theme:{Theme.CONTRAST_LIGHT}": self.tr("High contrast, light"),
            f"theme:{Theme.CONTRAST_DARK}": self.tr("High contrast, dark"),
            "palette": self.tr("Colours of the types"),
            "palette:own": self.tr("Those of the schema"),
            "palette:safe": self.tr("Told apart by colour-blind eyes"),
            "text_family": self.tr("Font of the text"),
            "interface_size": self.tr("Letters of the interface"),
            "interface_size:13": self.tr("Small"),
            "interface_size:14": self.tr("Normal"),
            "interface_size:16": self.tr("Large"),
            "interface_size:18": self.tr("Very large"),
            "digits": self.tr("Figures"),
            "digits:latin": "1 2 3",
            "digits:arabic": "١ ٢ ٣",
        }
        window.desk.set_language(self.language.code)
        window.retranslate(names)
