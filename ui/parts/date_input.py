"""A date: day, month in words and year apart; day or month may stay open where the question allows it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.parts.month_box import MonthBox
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP

LETTERS = (9, 22, 12)
"""Room for the day, the month and the year, in letters of the size in use."""


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
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * STEP)
        for column, field in enumerate((self._day, self._month, self._year)):
            grid.addWidget(self._names[column], 0, column)
            grid.addWidget(field, 1, column)
            self._names[column].setBuddy(field)
        grid.setColumnStretch(3, 1)
        self.setFocusProxy(self._day)

    def retranslate(self, names: tuple[str, str, str], months: Sequence[str]) -> None:
        """The words for day, month, year and the twelve months; what was filled in stays."""
        fields = (self._day, self._month, self._year)
        for label, field, name, letters in zip(self._names, fields, names, LETTERS, strict=True):
            label.say(name)
            field.setAccessibleName(name)
            field.setFixedWidth(field.fontMetrics().averageCharWidth() * letters)
        at = max(self._month.currentIndex(), 0)
        self._month.clear()
        self._month.addItems(["", *months])
        self._month.setCurrentIndex(at)

    def value(self) -> str:
        """The date as far as it is filled in; a gap in the middle is kept so that the check can speak."""
        day, month, year = self._day.text().strip(), self._month.currentIndex(), self._year.text().strip()
        parts = [year]
        if month > 0:
            parts.append(f"{month:02d}")
        if day:
            parts.append(day.zfill(2))
        return "-".join(parts) if any((day, month > 0, year)) else ""

    def set_value(self, value: object) -> None:
        """Show the date given before."""
        parts = value.split("-") if isinstance(value, str) else []
        self._year.setText(parts[0] if parts else "")
        self._month.setCurrentIndex(int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0)
        self._day.setText(str(int(parts[2])) if len(parts) > 2 and parts[2].isdigit() else "")
