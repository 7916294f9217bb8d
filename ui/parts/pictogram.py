"""A sign beside a sentence; it says nothing that the sentence does not say."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.parts.tokens import ICON_LARGE, colours_of, icon


class Pictogram(QWidget):
    """One sign in the colour of action; no screen reader stops at it."""

    def __init__(self, sign: str, parent: QWidget | None = None, size: int = ICON_LARGE) -> None:
        super().__init__(parent)
        self._sign = sign
        self.setFixedSize(QSize(size, size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign over the whole square."""
        painter = QPainter(self)
        icon(self._sign, colours_of(self).action).paint(painter, self.rect())
        painter.end()
