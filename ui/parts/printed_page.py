"""A page as one picture of the density of a printer, for printers that are given dots."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from ui.parts.page_view import ONE_AT_A_TIME

SLACK = 1.01
"""A page that is so little larger than the sheet is drawn as it is: A4 is 595 or 595.28 points wide."""


def count(data: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(data) as paper:
        return len(paper)


@contextmanager
def page(data: bytes, at: int, density: int, sheet: QSizeF, *, grey: bool) -> Iterator[QImage]:
    """One page, smaller where it is larger than the sheet; the picture lives as long as the block, on any thread.

    `density` in dots an inch, `sheet` in points. A4 in colour at 600 dots an inch takes 140 MB, for it is held once.
    """
    with _opened(data) as paper:
        drawn = paper[at]
        wide, high = drawn.get_size()
        fits = min(sheet.width() * SLACK / wide, sheet.height() * SLACK / high)
        scale = density / 72 * (1 if fits >= 1 else fits / SLACK)
        bitmap = drawn.render(scale=scale, grayscale=grey, prefer_bgrx=True, optimize_mode="print")
        form = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
        try:
            yield QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form)
        finally:
            bitmap.close()
            drawn.close()


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with ONE_AT_A_TIME:
        paper = pypdfium2.PdfDocument(data)
        try:
            yield paper
        finally:
            paper.close()
