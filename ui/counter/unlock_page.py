"""The first page: who are you, and the passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import OfficeError
from app.words import Words
from ui.counter import look
from ui.counter.trouble import sentence
from ui.parts.tokens import DESK_RIGHT


class UnlockPage(QWidget):
    """Asks name and passphrase and hands them on; a refusal stands under the fields."""

    def __init__(self, words: Words, unlock: Callable[[str, str], None], staff: str = "", locked: bool = False) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words, self._unlock = words, unlock
        say = words.say
        whole = QVBoxLayout(self)
        form = QWidget()
        form.setFixedWidth(DESK_RIGHT + 40)
        whole.addStretch(1)
        whole.addWidget(form, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(2)
        layout = self.form = look.column(form)
        layout.addWidget(look.label("Onthaal", "title"))
        if locked:
            layout.addWidget(
                look.label(say("counter.locked", "The office is locked. What you typed is still there."), "quiet")
            )
        self.staff = self._field(layout, say("counter.unlock.name", "Your name"), staff)
        self.passphrase = self._field(layout, say("counter.unlock.passphrase", "Passphrase"), "")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.staff.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.returnPressed.connect(self.send)
        self.trouble = look.label("", "wrong")
        layout.addWidget(self.trouble)
        self.open_button = look.button(say("counter.unlock.open", "Open the office"), self.send, "main")
        layout.addWidget(self.open_button)

    def showEvent(self, event: QShowEvent) -> None:
        """The hands are ready on what is still to be typed."""
        super().showEvent(event)
        (self.passphrase if self.staff.text() else self.staff).setFocus()

    def send(self) -> None:
        """Try to unlock with what was typed."""
        passphrase = self.passphrase.text()
        self.passphrase.clear()
        self.open_button.setEnabled(False)
        try:
            self._unlock(self.staff.text().strip(), passphrase)
        except OfficeError as error:
            self.say(error)
            self.passphrase.setFocus()
        finally:
            self.open_button.setEnabled(True)

    def say(self, error: OfficeError) -> None:
        """Why it is not open, under the fields."""
        self.trouble.setText(sentence(self._words, error))
        self.trouble.setAccessibleName(self.trouble.text())

    def _field(self, layout: QVBoxLayout, name: str, value: str) -> QLineEdit:
        label, made = look.label(name, "quiet"), QLineEdit(value)
        made.setAccessibleName(name)
        label.setBuddy(made)
        layout.addWidget(label)
        layout.addWidget(made)
        return made
