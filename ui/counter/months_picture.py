"""How long the Dutch tracks took, as a picture: the median of each on one line of months, and how far people spread."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.actions import nt2
from app.words import Words
from ui.counter import look
from ui.counter.naming import value_name
from ui.parts.tokens import DESK_QUIET, DESK_TEXT, colours_of

YEARS = 6
ROW, BAND = 28, 26
NAMES = 19 * look.STEP


class MonthsPicture(QWidget):
    """A row for each track with a dot at its median, that of the advice filled; below, everybody in bands of a year."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self._track = words, ""
        self.setMinimumHeight(self.sizeHint().height())

    def show_track(self, track: str) -> None:
        """Which track the advice names; none where it is open."""
        self._track = track
        self.setAccessibleName("\n".join((*self._medians(), *self._bands())))
        self.update()

    def sizeHint(self) -> QSize:
        """All tracks, the line of years, and the bands."""
        return QSize(70 * look.STEP, (len(nt2.TRACKS) + 1) * ROW + BAND + 3 * look.STEP)

    def _medians(self) -> list[str]:
        say = self._words.say
        return [
            say("counter.nt2.median", "{track}: {months} months", track=self._name(one.track), months=one.attest)
            for one in nt2.months().values()
        ]

    def _bands(self) -> list[str]:
        say = self._words.say
        return [
            say("counter.nt2.band", "{percent} % from {first} to {last} months", percent=one.percent, first=one.first,
                last=one.last or "…")
            for one in nt2.shares()
        ]  # fmt: skip

    def _name(self, track: str) -> str:
        return value_name(self._words, track).partition(",")[0]

    def _at(self, month: float) -> float:
        room = self.width() - NAMES - 2 * look.STEP
        return NAMES + room * month / (YEARS * 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line of years, the dots and the bands."""
        colours, painter = colours_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(DESK_QUIET)
        painter.setFont(font)
        bottom = (len(nt2.TRACKS) + 1) * ROW
        for year in range(YEARS + 1):
            painter.setPen(QPen(QColor(colours.line), 1))
            x = self._at(year * 12)
            painter.drawLine(QPointF(x, ROW - 4), QPointF(x, bottom + BAND + 2 * look.STEP))
            painter.setPen(QColor(colours.quiet))
            last = "…" if year == YEARS else str(year * 12)
            painter.drawText(QRectF(x - 30, 0, 60, ROW - 6), Qt.AlignmentFlag.AlignCenter, last)
        font.setPixelSize(DESK_TEXT)
        for row, one in enumerate(nt2.months().values(), start=1):
            mine, top = one.track == self._track, row * ROW
            font.setBold(mine)
            painter.setFont(font)
            painter.setPen(QColor(colours.text if mine else colours.quiet))
            painter.drawText(QRectF(0, top, NAMES - look.STEP, ROW), _LEFT, self._name(one.track))
            spot = QPointF(self._at(one.attest), top + ROW / 2)
            painter.setPen(QPen(QColor(colours.action), 2))
            painter.setBrush(QColor(colours.action if mine else colours.surface))
            painter.drawEllipse(spot, 7 if mine else 5, 7 if mine else 5)
            painter.setPen(QColor(colours.text if mine else colours.quiet))
            painter.drawText(QRectF(spot.x() + 12, top, 80, ROW), _LEFT, str(one.attest))
        font.setBold(False)
        painter.setFont(font)
        self._draw_bands(painter, bottom + look.STEP)
        painter.end()

    def _draw_bands(self, painter: QPainter, top: int) -> None:
        colours = colours_of(self)
        painter.setPen(QColor(colours.quiet))
        everybody = self._words.say("counter.nt2.everybody", "everybody together")
        painter.drawText(QRectF(0, top, NAMES - look.STEP, BAND), _LEFT, everybody)
        for number, one in enumerate(nt2.shares()):
            left, right = self._at(one.first), self._at(one.last or YEARS * 12)
            painter.setPen(QPen(QColor(colours.surface), 2))
            shade = QColor(colours.action)
            shade.setAlphaF(max(0.12, one.percent / 51))
            painter.setBrush(shade)
            painter.drawRect(QRectF(left, top, right - left, BAND))
            painter.setPen(QColor(colours.action_text if number == 0 else colours.text))
            painter.drawText(QRectF(left, top, right - left, BAND), Qt.AlignmentFlag.AlignCenter, f"{one.percent} %")


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
