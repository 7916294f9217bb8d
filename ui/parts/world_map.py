"""The world in a few strokes: a map on which one region is lit, as a button; drawn by hand, good enough to point at."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui.parts.lit_whole import LitWhole
from ui.parts.tokens import STEP, TARGET, colours_of

Outline = tuple[tuple[int, int], ...]
LANDS: dict[str, tuple[Outline, ...]] = {
    "america": (
        ((-168, 66), (-125, 70), (-95, 72), (-60, 52), (-80, 26), (-97, 27), (-90, 16), (-83, 9), (-105, 22),
         (-124, 40), (-150, 60)),
        ((-78, 10), (-50, 2), (-35, -7), (-48, -26), (-65, -52), (-73, -50), (-70, -20), (-81, -5)),
    ),
    "europe": (
        ((-10, 36), (-10, 44), (-2, 48), (3, 52), (8, 56), (5, 61), (15, 69), (30, 71), (45, 68), (60, 66), (58, 52),
         (48, 46), (40, 46), (28, 41), (24, 36), (16, 39), (8, 44), (0, 38)),
        ((-8, 51), (-6, 58), (1, 53)),
    ),
    "middle_east": (
        ((-16, 27), (-6, 36), (10, 37), (20, 32), (34, 31), (36, 37), (27, 40), (45, 41), (56, 38), (61, 26),
         (59, 21), (45, 12), (42, 16), (35, 24), (24, 20), (-16, 20)),
    ),
    "africa": (
        ((-17, 20), (24, 20), (35, 24), (43, 11), (51, 11), (40, -3), (40, -16), (32, -28), (20, -35), (14, -20),
         (9, 0), (8, 5), (-8, 5), (-17, 14)),
        ((44, -16), (50, -15), (47, -25)),
    ),
    "asia": (
        ((60, 66), (100, 77), (140, 73), (178, 66), (160, 58), (142, 50), (130, 40), (121, 30), (108, 20), (108, 11),
         (100, 14), (97, 17), (88, 21), (78, 8), (72, 20), (62, 26), (56, 38), (48, 46), (58, 52)),
        ((95, 5), (106, -6), (118, -8), (118, 5), (105, 2)),
        ((120, 18), (126, 8), (121, 12)),
        ((131, 32), (141, 44), (140, 36)),
    ),
    "oceania": (
        ((114, -22), (130, -12), (142, -11), (153, -28), (147, -38), (132, -32), (115, -34)),
        ((168, -46), (178, -38), (172, -35)),
    ),
}  # fmt: skip
"""Longitude and latitude of rough outlines."""
SMALLEST, LINES = 12, 2
"""Pixels: the letters of a name are never smaller; and the lines that a name may take."""
WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
WEST, NORTH, WIDE, HIGH = -170, 78, 350, 132


class RegionButton(LitWhole, QAbstractButton):
    """A small map with one region lit; its word is for screen readers and the voice."""

    def __init__(self, region: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.region = region
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, name: str) -> None:
        """The name of the region."""
        self.said = name
        self.setText(name)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Room for the map and the name under it."""
        return QSize(TARGET * 2, TARGET + 2 * STEP + LINES * self.fontMetrics().height())

    def take_what_there_is(self) -> None:
        """Beside a list: where room is scarce the map is smaller, never the touch."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(TARGET + 3 * STEP)

    def take_its_room(self) -> None:
        """Where it stands alone: map and name as large as they want to be."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, map, name."""
        colours, painter = colours_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = colours.focus if self.hasFocus() else colours.action if chosen or self._lit else colours.edge
        painter.setPen(QPen(QColor(edge), 3 if chosen or self.hasFocus() else 2))
        painter.setBrush(QColor(colours.heard if self._lit else colours.chosen if chosen else colours.surface))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), STEP, STEP)
        words = LINES * self.fontMetrics().height()
        room = QRectF(0, STEP, self.width(), self.height() - words - 2 * STEP)
        scale = min((room.width() - 2 * STEP) / WIDE, room.height() / HIGH)
        left, top = (self.width() - WIDE * scale) / 2, room.top() + (room.height() - HIGH * scale) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for region, outlines in LANDS.items():
            painter.setBrush(QColor(colours.action if region == self.region else colours.line))
            for outline in outlines:
                spots = [QPointF(left + (x - WEST) * scale, top + (NORTH - y) * scale) for x, y in outline]
                painter.drawPolygon(QPolygonF(spots))
        painter.setPen(QColor(colours.text))
        under = self.rect().adjusted(4, self.height() - words - STEP, -4, -STEP // 2)
        painter.setFont(self._fitting(under))
        painter.drawText(under, WRAPPED, self.text())
        painter.end()

    def _fitting(self, room: QRect) -> QFont:
        """The letters of the name, smaller where a long one would not fit."""
        font = QFont(self.font())
        while font.pixelSize() > SMALLEST and not room.contains(
            QFontMetrics(font).boundingRect(room, WRAPPED, self.text())
        ):
            font.setPixelSize(font.pixelSize() - 1)
        return font


class Regions(QWidget):
    """The regions beside each other, so many in a row; `chosen` with the one touched, also when that takes it away."""

    chosen = Signal(object)

    def __init__(self, regions: Sequence[str], beside: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.buttons = [RegionButton(region, self) for region in regions]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(STEP)
        for number, button in enumerate(self.buttons):
            grid.addWidget(button, number // beside, number % beside)
            button.clicked.connect(lambda _=False, one=button: self._touched(one))

    def say(self, names: Sequence[str]) -> None:
        """The names of the regions, in their order."""
        for button, name in zip(self.buttons, names, strict=True):
            button.say(name)

    @property
    def region(self) -> str:
        """The region that is chosen, or nothing."""
        return next((button.region for button in self.buttons if button.isChecked()), "")

    def _touched(self, touched: RegionButton) -> None:
        for button in self.buttons:
            if button is not touched:
                button.setChecked(False)
        self.chosen.emit(touched)
