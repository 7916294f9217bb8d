"""A list of months that opens below its box, with an arrow of the house."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.parts.tokens import ICON, STEP, colours_of, icon


class MonthBox(QComboBox):
    """Twelve months in words, the first line empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIconSize(QSize(0, 0))
        self.setMaxVisibleItems(13)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box as styled, and the arrow at its end."""
        super().paintEvent(event)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 2 * STEP if rtl else self.width() - ICON - 2 * STEP
        painter = QPainter(self)
        spot = QRect(left, (self.height() - ICON) // 2, ICON, ICON)
        icon("mdi6.chevron-down", colours_of(self).action).paint(painter, spot)
        painter.end()
