"""Files that may not be readable wait here: a person keeps them all the same, or takes others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.words import Words
from ui.counter import look
from ui.counter.naming import named
from ui.counter.pages_dialog import flaw_in_words


class HeldBack(QWidget):
    """`kept` carries the files that are kept all the same; `another` says that they are left out for others."""

    kept = Signal(object)
    another = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._files: list[Path] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.said = look.label("", "attention")
        row.addWidget(self.said, 1)
        self.another_button = look.button(words.say("held.another", "Take another …"), self._another)
        self.keep_button = look.button(words.say("held.keep", "Keep it all the same"), self._keep)
        row.addWidget(self.another_button)
        row.addWidget(self.keep_button)
        self.hide()

    def hold(self, files: Sequence[tuple[Path, Sequence[tuple[int, str]]]]) -> None:
        """These wait, each with its pages and their flaws; those that waited before are left out."""
        self._files = [path for path, _ in files]
        words = self._words
        told = [
            named(words, _page_name(words, path, page), flaw_in_words(words, one))
            for path, flaws in files
            for page, one in flaws
        ]
        told.append(words.say("held.not_kept", "Not kept yet."))
        self.said.setText("\n".join(told))
        self.said.setAccessibleName(self.said.text())
        self.setVisible(bool(files))
        if files:
            self.another_button.setFocus()

    def _keep(self) -> None:
        files = self._files
        self.hold(())
        self.kept.emit(files)

    def _another(self) -> None:
        self.hold(())
        self.another.emit()


def _page_name(words: Words, path: Path, page: int) -> str:
    """The file, and which page of it where it has several."""
    return f"{path.name}, {words.say('pages.page', 'Page {number}', number=str(page))}" if page else path.name
