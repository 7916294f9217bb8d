"""A date: day, month in words and year apart; day or month may stay open where the question allows it.

Where the language suggests another calendar (Solar Hijri, Ethiopian) one touch changes to it. A whole date of that
calendar is turned into ours and both are shown; a part of one could mean two of our years, so it is not guessed.
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.words.calendars import Calendar, Day
from ui.parts.buttons import Button
from ui.parts.month_box import MonthBox
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import ICON, STEP

ROOM = (112, 288, 152)
"""Pixels for the day, the month and the year; more where large letters need it."""


class DateInput(QWidget):
    """Gives `2002-05-03`, `2002-05` or `2002`; raw text, checking is not its job."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._month, self._year = QLineEdit(self), MonthBox(self), QLineEdit(self)
        self._day.setMaxLength(2)
        self._year.setMaxLength(4)
        for line in (self._day, self._year):
            line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            line.textEdited.connect(lambda _: self.changed.emit())
        self._month.activated.connect(lambda _: self.changed.emit())
        self._names = [PlainLabel("quiet", self, wrap=False) for _ in range(3)]
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * STEP)
        for name, field in zip(self._names, (self._day, self._month, self._year), strict=True):
            name.setBuddy(field)
        self._stand_beside(3)
        grid.setColumnStretch(3, 1)
        self.other_button, self.ours = Button("mdi6.calendar-sync", parent=self), PlainLabel("lead", self)
        self._other: Calendar | None = None
        self._in_other, self._turns = False, ("", "")
        self._months: tuple[str, ...] = ()
        self._write: Callable[[date], str] = str
        grid.addWidget(self.other_button, 6, 0, 1, 4, Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(self.ours, 7, 0, 1, 4)
        self.other_button.clicked.connect(self._turn)
        self.changed.connect(self._show_ours)
        for hidden in (self.other_button, self.ours):
            hidden.hide()
        self.setFocusProxy(self._day)

    def retranslate(self, names: tuple[str, str, str], months: Sequence[str]) -> None:
        """The words for day, month, year and the twelve months; what was filled in stays."""
        fields = (self._day, self._month, self._year)
        for label, field, name in zip(self._names, fields, names, strict=True):
            label.say(name)
            field.setAccessibleName(name)
        self._months = tuple(months)
        self._list_months()
        self._give_room()

    def arrange(self, room: int) -> None:
        """In so many pixels: a narrower month where that is enough, otherwise one field under the other."""
        day, month, year = self._wide()
        spare = room - day - year - 4 * STEP
        self._give_room(min(month, max(spare, self._month_letters())))
        self._stand_beside(3 if self._month_letters() <= spare else 1)

    def _stand_beside(self, columns: int) -> None:
        for at, (name, field) in enumerate(zip(self._names, (self._day, self._month, self._year), strict=True)):
            self._grid.addWidget(name, at // columns * 2, at % columns)
            self._grid.addWidget(field, at // columns * 2 + 1, at % columns)

    def _give_room(self, month: int = 0) -> None:
        """As wide as what is written there, with the frame around it and the arrow beside the month."""
        for field, wide in zip((self._day, self._month, self._year), self._wide(), strict=True):
            field.setFixedWidth(month if month and field is self._month else wide)

    def _wide(self) -> tuple[int, int, int]:
        day, year = (self._day.fontMetrics().horizontalAdvance(text) + 6 * STEP for text in ("00", "0000"))
        return max(ROOM[0], day), max(ROOM[1], self._month_letters()), max(ROOM[2], year)

    def _month_letters(self) -> int:
        listed = (self._month.itemText(at) for at in range(self._month.count()))
        letters = max((self._month.fontMetrics().horizontalAdvance(text) for text in listed), default=0)
        return letters + ICON + 7 * STEP

    def offer(self, other: Calendar | None, names: tuple[str, str], write: Callable[[date], str]) -> None:
        """Offer another calendar, or none; `names` are the words to change to it and back, `write` says a date."""
        if self._in_other and (other is None or self._other is None or other.key != self._other.key):
            self._turn()
        self._other, self._turns, self._write = other, names, write
        self.other_button.setVisible(other is not None)
        self.other_button.say(names[self._in_other])
        self._list_months()
        self._give_room()
        self._show_ours()

    def _list_months(self) -> None:
        at = max(self._month.currentIndex(), 0)
        self._month.clear()
        other = self._other.months if self._in_other and self._other is not None else self._months
        self._month.addItems(["", *other])
        self._month.setCurrentIndex(at)

    def _turn(self) -> None:
        """The same day in the other calendar; what was not whole stands there as it was typed."""
        ours, other = self._whole(), self._other
        self._in_other = not self._in_other
        self._list_months()
        if other is not None and ours is not None:
            year, month, day = other.from_ours(ours) if self._in_other else (ours.year, ours.month, ours.day)
            self._fill(str(year), month, str(day))
        self.other_button.say(self._turns[self._in_other])
        self.changed.emit()

    def _show_ours(self) -> None:
        ours = self._whole()
        self.ours.say(self._write(ours) if self._in_other and ours is not None else "")

    def _whole(self) -> date | None:
        """The day in our calendar, when all three fields make one."""
        day, month, year = self._day.text().strip(), self._month.currentIndex(), self._year.text().strip()
        if not (day.isdecimal() and month > 0 and year.isdecimal()):
            return None
        try:
            if self._in_other and self._other is not None:
                return self._other.to_ours(Day(int(year), month, int(day)))
            return date(int(year), month, int(day))
        except (ValueError, OverflowError):
            return None

    def _fill(self, year: str, month: int, day: str) -> None:
        self._year.setText(year)
        self._month.setCurrentIndex(month)
        self._day.setText(day)

    def value(self) -> str:
        """The date as far as it is filled in; a gap in the middle is kept so that the check can speak."""
        if self._in_other:
            ours, begun = self._whole(), self._day.text() or self._year.text() or self._month.currentIndex() > 0
            return ours.isoformat() if ours is not None else "?" if begun else ""
        day, month, year = self._day.text().strip(), self._month.currentIndex(), self._year.text().strip()
        parts = [year]
        if month > 0:
            parts.append(f"{month:02d}")
        elif day:
            parts.append("")
        if day:
            parts.append(day.zfill(2))
        return "-".join(parts) if any((day, month > 0, year)) else ""

    def set_value(self, value: object) -> None:
        """Show the date given before."""
        if self._in_other:
            self._turn()
        parts = value.split("-") if isinstance(value, str) else []
        month = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0
        day = str(int(parts[2])) if len(parts) > 2 and parts[2].isdigit() else ""
        self._fill(parts[0] if parts else "", month, day)
