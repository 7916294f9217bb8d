"""The way of a dossier as a picture: what happened, what was made, today, and the dates that still come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.words import Words
from ui.counter import look
from ui.counter.naming import day_name
from ui.parts.tokens import DESK_QUIET, colours_of

HAPPENED, COMES, LATE = "happened", "comes", "late"
ROWS, ROW = 4, 20
EDGE = 3 * look.STEP


@dataclass(frozen=True, slots=True)
class Mark:
    """One dot: its day, its words, and whether it happened, comes, or is late."""

    on: date
    said: str
    kind: str = HAPPENED


class TimelinePicture(QWidget):
    """A line from the first mark to the last; words above and below it in turn, so that they do not touch."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self._today = words, date.min
        self._marks: list[Mark] = []
        self.setMinimumHeight(self.sizeHint().height())

    def show_marks(self, marks: Sequence[Mark], today: date) -> None:
        """The marks in the order of their days."""
        self._marks, self._today = sorted(marks, key=lambda one: one.on), today
        self.setAccessibleName("\n".join(self._said(one) for one in self._marks))
        self.update()

    def sizeHint(self) -> QSize:
        """Two rows of words above the line and two below."""
        return QSize(80 * look.STEP, (ROWS + 1) * ROW + 3 * look.STEP)

    def _said(self, one: Mark) -> str:
        return f"{day_name(self._words, one.on.isoformat())}: {one.said}"

    def _at(self, on: date) -> float:
        days = [one.on for one in self._marks] + [self._today]
        first, last = min(days), max(days)
        part = (on - first).days / max((last - first).days, 1)
        return EDGE + (self.width() - 2 * EDGE) * part

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the dots with their words, and today."""
        if not self._marks:
            return
        colours, painter = colours_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(DESK_QUIET)
        painter.setFont(font)
        middle = (ROWS // 2) * ROW + look.STEP * 2
        painter.setPen(QPen(QColor(colours.edge), 2))
        painter.drawLine(QPointF(EDGE, middle), QPointF(self.width() - EDGE, middle))
        now = self._at(self._today)
        painter.setPen(QPen(QColor(colours.focus), 3))
        painter.drawLine(QPointF(now, middle - look.STEP - 4), QPointF(now, middle + look.STEP + 4))
        taken = [0.0] * ROWS
        for one in self._marks:
            self._draw(painter, one, middle, taken)
        painter.end()

    def _draw(self, painter: QPainter, one: Mark, middle: int, taken: list[float]) -> None:
        colours, x = colours_of(self), self._at(one.on)
        colour = QColor({HAPPENED: colours.action, COMES: colours.surface, LATE: colours.wrong}[one.kind])
        painter.setPen(QPen(QColor(colours.wrong if one.kind == LATE else colours.action), 2))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, middle), 6, 6)
        text = f"{one.said} · {day_name(self._words, one.on.isoformat())}"
        wide = painter.fontMetrics().horizontalAdvance(text) + 2 * look.STEP
        left = min(max(x - wide / 2, 0), max(self.width() - wide, 0))
        row = next((at for at in (1, 2, 0, 3) if taken[at] <= left), None)
        if row is None:
            return
        taken[row] = left + wide
        top = row * ROW if row < ROWS // 2 else middle + look.STEP + (row - ROWS // 2) * ROW
        painter.setPen(QColor(colours.wrong if one.kind == LATE else colours.text))
        painter.drawText(QRectF(left, top, wide, ROW), Qt.AlignmentFlag.AlignCenter, text)
