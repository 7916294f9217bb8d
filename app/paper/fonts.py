"""The fonts paper is drawn with, which character takes which font, and glyphs as the printer's file wants
them.

Every glyph gets a code of its own in the file, and the file's text map leads from the glyph back to the
letters it stands for, so that shaped text can be searched and copied. A character that no font holds is an
error, never a box.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import category

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from app.errors import Trouble
from app.paper.streams import Stream

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
_NOT_FOR_PAPER = (
    "BASE", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "cmap", "gasp", "kern", "meta", "name", "post", "prop",
    "vhea", "vmtx",
)  # fmt: skip
"""Tables that shape text or name the font; a file of placed glyphs needs none of them."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One placed glyph: number, the letters it stands for, and place in thousandths of the font size."""

    number: int
    letters: str
    advance: float
    dx: float
    dy: float


class PaperFont:
    """A TrueType font: which characters it draws, and text shaped with it."""

    def __init__(self, key: str, path: Path, index: int = 0) -> None:
        self.key, self.name = key, path.stem
        self.is_bold = key.endswith("-bold")
        self.larger = LARGER.get(key.removesuffix("-bold"), 1.0)
        self.slopes = key.startswith("nastaliq")
        self.face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self.shaper = hb.Font(self.face)
        self.scale = 1000 / self.face.upem
        self.space = self.shaper.get_nominal_glyph(ord(" ")) or 0
        self._widths: dict[int, float] = {}

    @cached_property
    def to_cut(self) -> Any:
        """The face made ready to be cut down to a few glyphs, which then takes a tenth of the time."""
        return hb.subset_preprocess(self.face)

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

    def width(self, number: int) -> float:
        """The width that the font itself gives a glyph, in thousandths of the size."""
        known = self._widths.get(number)
        if known is None:
            known = self._widths[number] = float(self.shaper.get_glyph_h_advance(number) * self.scale)
        return known


class FontInFile:
    """A font as one file carries it: the glyphs that were drawn, no others, each with the letters it stands for.

    A composite font (ISO 32000-1, 9.7) with two bytes a glyph. One glyph may stand for different letters, so each
    pair of glyph and letters has a code of its own.
    """

    def __init__(self, font: PaperFont, name: str) -> None:
        self.font, self.name = font, name
        self.codes: dict[tuple[int, str], int] = {}

    def code(self, number: int, letters: str) -> str:
        """The code of a glyph that stands for these letters, in hexadecimal."""
        return f"{self.codes.setdefault((number, letters), len(self.codes) + 1):04X}"

    def addObjects(self, document: Any) -> None:
        """Put the font into the file; ReportLab calls this when all pages are drawn."""
        program, place = self._cut()
        tag = "".join(chr(65 + byte % 26) for byte in sha256(program).digest()[:6])
        name = PDFName(f"{tag}+{self.font.name}")
        glyphs = [number for number, _ in self.codes]
        below = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
                "FontDescriptor": document.Reference(self._descriptor(document, name, program)),
                "CIDToGIDMap": document.Reference(
                    Stream(struct.pack(f">{len(glyphs) + 1}H", 0, *(place[number] for number in glyphs)))
                ),
                "DW": 0,
                "W": PDFArray([1, PDFArray([_short(self.font.width(number)) for number in glyphs])]),
            }
        )
        whole = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(below)]),
                "ToUnicode": document.Reference(Stream(_text_map([letters for _, letters in self.codes]).encode())),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(whole)

    def _cut(self) -> tuple[bytes, dict[int, int]]:
        """The font program with the drawn glyphs only, and where each of them stands in it."""
        wish = hb.SubsetInput()
        wish.glyph_set.update(number for number, _ in self.codes)
        wish.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wish.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _NOT_FOR_PAPER)
        plan = hb.SubsetPlan(self.font.to_cut, wish)
        return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)

    def _descriptor(self, document: Any, name: Any, program: bytes) -> PDFDictionary:
        head = self.font.face.reference_table("head").data
        box = [round(side * self.font.scale) for side in struct.unpack(">4h", head[36:44])]
        extents = self.font.shaper.get_font_extents("ltr")
        codes = len(self.codes) + 1
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4,
                "FontBBox": PDFArray(box),
                "ItalicAngle": 0,
                "Ascent": round(extents.ascender * self.font.scale),
                "Descent": round(extents.descender * self.font.scale),
                "CapHeight": round(extents.ascender * self.font.scale),
                "StemV": 120 if self.font.is_bold else 80,
                "CIDSet": document.Reference(Stream((((1 << codes) - 1) << (-codes % 8)).to_bytes((codes + 7) // 8))),
                "FontFile2": document.Reference(Stream(program, {"Length1": len(program)})),
            }
        )


def in_file(document: Any, font: PaperFont) -> FontInFile:
    """The font as this file carries it, from its first use on."""
    for one in document.delayedFonts:
        if one.font is font:
            return one  # type: ignore[no-any-return]
    new = FontInFile(font, f"F{len(document.delayedFonts) + 1}")
    document.delayedFonts.append(new)
    return new


def _short(width: float) -> int | float:
    rounded = round(width, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def _text_map(letters: list[str]) -> str:
    """The map from codes, counted from 1, to letters (ISO 32000-1, 9.10.3); what stands for none joins words."""
    said = [(text or "\u2060").encode("utf-16-be").hex().upper() for text in letters]
    rows = [f"<{at:04X}> <{text}>" for at, text in enumerate(said, 1)]
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
            "<0000> <FFFF>",
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
    return PaperFont(f"{key}-bold" if bold else key, path)


def installed() -> int:
    """How many fonts paper is drawn with, all of them found. Trouble `font_missing` names the first that is not."""
    return len([_file(key, False) for key in _FILES])


@cache
def _others() -> tuple[str, ...]:
    """The names of the fonts for all other scripts, those without serifs first."""
    found = {path.stem.removesuffix("-Regular") for place in PLACES for path in place.glob("NotoS*-Regular.ttf")}
    return tuple(sorted(found - set(_FILES.values())))


def _file(key: str, bold: bool) -> Path:
    weight = "" if key == "wqy" else "-Bold" if bold else "-Regular"
    name = f"{_FILES.get(key, key)}{weight}{'.ttc' if key == 'wqy' else '.ttf'}"
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
        if latin or not (before and category(char)[0] in "MZPNS" and before.has(char)):
            before = _first_with(char, "sans" if latin else primary, bold)
            if before is None:
                near = text[max(0, len(chosen) - 24) : len(chosen) + 12]
                raise Trouble("missing_glyph", language=language, text=near, character=f"{char} (U+{ord(char):04X})")
        chosen.append(before)
    return chosen


@lru_cache(maxsize=8192)
def _first_with(char: str, primary: str, bold: bool) -> PaperFont | None:
    """The first font that draws a character; the language's own and the Latin one must be installed.

    Names come in any script: at last every other Noto font that lies beside these is tried.
    """
    for key in dict.fromkeys((primary, "sans", *_FILES, *_others())):
        try:
            candidate = font(key, bold)
        except Trouble:
            if key in (primary, "sans"):
                raise
            continue
        if candidate.has(char):
            return candidate
    return None
