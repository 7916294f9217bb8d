"""The appointment slip: day, time and place large, a code for the calendar, no name.

One description, three forms: A6, half an A4, and a receipt of 80 mm that is as long as it needs to be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Any

import segno

from app.errors import Rejected
from app.paper import calendar as calendars
from app.paper import code, document
from app.paper.blocks import HOUSE, INK, LINE, QUIET, House, Style, artifact, drawn_as
from app.paper.lines import Line, draw_line, one_line, set_lines
from app.paper.said import Both, Said, Voices
from app.paper.structure import Element, Tree
from app.words import Words


@dataclass(frozen=True, slots=True)
class SlipContent:
    """An appointment as plain values; `at` is Belgian time, `way` tells how to find the place, in both languages."""

    at: datetime
    place: str
    operator: str
    address: str = ""
    what: str = ""
    ask_for: str = ""
    bring: tuple[str, ...] = ()
    way: str = ""
    way_own: str = ""
    booked_by: str = ""
    minutes: int = 60
    made_at: datetime | None = None
    house: House = HOUSE
    dossier: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A paper to print on, in points; `height` is None where it is cut after the last line."""

    width: float
    height: float | None
    side: float
    scale: float = 1.0


FORMS = {
    "a6": Form(297.64, 419.53, 20),
    "half_a4": Form(419.53, 595.28, 32, 1.38),
    "receipt": Form(226.77, None, 11, 0.86),
}

MARGIN = 16
Draw = Callable[[Any, float], None]


def content(
    at: datetime, what: str, place: str, ask_for: str, bring: str, *, operator: str, **more: Any
) -> SlipContent:
    """The content from what was typed; the address stands after the first comma of the place."""
    name, _, address = place.partition(",")
    things = tuple(one.strip() for one in bring.replace(";", ",").split(",") if one.strip())
    return SlipContent(at, name.strip(), operator, address.strip(), what, ask_for, things, **more)


def calendar(content: SlipContent) -> str:
    """The calendar entry of the appointment, short enough for the code on paper."""
    return calendars.entry(content.at, content.minutes, content.operator, _where(content), content.made_at)


def calendar_file(content: SlipContent) -> str:
    """The calendar entry as a file, in Belgian time."""
    return calendars.file(content.at, content.minutes, content.operator, _where(content), content.made_at)


def _where(content: SlipContent) -> str:
    return ", ".join(one for one in (content.place, content.address) if one)


def render(content: SlipContent, dutch: Words, own: Words, form: str = "a6") -> bytes:
    """The slip as PDF bytes. Raises Rejected `unknown_form`, Trouble `missing_glyph` or `font_missing`."""
    foot = code.foot(content, dutch.code, own.code) if content.dossier else ""
    squares = _squares(calendar(content))
    slip = fitted(Voices(dutch, own), content.house, form, lambda slip: _fill(slip, content, squares, foot))
    return slip.pdf(dutch.say("paper.slip.title", "Your appointment"))


def fitted(voices: Voices, house: House, form: str, fill: Callable[[Slip], None]) -> Slip:
    """The slip in the largest type with which it stays on one page; the smallest goes on over a second."""
    if form not in FORMS:
        raise Rejected("unknown_form", value=form)
    for smaller in (1.0, 0.92, 0.85, 0.78):
        slip = Slip(voices, house, replace(FORMS[form], scale=FORMS[form].scale * smaller))
        fill(slip)
        slip.trust()
        if slip.form.height is None or slip.length <= slip.form.height:
            break
    return slip


def _squares(text: str) -> list[bytes]:
    """The code to scan as rows of squares, 1 is dark; it is as dear to make as the rest of the slip."""
    return [bytes(row) for row in segno.make(text, error="l", micro=False).matrix]


def _fill(slip: Slip, content: SlipContent, squares: list[bytes], foot: str) -> None:
    say, same = slip.voices.say, slip.voices.same
    slip.name(content.house.name or content.operator)
    slip.say(say("paper.slip.title", "Your appointment"), 10.5, True, kind="H1")
    slip.space(3)
    local = content.at if content.at.tzinfo is None else content.at.astimezone(calendars.BRUSSELS)
    slip.say(slip.voices.weekday(local.date()), 12.5, True)
    slip.moment(f"{local:%d-%m-%Y}", f"{local:%H:%M}")
    slip.fact("place", say("paper.slip.place", "Where"), same(content.place), strong=True)
    if content.address:
        slip.more(same(content.address))
    if content.way:
        own = Said(content.way_own, slip.voices.own.code, slip.voices.own.rtl) if content.way_own else None
        slip.item("way", Both(Said(content.way, slip.voices.dutch.code), own))
    if content.what:
        slip.fact("paper", say("paper.slip.what", "For what"), same(content.what))
    if content.ask_for:
        slip.fact("person", say("paper.slip.ask_for", "Ask for"), same(content.ask_for))
    if content.bring:
        slip.fact("bag", say("paper.slip.bring", "Bring along"), same("; ".join(content.bring)))
    if content.booked_by:
        slip.fact("pen", say("paper.slip.booked_by", "Made by"), same(content.booked_by))
    slip.line()
    slip.code(
        squares,
        say("paper.slip.code", "Scan this code: the appointment comes into the calendar of your telephone."),
    )
    if foot:
        slip.foot(foot)


@dataclass(slots=True)
class Slip:
    """A narrow column that fills from the top: Dutch first, the newcomer's language under it."""

    voices: Voices
    house: House
    form: Form
    items: list[tuple[float, Draw]] = field(default_factory=list)
    tree: Tree = field(default_factory=Tree)
    page: int = 0
    printed: str = ""
    draft: bool = False
    untranslated: bool = False

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.form.width - 2 * self.form.side

    @property
    def length(self) -> float:
        """The height that everything takes, with the margins."""
        return sum(height for height, _ in self.items) + 2 * MARGIN * self.form.scale

    def space(self, height: float) -> None:
        """Leave room."""
        self.items.append((height * self.form.scale, lambda canvas, y: None))

    def line(self) -> None:
        """A thin line over the width, with room around it."""
        self.items.append((9 * self.form.scale, self._draw_rule))

    def _draw_rule(self, canvas: Any, y: float) -> None:
        with artifact(canvas):
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            canvas.line(self.form.side, y - 4, self.form.width - self.form.side, y - 4)

    def name(self, name: str) -> None:
        """The house at the head, over a line in its colour."""
        self.say(Both(Said(name, "nl"), None), 9, True, self.house.ink)
        self.items.append((7 * self.form.scale, self._draw_band))

    def _draw_band(self, canvas: Any, y: float) -> None:
        with artifact(canvas):
            canvas.setFillColor(self.house.colour)
            canvas.rect(self.form.side, y - 2, self.width, 1.6, stroke=0, fill=1)

    def say(
        self, both: Both, size: float, bold: bool = False, ink: str = INK, indent: float = 0, kind: str = "P"
    ) -> None:
        """A text in Dutch, and under it in the newcomer's language."""
        self._look_at(both)
        for said in both.each():
            self._lines(said, Style(size * self.form.scale, bold, ink), indent * self.form.scale, kind)

    def _look_at(self, both: Both) -> None:
        """Remember whether a translator has still to see something that stands here."""
        if both.own and both.own.draft:
            self.draft = True
            self.untranslated = self.untranslated or both.own.language != self.voices.own.code

    def trust(self) -> None:
        """Small, in both languages: that no translator has looked at this yet, or that it is not translated."""
        if self.untranslated:
            self.say(self.voices.say("paper.untranslated", "not translated yet"), 5.8, ink=QUIET)
        elif self.draft:
            self.say(self.voices.say("paper.translation", "draft translation"), 5.8, ink=QUIET)

    def _lines(self, said: Said, style: Style, indent: float, kind: str = "P") -> None:
        lines = set_lines(said.text, style.type(said), self.width - indent)
        element = self.tree.root.add(kind, said)
        for line in lines:
            self.items.append((line.type.leading, partial(self._draw_line, line, element, indent)))

    def _draw_line(self, line: Line, element: Any, indent: float, canvas: Any, y: float) -> None:
        left, right = self.form.side + indent, self.form.width - self.form.side
        x = right - line.width if line.type.rtl else left
        tag = f"/{element.kind} <</MCID {self.tree.mark(self.page, element)}>> BDC"
        draw_line(canvas, line, x, y - line.type.leading * 0.74, tag)

    def moment(self, day: str, time: str) -> None:
        """The day and the hour in digits that are read from afar, on a ground in the house's colour."""
        said = [Said(day, self.voices.dutch.code), Said(time, self.voices.dutch.code)]
        lines = [
            one_line(one.text, Style(size * self.form.scale, True).type(one))
            for one, size in zip(said, (20, 31), strict=True)
        ]
        elements = [self.tree.root.add("P", one) for one in said]
        self.space(3)
        self.items.append((44 * self.form.scale, partial(self._draw_moment, lines, elements)))
        self.space(7)

    def _draw_moment(self, lines: list[Line], elements: list[Any], canvas: Any, y: float) -> None:
        height, side, right = 42 * self.form.scale, self.form.side, self.form.width - self.form.side
        self._draw_ground(canvas, y, height)
        for line, element, x in zip(lines, elements, (side + 7, right - 7 - lines[1].width), strict=True):
            tag = f"/P <</MCID {self.tree.mark(self.page, element)}>> BDC"
            draw_line(canvas, line, x, y - height / 2 - 0.36 * line.type.size, tag)

    def fact(self, icon: str, label: Both, value: Both, strong: bool = False) -> None:
        """A pictogram, what it means, and the value."""
        self._look_at(label)
        self.items.append((0.0, partial(self._draw_icon, icon)))
        said = " · ".join(one.text for one in label.each() if not one.rtl)
        self._lines(Said(said, self.voices.dutch.code), Style(7.4 * self.form.scale, ink=QUIET), 20 * self.form.scale)
        if label.own and label.own.rtl:
            height, draw = self.items.pop()
            beside = Style(7.4 * self.form.scale, ink=QUIET).type(label.own)
            line = set_lines(label.own.text, beside, self.width)[0]
            element = self.tree.root.add("P", label.own)
            self.items.append((max(height, line.type.leading), partial(self._draw_beside, draw, line, element)))
        self.say(Both(value.dutch, None), 10.5 if strong else 9.2, strong, indent=20)
        self.space(2.5)

    def _draw_beside(self, draw: Draw, line: Line, element: Any, canvas: Any, y: float) -> None:
        draw(canvas, y)
        self._draw_line(line, element, 0, canvas, y)

    def item(self, icon: str, both: Both) -> None:
        """A pictogram with a sentence in both languages beside it."""
        self.items.append((0.0, partial(self._draw_icon, icon)))
        self.say(both, 9.2, indent=20)
        self.space(2.5)

    def number(self, number: str) -> None:
        """A number that is read from afar, on a ground in the house's colour."""
        size = 46 * self.form.scale
        element = self.tree.root.add("P", Said(number, self.voices.dutch.code))
        line = one_line(number, Style(size, True).type(Said(number, self.voices.dutch.code)))
        while line.width > self.width - 14 and size > 8:
            size *= 0.9
            line = one_line(number, Style(size, True).type(Said(number, self.voices.dutch.code)))
        self.space(3)
        self.items.append((64 * self.form.scale, partial(self._draw_number, line, element)))
        self.space(7)

    def _draw_number(self, line: Line, element: Any, canvas: Any, y: float) -> None:
        height, side = 62 * self.form.scale, self.form.side
        self._draw_ground(canvas, y, height)
        tag = f"/P <</MCID {self.tree.mark(self.page, element)}>> BDC"
        draw_line(canvas, line, side + (self.width - line.width) / 2, y - height / 2 - 0.36 * line.type.size, tag)

    def _draw_ground(self, canvas: Any, y: float, height: float) -> None:
        with artifact(canvas):
            canvas.setFillColor(self.house.tint)
            canvas.roundRect(self.form.side, y - height, self.width, height, 4, stroke=0, fill=1)

    def foot(self, text: str) -> None:
        """The code of the slip, small, for the office."""
        self.printed = text
        self.space(2)
        self._lines(Said(text, self.voices.dutch.code), Style(6.2 * self.form.scale, ink=QUIET), 0)

    def more(self, value: Both) -> None:
        """One more line under a value."""
        self.items.pop()
        self.say(Both(value.dutch, None), 9.2, indent=20)
        self.space(2.5)

    def _draw_icon(self, icon: str, canvas: Any, y: float) -> None:
        with artifact(canvas):
            canvas.translate(self.form.side, y - 15 * self.form.scale)
            canvas.scale(self.form.scale, self.form.scale)
            canvas.setStrokeColor(INK)
            canvas.setFillColor(INK)
            canvas.setLineWidth(1.2)
            ICONS[icon](canvas)

    def code(self, rows: list[bytes], caption: Both) -> None:
        """The calendar entry as a code to scan, with what it is for beside it."""
        self._look_at(caption)
        side = 92 * min(self.form.scale, 1.2)
        figure = self.tree.root.add("Figure")
        figure.alt = caption.dutch.text
        wide = self.width - side - 10
        captions = [
            (set_lines(said.text, Style(8 * self.form.scale).type(said), wide), said,
             self.tree.root.add("P", said))
            for said in caption.each()
        ]  # fmt: skip
        self.items.append((side + 4, partial(self._draw_code, rows, figure, side, captions)))

    def _draw_code(
        self, rows: list[bytes], figure: Element, side: float, captions: list[Any], canvas: Any, y: float
    ) -> None:
        cell = side / len(rows)
        x = self.form.width - self.form.side - side
        with drawn_as(canvas, f"/Figure <</MCID {self.tree.mark(self.page, figure)}>> BDC"):
            for down, row in enumerate(rows):
                across = 0
                for dark, squares in groupby(row):
                    wide = len(list(squares))
                    if dark:
                        canvas.rect(x + across * cell, y - 2 - (down + 1) * cell, wide * cell, cell, stroke=0, fill=1)
                    across += wide
        at = y - 4
        for lines, said, element in captions:
            for line in lines:
                at -= line.type.leading
                left = self.form.side + (self.width - side - 10 - line.width if said.rtl else 0)
                tag = f"/P <</MCID {self.tree.mark(self.page, element)}>> BDC"
                draw_line(canvas, line, left, at + line.type.leading * 0.26, tag)
            at -= 4

    def pdf(self, title: str) -> bytes:
        """Write the slip; what does not fit on the form goes on a second one."""
        margin = MARGIN * self.form.scale
        height = self.form.height or self.length
        canvas = document.begin((self.form.width, height), title, self.house.name, code.mark(self.printed))
        y = height - margin
        for tall, draw in self.items:
            if y - tall < margin - 1:
                canvas.showPage()
                self.page += 1
                y = height - margin
            draw(canvas, y)
            y -= tall
        canvas.showPage()
        return document.finish(canvas, self.tree)


def _place(canvas: Any) -> None:
    canvas.circle(6, 8.4, 3.6, stroke=1, fill=0)
    canvas.circle(6, 8.4, 1.1, stroke=0, fill=1)
    canvas.line(3.3, 6, 6, 0.8)
    canvas.line(8.7, 6, 6, 0.8)


def _person(canvas: Any) -> None:
    canvas.circle(6, 9, 2.6, stroke=1, fill=0)
    canvas.arc(1.4, -3.6, 10.6, 5.2, 0, 180)
    canvas.line(1.4, 0.8, 10.6, 0.8)


def _bag(canvas: Any) -> None:
    canvas.roundRect(1, 0.8, 10, 7.6, 1.4)
    canvas.arc(3.6, 5.6, 8.4, 11.4, 0, 180)


def _paper(canvas: Any) -> None:
    canvas.rect(2, 0.8, 8, 10.6)
    for y in (3.4, 5.8, 8.2):
        canvas.line(4, y, 8, y)


def _way(canvas: Any) -> None:
    canvas.line(1, 6, 10.4, 6)
    canvas.line(6.8, 9.4, 10.4, 6)
    canvas.line(6.8, 2.6, 10.4, 6)


def _pen(canvas: Any) -> None:
    canvas.line(2.4, 4.2, 8.4, 10.8)
    canvas.line(4.6, 2.2, 10.6, 8.8)
    canvas.line(8.4, 10.8, 10.6, 8.8)
    canvas.line(2.4, 4.2, 1.6, 1.2)
    canvas.line(4.6, 2.2, 1.6, 1.2)


ICONS: dict[str, Callable[[Any], None]] = {
    "place": _place, "person": _person, "bag": _bag, "paper": _paper, "way": _way, "pen": _pen,
}  # fmt: skip
