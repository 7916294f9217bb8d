"""A list of months that opens below its box, with an arrow of the house."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from ui.parts.tokens import ICON, STEP, colours_of, icon


class MonthBox(QComboBox):
    """Twelve months in words, the first line empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIconSize(QSize(0, 0))
        self.setMaxVisibleItems(13)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box as styled, the month where one begins to read, and the arrow at the other end."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 2 * STEP if rtl else self.width() - ICON - 2 * STEP
        painter, frame = QPainter(self), QStyleOptionComboBox()
        self.initStyleOption(frame)
        frame.currentText = ""
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ComboBox, frame, painter, self)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        words = self.rect().adjusted(2 * STEP + ICON if rtl else 2 * STEP, 0, -2 * STEP if rtl else -2 * STEP - ICON, 0)
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        painter.setPen(QColor(colours_of(self).text))
        painter.drawText(words, flags, self.currentText())
        spot = QRect(left, (self.height() - ICON) // 2, ICON, ICON)
        icon("mdi6.chevron-down", colours_of(self).action).paint(painter, spot)
        painter.end()
