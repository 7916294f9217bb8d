"""Text into lines: direction and font per run, breaking in logical order, each line reordered and drawn.

A line is written into the file as marked content of its element; a left-to-right line carries its logical
text too. A right-to-left line does not: readers put its letters in order by themselves, and told the whole
line they turn it twice. Its element carries the text instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any
from unicodedata import category, combining

from app.paper import bidi
from app.paper.breaks import word_ends
from app.paper.fonts import LEADING, FontInFile, Glyph, PaperFont, fonts_for, in_file, invisible

_UNSAID = "/Span <</ActualText <FEFF>>>"
_JOINERS = "\u200c\u200d"
_CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
_NEVER_FIRST = set("、。，．：；？！）」』】〉》〕〗〙〛］｝”’…‥—～・·ー々〻％‰℃°%)]},.:;?!།")
_NEVER_LAST = set("（「『【〈《〔〖〘〚［｛“‘([{￥＄£€$#№")
"""Signs that cannot begin or end a line of Chinese (Unicode UAX #14: closing, nonstarter, opening, prefix)."""
_BREAKS = re.compile(r"(?<=[ \t\u1361\u0f0b])(?=[^ \t])|(?<=[-/])(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: language, size in points, weight, and the direction of its paragraph."""

    language: str
    size: float = 9.5
    bold: bool = False
    rtl: bool = False
    ink: str = "#1b1b1f"

    @property
    def leading(self) -> float:
        """The distance from one line to the next."""
        return self.size * LEADING.get(self.language, 1.38)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one font and one direction, in the order of the paper."""

    font: PaperFont
    glyphs: tuple[Glyph, ...]
    rtl: bool = False

    @property
    def width(self) -> float:
        """The width for a size of one point."""
        return sum(glyph.advance for glyph in self.glyphs) * self.font.larger / 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, ready to be drawn; `runs` stand from left to right, `reading` is the order they are read in."""

    text: str
    runs: tuple[Run, ...]
    type: Type
    reading: tuple[int, ...] = ()

    @property
    def mixed(self) -> bool:
        """Whether some of it runs from right to left."""
        return any(bidi.bidi_class(char) in ("R", "AL") for char in self.text)

    @property
    def width(self) -> float:
        """The width on paper in points."""
        return sum(run.width for run in self.runs) * self.type.size


def set_lines(text: str, how: Type, width: float) -> list[Line]:
    """Break a text into lines that fit the width; a word that is too wide is broken between letters."""
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, how, width)]


def one_line(text: str, how: Type) -> Line:
    """Set a text that stays on one line."""
    return _paragraph(text, how, float("inf"))[0]


def _paragraph(text: str, how: Type, width: float) -> list[Line]:
    resolved = bidi.resolve(text, 1 if how.rtl else 0)
    fonts = fonts_for(text, how.language, how.bold)
    lines, start = [], 0
    for end in _ends(text, how, width, fonts):
        lines.append(_line(text, resolved, fonts, start, end, how))
        start = end
    return lines


def _ends(text: str, how: Type, width: float, fonts: list[PaperFont | None]) -> list[int]:
    """Say after which characters the lines end."""
    ends: list[int] = []
    used = 0.0
    places = [at for at in _chances(text, how.language) if not (how.rtl and _in_a_word_from_the_left(text, at))]
    places.append(len(text))
    start = 0
    for place in places:
        piece = _measure(text[start:place], tuple(fonts[start:place]), how.language) * how.size
        bare = _measure(text[start:place].rstrip(), tuple(fonts[start:place]), how.language) * how.size
        if used and used + bare > width:
            ends.append(start)
            used = 0.0
        if bare > width:
            for at in range(start + 1, place):
                head = _measure(text[start : at + 1], tuple(fonts[start : at + 1]), how.language) * how.size
                if head > width and at > start and fonts[at] is not None and not _clings(text[at]):
                    ends.append(at)
                    start = at
            piece = _measure(text[start:place], tuple(fonts[start:place]), how.language) * how.size
        used += piece
        start = place
    return [*ends, len(text)]


def _in_a_word_from_the_left(text: str, at: int) -> bool:
    """Is this the hyphen of a Latin word? Where one reads from the right its two halves would change places."""
    before, after = text[:at].rstrip("-"), text[at : at + 1]
    return text[at - 1] == "-" and bidi.bidi_class(after) == "L" and bidi.bidi_class(before[-1:] or " ") == "L"


def _clings(char: str) -> bool:
    return bool(combining(char)) or category(char)[0] == "M"


def _chances(text: str, language: str) -> list[int]:
    """Find where a line may end: after spaces, hyphens and tsheg, between Chinese signs, after a Thai word."""
    found = {match.start() for match in _BREAKS.finditer(text)}
    found |= set(word_ends(text, language) or _between_signs(text))
    return sorted(found - {0, len(text)})


def _between_signs(text: str) -> list[int]:
    """Where a line of Chinese may end, for a machine without ICU."""
    return [
        at
        for at in range(1, len(text))
        if (_CHINESE.match(text[at]) or _CHINESE.match(text[at - 1]))
        and text[at] not in _NEVER_FIRST
        and text[at - 1] not in _NEVER_LAST
        and not text[at].isspace()
    ]


@lru_cache(maxsize=8192)
def _measure(text: str, fonts: tuple[PaperFont | None, ...], language: str) -> float:
    total, start = 0.0, 0
    known = [(char, font) for char, font in zip(text, fonts, strict=False) if font is not None or char in _JOINERS]
    while start < len(known):
        stop = start + 1
        while stop < len(known) and known[stop][1] in (known[start][1], None):
            stop += 1
        face = known[start][1]
        if face is not None:
            letters = "".join(char for char, _ in known[start:stop])
            rtl = any(bidi.bidi_class(char) in ("R", "AL") for char in letters)
            total += sum(glyph.advance for glyph in face.shape(letters, rtl, language)) * face.larger / 1000
        start = stop
    return total


def _line(text: str, resolved: bidi.Resolved, fonts: list[PaperFont | None], start: int, end: int, how: Type) -> Line:
    """Cut one line into runs, order them and shape each in its own direction."""
    stop = end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    levels = bidi.line_levels(text, resolved, start, stop)
    pieces: list[tuple[PaperFont, int, str]] = []
    for at in range(start, stop):
        face, level = fonts[at], levels[at - start]
        if face is None:
            if text[at] in _JOINERS and pieces:
                pieces[-1] = (pieces[-1][0], pieces[-1][1], pieces[-1][2] + text[at])
            continue
        if level is None:
            level = resolved.base
        if pieces and pieces[-1][0] is face and pieces[-1][1] == level:
            pieces[-1] = (face, level, pieces[-1][2] + text[at])
        else:
            pieces.append((face, level, text[at]))
    order = bidi.line_order([level for _, level, _ in pieces])
    runs = tuple(
        Run(face, face.shape(letters, bool(level % 2), how.language), bool(level % 2))
        for face, level, letters in (pieces[at] for at in order)
    )
    said = "".join(char for char in text[start:end] if not invisible(char) or char in _JOINERS)
    return Line(said, runs, how, tuple(sorted(range(len(order)), key=order.__getitem__)))


def draw_line(canvas: Any, line: Line, x: float, y: float, tag: str = "/Artifact BMC") -> None:
    """Draw a line with its left end at x and its foot at y; `tag` opens its place in the structure.

    Words are drawn in the order in which they are read, so that a reader that goes by it hears the sentence.
    """
    if not line.runs:
        return
    size, document = line.type.size, canvas._doc
    said = (b"\xfe\xff" + line.text.encode("utf-16-be")).hex().upper()
    actual = "" if line.mixed else f"/ActualText <{said}> "
    code = [tag, f"/Span <<{actual}/Lang ({line.type.language})>> BDC BT {_ink(line.type.ink)}"]
    ends = list(accumulate((run.width * size for run in line.runs), initial=x))
    for at in line.reading:
        run, pen = line.runs[at], _Pen(code, in_file(document, line.runs[at].font), y, size, line.mixed)
        swollen = line.type.bold and not run.font.is_bold
        if swollen:
            code.append(f"{_ink(line.type.ink).upper()} {_number(size * 0.035)} w 2 Tr")
        pen.take()
        for left, glyphs in _read(run, ends[at], size):
            if run.rtl and (run.font.slopes or any(_piled(glyph) for glyph in glyphs)):
                pen.draw_piled(glyphs, left)
            else:
                pen.draw(glyphs, left)
        if swollen:
            code.append("0 Tr")
    code.append("ET EMC EMC")
    canvas._code.append("\n".join(code))


def _read(run: Run, x: float, size: float) -> Iterator[tuple[float, tuple[Glyph, ...]]]:
    """The words of a run in the order in which they are read, each with its left end. From right to left a sign
    comes alone: readers turn letters around by themselves, not signs."""
    if not run.rtl:
        yield x, run.glyphs
        return
    words: list[list[Glyph]] = []
    alone = False
    for glyph in run.glyphs:
        sign = bool(glyph.letters) and bidi.bidi_class(glyph.letters[0]) not in ("R", "AL", "NSM")
        if sign or alone or not words:
            words.append([])
        words[-1].append(glyph)
        alone = sign
    size *= run.font.larger / 1000
    ends = accumulate((sum(glyph.advance for glyph in word) * size for word in words), initial=x)
    yield from reversed([(left, tuple(word)) for left, word in zip(ends, words, strict=False)])


@cache
def _ink(colour: str) -> str:
    return " ".join(_number(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)) + " rg"


@dataclass(slots=True)
class _Pen:
    """Writes placed glyphs of one font into a page; in a line that carries no text of its own, a glyph that stands for
    no letter says so."""

    code: list[str]
    font: FontInFile
    y: float
    size: float
    mixed: bool

    def take(self) -> None:
        """Take up the font in its size."""
        self.size *= self.font.font.larger
        self.code.append(f"/{self.font.name} {_number(self.size)} Tf")

    def draw(self, glyphs: tuple[Glyph, ...], x: float) -> None:
        """Draw glyphs from x on, each at its place."""
        group: list[str] = []
        at = owed = 0.0
        for glyph in glyphs:
            mute = self.mixed and not glyph.letters
            if not group or glyph.dy or owed or mute:
                self._flush(group)
                self._move(x + (at + glyph.dx) * self.size / 1000, glyph.dy)
            elif glyph.dx:
                group.append(_number(-glyph.dx))
            group.append(f"<{self.font.code(glyph.number, glyph.letters)}>")
            behind = self.font.font.width(glyph.number) + glyph.dx - glyph.advance
            owed = glyph.dy or float(mute)
            if mute:
                self.code.append(f"{_UNSAID} BDC {group.pop()} Tj EMC")
            elif abs(behind) > 0.01 and not glyph.dy:
                group.append(_number(behind))
            at += glyph.advance
        self._flush(group)

    def draw_piled(self, glyphs: tuple[Glyph, ...], x: float) -> None:
        """Draw a word whose letters slope or stand over each other as a picture, and its letters unseen on the line,
        side by side: readers take each height for a line, a letter over another for a second word, and turn around the
        letters of one glyph."""
        self.code.append(f"{_UNSAID} BDC")
        self._picture(glyphs, x)
        self.code.append("EMC 3 Tr")
        letters = [letter for glyph in glyphs for letter in reversed(glyph.letters)]
        wide = sum(glyph.advance for glyph in glyphs) / max(1, len(letters))
        self.code.append(f"{_number(100 * wide / self.font.font.width(self.font.font.space))} Tz")
        marks = next((at for at, letter in enumerate(letters) if not _clings(letter)), 0)
        self._unseen(letters[marks:], x + marks * wide * self.size / 1000)
        self._unseen(letters[:marks][::-1], x)
        self.code.append("100 Tz 0 Tr")

    def _unseen(self, letters: list[str], x: float) -> None:
        """Letters without a picture; marks at the end of a word come after it, for they are not turned around."""
        if letters:
            self._move(x, 0)
            self.code.append(f"<{''.join(self.font.code(self.font.font.space, one) for one in letters)}> Tj")

    def _picture(self, glyphs: tuple[Glyph, ...], x: float) -> None:
        at = 0.0
        for glyph in glyphs:
            self._move(x + (at + glyph.dx) * self.size / 1000, glyph.dy)
            self.code.append(f"<{self.font.code(glyph.number, '')}> Tj")
            at += glyph.advance

    def _move(self, x: float, up: float) -> None:
        self.code.append(f"1 0 0 1 {_number(x)} {_number(self.y + up * self.size / 1000)} Tm")

    def _flush(self, group: list[str]) -> None:
        if group:
            self.code.append(f"[{' '.join(group)}] TJ")
            group.clear()


def _piled(glyph: Glyph) -> bool:
    """Whether a letter stands over or under another: a mark, the second half of a ligature."""
    return len(glyph.letters) > 1 or bool(glyph.letters and not glyph.advance)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
