"""One chosen document of a dossier as pages, with the bar that turns and enlarges them; read into memory only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.errors import OfficeError
from app.words import Words
from ui.counter import look
from ui.parts.page_bar import PageBar
from ui.parts.page_view import Page, PageView
from ui.work import Job, Work

Draw = Callable[[bytes, int, float], list[Page]]
"""The pages of a document: its bytes, the width in pixels of the screen, the density. May run on any thread."""


@dataclass(frozen=True)
class Document:
    """What is to be seen: `read` gives the bytes on the thread of the window, `draw` makes pages of them aside."""

    id: str
    read: Callable[[], bytes] = field(repr=False)
    draw: Draw = field(repr=False)


class Preview(QWidget):
    """Draws a document once, when it is seen; its pages stay while they are drawn again in another size.

    `trouble` says in words why a document cannot be shown; what is a fault of the program it raises again.
    """

    def __init__(self, words: Words, name: str, opening: str, trouble: Callable[[Exception], str]) -> None:
        super().__init__()
        self._words, self._opening, self._trouble = words, opening, trouble
        self._document: Document | None = None
        self._shown = ""
        self._drawing: Job | None = None
        self._work = Work(self)
        self.view = PageView(name)
        self.view.room_changed.connect(self._draw_anew)
        self.bar = PageBar(words, self.view)
        column = look.column(self, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        self.bar.hide()

    def show_document(self, document: Document | None) -> None:
        """Show this document, or none; one that is shown already stays as it is."""
        self._document = document
        self.bar.setVisible(document is not None)
        if document is None:
            self._stop()
            self._shown = ""
            self.view.say("")
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was chosen while nobody looked."""
        super().showEvent(event)
        self._draw()

    def _draw(self, *, again: bool = False) -> None:
        document = self._document
        if document is None or document.id == self._shown or not self.isVisible():
            return
        self._stop()
        self._shown = document.id
        if not again:
            self.view.say(self._opening)
        try:
            data = document.read()
        except OfficeError as error:
            self.view.say(self._trouble(error))
            return
        deed = partial(document.draw, data, self.view.room, self.devicePixelRatioF())
        self._drawing = self._work.run(deed, self._show, lambda error: self.view.say(self._trouble(error)))

    def _draw_anew(self) -> None:
        again = bool(self._shown and self.view.pages)
        self._shown = ""
        self._draw(again=again)

    def _show(self, pages: list[Page]) -> None:
        say, count = self._words.say, str(len(pages))
        names = [
            say("papers.page", "Page {page} of {pages}", page=str(at), pages=count) for at in range(1, len(pages) + 1)
        ]
        self.view.show_pages(pages, names)

    def _stop(self) -> None:
        """Nobody waits any more for what is being drawn."""
        if self._drawing is not None:
            self._drawing.forget()
            self._drawing = None
