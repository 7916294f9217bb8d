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

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.devices.readable import LOOKED_AT, unreadable
from app.devices.scanned import flaws_of_pages, kind_of, kind_of_bytes
from app.errors import Rejected, Trouble

if TYPE_CHECKING:
    from PIL.Image import Image

SMALL = "small"
LEAST_LONG = 1000
"""Pixels of the longer side under which small print is lost: A4 at 90 dots per inch."""
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
