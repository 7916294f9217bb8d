"""Pages that were scanned or photographed: turned, cropped, looked at whether they can be read, made one document.

Bytes in, bytes out, all in memory; may run on any thread.

    read(path) -> Page
    take(data) -> Page              Rejected scan_damaged, scan_too_large, attachment_kind, attachment_empty,
                                    page_is_pdf
    photographed(pixels, width, height) -> Page
    picture(page, most) -> PNG      as it stands now, at most so many pixels long
    flaws(page) -> ("blurred", ...) why a person may not be able to read it; nothing when it is good
    flaws_of(path, most)            the same for a picture or a PDF in a file, each with its page
    document(pages) -> PDF bytes    one page of the document for each
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from app.devices.scanned import flaws_of_pages, kind_of, kind_of_bytes
from app.errors import Rejected, Trouble

if TYPE_CHECKING:
    from PIL.Image import Image

BLURRED, SMALL, DARK = "blurred", "small", "dark"
LEAST_LONG = 1000
"""Pixels of the longer side under which small print is lost: A4 at 90 dots per inch."""
LOOKED_AT = 1600
"""Pixels of the longer side at which sharpness is measured, so that a page of any size is held to the same."""
TILE = 40
LEAST_CONTRAST = 6.0
"""Mean deviation of the greys of a tile above which something stands on it."""
PAPER = 0.6
"""A tile is paper when it is at least so light against the lightest tenth of all: the table under a page is not."""
LEAST_EDGE = 0.135
"""What the edges of a tile come to against its contrast, at the border of the sharpest quarter of the paper.

Measured with drawn text of 2 to 6 mm, alone or on a table, in slanting light, turned, with the noise of a camera: sharp
0.21 to 0.48, blurred by 0.15 mm 0.14 to 0.27, by 0.3 mm 0.05 to 0.13, by half a millimetre 0.02 to 0.12. Pages of a PDF
that was never on paper have 0.27 to 0.40.
"""
DARKEST = 90
"""The brightest tenth of a page must be lighter than this grey, of 255."""
MOST_BYTES = 100 * 1024 * 1024
"""What one picture may weigh before it is made smaller."""
LONGEST = 3508
"""Pixels of the longer side that are kept: A4 at 300 dots per inch."""
QUALITY = 85
TAKEN_QUALITY = 95
A4_LONG_INCHES = 11.69


@dataclass(frozen=True, slots=True)
class Page:
    """A picture as it came, with the quarter turns to the right and the crop that somebody chose.

    `crop` holds what is cut off at the left, top, right and bottom of the turned picture, each as a part of 1.
    """

    data: bytes = field(repr=False)
    turns: int = 0
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    def turned(self, by: int = 1) -> Page:
        """Turned by quarters to the right; the crop turns with it."""
        left, top, right, bottom = self.crop
        crop = self.crop
        for _ in range(by % 4):
            crop = left, top, right, bottom = bottom, left, top, right
        return replace(self, turns=(self.turns + by) % 4, crop=crop)

    def cropped(self, left: float, top: float, right: float, bottom: float) -> Page:
        """With so much cut off at each side; a tenth of it always stays."""
        wide, high = min(1.0, 0.9 / max(left + right, 0.9)), min(1.0, 0.9 / max(top + bottom, 0.9))
        return replace(self, crop=(left * wide, top * high, right * wide, bottom * high))


def take(data: bytes) -> Page:
    """A page from the bytes of a picture, once they were read to their end in another process.

    Raises Rejected `scan_damaged`, `scan_too_large`, `attachment_kind`, `attachment_empty`, `page_is_pdf`.
    """
    kind, data = kind_of_bytes(data)
    if kind == "application/pdf":
        raise Rejected("page_is_pdf")
    return Page(data)


def read(path: Path, most: int = MOST_BYTES) -> Page:
    """A page from a file that holds a picture of at most so many bytes.

    Also raises Rejected `attachment_too_large`, `scan_other_ending`, Trouble `cannot_read`.
    """
    try:
        if path.stat().st_size > most:
            raise Rejected("attachment_too_large", most=str(most // 1024 // 1024))
        kind_of(path)
        return take(path.read_bytes())
    except OSError as error:
        raise Trouble("cannot_read", file=path.name) from error


def photographed(pixels: bytes, width: int, height: int) -> Page:
    """A page from what a camera saw: four bytes for each pixel, red, green, blue and one that says nothing."""
    from PIL import Image

    made = BytesIO()
    seen = Image.frombuffer("RGB", (width, height), pixels, "raw", "RGBX", width * 4, 1)
    seen.save(made, "JPEG", quality=TAKEN_QUALITY)
    return Page(made.getvalue())


def picture(page: Page, most: int = LONGEST, *, whole: bool = False) -> bytes:
    """The page as PNG, its longer side at most `most` pixels; `whole` without its crop."""
    shown = _shrunk(_stands(replace(page, crop=(0, 0, 0, 0)) if whole else page), most)
    made = BytesIO()
    shown.save(made, "PNG", compress_level=1)
    return made.getvalue()


def flaws(page: Page) -> tuple[str, ...]:
    """Why it may not be readable: blurred, small, dark."""
    stands = _stands(page)
    found = unreadable(_shrunk(stands, LOOKED_AT).convert("L"))
    return (*found, SMALL) if max(stands.size) < LEAST_LONG else found


def unreadable(grey: Image) -> tuple[str, ...]:
    """Why a page in greys, `LOOKED_AT` pixels long, may not be readable: blurred, dark."""
    if _brightest(grey) < DARKEST:
        return (DARK,)
    sharp = sharpness(grey)
    return (BLURRED,) if sharp is not None and sharp < LEAST_EDGE else ()


def flaws_of(path: Path, most: int) -> tuple[tuple[int, str], ...]:
    """The flaws of a file of at most so many bytes, each with its page: 0 for a picture, from 1 on in a PDF.

    What is wrong with a PDF as a file is for whoever keeps it to say. For a picture raises as `read` does.
    """
    try:
        with path.open("rb") as source:
            pdf = source.read(5) == b"%PDF-"
        if pdf:
            return flaws_of_pages(path) if path.stat().st_size <= most else ()
    except OSError as error:
        raise Trouble("cannot_read", file=path.name) from error
    return tuple((0, one) for one in flaws(read(path, most)))


def sharpness(grey: Image) -> float | None:
    """How steep the edges are against the contrast they have, in the sharpest quarter; None for an empty page.

    A page that is mostly white is judged by what stands on it alone. The rim of a page on a table is one long step and
    says little; letters are many. What the emptiest tiles show counts as the noise of the camera.
    """
    from PIL import ImageChops, ImageFilter

    around = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, 0, 1, 0, 1, 0))
    edges = _by_tile(ImageChops.difference(grey, grey.filter(around)))
    contrasts = _by_tile(ImageChops.difference(grey, grey.filter(ImageFilter.BoxBlur(TILE // 2))))
    lights = _by_tile(grey)
    least = PAPER * sorted(lights)[len(lights) * 9 // 10]
    paper = [two for *two, light in zip(edges, contrasts, lights, strict=True) if light >= least]
    noise = sorted(edge for edge, _ in paper)[len(paper) // 10]
    found = sorted(
        sqrt(max(0.0, edge**2 - noise**2)) / contrast for edge, contrast in paper if contrast >= LEAST_CONTRAST
    )
    return found[len(found) * 3 // 4] if found else None


def _by_tile(grey: Image) -> list[float]:
    """The mean of each tile."""
    small = grey.convert("F").reduce(TILE)
    return [float(value) for value in struct.unpack(f"={small.width * small.height}f", small.tobytes())]


def document(pages: Sequence[Page]) -> bytes:
    """One PDF of these pages, each as large as A4 at most."""
    drawn = [_shrunk(_stands(page), LONGEST) for page in pages]
    made = BytesIO()
    first, *others = drawn
    longest = max(max(one.size) for one in drawn)
    first.save(
        made, "PDF", save_all=True, append_images=others, resolution=longest / A4_LONG_INCHES, quality=QUALITY,
        producer="", creator="",
    )  # fmt: skip
    return made.getvalue()


def _stands(page: Page) -> Image:
    """The picture as the page stands: upright as the camera held it, then turned, then cropped."""
    from PIL import Image, ImageOps

    shown = ImageOps.exif_transpose(Image.open(BytesIO(page.data)))
    shown = shown if shown.mode in ("L", "RGB") else shown.convert("RGB")
    if page.turns:
        right = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
        shown = shown.transpose(right[page.turns])
    left, top, right_, bottom = page.crop
    wide, high = shown.size
    return shown.crop((round(left * wide), round(top * high), round(wide - right_ * wide), round(high - bottom * high)))


def _shrunk(shown: Image, most: int) -> Image:
    share = most / max(shown.size)
    if share >= 1:
        return shown
    return shown.resize((max(1, round(shown.width * share)), max(1, round(shown.height * share))), reducing_gap=2.0)


def _brightest(grey: Image) -> int:
    """The grey that nine tenths of the page are not lighter than."""
    counts, seen = grey.histogram(), 0
    for value in range(255, -1, -1):
        seen += counts[value]
        if seen >= grey.width * grey.height / 10:
            return value
    return 0


