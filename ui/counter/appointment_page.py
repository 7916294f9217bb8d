"""The next appointment: day, time, place, with whom, and what to bring."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QTime, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDateEdit, QGridLayout, QHBoxLayout, QLineEdit, QTimeEdit, QWidget

from app.actions import dossier
from app.actions.opened import Opened
from app.errors import OfficeError
from app.office import Clock
from app.words import Words
from ui.counter import look
from ui.counter.desk import Do
from ui.counter.naming import moment_name
from ui.counter.trouble import sentence

FIELDS = (
    ("what", "What it is about"), ("place", "Place"), ("with", "With whom"), ("bring", "What to bring, with commas"),
)  # fmt: skip

FRIDAY = 4
WIDEST = 720
"""Pixels: a line to fill in is not wider, however wide the screen is."""


class AppointmentPage(QWidget):
    """Makes an appointment. `made`: it was kept and stands on the slip; `slip`: somebody wants that printed."""

    made = Signal()
    slip = Signal()

    def __init__(self, words: Words, do: Do, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words, self._do, self._clock = words, do, clock
        self._dossier = ""
        say = words.say
        layout = look.column(self, 0)
        layout.setContentsMargins(0, look.STEP, 0, 0)
        self.now = look.label("", "strong")
        self.slip_button = look.button(say("counter.appointment.slip", "Print the slip  Ctrl+P"), self.slip.emit)
        self.slip_button.setShortcut(QKeySequence("Ctrl+P"))
        top = QHBoxLayout()
        top.addWidget(self.now, 1)
        top.addWidget(self.slip_button)
        layout.addLayout(top)
        form = QWidget()
        form.setMaximumWidth(WIDEST)
        inside = look.column(form, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * look.STEP)
        grid.setColumnStretch(1, 1)
        self.day, self.time = QDateEdit(), QTimeEdit()
        self.day.setLocale(QLocale(words.code))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.time.setDisplayFormat("HH:mm")
        self.time.lineEdit().setTextMargins(look.STEP, 0, 0, 0)
        self.texts = {key: QLineEdit() for key, _ in FIELDS}
        rows: list[tuple[str, str, QWidget]] = [("day", "Day", self.day), ("time", "Time", self.time)]
        rows += [(key, name, self.texts[key]) for key, name in FIELDS]
        for row, (key, name, field) in enumerate(rows):
            said = say(f"counter.appointment.{key}", name)
            label = look.label(said, "quiet", wrap=False)
            label.setBuddy(field)
            field.setAccessibleName(said)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        for line in self.texts.values():
            line.returnPressed.connect(self.send)
        inside.addLayout(grid)
        self.trouble = look.label("", "wrong")
        self.trouble.hide()
        inside.addWidget(self.trouble)
        ends = QHBoxLayout()
        ends.addStretch(1)
        self.make_button = look.button(say("counter.appointment.make", "Make the appointment"), self.send, "main")
        ends.addWidget(self.make_button)
        inside.addLayout(ends)
        layout.addWidget(form)
        layout.addStretch(1)

    def show_dossier(self, opened: Opened) -> None:
        """The appointment that holds now; what was typed for another newcomer goes."""
        today = self._clock.today()
        self.day.setMinimumDate(QDate(today))
        if opened.id != self._dossier:
            self.type_again((QDate(_next_week(today)), QTime(9, 0), dict.fromkeys(self.texts, "")))
            self._tell("")
        self._dossier = opened.id
        say, made = self._words.say, opened.appointment
        self.slip_button.setVisible(made is not None)
        if made is None:
            nothing = "There is no appointment yet. Fill in when, where and what about."
            self.now.setText(say("counter.appointment.none", nothing))
        else:
            where = ", ".join(part for part in (moment_name(self._words, made["at"]), made.get("place", "")) if part)
            self.now.setText(say("counter.appointment.now", "Next appointment: {where}", where=where))

    def send(self) -> None:
        """Make the appointment that stands there."""
        at = f"{self.day.date().toString('yyyy-MM-dd')}T{self.time.time().toString('HH:mm')}"
        id_, texts = self._dossier, {key: field.text().strip() for key, field in self.texts.items()}
        what, place, with_whom, bring = (texts[key] for key, _ in FIELDS)
        try:
            self._do(
                lambda office: dossier.make_appointment(
                    office, id_, what=what, at=at, place=place, with_whom=with_whom, bring=bring
                )
            )
        except OfficeError as error:
            self._tell(sentence(self._words, error))
            return
        self._tell("")
        self.made.emit()
        self.slip_button.setFocus()

    def typed(self) -> tuple[QDate, QTime, dict[str, str]]:
        """What stands there and was not kept yet."""
        return self.day.date(), self.time.time(), {key: field.text() for key, field in self.texts.items()}

    def type_again(self, typed: tuple[QDate, QTime, dict[str, str]]) -> None:
        """Put back what stood there."""
        self.day.setDate(typed[0])
        self.time.setTime(typed[1])
        for key, text in typed[2].items():
            self.texts[key].setText(text)

    def _tell(self, trouble: str) -> None:
        """Why the appointment was not made; empty when it was."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))


def _next_week(today: date) -> date:
    """The same day a week later; an office is closed at the weekend, so then the Monday after it."""
    later = today + timedelta(days=7)
    return later + timedelta(days=7 - later.weekday()) if later.weekday() > FRIDAY else later
