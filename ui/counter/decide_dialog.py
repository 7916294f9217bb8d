"""Decide otherwise: another value, with a reason and a document."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from app.words import Words
from ui.counter import look
from ui.counter.naming import value_name

GROUP = ("obliged", "entitled", "excluded", "outside")
PART = ("required", "exempt", "reached", "not_required", "optional")


class DecideDialog(QDialog):
    """Asks for the value, the reason and the document; without a reason it does not close."""

    def __init__(self, words: Words, result: str, suggested: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self.setWindowTitle(say("counter.decide.title", "Decide otherwise"))
        layout = look.column(self)
        suggestion = say("counter.decide.suggested", "Suggested: {value}", value=value_name(words, suggested))
        layout.addWidget(look.label(suggestion))
        self.value = QComboBox()
        self.value.setAccessibleName(say("counter.decide.value", "Your decision"))
        for value in GROUP if result == "group" else PART:
            self.value.addItem(value_name(words, value), value)
        layout.addWidget(self.value)
        self.reason = self._field(say("counter.decide.reason", "Reason"))
        self.document = self._field(say("counter.decide.document", "Document (if there is one)"))
        self.trouble = look.label("", "wrong")
        layout.addWidget(self.trouble)
        layout.addWidget(look.button(say("counter.decide.keep", "Keep this decision"), self.keep, "main"))
        layout.addWidget(look.button(say("counter.cancel", "Cancel"), self.reject))

    def keep(self) -> None:
        """Close with the decision, once there is a reason."""
        if not self.reason.text().strip():
            self.trouble.setText(self._words.say("counter.trouble.reason_needed", "Write the reason first."))
            self.reason.setFocus()
            return
        self.accept()

    def _field(self, name: str) -> QLineEdit:
        layout = self.layout()
        assert layout is not None
        layout.addWidget(look.label(name))
        made = QLineEdit()
        made.setAccessibleName(name)
        layout.addWidget(made)
        return made
