"""The sheet of every language looks as it was approved, and its text comes back as it went in.

`APPROVE=1` draws the pictures anew: look at each before it is kept. They hold for the fonts in `sheets/fonts.txt`; with
other versions of these fonts nothing is compared.
"""

import hashlib
import os
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from app.paper import fonts
from app.words import LANGUAGES, load
from tests.app.paper import reading
from tests.app.paper.sheet import COUNTRIES, exemplars, letters, paragraph, sheet

APPROVED = Path(__file__).with_name("sheets")
DPI, GREYS = 56, 16
TILE, FAR = 12, 42
"""A picture differs where a square of so many pixels differs by so much of 255 on average."""


@cache
def drawn(language: str) -> bytes:
    return sheet(language)


def picture(pdf: bytes) -> Image.Image:
    """The pages under each other, in few greys."""
    pages = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    whole = Image.new("L", (pages[0].width, sum(page.height for page in pages)), 255)
    for at, page in enumerate(pages):
        whole.paste(page, (0, at * page.height))
    return whole.point(lambda grey: round(grey / 255 * (GREYS - 1)) * 255 // (GREYS - 1))


def fonts_here() -> str:
    """Which versions of the fonts the pictures were drawn with."""
    paths = sorted({fonts._file(key, False) for key in fonts._FILES})
    return "".join(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()[:12]}\n" for path in paths)


def farthest(one: Image.Image, other: Image.Image) -> float:
    """How far the worst square of two pictures lies apart."""
    difference = ImageChops.difference(one, other)
    small = difference.resize((one.width // TILE, one.height // TILE), Image.Resampling.BOX)
    return float(small.getextrema()[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_the_language_has_a_font(language: str) -> None:
    text = "".join(exemplars()[language])
    assert len([font for font in fonts.fonts_for(text, language, False) if font]) + sum(
        map(fonts.invisible, text)
    ) == len(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_looks_as_approved(language: str, tmp_path: Path) -> None:
    now, path = picture(drawn(language)), APPROVED / f"{language}.png"
    if os.environ.get("APPROVE"):
        now.convert("P", palette=Image.Palette.ADAPTIVE, colors=GREYS).save(path, optimize=True, bits=4)
        (APPROVED / "fonts.txt").write_text(fonts_here(), "utf-8")
    if (APPROVED / "fonts.txt").read_text("utf-8") != fonts_here():
        pytest.skip("the fonts of this machine are of another version than those in the pictures")
    approved = Image.open(path).convert("L")
    now.save(tmp_path / f"{language}.png")
    assert now.size == approved.size and farthest(now, approved) < FAR, f"look at {tmp_path / f'{language}.png'}"


def test_one_word_in_another_place_is_seen() -> None:
    one = picture(drawn("nl"))
    moved = one.copy()
    words = (40, 150, 90, 164)
    assert one.crop(words).getextrema()[0] < 100, "there is a word here"
    moved.paste(one.crop(words), (44, 155))
    assert farthest(one, moved) >= FAR


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_went_in_comes_back_in_reading_order(language: str) -> None:
    back, words = reading.as_read(drawn(language)), load(language)
    for text in (letters(language), paragraph(words), words.country("UA"), words.name):
        assert reading.squeezed(text) in back, text


@pytest.mark.parametrize("language", [one for one in LANGUAGES if not LANGUAGES[one].rtl])
def test_what_runs_left_to_right_comes_back_by_its_place_too(language: str) -> None:
    back, words = reading.squeezed(reading.text(drawn(language))), load(language)
    for text in (letters(language), words.name, *(words.country(one) for one in COUNTRIES)):
        assert reading.squeezed(text) in back, text
