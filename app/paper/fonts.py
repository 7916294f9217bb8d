"""The fonts paper is drawn with, which character takes which font, and glyphs as the printer's file wants
them.

Every glyph gets a code of its own in the file, and the file's text map leads from the glyph back to the
letters it stands for, so that shaped text can be searched and copied. A character that no font holds is an
error, never a box.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, cast
from unicodedata import category

import uharfbuzz as hb
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from app.errors import Trouble

rl_config.useA85 = 0  # streams stay bytes: a quarter smaller

PLACES = (
    Path(__file__).resolve().parents[2] / "assets" / "fonts",
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/truetype/wqy"),
)
"""Where fonts lie: the copies of a packaged build, then those of the system. Debian 12 and 13 and Ubuntu 24.04
put the fonts of both packages in the same two folders."""
PACKAGES = {"wqy": "fonts-wqy-microhei"}
"""The Debian package of a font; every other one is in `fonts-noto-core`."""
_FILES = {
    "sans": "NotoSans",
    "naskh": "NotoNaskhArabic",
    "nastaliq": "NotoNastaliqUrdu",
    "ethiopic": "NotoSansEthiopic",
    "devanagari": "NotoSansDevanagari",
    "gurmukhi": "NotoSansGurmukhi",
    "tamil": "NotoSansTamil",
    "thai": "NotoSansThai",
    "armenian": "NotoSansArmenian",
    "hebrew": "NotoSansHebrew",
    "tibetan": "NotoSerifTibetan",
    "tifinagh": "NotoSansTifinagh",
    "symbols": "NotoSansSymbols2",
    "wqy": "wqy-microhei",
}
_FIRST = {
    "ar": "naskh",
    "ary": "naskh",
    "ps": "naskh",
    "prs": "naskh",
    "fa": "naskh",
    "ur": "nastaliq",
    "ti": "ethiopic",
    "hi": "devanagari",
    "ne": "devanagari",
    "pa": "gurmukhi",
    "ta": "tamil",
    "th": "thai",
    "hy": "armenian",
    "he": "hebrew",
    "bo": "tibetan",
    "zh-Hans": "wqy",
}
LARGER = {"naskh": 1.14}
"""Letters that look small beside Latin ones of the same size are set larger."""
LEADING = {"ur": 2.1, "ar": 1.56, "ary": 1.56, "ps": 1.56, "prs": 1.56, "fa": 1.56, "bo": 1.65, "th": 1.5}
_GLYPH_CODES = 0xF0000


@dataclass(frozen=True, slots=True)
class Glyph:
    """One placed glyph: number, the letters it stands for, and place in thousandths of the font size."""

    number: int
    letters: str
    advance: float
    dx: float
    dy: float


class PaperFont(ttfonts.TTFont):
    """A TrueType font whose glyphs, not characters, are put into the file."""

    def __init__(self, name: str, path: Path, index: int = 0) -> None:
        super().__init__(name, str(path), subfontIndex=index, asciiReadable=False)
        self.key = name
        self.larger = LARGER.get(name.removesuffix("-bold"), 1.0)
        self.own_face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self.shaper = hb.Font(self.own_face)
        self.scale = 1000 / self.own_face.upem
        self.codes: dict[tuple[int, str], int] = {}
        self.letters: dict[int, str] = {}
        self.widths: dict[int, float] = {}
        self.is_bold = name.endswith("-bold")
        self.face_any: Any = self.face

    def has(self, char: str) -> bool:
        """Tell whether the font draws this character."""
        return self.shaper.get_nominal_glyph(ord(char)) is not None

    def shape(self, text: str, rtl: bool, language: str) -> tuple[Glyph, ...]:
        """Shape one run in its own direction; the glyphs come in the order they stand on paper."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = language
        hb.shape(self.shaper, buffer)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        widest: dict[int, int] = {}
        for at, info in enumerate(infos):
            best = widest.setdefault(info.cluster, at)
            if places[at].x_advance > places[best].x_advance:
                widest[info.cluster] = at
        starts = [*sorted(widest), len(text)]
        until = dict(pairwise(starts))
        glyphs = []
        for at, (info, place) in enumerate(zip(infos, places, strict=True)):
            letters = text[info.cluster : until[info.cluster]] if widest[info.cluster] == at else ""
            s = self.scale
            glyphs.append(Glyph(info.codepoint, letters, place.x_advance * s, place.x_offset * s, place.y_offset * s))
        return tuple(glyphs)

    def encode(self, glyph: Glyph, document: Any) -> tuple[int, bytes]:
        """Give a glyph with its letters its place in the file: which part of the font and which byte.

        One glyph may stand for different letters, so each pair has a code of its own.
        """
        pair = (glyph.number, glyph.letters)
        code = self.codes.get(pair)
        if code is None:
            code = self.codes[pair] = _GLYPH_CODES + len(self.codes)
            self.letters[code] = glyph.letters
            self.face_any.charToGlyph[code] = glyph.number
            self.face_any.charWidths[code] = self.width(glyph)
        part, data = self.splitString(chr(code), document)[0]
        return part, data

    def width(self, glyph: Glyph) -> float:
        """The width that the font itself gives a glyph, in thousandths of the size."""
        known = self.widths.get(glyph.number)
        if known is None:
            known = self.widths[glyph.number] = float(self.shaper.get_glyph_h_advance(glyph.number) * self.scale)
        return known

    def addObjects(self, doc: Any) -> None:
        """Put the font into the file with a text map that leads to the letters."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        name = self.state[doc].internalName
        super().addObjects(doc)
        for number, codes in enumerate(subsets):
            font = doc.idToObject["BasicFonts"].dict[f"{name}+{number}"]
            stream = doc.idToObject[font.ToUnicode.name]
            stream.content = _text_map([self.letters.get(code, "") for code in codes])


def _text_map(letters: list[str]) -> str:
    rows = [f"<{at:02X}> <{text.encode('utf-16-be').hex().upper()}>" for at, text in enumerate(letters) if text]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


@cache
def font(key: str, bold: bool) -> PaperFont:
    """Load a font once. Trouble `font_missing` names the file that is not there and its package."""
    if key == "wqy" and bold:
        return font(key, False)
    try:
        path = _file(key, bold)
    except Trouble:
        if not bold:
            raise
        return font(key, False)
    loaded = PaperFont(f"{key}-bold" if bold else key, path)
    pdfmetrics.registerFont(cast(Any, loaded))
    return loaded


def installed() -> int:
    """How many fonts paper is drawn with, all of them found. Trouble `font_missing` names the first that is not."""
    return len([_file(key, False) for key in _FILES])


def _file(key: str, bold: bool) -> Path:
    weight = "" if key == "wqy" else "-Bold" if bold else "-Regular"
    name = f"{_FILES[key]}{weight}{'.ttc' if key == 'wqy' else '.ttf'}"
    for place in PLACES:
        if (place / name).is_file():
            return place / name
    raise Trouble("font_missing", file=name, package=PACKAGES.get(key, "fonts-noto-core"))


def invisible(char: str) -> bool:
    """Tell whether a character only steers and has no picture (joiners, isolates, line marks)."""
    return category(char) in ("Cf", "Cc")


def fonts_for(text: str, language: str, bold: bool) -> list[PaperFont | None]:
    """Choose a font for each character: Latin letters and digits look the same everywhere, signs and spaces stay
    with the letters before them.
    """
    primary = _FIRST.get(language, "sans")
    chosen: list[PaperFont | None] = []
    before: PaperFont | None = None
    for char in text:
        if invisible(char):
            chosen.append(None)
            continue
        latin = char < "\u0250" and char.isalnum()
        if latin or not (before and category(char)[0] in "MZPN" and before.has(char)):
            before = _first_with(char, "sans" if latin else primary, bold)
            if before is None:
                raise Trouble("missing_glyph", language=language, text=text, character=f"U+{ord(char):04X}")
        chosen.append(before)
    return chosen


@lru_cache(maxsize=8192)
def _first_with(char: str, primary: str, bold: bool) -> PaperFont | None:
    """The first font that draws a character; the language's own and the Latin one must be installed."""
    for key in dict.fromkeys((primary, "sans", *_FILES)):
        try:
            candidate = font(key, bold)
        except Trouble:
            if key in (primary, "sans"):
                raise
            continue
        if candidate.has(char):
            return candidate
    return None
