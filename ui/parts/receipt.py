"""A narrow paper as dots for a receipt printer: every script as a picture, for such printers know few letters.

The commands are those of ESC/POS that all such printers share: begin, dots in strips, feed, cut. Printed are the 72 mm
in the middle of a paper of 80 mm, at 203 dots an inch.
"""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from ui.parts.page_view import ONE_AT_A_TIME

DOTS, STRIP = 576, 255
WIDEST = 232.0
"""The widest paper, in points, that is a receipt: 80 mm and a little."""
_INK = bytes(0 if grey < 176 else 255 for grey in range(256))
"""What is as dark as this becomes a dot: grey letters too, tinted grounds not."""
_BEGIN, _FEED_AND_CUT = b"\x1b@", b"\x1bd\x04\x1dVB\x00"


def is_receipt(data: bytes) -> bool:
    """Whether a PDF is as narrow as a receipt; what is no PDF is none."""
    with ONE_AT_A_TIME:
        try:
            paper = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return False
        try:
            return bool(paper.get_page_size(0)[0] <= WIDEST)
        finally:
            paper.close()


def dots(data: bytes) -> list[QImage]:
    """Each page in black dots on white, 576 in a row."""
    with ONE_AT_A_TIME:
        paper = pypdfium2.PdfDocument(data)
        try:
            return [_dots(page) for page in paper]
        finally:
            paper.close()


def escpos(data: bytes) -> bytes:
    """The commands that make a receipt printer print a PDF and cut it off."""
    return _BEGIN + b"".join(_strips(image) + _FEED_AND_CUT for image in dots(data))


def _dots(page: pypdfium2.PdfPage) -> QImage:
    bitmap = page.render(scale=203 / 72, grayscale=True)
    try:
        ink = bytes(bitmap.buffer).translate(_INK)
        grey = QImage(ink, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8)
        middle = grey.copy((bitmap.width - DOTS) // 2, 0, DOTS, bitmap.height)
    finally:
        bitmap.close()
        page.close()
    return middle.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)


def _strips(image: QImage) -> bytes:
    """Rows of dots, one bit each, black is one; a strip at a time, for the memory of these printers is small."""
    if image.pixelIndex(0, 0) == 1:  # the corner of a paper is white
        image.invertPixels()
    bits, row = bytes(image.constBits()), image.bytesPerLine()
    said = b""
    for top in range(0, image.height(), STRIP):
        rows = [bits[at * row : at * row + DOTS // 8] for at in range(top, min(top + STRIP, image.height()))]
        said += b"\x1dv0\x00" + (DOTS // 8).to_bytes(2, "little") + len(rows).to_bytes(2, "little") + b"".join(rows)
    return said
