"""A picture on which a part is marked with the mouse; what is cut off lies in the shade."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.parts.tokens import LIGHT

SHADE = 140
LEAST = 0.1
Crop = tuple[float, float, float, float]
"""What is cut off at the left, top, right and bottom, each as a part of 1."""


class CropView(QWidget):
    """`cropped` carries the crop that was drawn over the picture."""

    cropped = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumSize(280, 280)
        self._image = QImage()
        self._crop: Crop = (0.0, 0.0, 0.0, 0.0)
        self._from: QPointF | None = None

    def show_picture(self, png: bytes, crop: Crop) -> None:
        """Show a picture whole, with what is cut off of it."""
        self._image, self._crop = QImage.fromData(png), crop
        self.update()

    def _place(self) -> QRectF:
        """Where the picture stands, as large as it fits."""
        size = self._image.size()
        if size.isEmpty():
            return QRectF()
        share = min((self.width() - 1) / size.width(), (self.height() - 1) / size.height())
        wide, high = size.width() * share, size.height() * share
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and a shade over what is cut off."""
        place = self._place()
        if place.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        left, top, right, bottom = self._crop
        kept = place.adjusted(
            left * place.width(), top * place.height(), -right * place.width(), -bottom * place.height()
        )
        shade = QColor(0, 0, 0, SHADE)
        painter.fillRect(QRectF(place.left(), place.top(), place.width(), kept.top() - place.top()), shade)
        painter.fillRect(QRectF(place.left(), kept.bottom(), place.width(), place.bottom() - kept.bottom()), shade)
        painter.fillRect(QRectF(place.left(), kept.top(), kept.left() - place.left(), kept.height()), shade)
        painter.fillRect(QRectF(kept.right(), kept.top(), place.right() - kept.right(), kept.height()), shade)
        painter.setPen(QColor(LIGHT.edge))
        painter.drawRect(kept)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """One corner of the part that stays."""
        self._from = event.position() if not self._place().isEmpty() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The other corner follows the mouse."""
        crop = self._between(event.position())
        if crop is not None:
            self._crop = crop
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The part is chosen; a mere touch chooses nothing."""
        crop = self._between(event.position())
        self._from = None
        if crop is not None:
            self.cropped.emit(crop)

    def _between(self, to: QPointF) -> Crop | None:
        if self._from is None:
            return None
        place = self._place()
        drawn = QRectF(self._from, to).normalized().intersected(place)
        if drawn.width() < LEAST * place.width() or drawn.height() < LEAST * place.height():
            return None
        return (
            (drawn.left() - place.left()) / place.width(), (drawn.top() - place.top()) / place.height(),
            (place.right() - drawn.right()) / place.width(), (place.bottom() - drawn.bottom()) / place.height(),
        )  # fmt: skip


