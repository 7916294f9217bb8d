"""The language now spoken in a window: it sets the direction and tells every widget, also in the middle of a page."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from app.words import LANGUAGES, Words, load


class Language(QObject):
    """Holds the current words of one window; each window of an office may speak another."""

    def __init__(self, window: QWidget, code: str = "nl") -> None:
        super().__init__(window)
        self._window = window
        self.words: Words = load(code)

    @property
    def script(self) -> str:
        """The script of the language, which decides the letters."""
        return LANGUAGES[self.words.code].script

    def speak(self, code: str) -> None:
        """Change the language: direction first, then every widget says its words anew."""
        self.words = load(code)
        direction = Qt.LayoutDirection.RightToLeft if self.words.rtl else Qt.LayoutDirection.LeftToRight
        self._window.setLayoutDirection(direction)
        QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.LanguageChange))
