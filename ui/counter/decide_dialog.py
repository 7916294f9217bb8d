"""Decide otherwise: another value, with a reason and a document."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QDialog, QDoubleSpinBox, QHBoxLayout, QLineEdit, QWidget

from app.rulebook.decided import DECIDED
from app.words import Words
from ui.counter import look
from ui.counter.naming import result_name, result_value
from ui.parts.tokens import DESK_RIGHT

MOST_EUROS = 9999


class DecideDialog(QDialog):
    """Asks for the value, the reason and the document; without a reason it does not close."""

    def __init__(self, words: Words, result: str, suggested: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self._words = words
        self.setWindowTitle(say("counter.decide.title", "Decide otherwise"))
        self.setMinimumSize(DESK_RIGHT + 120, DESK_RIGHT // 2)
        layout = look.column(self, 3 * look.STEP)
        layout.addWidget(look.label(result_name(words, result), "head"))
        suggestion = say("counter.decide.suggested", "Suggested: {value}", value=result_value(words, result, suggested))
        layout.addWidget(look.label(suggestion, "quiet"))
        layout.addWidget(look.label(say("counter.decide.value", "Your decision"), "quiet"))
        self.value = self._choices(result, suggested) if DECIDED[result] else self._amount(suggested)
        self.value.setAccessibleName(say("counter.decide.value", "Your decision"))
        layout.addWidget(self.value)
        self.reason, self.document = QLineEdit(), QLineEdit()
        look.field(layout, say("counter.decide.reason", "Reason"), self.reason)
        look.field(layout, say("counter.decide.document", "Document (if there is one)"), self.document)
        self.trouble = look.label("", "wrong")
        layout.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addWidget(look.button(say("counter.cancel", "Cancel"), self.reject, "second"))
        row.addStretch(1)
        self.keep_button = look.button(say("counter.decide.keep", "Keep this decision"), self.keep, "main")
        self.keep_button.setDefault(True)
        row.addWidget(self.keep_button)
        layout.addLayout(row)

    def keep(self) -> None:
        """Close with the decision, once there is a reason."""
        if not self.reason.text().strip():
            self.trouble.setText(self._words.say("counter.trouble.reason_needed", "Write the reason first."))
            self.reason.setFocus()
            return
        self.accept()

    def decision(self) -> str:
        """The value that was decided."""
        if isinstance(self.value, QComboBox):
            return str(self.value.currentData())
        return f"{self.value.value():g}"

    def typed(self) -> tuple[str, ...]:
        """What was typed so far."""
        return tuple(line.text() for line in (self.reason, self.document))

    def type_again(self, typed: tuple[str, ...]) -> None:
        """Put back what was typed before the office was locked."""
        for line, text in zip((self.reason, self.document), typed, strict=False):
            line.setText(text)

    def _choices(self, result: str, suggested: str) -> QComboBox:
        made = QComboBox()
        for value in DECIDED[result]:
            if value != suggested:
                made.addItem(result_value(self._words, result, value), value)
        return made

    def _amount(self, suggested: str) -> QDoubleSpinBox:
        """Euros; the suggested amount stands there first."""
        made = QDoubleSpinBox()
        made.setLocale(QLocale(self._words.code))
        made.setPrefix("€ ")
        made.setMaximum(MOST_EUROS)
        made.setValue(float(suggested))
        return made
