"""Icons by name, drawn from the outlines of the Material Design icon font that lies in the package qtawesome.

The package itself is not loaded: it brings all its fonts and many modules, and makes the kiosk start much later.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

PREFIX = "mdi6."
EM = 512  # the size at which outlines are taken; every icon is drawn within a square of this side
SHARE = 0.875  # of the place given to an icon, the rest is its margin


class Icon(QIconEngine):
    """One icon in one colour, sharp at every size. Raises KeyError for a name the font does not have."""

    def __init__(self, name: str, colour: str, mirrored: bool = False) -> None:
        super().__init__()
        self._outline, self._colour, self._mirrored = outline(name), QColor(colour), mirrored

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon in the middle of the place given; what the mode is, the caller's colour says."""
        scale = SHARE * min(rect.width(), rect.height()) / EM
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.x() + rect.width() / 2, rect.y() + rect.height() / 2)
        painter.scale(-scale if self._mirrored else scale, scale)
        painter.fillPath(self._outline, self._colour)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture of its own, on nothing."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture


@cache
def outline(name: str) -> QPainterPath:
    """The outline of an icon around its middle, `EM` high and wide. Raises KeyError for an unknown name."""
    font = _font()
    (glyph,) = font.glyphIndexesForString(chr(_code(name.removeprefix(PREFIX))))
    path = font.pathForGlyph(glyph)
    path.setFillRule(Qt.FillRule.WindingFill)
    path.translate(-EM / 2, (font.ascent() - font.descent()) / 2)
    return path


@cache
def _font() -> QRawFont:
    return QRawFont(str(_file("materialdesignicons6-webfont-[0-9]*.ttf")), EM)


def _code(name: str) -> int:
    """The place of an icon in the font; its list of seven thousand is looked through, not kept."""
    names = _file("materialdesignicons6-webfont-charmap-*.json").read_text()
    found = re.search(rf'"{re.escape(name)}": "0x([0-9a-f]+)"', names)
    if found is None:
        raise KeyError(name)
    return int(found.group(1), 16)


@cache
def _file(pattern: str) -> Path:
    package = find_spec("qtawesome")
    assert package is not None and package.submodule_search_locations
    return next((Path(package.submodule_search_locations[0]) / "fonts").glob(pattern))
