"""The offer against this newcomer: what fits, and the reason when nothing does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.actions import dossier
from app.actions.dossier import Opened
from app.offer import Fit
from app.truth import Truth
from app.words import Words
from ui.counter import look
from ui.counter.naming import value_name


class CoursesPage(QWidget):
    """Courses of both kinds, the best first; choosing one keeps it in the dossier."""

    def __init__(self, words: Words, choose: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words, self._choose = words, choose
        self._fits: list[Fit] = []
        layout = look.column(self)
        self.summary = look.label("")
        layout.addWidget(self.summary)
        say = words.say
        self.table = QTableWidget(0, 6)
        self.table.setAccessibleName(say("counter.courses", "Courses"))
        self.table.setHorizontalHeaderLabels(
            [
                say("counter.course.fit", "Fits"), say("counter.course.code", "Course"),
                say("counter.course.language", "Language"), say("counter.course.place", "Place"),
                say("counter.course.start", "Starts"), say("counter.course.seats", "Seats"),
            ]
        )  # fmt: skip
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.itemActivated.connect(lambda _: self.choose())
        layout.addWidget(self.table, 1)
        self.trouble = look.label("", "wrong")
        layout.addWidget(self.trouble)
        layout.addWidget(look.button(say("counter.course.choose", "Choose this course"), self.choose, "main"))

    def show_dossier(self, opened: Opened, on: date, track: str) -> None:
        """Compare the whole offer with what is known now."""
        offers = [dossier.fitting(opened, kind, on, track) for kind in ("mo", "nt2")]
        chosen = ", ".join(course.code for course in opened.courses.values())
        parts = [f"MO: {value_name(self._words, offers[0].value)} {offers[0].rule}".strip()]
        parts.append(
            self._words.say("counter.course.chosen", "Chosen: {code}", code=chosen) if chosen
            else self._words.say("counter.course.none", "No course is chosen yet.")
        )  # fmt: skip
        self.summary.setText("   ·   ".join(parts))
        self._fits = [fit for offer in offers for fit in offer.fits]
        self.table.setRowCount(len(self._fits))
        for row, fit in enumerate(self._fits):
            for column, text in enumerate(self._cells(fit)):
                self.table.setItem(row, column, QTableWidgetItem(text))

    def choose(self) -> None:
        """Keep the course of the chosen row."""
        row = self.table.currentRow()
        if 0 <= row < len(self._fits):
            self._choose(self._fits[row].course.code)

    def _cells(self, fit: Fit) -> tuple[str, ...]:
        course = fit.course
        if fit.truth is Truth.YES:
            verdict = "✓ " + self._words.say("counter.fit.yes", "fits")
        elif fit.truth is Truth.NO:
            verdict = "✗ " + self._words.say(f"counter.fit.{fit.against}", f"not: {fit.against}")
        else:
            verdict = "◌ " + value_name(self._words, "open")
        return (
            verdict, course.code, self._words.language(course.lang), f"{course.provider}, {course.place_name}",
            course.starts_on.strftime("%d-%m-%Y"), str(course.seats_left),
        )  # fmt: skip
