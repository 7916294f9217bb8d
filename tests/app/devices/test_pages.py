"""Pages in memory: drawn sharp and blurred, turned, cropped, small, dark, made one document."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from app.devices import pages
from app.devices.pages import Page
from app.errors import Rejected
from tests.scan import pdf_of
from tests.scan import picture as white

LETTERS = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"


def diploma(*, dots: int = 150, blurred_mm: float = 0.0, ground: int = 255, ink: int = 0, noise: bool = False) -> bytes:
    """A drawn page of A4 with a dozen lines and a stamp, as sharp as it is asked."""
    size = (round(8.27 * dots), round(11.69 * dots))
    made = Image.new("L", size, ground)
    draw = ImageDraw.Draw(made)
    letters = ImageFont.truetype(LETTERS, round(3.5 / 25.4 * dots))
    for line in range(12):
        place = (size[0] // 10, size[1] // 10 + line * dots // 4)
        draw.text(place, "Bachelor of Nursing, University of Aleppo, no. 4471", fill=ink, font=letters)
    draw.ellipse((size[0] * 0.6, size[1] * 0.7, size[0] * 0.8, size[1] * 0.7 + size[0] * 0.2), outline=ink, width=2)
    if blurred_mm:
        made = made.filter(ImageFilter.GaussianBlur(blurred_mm / 25.4 * dots))
    if noise:
        made = Image.blend(made, Image.effect_noise(size, 60).convert("L"), 0.12)
    return encoded(made)


def encoded(image: Image.Image, kind: str = "PNG") -> bytes:
    made = io.BytesIO()
    image.save(made, kind)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("told", [{}, {"dots": 100}, {"ground": 190, "ink": 90}, {"noise": True}], ids=str)
def test_a_sharp_page_is_left_in_peace(told: dict[str, int]) -> None:
    assert pages.flaws(Page(diploma(**told))) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize("told", [{}, {"dots": 100}, {"ground": 190, "ink": 90}, {"noise": True}], ids=str)
def test_a_blurred_page_is_noticed_whatever_its_size_ground_and_noise(told: dict[str, int]) -> None:
    assert pages.flaws(Page(diploma(blurred_mm=0.5, **told))) == ("blurred",)  # type: ignore[arg-type]


def on_a_table(blurred_mm: float) -> bytes:
    """A page as a camera sees it: on dark wood, not straight, the light from one side, with noise."""
    size = (2592, 1944)
    page = opened(diploma(dots=160, blurred_mm=blurred_mm)).convert("RGB")
    wood = Image.blend(Image.new("RGB", size, (90, 70, 50)), Image.effect_noise(size, 60).convert("RGB"), 0.3)
    straight = Image.new("L", page.size, 255)
    wood.paste(page.rotate(4, Image.Resampling.BICUBIC, expand=True), (600, 20), straight.rotate(4, expand=True))
    light = Image.linear_gradient("L").resize(size).point(lambda grey: 110 + grey * 145 // 255)
    lit = ImageChops.multiply(wood, Image.merge("RGB", (light, light, light)))
    return encoded(Image.blend(lit, Image.effect_noise(size, 60).convert("RGB"), 0.06), "JPEG")


def test_a_page_on_a_table_is_judged_by_its_letters_and_not_by_its_rim() -> None:
    assert pages.flaws(Page(on_a_table(0.0))) == ()
    assert pages.flaws(Page(on_a_table(0.5))) == ("blurred",)


def test_a_pdf_is_looked_through_page_by_page(tmp_path: Path) -> None:
    scan, written = tmp_path / "scan.pdf", tmp_path / "written.pdf"
    scan.write_bytes(pages.document([Page(diploma()), Page(diploma(blurred_mm=0.5)), Page(diploma(ground=60, ink=10))]))
    written.write_bytes(pdf_of())
    assert pages.flaws_of(scan, pages.MOST_BYTES) == ((2, "blurred"), (3, "dark"))
    assert pages.flaws_of(written, pages.MOST_BYTES) == pages.flaws_of(scan, 1000) == ()


def test_a_pdf_that_cannot_be_looked_through_has_no_flaws_but_its_own(tmp_path: Path) -> None:
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.4 the rest did not come")
    assert pages.flaws_of(tmp_path / "half.pdf", pages.MOST_BYTES) == ()


def test_an_empty_page_is_not_blurred() -> None:
    assert pages.flaws(Page(encoded(Image.new("RGB", (1240, 1754), "white")))) == ()


def test_a_small_picture_and_one_that_was_cropped_small_are_noticed() -> None:
    assert "small" in pages.flaws(Page(diploma(dots=72)))
    assert "small" in pages.flaws(Page(diploma()).cropped(0.3, 0.3, 0.3, 0.3))


def test_a_dark_picture_is_noticed() -> None:
    assert pages.flaws(Page(diploma(ground=60, ink=10))) == ("dark",)


def marked() -> bytes:
    """Wide, with a black mark at the top left."""
    image = Image.new("RGB", (400, 200), "white")
    image.paste((0, 0, 0), (0, 0, 40, 20))
    return encoded(image)


@pytest.mark.parametrize(
    ("turns", "size", "mark"),
    [(0, (400, 200), (5, 5)), (1, (200, 400), (195, 5)), (2, (400, 200), (395, 195)), (3, (200, 400), (5, 395))],
)
def test_a_page_turns_to_the_right(turns: int, size: tuple[int, int], mark: tuple[int, int]) -> None:
    shown = opened(pages.picture(Page(marked()).turned(turns)))
    assert shown.size == size and shown.getpixel(mark) == (0, 0, 0)


def test_what_was_cropped_turns_with_the_page() -> None:
    page = Page(marked()).cropped(0.0, 0.0, 0.5, 0.5)
    assert opened(pages.picture(page)).size == (200, 100)
    turned = page.turned()
    assert turned.crop == (0.5, 0.0, 0.0, 0.5)
    shown = opened(pages.picture(turned))
    assert shown.size == (100, 200) and shown.getpixel((95, 5)) == (0, 0, 0)
    assert turned.turned(-1) == page and page.turned(4) == page


def test_a_tenth_of_the_page_always_stays() -> None:
    assert opened(pages.picture(Page(marked()).cropped(0.9, 0.0, 0.9, 0.0))).size[0] == 40


def test_a_photo_stands_as_the_camera_held_it() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = io.BytesIO()
    Image.new("RGB", (300, 100), "white").save(made, "JPEG", exif=exif)
    assert opened(pages.picture(Page(made.getvalue()))).size == (100, 300)


def test_what_a_camera_saw_is_a_page_with_its_colours_and_its_turn() -> None:
    row = bytes((255, 0, 0, 255)) * 64 + bytes((0, 0, 255, 255)) * 64
    shown = opened(pages.picture(pages.photographed(row * 32, 128, 32).turned()))
    assert shown.size == (32, 128)
    red, blue = shown.getpixel((16, 10)), shown.getpixel((16, 120))
    assert red[0] > 240 > 20 > red[2] and blue[2] > 240 > 20 > blue[0]  # type: ignore[index]


def test_several_pages_become_one_document_of_pages_no_larger_than_a4() -> None:
    made = pages.document([Page(diploma()), Page(diploma()).turned(), Page(white("JPEG", 300, 200))])
    read = pypdf.PdfReader(io.BytesIO(made))
    sizes = [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in read.pages]
    assert len(sizes) == 3 and all(max(size) <= 843 for size in sizes)
    assert sizes[0] == tuple(reversed(sizes[1]))


def test_a_large_photo_is_kept_no_finer_than_a_stamp_needs() -> None:
    made = pages.document([Page(white("JPEG", 7000, 7000))])
    assert len(made) < 2_000_000


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "attachment_empty"), (b"no picture", "attachment_kind"), (pdf_of(), "page_is_pdf"),
        (white("PNG", 300, 300)[:-60], "scan_damaged"), (white("PNG", 10_000, 8_000), "scan_too_large"),
    ],
    ids=["empty", "text", "pdf", "half", "80 megapixels"],
)  # fmt: skip
def test_what_is_no_page_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(Rejected, match=says):
        pages.take(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF"])
def test_a_picture_of_a_telephone_is_a_page(kind: str) -> None:
    assert opened(pages.picture(pages.take(white(kind, 64, 48)))).size == (64, 48)
