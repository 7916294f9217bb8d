"""Asks why, before something does not count any more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from app.errors import OfficeError
from app.words import Words
from ui.counter import look
from ui.counter.trouble import sentence

WIDTH = 560


class ReasonDialog(QDialog):
    """`do(reason)` does it; what it refuses is said here, and what was typed stays."""

    def __init__(
        self, words: Words, title: str, told: str, do: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._do = words, do
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        layout = look.column(self, 3 * look.STEP)
        layout.addWidget(look.label(told))
        self.reason = QLineEdit()
        look.field(layout, words.say("counter.decide.reason", "Reason"), self.reason)
        self.trouble = look.label("", "wrong")
        layout.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addWidget(look.button(words.say("counter.cancel", "Cancel"), self.reject, "second"))
        row.addStretch(1)
        self.do_button = look.button(title, self.do, "main")
        self.do_button.setDefault(True)
        row.addWidget(self.do_button)
        layout.addLayout(row)
        self.reason.setFocus()

    def do(self) -> None:
        """Do it and close; otherwise say what has to be mended."""
        try:
            self._do(self.reason.text())
        except OfficeError as error:
            self.trouble.setText(sentence(self._words, error))
            self.trouble.setAccessibleName(self.trouble.text())
            self.reason.setFocus()
            return
        self.accept()
