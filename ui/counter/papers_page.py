"""The papers of a dossier: make a draft, print it, and see what was made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from app.actions.dossier import Opened
from app.words import Words
from ui.counter import look


class PapersPage(QWidget):
    """Buttons to make the contract draft and the slip, and the list of papers; `print_paper` takes an id."""

    def __init__(self, words: Words, make: Callable[[str], None], print_paper: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words, self._print = words, print_paper
        self._ids: list[str] = []
        say = words.say
        layout = look.column(self)
        layout.addWidget(
            look.button(say("counter.paper.contract", "Make the contract draft"), lambda: make("contract"), "main")
        )
        layout.addWidget(look.button(say("counter.paper.slip", "Make the appointment slip"), lambda: make("slip")))
        self.moment, self.place = QLineEdit(), QLineEdit()
        for field, name in (
            (self.moment, say("counter.slip.at", "Appointment: 2026-12-01T09:30")),
            (self.place, say("counter.slip.place", "Place of the appointment")),
        ):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            layout.addWidget(field)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_chosen)
        self.list = QListWidget()
        self.list.setAccessibleName(say("counter.papers", "Papers"))
        layout.addWidget(self.list, 1)
        self.said = look.label("")
        layout.addWidget(self.said)
        layout.addWidget(look.button(say("counter.paper.print", "Print  Ctrl+P"), self.print_chosen))

    def show_dossier(self, opened: Opened) -> None:
        """The papers that lie in the dossier, the last first."""
        self.list.clear()
        self._ids = [one.id for one in reversed(opened.papers)]
        for one in reversed(opened.papers):
            kind = self._words.say(f"counter.paper.kind.{one.kind}", one.kind)
            self.list.addItem(f"{kind}   {self._words.language(one.language)}   {one.at[:16].replace('T', ' ')}")
        if self._ids:
            self.list.setCurrentRow(0)
        else:
            empty = self._words.say("counter.papers.empty", "No paper yet. A draft can be made at any time.")
            self.said.setText(empty)

    def print_chosen(self) -> None:
        """Send the chosen paper to the printer."""
        row = self.list.currentRow()
        if 0 <= row < len(self._ids):
            self._print(self._ids[row])
