"""Settle for the whole office what the sources leave in doubt: a reading, and the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from app.words import Words
from ui.counter import look
from ui.counter.choices import Choices
from ui.counter.on_screen import Json
from ui.parts.tokens import DESK_RIGHT


class SettleDialog(QDialog):
    """Asks for reading and reason; `left_open` says that assessors are to be asked each time again."""

    def __init__(self, words: Words, doubt: Json, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self._words, self.left_open = words, False
        self.setWindowTitle(say("counter.settle.title", "Settle a conflict for the office"))
        self.setMinimumSize(2 * DESK_RIGHT, DESK_RIGHT)
        layout = look.column(self, 3 * look.STEP)
        layout.addWidget(look.label(f"{doubt['id']}  {doubt['subject']}", "head"))
        if doubt["says"]:
            layout.addWidget(look.label(str(doubt["says"]), "quiet"))
        told = "From now on this reading holds in every dossier, and is cited with your name and the day."
        layout.addWidget(look.label(say("counter.settle.told", told), "attention"))
        suggested = say("counter.settle.suggested", "suggested")
        self.readings = Choices(
            [
                (name, f"{says} ({suggested})" if name == doubt["suggested"] else str(says))
                for name, says in doubt["readings"].items()
            ],
            keys="",
        )
        layout.addWidget(self.readings)
        self.reason = QLineEdit()
        look.field(layout, say("counter.decide.reason", "Reason"), self.reason)
        self.trouble = look.label("", "wrong")
        layout.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addWidget(look.button(say("counter.cancel", "Cancel"), self.reject, "second"))
        self.leave_button = look.button(say("counter.settle.leave", "Leave it open again"), self.leave_open, "second")
        self.leave_button.setVisible(doubt["settled"] is not None)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        self.keep_button = look.button(say("counter.settle.keep", "Settle it"), self.keep, "main")
        self.keep_button.setDefault(True)
        row.addWidget(self.keep_button)
        layout.addLayout(row)
        if doubt["settled"] is not None:
            self.readings.set_value(doubt["settled"]["reading"])
            self.reason.setText(doubt["settled"]["reason"])

    def keep(self) -> None:
        """Close with the reading, once there is one with its reason."""
        if not self.readings.value():
            self.trouble.setText(self._words.say("counter.settle.choose", "Choose a reading first."))
            self.readings.buttons()[0].setFocus()
        elif not self.reason.text().strip():
            self.trouble.setText(self._words.say("counter.trouble.reason_needed", "Write the reason first."))
            self.reason.setFocus()
        else:
            self.accept()

    def leave_open(self) -> None:
        """Close: nobody settles it for the assessors any more."""
        self.left_open = True
        self.accept()

    def typed(self) -> tuple[str, ...]:
        """What was typed so far."""
        return (str(self.readings.value()), self.reason.text())

    def type_again(self, typed: tuple[str, ...]) -> None:
        """Put back what was typed before the office was locked."""
        if typed:
            self.readings.set_value(typed[0])
            self.reason.setText(typed[1])
