"""A scan or a file of a dossier as pictures, drawn from bytes in memory; nothing is written anywhere."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

from app.errors import Trouble
from ui.parts.page_view import Page, draw_pages

MOST_MEGABYTES = 512
"""What a picture may take in memory while it is read; beyond that it is not opened."""


def draw_file(data: bytes, kind: str, width: int, density: float = 1.0) -> list[Page]:
    """The pages of a PDF, or the one picture of an image, at most `width` pixels of the screen wide.

    May run on any thread. Raises Trouble `file_cannot_be_shown` for what is damaged, locked or too large.
    """
    if kind == "application/pdf":
        return draw_pages(data, width, density)
    return [Page(_picture(data, round(width * density), density), "")]


def _picture(data: bytes, width: int, density: float) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader.setAutoTransform(True)
    size = reader.size()
    turned = size.transposed() if reader.transformation().value & _QUARTER_TURN else size
    if turned.width() > width:
        reader.setScaledSize(size.scaled(size * (width / turned.width()), Qt.AspectRatioMode.KeepAspectRatio))
    shown = reader.read()
    if shown.isNull():
        raise Trouble("file_cannot_be_shown")
    shown.setDevicePixelRatio(density)
    return shown


_QUARTER_TURN = 4
"""The bit of Qt's image transformations that says a picture lies on its side."""
