"""One choice as a card: pictogram, word, and a round that shows a tick when it is chosen."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.parts.buttons import Button
from ui.parts.lit_whole import LitWhole
from ui.parts.tokens import ICON_LARGE, STEP, TARGET, TICK, colours_of, icon

ROUNDS = ("mdi6.circle-outline", "mdi6.check-circle")
BOXES = ("mdi6.checkbox-blank-outline", "mdi6.checkbox-marked")
SMALLEST, SMALL = 16, 20
"""Pixels: letters are never smaller; and smaller than this only where one long word wants it."""


class ChoiceCard(LitWhole, QAbstractButton):
    """A card that can be chosen by one touch or the space bar; `listen` when its speaker is touched."""

    listen = Signal()

    def __init__(
        self, value: str, icon_name: str, parent: QWidget | None = None, several: bool = False, speaks: bool = False
    ) -> None:
        super().__init__(parent)
        self.value, self._icon, self._ticks = value, icon_name, BOXES if several else ROUNDS
        self.setCheckable(True)
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.speaker = Button("mdi6.volume-high", parent=self) if speaks else None
        if self.speaker is not None:
            self.speaker.clicked.connect(self.listen)

    def say(self, text: str) -> None:
        """The word on the card."""
        self.said = text
        self.setText(text)
        self.setAccessibleName(text)

    def say_listen(self, name: str) -> None:
        """What a screen reader calls the speaker."""
        if self.speaker is not None:
            self.speaker.say_quietly(name)

    def sizeHint(self) -> QSize:
        """Room for the word on one line where the page allows it."""
        return QSize(TARGET * 7, self.heightForWidth(TARGET * 7))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a finger."""
        return QSize(TARGET * 4, TARGET + STEP)

    def heightForWidth(self, width: int) -> int:
        """As high as the word needs."""
        room = self._room(width)
        return max(TARGET + STEP, self._high(self._fitting(room), room) + 2 * STEP)

    def _room(self, width: int) -> int:
        """What the word may take of the width, beside pictogram and tick."""
        return max(width - self._before() - self._behind() - STEP, TARGET)

    def _behind(self) -> int:
        """What tick and speaker take."""
        return TICK + 3 * STEP + (TARGET - STEP if self.speaker else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The speaker stands before the tick."""
        super().resizeEvent(event)
        if self.speaker is not None:
            spot = QRect(self.width() - TICK - 2 * STEP - TARGET, (self.height() - TARGET) // 2, TARGET, TARGET)
            self.speaker.setGeometry(self._placed(spot, self.layoutDirection() == Qt.LayoutDirection.RightToLeft))

    def _before(self) -> int:
        return ICON_LARGE + 3 * STEP if self._icon else 2 * STEP

    def _fitting(self, room: int) -> QFont:
        """The letters of the card, smaller where one long word or a third line would not fit."""
        font, words = QFont(self.font()), self.text().split()
        while font.pixelSize() > SMALLEST:
            metrics = QFontMetrics(font)
            if max((metrics.horizontalAdvance(word) for word in words), default=0) <= room:
                break
            font.setPixelSize(font.pixelSize() - 1)
        while font.pixelSize() > SMALL and self._high(font, room) > 2 * QFontMetrics(font).lineSpacing():
            font.setPixelSize(font.pixelSize() - 1)
        return font

    def _high(self, font: QFont, room: int) -> int:
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading)
        return QFontMetrics(font).boundingRect(QRect(0, 0, room, 1000), flags, self.text() or "X").height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, pictogram, word, tick; mirrored where one reads from the right."""
        colours, painter = colours_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, rtl = self.isChecked(), self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = colours.focus if self.hasFocus() else colours.action if chosen or self._lit else colours.edge
        width = 3 if chosen or self._lit or self.hasFocus() else 2
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(colours.heard if self._lit else colours.chosen if chosen else colours.surface))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 10, 10)
        middle = self.height() // 2
        if self._icon:
            spot = self._placed(QRect(2 * STEP, middle - ICON_LARGE // 2, ICON_LARGE, ICON_LARGE), rtl)
            icon(self._icon, colours.action).paint(painter, spot)
        tick = self._placed(QRect(self.width() - 2 * STEP - TICK, middle - TICK // 2, TICK, TICK), rtl)
        icon(self._ticks[chosen], colours.action if chosen else colours.edge).paint(painter, tick)
        words = self._placed(QRect(self._before(), 0, self._room(self.width()), self.height()), rtl)
        painter.setFont(self._fitting(words.width()))
        painter.setPen(QColor(colours.text))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextWordWrap)
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(words, flags, self.text())
        painter.end()

    def _placed(self, rect: QRect, rtl: bool) -> QRect:
        if rtl:
            rect.moveLeft(self.width() - rect.right() - 1)
        return rect
