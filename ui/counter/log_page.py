"""What happened in the dossier: when, who, what; the last first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.actions.dossier import Happened, Opened
from app.facts import SPECS
from app.words import Words
from ui.counter import look
from ui.counter.evidence_form import document_name
from ui.counter.naming import fact_name, moment_name, result_name, value_name

KINDS = {
    "opened": "Dossier opened", "visit_taken": "Visit taken", "named": "Name written", "answered": "Answer",
    "decided": "Decision", "course_chosen": "Course chosen", "appointment_made": "Appointment",
    "paper_made": "Paper made", "attached": "File kept", "described": "File described",
}  # fmt: skip
COLUMNS = (("when", "When"), ("who", "Who"), ("deed", "What"))


class LogPage(QWidget):
    """The history of a dossier."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words = words
        layout = look.column(self, 0)
        layout.setContentsMargins(0, look.STEP, 0, 0)
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setAccessibleName(words.say("counter.log", "What happened"))
        self.table.setHorizontalHeaderLabels([words.say(f"counter.log.{key}", name) for key, name in COLUMNS])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        layout.addWidget(self.table)

    def show_dossier(self, opened: Opened) -> None:
        """Draw the history anew."""
        self.table.setRowCount(len(opened.history))
        for row, one in enumerate(reversed(opened.history)):
            for column, text in enumerate((moment_name(self._words, one.at), one.who, self._deed(one))):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeRowsToContents()

    def _deed(self, one: Happened) -> str:
        words = self._words
        deed = words.say(f"counter.log.{one.kind}", KINDS.get(one.kind, one.kind.replace("_", " ").capitalize()))
        if one.kind == "decided":
            return f"{deed}: {result_name(words, one.about)}, {value_name(words, one.value)}"
        if one.kind == "appointment_made":
            return f"{deed}: {moment_name(words, one.about)}"
        if one.kind == "paper_made":
            return f"{deed}: {words.say(f'counter.paper.kind.{one.about}', one.about)}"
        if one.kind == "described":
            return f"{deed}: {document_name(words, one.about)}"
        about = fact_name(words, one.about) if one.about in SPECS else one.about
        return f"{deed}: {about}" if about else deed
