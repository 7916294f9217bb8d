"""The newcomer's name as it stands on the document, and in Latin letters."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from app.words import Words
from ui.counter import look
from ui.parts.tokens import DESK_RIGHT


class NameDialog(QDialog):
    """Gives and corrects the name; without a name it does not close."""

    def __init__(self, words: Words, name: str, latin_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self.setWindowTitle(say("counter.name.title", "Name of the newcomer"))
        self.setMinimumSize(DESK_RIGHT + 120, DESK_RIGHT // 2)
        layout = look.column(self, 3 * look.STEP)
        self.name, self.latin_name = QLineEdit(name), QLineEdit(latin_name)
        look.field(layout, say("counter.name.own", "Name as on the document, in any script"), self.name)
        look.field(layout, say("counter.name.latin", "In Latin letters (when it differs)"), self.latin_name)
        self.trouble = look.label("", "wrong")
        layout.addWidget(self.trouble)
        row = QHBoxLayout()
        self.keep_button = look.button(say("counter.name.keep", "Keep the name"), self.keep, "main")
        self.keep_button.setDefault(True)
        row.addWidget(look.button(say("counter.cancel", "Cancel"), self.reject, "second"))
        row.addStretch(1)
        row.addWidget(self.keep_button)
        layout.addLayout(row)

    def keep(self) -> None:
        """Close with the name, once there is one."""
        if not self.name.text().strip():
            self.trouble.setText(self._words.say("counter.trouble.name_empty", "Write the name first."))
            self.name.setFocus()
            return
        self.accept()

    def typed(self) -> tuple[str, ...]:
        """What was typed so far."""
        return tuple(line.text() for line in (self.name, self.latin_name))

    def type_again(self, typed: tuple[str, ...]) -> None:
        """Put back what was typed before the office was locked."""
        for line, text in zip((self.name, self.latin_name), typed, strict=False):
            line.setText(text)
