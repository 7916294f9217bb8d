"""Progress as dots: behind, now, ahead. The words beside it say the same."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.parts.tokens import colours_of

GAP, MOST = 30, 10


class ProgressDots(QWidget):
    """At most ten dots; a longer way is drawn to scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now, self._count = 0, 1
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_value(self, now: int, total: int) -> None:
        """The number of the question now, from one, of about how many."""
        self._count = max(1, min(total, MOST))
        self._now = min(self._count - 1, (now - 1) * self._count // max(total, 1))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the dots."""
        return QSize(GAP * self._count, 28)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line with dots; the one for now is larger."""
        colours, painter = colours_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        y = self.height() / 2
        painter.setPen(QPen(QColor(colours.edge), 2))
        painter.drawLine(QPointF(12, y), QPointF(12 + GAP * (self._count - 1), y))
        for number in range(self._count):
            done = number <= self._now
            painter.setPen(QPen(QColor(colours.action if done else colours.edge), 2))
            painter.setBrush(QColor(colours.action if done else colours.ground))
            size = 9 if number == self._now else 5
            painter.drawEllipse(QPointF(12 + GAP * number, y), size, size)
        painter.end()
