"""Requests of the newcomer: "this is wrong". Write one down, or answer one that waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QWidget

from app.actions.corrections import CORRECTED, OTHER, REFUSED, Request
from app.facts import SPECS
from app.words import Words
from ui.counter import look
from ui.counter.naming import fact_name, moment_name

OTHER_NAMES = {
    "name": "The name", "national_number": "The national number", "decision": "A decision", "paper": "A paper",
    "file": "A file", "something_else": "Something else",
}  # fmt: skip
OUTCOME_NAMES = {CORRECTED: "It was corrected", REFUSED: "It is refused, because"}
WIDTH = 560


class CorrectionDialog(QDialog):
    """With a request it asks for the answer, without one for what is wrong; `typed` is what was filled in."""

    def __init__(
        self, words: Words, known: Sequence[str], asked: Request | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, say = words, words.say
        self.setMinimumWidth(WIDTH)
        layout = look.column(self, 3 * look.STEP)
        self.choice, self.text = QComboBox(), QLineEdit()
        if asked is None:
            self.setWindowTitle(say("counter.correction.ask", "The newcomer says: this is wrong"))
            name = say("counter.correction.about", "What is wrong")
            wanted = say("counter.correction.wrong", "What the newcomer says about it")
            for one in dict.fromkeys([*known, *OTHER]):
                self.choice.addItem(about_name(words, one), one)
        else:
            self.setWindowTitle(say("counter.correction.answer", "Answer the request"))
            layout.addWidget(look.label(told(words, asked), "strong"))
            name = say("counter.correction.outcome", "The answer")
            wanted = say("counter.correction.reason", "The reason, or what was done; the newcomer reads it")
            for outcome, english in OUTCOME_NAMES.items():
                self.choice.addItem(say(f"counter.correction.{outcome}", english), outcome)
        for text, field in ((name, self.choice), (wanted, self.text)):
            look.field(layout, text, field)
        row = QHBoxLayout()
        self.keep_button = look.button(say("counter.correction.keep", "Write it down"), self.accept, "main")
        self.keep_button.setDefault(True)
        row.addWidget(look.button(say("counter.cancel", "Cancel"), self.reject, "second"))
        row.addStretch(1)
        row.addWidget(self.keep_button)
        layout.addLayout(row)

    def typed(self) -> tuple[str, ...]:
        """What was chosen and what was written so far."""
        return (str(self.choice.currentData()), self.text.text())

    def type_again(self, typed: tuple[str, ...]) -> None:
        """Put back what was typed before the office was locked."""
        if typed:
            self.choice.setCurrentIndex(max(0, self.choice.findData(typed[0])))
            self.text.setText(typed[1])


def told(words: Words, asked: Request) -> str:
    """A request in one line: when, about what, and what the newcomer says."""
    return f"{moment_name(words, asked.at)}  ·  {about_name(words, asked.about)}: {asked.wrong}"


def about_name(words: Words, about: str) -> str:
    """What a request is about: a fact, or one of the other things."""
    return fact_name(words, about) if about in SPECS else words.say(f"counter.correction.{about}", OTHER_NAMES[about])
