"""Where on a residence card or on a letter of the town hall something stands: drawn by hand, no copy of any card.

The card is nobody's: a head, a chip, lines instead of words. The place that is meant is framed, and an arrow points
at it. No screen reader stops here.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.parts.tokens import CARD_PICTURE, STEP, Colours, colours_of, icon

Place = tuple[float, float, float, float]
"""Left, top, width and height, in hundredths of the width of the paper."""
THICK, THIN = 3, 2
"""Pixels of a frame that is meant, and of any other."""
HOUSE, PERSON, DAY = "mdi6.home-city-outline", "mdi6.account-outline", "mdi6.calendar-blank-outline"
NUMBERS = "00.00.00-000.00"


class CardPicture(QWidget):
    """`card_place`, `card_name`, `card_number` or `letter_date`. The sentence beside it says the same in words."""

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.fit(100)

    def fit(self, percent: int) -> None:
        """As large as the letters beside it."""
        wide, high = (size * percent // 100 for size in CARD_PICTURE)
        self.setFixedSize(QSize(wide + high if self._picture == "card_place" else wide, high))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card or letter, and the place on it."""
        painter, high = QPainter(self), self.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = high * CARD_PICTURE[0] // CARD_PICTURE[1]
        whole = _Paper(painter, colours_of(self), QRectF(0, 0, wide, high))
        if self._picture == "letter_date":
            _Paper(painter, colours_of(self), QRectF((wide - high) / 2, 0, high, high)).letter(DAY)
        elif self._picture == "card_number":
            whole.back()
        elif self._picture == "card_name":
            whole.front(18, PERSON)
        else:
            whole.front(38, HOUSE)
            beside = QRectF(wide + STEP, 0, high - STEP, high - STEP)
            _Paper(painter, colours_of(self), beside).letter(HOUSE)
        painter.end()


class _Paper:
    """Strokes of one paper; every length in hundredths of its width."""

    def __init__(self, painter: QPainter, colours: Colours, place: QRectF) -> None:
        self._painter, self._colours = painter, colours
        self._unit, self._corner = place.width() / 100, place.topLeft()

    def front(self, marked: float, sign: str) -> None:
        """A card with a head, a chip and lines of words; marked is the line that begins so far from above."""
        self._card()
        self._frame((8, 17, 21, 28), self._colours.ground)
        painter, colours = self._painter, self._colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.edge))
        painter.drawEllipse(self._area((14, 21, 9, 10)))
        painter.drawChord(self._area((11, 33, 15, 22)), 0, 180 * 16)
        for top, wide in ((19, 40), (26, 28), (33, 36), (41, 24)):
            self._bar((35, top, wide, 2.2))
        self._frame((80, 34, 11, 10), colours.ground, round_by=1.5)
        self._point_at((34, marked - 3, 34, 12), sign)

    def back(self) -> None:
        """A card with lines of words, and below them the three lines that machines read; the number is marked."""
        self._card()
        for top, wide in ((28, 36), (33, 50)):
            self._bar((9, top, wide, 2.2))
        for top in (40, 46, 52):
            self._signs(top)
        self._point_at((9, 13, 54, 11), numbers=NUMBERS)

    def letter(self, sign: str) -> None:
        """A sheet with a town hall at its head and lines of words, one of them marked."""
        self._frame((14, 2, 70, 95), self._colours.surface, round_by=1)
        icon("mdi6.town-hall", self._colours.edge).paint(self._painter, self._area((64, 6, 16, 16)).toRect())
        for line in range(9, 90, 9):
            self._bar((22, line, 34 if line < 20 else 54, 2.6))
        self._point_at((20, 46, 48, 17), sign)

    def _card(self) -> None:
        self._frame((1, 1, 98, 58.5), self._colours.surface, round_by=4)
        self._bar((8, 7, 46, 3))

    def _point_at(self, place: Place, sign: str = "", numbers: str = "") -> None:
        """Frame a place, put a sign or numbers into it, and point an arrow at it from the right."""
        left, top, wide, high = place
        self._frame(place, self._colours.heard, self._colours.attention, THICK, round_by=2)
        if sign:
            side = high - 3
            icon(sign, self._colours.text).paint(self._painter, self._area((left + 3, top + 1.5, side, side)).toRect())
            self._bar((left + high + 2, top + high / 2 - 1.2, wide - high - 5, 2.4), self._colours.text)
        else:
            font = self._painter.font()
            font.setPixelSize(max(1, round((high - 4) * self._unit)))
            self._painter.setFont(font)
            self._painter.setPen(QColor(self._colours.text))
            self._painter.drawText(self._area(place), int(Qt.AlignmentFlag.AlignCenter), numbers)
        self._arrow(left + wide + 2, top + high / 2)

    def _arrow(self, x: float, y: float) -> None:
        outline = ((0, 0), (8, -6), (8, -2.5), (20, -2.5), (20, 2.5), (8, 2.5), (8, 6))
        self._painter.setPen(QPen(QColor(self._colours.surface), THIN))
        self._painter.setBrush(QColor(self._colours.attention))
        self._painter.drawPolygon(QPolygonF([self._spot(x + right, y + down) for right, down in outline]))

    def _spot(self, x: float, y: float) -> QPointF:
        return self._corner + QPointF(x, y) * self._unit

    def _area(self, place: Place) -> QRectF:
        left, top, wide, high = place
        return QRectF(self._spot(left, top), self._spot(left + wide, top + high))

    def _frame(self, place: Place, fill: str, edge: str = "", pen: int = THIN, round_by: float = 0.5) -> None:
        self._painter.setPen(QPen(QColor(edge or self._colours.edge), pen))
        self._painter.setBrush(QColor(fill))
        self._painter.drawRoundedRect(self._area(place), round_by * self._unit, round_by * self._unit)

    def _bar(self, place: Place, colour: str = "") -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour or self._colours.line))
        area = self._area(place)
        self._painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)

    def _signs(self, top: float) -> None:
        """A row of the signs that fill a line for machines."""
        self._painter.setPen(QPen(QColor(self._colours.edge), THIN))
        for number in range(22):
            x = 9 + 3.7 * number
            self._painter.drawPolyline([self._spot(x + 1, top), self._spot(x, top + 1.2), self._spot(x + 1, top + 2.4)])
