"""The building blocks of a paper: clauses in two columns, flowed over numbered pages that carry the house's name.

Dutch stands left, the newcomer's language right; a clause that no translator has checked says so at its heading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from app.paper import code, document
from app.paper.lines import Line, Type, draw_line, one_line, set_lines
from app.paper.said import Both, Said, Voices
from app.paper.structure import Element, Tree

A4 = (595.28, 841.89)
INK, QUIET, LINE, AMBER, AMBER_EDGE = "#1b1b1f", "#55555f", "#c9c9d1", "#fff4db", "#a86a00"
GAP = 22.0
LEAST = 60.0
"""How much of a long clause goes along to the page of the signatures, in points."""
MOST = 220.0
"""How long a clause may be to go along as a whole."""
SIGNING, AFTER_SIGNING = 170.0, 20.0
"""How high the clause of the signatures is, in points, and a sentence under it."""
HOUSE_COLOUR = "#1f4e79"


@dataclass(frozen=True, slots=True)
class House:
    """Whose paper it is: the name at its head and the colour of its lines, as #rrggbb."""

    name: str = ""
    colour: str = HOUSE_COLOUR

    @property
    def ink(self) -> str:
        """The house's colour where it is dark enough to be read on white (WCAG AA), else black."""
        red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in self._parts())
        return self.colour if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.17 else INK

    @property
    def tint(self) -> str:
        """A breath of the colour on white, for grounds. Nothing on paper shines through: archives refuse it."""
        return "#" + "".join(f"{round(255 * (0.91 + 0.09 * one)):02x}" for one in self._parts())

    def _parts(self) -> list[float]:
        """Red, green and blue, each up to 1."""
        return [int(self.colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


HOUSE = House()


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size in points, weight and ink."""

    size: float = 9.2
    bold: bool = False
    ink: str = INK

    def type(self, said: Said) -> Type:
        """The type for one language."""
        return Type(said.language, self.size, self.bold, said.rtl, self.ink)


BODY, STRONG, SMALL = Style(), Style(bold=True), Style(7.4, ink=QUIET)
TITLE, LEAD, HEAD, LABEL = Style(16.5, True), Style(11, True), Style(10.2, True), Style(ink=QUIET)

Draw = Callable[[Any, int, float], None]


@dataclass(slots=True)
class Clause:
    """A numbered clause while it is written: its place in the structure and how far its translation can be trusted."""

    element: Element
    draft: bool = False
    untranslated: bool = False
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines that stand under each other between two edges."""

    lines: tuple[Line, ...]
    left: float
    right: float
    element: Element

    @property
    def leading(self) -> float:
        """The distance from one line to the next."""
        return self.lines[0].type.leading if self.lines else 0.0


@dataclass(slots=True)
class Paper:
    """Pages that fill from the top; what is drawn is kept until the number of pages is known."""

    voices: Voices
    house: House = HOUSE
    draft: bool = False
    code: str = ""
    size: tuple[float, float] = A4
    side: float = 48
    top: float = 70
    bottom: float = 66
    pages: list[list[tuple[float, Draw]]] = field(default_factory=lambda: [[]])
    y: float = 0
    number: int = 0
    heads: set[tuple[int, int]] = field(default_factory=set)
    tree: Tree = field(default_factory=Tree)
    now: Clause = field(default_factory=lambda: Clause(Element("Sect")))

    def __post_init__(self) -> None:
        self.y = self.size[1] - self.top
        self.now = Clause(self.tree.root.add("Sect"))

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.size[0] - 2 * self.side

    def columns(self) -> list[tuple[float, float]]:
        """The left and right edges of the columns, Dutch first; one column when the newcomer reads Dutch."""
        left, right = self.side, self.size[0] - self.side
        if self.voices.alone:
            return [(left, right)]
        half = (self.width - GAP) / 2
        return [(left, left + half), (right - half, right)]

    # Placing

    def room(self) -> float:
        """The height that is left on this page."""
        return self.y - self.bottom

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.y = self.size[1] - self.top

    def begin_again(self) -> None:
        """The same paper once more from its title, on a new page, for a reader of another language."""
        self.turn()
        self.number, self.now = 0, Clause(self.tree.root.add("Sect"))

    def keep(self, height: float) -> None:
        """Begin a new page when less room than this is left."""
        if self.room() < height:
            self.turn()

    def close_with(self, height: float) -> None:
        """Room for what closes the paper; on a new page the clause before it goes along, or as much of its end as fits.

        A signature alone on a page can be put under anything.
        """
        if self.room() >= height:
            return
        before, left = self.pages[-1], self.y
        self.turn()
        free = self.room() - height
        fits = [at for at, (y, _) in enumerate(before) if 0 < at and y - left <= free and not self._goes_on(before, at)]
        if not fits:
            return
        heads = [at for at in fits if (len(self.pages) - 2, at) in self.heads]
        begins = [at for at in heads if before[at][0] - left <= MOST]
        first = begins[-1] if begins else next((at for at in reversed(fits) if before[at][0] - left >= LEAST), fits[0])
        lower = self.y - before[first][0]
        self.pages[-1] = [(y + lower, draw) for y, draw in before[first:]]
        del before[first:]
        self.y = left + lower

    @staticmethod
    def _goes_on(placed: list[tuple[float, Draw]], at: int) -> bool:
        """Whether this piece stands at the height of the one before it: a dot and its text are not parted."""
        return placed[at - 1][0] == placed[at][0]

    def space(self, height: float) -> None:
        """Leave room, not at the head of a page."""
        if self.y < self.size[1] - self.top:
            self.y -= height

    def put(self, height: float, draw: Draw) -> None:
        """Place something that must stay on one page."""
        self.keep(height)
        self.pages[-1].append((self.y, draw))
        self.y -= height

    def flow(self, cells: list[Cell], after: float = 3) -> None:
        """Place cells beside each other; short ones stay together, long ones go on over the page."""
        cells = [one for one in cells if one.lines]
        if not cells:
            return
        height = max(len(one.lines) * one.leading for one in cells)
        if self.room() < height < 0.3 * self.size[1]:
            self.turn()
        while cells:
            self.keep(_first_lines(cells))
            fit = [max(1, int(self.room() / one.leading + 1e-6)) for one in cells]
            here = [Cell(one.lines[:n], one.left, one.right, one.element) for one, n in zip(cells, fit, strict=True)]
            height = max(len(one.lines) * one.leading for one in here)
            self.put(min(height, self.room()), partial(self._draw_cells, here))
            rest = [(one, one.lines[n:]) for one, n in zip(cells, fit, strict=True)]
            cells = [Cell(lines, one.left, one.right, one.element) for one, lines in rest if lines]
        self.y -= after

    def _draw_cells(self, cells: list[Cell], canvas: Any, page: int, y: float) -> None:
        first = max(one.leading for one in cells) * 0.74
        for cell in cells:
            for at, line in enumerate(cell.lines):
                x = cell.right - line.width if line.type.rtl else cell.left
                tag = f"/{cell.element.kind} <</MCID {self.tree.mark(page, cell.element)}>> BDC"
                draw_line(canvas, line, x, y - first - at * cell.leading, tag)

    # What a clause is made of

    def cell(
        self, said: Said, style: Style, left: float, right: float, kind: str = "P", under: Element | None = None
    ) -> Cell:
        """A text set between two edges; the clause remembers whether its translation is a draft."""
        self.now.draft = self.now.draft or said.draft
        self.now.untranslated = self.now.untranslated or (said.draft and said.language != self.voices.own.code)
        element = (under or self.now.element).add(kind, said)
        return Cell(tuple(set_lines(said.text, style.type(said), right - left)), left, right, element)

    def say(self, both: Both, style: Style = BODY, after: float = 3, kind: str = "P") -> None:
        """A sentence, in each column its own language."""
        pairs = zip(both.each(), self.columns(), strict=False)
        self.flow([self.cell(said, style, left, right, kind) for said, (left, right) in pairs], after)

    def item(self, both: Both, style: Style = BODY, box: bool = False, number: int = 0) -> None:
        """A sentence behind a bullet, a box to tick or a number; they stand right in a right-to-left column."""
        indent = 17 if box or number else 11
        listed = self.now.element.on("L").add("LI")
        cells: list[Cell] = []
        labels: list[Cell] = []
        dots: list[float] = []
        for said, (left, right) in zip(both.each(), self.columns(), strict=False):
            inner = (left, right - indent) if said.rtl else (left + indent, right)
            cells.append(self.cell(said, style, *inner, kind="LBody", under=listed))
            outer = (right - indent, right) if said.rtl else (left, left + indent)
            if number:
                labels.append(self._label(number, both, said, style, outer, listed))
            else:
                dots.append(outer[1] - 4.5 if said.rtl else outer[0] + 4.5)
        height = max(len(one.lines) * one.leading for one in cells)
        self.keep(height if height < 0.3 * self.size[1] else _first_lines(cells))
        lead = max(one.leading for one in cells)
        draw = partial(self._draw_cells, labels) if labels else partial(self._draw_dots, dots, lead, box)
        self.pages[-1].append((self.y, draw))
        self.flow(cells, 6 if box else 2.2)

    def _label(
        self, number: int, both: Both, said: Said, style: Style, edges: tuple[float, float], under: Element
    ) -> Cell:
        words = self.voices.dutch if said is both.dutch else self.voices.own
        text = f"[{words.digits(str(number))}]"
        return self.cell(Said(text, said.language, said.rtl), style, *edges, kind="Lbl", under=under)

    def _draw_dots(self, dots: list[float], leading: float, box: bool, canvas: Any, page: int, y: float) -> None:
        with artifact(canvas):
            canvas.setFillColor(self.house.colour)
            for x in dots:
                if box:
                    canvas.rect(x - 4.5, y - leading * 0.74 - 1, 9, 9)
                else:
                    canvas.circle(x, y - leading * 0.74 + 3, 1.5, stroke=0, fill=1)

    def pair(self, label: Both, value: Both, share: float = 0.36, style: Style = STRONG) -> None:
        """A row of a table: a label with its value behind it; in a right-to-left column they change sides."""
        row, cells, values = self.now.element.on("Table").add("TR"), [], value.each()
        for at, (name, (left, right)) in enumerate(zip(label.each(), self.columns(), strict=False)):
            said = values[min(at, len(values) - 1)]
            edge = (right - left) * (share if len(self.columns()) > 1 else share / 2)
            head = (right - edge + 6, right) if name.rtl else (left, left + edge - 6)
            rest = (left, right - edge) if name.rtl else (left + edge, right)
            cells.append(self.cell(name, LABEL, *head, kind="TH", under=row))
            cells.append(self.cell(_towards(said, name.rtl), style, *rest, kind="TD", under=row))
        self.flow(cells, 2.2)

    def clause(self, heading: Both) -> None:
        """Begin a numbered clause; its heading stays with what follows."""
        self.number += 1
        if self.number == 1 and self.now.draft:
            self.now.rtl = heading.own is not None and heading.own.rtl
            self.put(16, partial(self._draw_head_trust, self.now))
        self.now = Clause(self.tree.root.add("Sect"), rtl=heading.own is not None and heading.own.rtl)
        self.space(9)
        self.keep(86)
        cells = []
        room = max((line.width for one in (False, True) for line in self._trust(one)), default=0.0)
        for said, (left, right) in zip(heading.each(), self.columns(), strict=False):
            marked = 0.0 if said is heading.dutch else room + 10
            inner = (left + marked, right - 6) if said.rtl else (left + 6, right - marked)
            words = self.voices.dutch if said is heading.dutch else self.voices.own
            number = f"{words.digits(str(self.number))}. "
            text = f"{number}\u2068{said.text}\u2069" if said.rtl else number + said.text
            cells.append(self.cell(Said(text, said.language, said.rtl, said.draft), HEAD, *inner, kind="H2"))
        height = max(len(one.lines) * one.leading for one in cells) + 4
        self.keep(height)
        self.heads.add((len(self.pages) - 1, len(self.pages[-1])))
        self.put(height, partial(self._draw_heading, cells, height, self.now))
        self.y -= 4

    def _draw_heading(self, cells: list[Cell], height: float, clause: Clause, canvas: Any, page: int, y: float) -> None:
        with artifact(canvas):
            canvas.setFillColor(self.house.tint)
            canvas.rect(self.side, y - height, self.width, height, stroke=0, fill=1)
            canvas.setFillColor(self.house.colour)
            canvas.rect(self.side, y - height, 2.4, height, stroke=0, fill=1)
        self._draw_cells(cells, canvas, page, y - 2)
        if not self.voices.alone and clause.draft:
            self._draw_trust(clause, canvas, y - 1)

    def _trust(self, untranslated: bool) -> list[Line]:
        """What is said small, in both languages, of a clause that no translator has checked."""
        if self.voices.alone:
            return []
        key, msgid = ("paper.translation", "draft translation")
        if untranslated:
            key, msgid = ("paper.untranslated", "not translated yet")
        style = Style(5.8, ink=QUIET)
        return [one_line(said.text, style.type(said)) for said in self.voices.say(key, msgid).each()]

    def _draw_head_trust(self, clause: Clause, canvas: Any, page: int, y: float) -> None:
        self._draw_trust(clause, canvas, y)

    def _draw_trust(self, clause: Clause, canvas: Any, y: float) -> None:
        left, right = self.columns()[1]
        for line in self._trust(clause.untranslated):
            y -= 7
            draw_line(canvas, line, left + 4 if clause.rtl else right - line.width - 4, y)

    def missing(self, text: Both) -> None:
        """A named empty place for a text that only the office may write, in a broken frame."""
        self.space(5)
        cells = [
            self.cell(said, STRONG, left + 7, right - 7)
            for said, (left, right) in zip(text.each(), self.columns(), strict=False)
        ]
        height = max(len(one.lines) * one.leading for one in cells) + 10
        self.put(height, partial(self._draw_missing, cells, height))
        self.y -= 5

    def _draw_missing(self, cells: list[Cell], height: float, canvas: Any, page: int, y: float) -> None:
        with artifact(canvas):
            canvas.setStrokeColor(AMBER_EDGE)
            canvas.setFillColor(AMBER)
            canvas.setDash(3, 2)
            canvas.setLineWidth(0.8)
            for left, right in self.columns():
                canvas.rect(left, y - height, right - left, height, fill=1)
        self._draw_cells(cells, canvas, page, y - 5)

    def rule(self, following: float) -> None:
        """A thin line in each column between two parts of a clause; none where the next begins a page."""
        if self.room() < following + 5:
            self.turn()
        else:
            self.put(5, self._draw_rule)

    def _draw_rule(self, canvas: Any, page: int, y: float) -> None:
        with artifact(canvas):
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            for left, right in self.columns():
                canvas.line(left, y - 1.5, right, y - 1.5)

    def signatures(self, intro: Both, boxes: list[Both], when: Both, following: float = 0) -> None:
        """The clause that closes a paper: frames to sign in beside each other, and what is `following`."""
        self.close_with(SIGNING + following)
        self.clause(self.voices.say("paper.contract.signatures", "Signatures"))
        self.say(intro, SMALL, 5)
        wide = (self.width - GAP) / 2
        height = 92.0
        frames: list[tuple[float, list[Cell]]] = []
        for at, box in enumerate(boxes):
            left = self.side + at * (wide + GAP)
            cells = [self.cell(box.dutch, STRONG, left + 7, left + (wide if box.own is None else wide / 2) - 2)]
            if box.own:
                cells.append(self.cell(box.own, STRONG, left + wide / 2 + 2, left + wide - 7))
            said = when.each()
            foot = [self.cell(said[0], SMALL, left + 7, left + wide / 2)]
            if len(said) > 1:
                foot.append(self.cell(said[1], SMALL, left + wide / 2, left + wide - 7))
            frames.append((left, cells))
            frames.append((-1, foot))
        self.put(height, partial(self._draw_signatures, frames, wide, height))
        self.y -= 6

    def _draw_signatures(
        self, frames: list[tuple[float, list[Cell]]], wide: float, height: float, canvas: Any, page: int, y: float
    ) -> None:
        with artifact(canvas):
            canvas.setStrokeColor("#7d7d88")
            canvas.setLineWidth(0.7)
            for left, _ in frames:
                if left >= 0:
                    canvas.roundRect(left, y - height, wide, height, 3)
                    canvas.line(left + 7, y - height + 20, left + wide - 7, y - height + 20)
        for left, cells in frames:
            self._draw_cells(cells, canvas, page, y - 6 if left >= 0 else y - height + 16)

    # The whole

    def pdf(self, title: str) -> bytes:
        """Write the pages; the same content gives the same bytes."""
        canvas = document.begin(self.size, title, self.house.name, code.mark(self.code))
        for number, page in enumerate(self.pages):
            self._draw_head(canvas)
            for y, draw in page:
                draw(canvas, number, y)
            self._draw_foot(canvas, number + 1)
            canvas.showPage()
        return document.finish(canvas, self.tree)

    def _draw_head(self, canvas: Any) -> None:
        y = self.size[1] - 44
        name = Said(self.house.name, self.voices.dutch.code)
        draw_line(canvas, one_line(name.text, Style(11, True, self.house.ink).type(name)), self.side, y)
        with artifact(canvas):
            canvas.setStrokeColor(self.house.colour)
            canvas.setLineWidth(1.6)
            canvas.line(self.side, y - 9, self.size[0] - self.side, y - 9)
        if self.draft:
            self._draw_draft_mark(canvas, y)

    def _draw_draft_mark(self, canvas: Any, y: float) -> None:
        both = self.voices.say("paper.draft.mark", "DRAFT")
        lines = [one_line(said.text, Style(8.4, True, "#5c3a00").type(said)) for said in both.each()]
        wide = sum(line.width for line in lines) + 8 * (len(lines) + 1)
        x = self.size[0] - self.side - wide
        with artifact(canvas):
            canvas.setFillColor(AMBER)
            canvas.setStrokeColor(AMBER_EDGE)
            canvas.setLineWidth(0.8)
            canvas.roundRect(x, y - 4.5, wide, 15, 3, fill=1)
        for line in lines:
            draw_line(canvas, line, x + 8, y)
            x += line.width + 8

    def _draw_foot(self, canvas: Any, number: int) -> None:
        both = self.voices.say("paper.page", "Page {page} of {pages}", page=str(number), pages=str(len(self.pages)))
        y = 44.0
        with artifact(canvas):
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            canvas.line(self.side, y + 11, self.size[0] - self.side, y + 11)
        style = Style(7.4, ink=QUIET)
        for said, left in zip(both.each(), (True, False), strict=False):
            line = one_line(said.text, style.type(said))
            draw_line(canvas, line, self.side if left else self.size[0] - self.side - line.width, y)
        if self.code:
            foot = one_line(self.code, Style(6.6, ink=QUIET).type(Said(self.code, self.voices.dutch.code)))
            draw_line(canvas, foot, self.side, y - 11)


def _first_lines(cells: list[Cell]) -> float:
    """The height of the first two lines, which stay on one page; of one where there is only one."""
    return max(min(2, len(one.lines)) * one.leading for one in cells)


def _towards(said: Said, rtl: bool) -> Said:
    """A value hugs its label, in whatever language it is."""
    return Said(said.text, said.language, rtl, said.draft)


@contextmanager
def artifact(canvas: Any) -> Iterator[None]:
    """What is drawn inside is no text: those who hear the paper are spared it."""
    with drawn_as(canvas, "/Artifact BMC"):
        yield


@contextmanager
def drawn_as(canvas: Any, tag: str) -> Iterator[None]:
    """What is drawn inside is that part of the structure, a figure or an ornament."""
    canvas._code.append(tag)
    canvas.saveState()
    yield
    canvas.restoreState()
    canvas._code.append("EMC")
