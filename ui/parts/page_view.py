"""A paper inside a window: its pages as pictures, drawn from bytes in memory; nothing is written anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

import pypdfium2
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.parts.tokens import LIGHT

GAP = 16
MOST = 4.0
REST = 200  # milliseconds without a change of size before pages are drawn anew
ONE_AT_A_TIME = Lock()
"""PDFium is not made for several threads at once."""


@dataclass(frozen=True)
class Page:
    """One page as a picture, and its letters for a screen reader."""

    image: QImage = field(repr=False)
    text: str = field(repr=False)


def draw_pages(data: bytes, width: int, density: float = 1.0) -> list[Page]:
    """The pages of a PDF, `width` pixels of the screen wide; may run on any thread."""
    with ONE_AT_A_TIME:
        paper = pypdfium2.PdfDocument(data)
        try:
            return [_draw(page, width, density) for page in paper]
        finally:
            paper.close()


def _draw(page: pypdfium2.PdfPage, width: int, density: float) -> Page:
    letters = page.get_textpage()
    bitmap = page.render(scale=width * density / page.get_width(), rev_byteorder=False, prefer_bgrx=True)
    try:
        shown = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        _edge(shown)
        shown.setDevicePixelRatio(density)
        return Page(shown, letters.get_text_bounded())
    finally:
        bitmap.close()
        letters.close()
        page.close()


def _edge(image: QImage) -> None:
    """A thin line around the page, so that white paper is seen on a white window."""
    painter = QPainter(image)
    painter.setPen(QColor(LIGHT.edge))
    painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
    painter.end()


class PageView(QScrollArea):
    """Shows pages below each other, or a sentence when there is none; after `room_changed` draw them anew.

    `page_changed` tells which page is before one's eyes, counted from 0.
    """

    room_changed = Signal()
    page_changed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.zoom = 1.0
        self.verticalScrollBar().valueChanged.connect(lambda _: self.page_changed.emit(self.page))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.room_changed)
        self.pages: list[Page] = []
        self._desk = QWidget()
        self._desk.setObjectName("page")
        self._column = QVBoxLayout(self._desk)
        self._column.setContentsMargins(0, 0, GAP // 2, 0)
        self._column.setSpacing(GAP)
        self.setWidget(self._desk)

    @property
    def room(self) -> int:
        """How wide a page can be, in pixels of the screen."""
        return max(120, int((self.viewport().width() - GAP) * self.zoom))

    @property
    def page(self) -> int:
        """The page that stands at the head of the view."""
        top = self.verticalScrollBar().value() + GAP
        return max((at for at, head in enumerate(self._heads()) if head <= top), default=0)

    def set_zoom(self, zoom: float) -> None:
        """So many times as wide as the room, between 1 and 4; the pages are drawn anew."""
        zoom = min(MOST, max(1.0, zoom))
        if zoom != self.zoom:
            self.zoom = zoom
            self.room_changed.emit()

    def go_to(self, page: int) -> None:
        """Bring a page to the head of the view."""
        if 0 <= page < len(self.pages):
            self.verticalScrollBar().setValue(self._heads()[page])

    def _heads(self) -> list[int]:
        """Where each page begins, from the head of the first, in pixels of the screen."""
        heights = [round(page.image.deviceIndependentSize().height()) + GAP for page in self.pages]
        return [sum(heights[:at]) for at in range(len(heights))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for new pages once the size rests."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rest.start()

    def show_pages(self, pages: list[Page], names: list[str]) -> None:
        """Show these pages, each under its accessible name."""
        stood = self.page
        again = len(pages) == len(self.pages)
        self._empty()
        self.pages = pages
        for page, name in zip(pages, names, strict=True):
            sheet = QLabel()
            sheet.setPixmap(QPixmap.fromImage(page.image))
            sheet.setAccessibleName(name)
            sheet.setAccessibleDescription(page.text)
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(0)
        if again and stood:
            QTimer.singleShot(0, self, lambda: self.go_to(stood))  # once the new pages have their place
        self.page_changed.emit(self.page)

    def say(self, sentence: str) -> None:
        """Show a sentence in the place of pages."""
        self._empty()
        told = QLabel(sentence)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        told.setAlignment(Qt.AlignmentFlag.AlignTop)
        told.setProperty("role", "quiet")
        self._column.addWidget(told)
        self._column.addStretch(1)
        self.page_changed.emit(0)

    def _empty(self) -> None:
        self.pages = []
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
