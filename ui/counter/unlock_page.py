"""The first page: who are you, and the passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import OfficeError
from app.words import Words
from ui.counter import look


class UnlockPage(QWidget):
    """Asks name and passphrase and hands them on; a refusal stands under the fields."""

    def __init__(self, words: Words, unlock: Callable[[str, str], None], staff: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self._words, self._unlock = words, unlock
        say = words.say
        layout = look.column(self, 8 * look.STEP)
        layout.addWidget(look.label("Onthaal", "title"))
        layout.addWidget(look.label(say("counter.unlock.name", "Your name")))
        self.staff = QLineEdit(staff)
        self.staff.setAccessibleName(say("counter.unlock.name", "Your name"))
        layout.addWidget(self.staff)
        layout.addWidget(look.label(say("counter.unlock.passphrase", "Passphrase")))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(say("counter.unlock.passphrase", "Passphrase"))
        self.passphrase.returnPressed.connect(self.send)
        layout.addWidget(self.passphrase)
        self.trouble = look.label("", "wrong")
        layout.addWidget(self.trouble)
        layout.addWidget(look.button(say("counter.unlock.open", "Open the office"), self.send, "main"))
        layout.addStretch(1)
        for field in (self.staff, self.passphrase):
            field.setMaximumWidth(400)

    def send(self) -> None:
        """Try to unlock with what was typed."""
        passphrase = self.passphrase.text()
        self.passphrase.clear()
        try:
            self._unlock(self.staff.text().strip(), passphrase)
        except OfficeError as error:
            self.trouble.setText(
                self._words.say(
                    f"counter.trouble.{error.says}", "The office stays shut. Check the name and the passphrase."
                )
            )
