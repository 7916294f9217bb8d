"""The building blocks of a paper.

Two-language rows, headings, frames and signatures, flowed over numbered pages.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Protocol

from reportlab.pdfgen.canvas import Canvas

from app.paper.lines import Line, Type, draw_line, one_line, set_lines

A4 = (595.28, 841.89)
A6 = (297.64, 419.53)


class Words(Protocol):
    """What paper needs of a language: its code, its direction and its sentences."""

    @property
    def code(self) -> str: ...
    @property
    def rtl(self) -> bool: ...
    def say(self, key: str, msgid: str, **values: str) -> str: ...


def day(on: date) -> str:
    """Write a date as the Dutch law writes it."""
    return f"{on:%d-%m-%Y}"


Draw = Callable[[Any, float], None]


@dataclass(slots=True)
class Paper:
    """Pages that fill from the top; what is drawn is kept until the number of pages is known."""

    dutch: Words
    own: Words
    size: tuple[float, float] = A4
    margin: float = 48
    foot: float = 46
    pages: list[list[tuple[float, Draw]]] = field(default_factory=lambda: [[]])
    y: float = 0

    def __post_init__(self) -> None:
        self.y = self.size[1] - self.margin

    @property
    def alone(self) -> bool:
        """Tell whether the newcomer's language is Dutch too."""
        return self.dutch.code == self.own.code

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.size[0] - 2 * self.margin

    def put(self, height: float, draw: Draw) -> None:
        """Place something that must stay on one page."""
        if self.y - height < self.margin + self.foot:
            self.pages.append([])
            self.y = self.size[1] - self.margin
        self.pages[-1].append((self.y, draw))
        self.y -= height

    def space(self, height: float) -> None:
        """Leave room."""
        self.y -= height

    def keep(self, height: float) -> None:
        """Begin a new page when less room than this is left."""
        if self.y - height < self.margin + self.foot:
            self.pages.append([])
            self.y = self.size[1] - self.margin

    def say(self, key: str, msgid: str, size: float = 9.5, bold: bool = False, **values: str) -> None:
        """Put a sentence of the catalogs in Dutch with the own language beside it."""
        self.both(self.dutch.say(key, msgid, **values), self.own.say(key, msgid, **values), size, bold)

    def heading(self, key: str, msgid: str) -> None:
        """Put a heading over a clause and keep it with what follows."""
        self.space(8)
        self.keep(60)
        self.put(3, self._rule)
        self.say(key, msgid, 10.5, True)
        self.space(1)

    def both(self, dutch: str, own: str, size: float = 9.5, bold: bool = False) -> None:
        """Put two texts side by side, line by line, the right-to-left one against the right margin."""
        gap, left = 18.0, self.margin
        column = self.width if self.alone else (self.width - gap) / 2
        first = set_lines(dutch, Type("nl", size, bold), column)
        how = Type(self.own.code, size, bold, self.own.rtl)
        second = [] if self.alone else set_lines(own, how, column)
        step = max(Type("nl", size).leading, how.leading if second else 0)
        for at in range(max(len(first), len(second))):
            pair = [(first, left, left + column), (second, left + column + gap, left + self.width)]
            cells = [(lines[at], a, b) for lines, a, b in pair if at < len(lines)]
            self.put(step, partial(_cells_below, cells, step * 0.72))
        self.space(3)

    def text(self, text: str, size: float = 9.5, bold: bool = False, language: str = "nl") -> None:
        """Put one text over the whole width."""
        how = Type(language, size, bold, self.own.rtl and language == self.own.code)
        for line in set_lines(text, how, self.width):
            cell = [(line, self.margin, self.margin + self.width)]
            self.put(how.leading, partial(_cells_below, cell, how.leading * 0.72))

    def table(self, rows: list[tuple[str, ...]], shares: tuple[float, ...], size: float = 8.5) -> None:
        """Put a table whose rows never break over a page; the first row is its head."""
        how_row = [Type("nl", size, at == 0) for at in range(len(rows))]
        for row, how in zip(rows, how_row, strict=True):
            cells = [
                set_lines(text, how, share * self.width - 8) for text, share in zip(row, shares, strict=True)
            ]
            height = max(len(lines) for lines in cells) * how.leading + 6
            self.put(height, partial(self._row, cells, shares, height, how))
        self.space(4)

    def _row(
        self,
        cells: list[list[Line]],
        shares: tuple[float, ...],
        height: float,
        how: Type,
        canvas: Any,
        y: float,
    ) -> None:
        canvas.setStrokeGray(0.6)
        canvas.setLineWidth(0.4)
        x = self.margin
        for lines, share in zip(cells, shares, strict=True):
            canvas.rect(x, y - height, share * self.width, height)
            for at, line in enumerate(lines):
                draw_line(canvas, line, x + 4, y - 3 - at * how.leading - how.leading * 0.74)
            x += share * self.width

    def _rule(self, canvas: Any, y: float) -> None:
        canvas.setStrokeGray(0.5)
        canvas.setLineWidth(0.6)
        canvas.line(self.margin, y, self.margin + self.width, y)

    def signatures(self, *names: tuple[str, str]) -> None:
        """Put the places to sign, each with its key and English text; they stay together."""
        self.keep(80)
        self.space(10)
        for key, msgid in names:
            self.say(key, msgid)
            self.put(
                34, lambda canvas, y: canvas.line(self.margin, y - 26, self.margin + self.width / 2, y - 26)
            )

    def pdf(self, title: str, mark: str = "") -> bytes:
        """Write the pages; the same content gives the same bytes."""
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=self.size, invariant=1, lang="nl-BE")
        canvas.setTitle(title)
        canvas.setAuthor("Onthaal")
        for number, page in enumerate(self.pages, 1):
            for y, draw in page:
                draw(canvas, y)
            self._footer(canvas, number, mark)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _footer(self, canvas: Any, number: int, mark: str) -> None:
        if not self.foot:
            return
        values = {"page": str(number), "pages": str(len(self.pages))}
        y = self.margin + 8
        said_by: list[tuple[Words, str | None]] = [(self.dutch, mark)] if mark else []
        said_by.append((self.dutch, None))
        if not self.alone:
            said_by.append((self.own, None))
        for words, text in said_by:
            said = text or words.say("paper.page", "Page {page} of {pages}", **values)
            how = Type(words.code, 7.5, False, words.rtl)
            _cells(canvas, y, [(one_line(said, how), self.margin, self.margin + self.width)])
            y -= 13


def _cells(canvas: Any, y: float, cells: list[tuple[Line, float, float]]) -> None:
    for line, left, right in cells:
        draw_line(canvas, line, right - line.width if line.type.rtl else left, y)


def _cells_below(cells: list[tuple[Line, float, float]], drop: float, canvas: Any, y: float) -> None:
    _cells(canvas, y - drop, cells)
