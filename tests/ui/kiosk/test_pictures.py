"""Every page of the kiosk looks as it was approved: in Dutch, Arabic and Tigrinya, on three screens.

`APPROVE=1` draws the pictures anew, all pages of one language and screen on one sheet: look at each before it is kept.
They hold for the fonts in `pictures/fonts.txt`; with other versions of these fonts nothing is compared.
"""

import os
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.app.paper.test_sheets import farthest, fonts_here
from tests.ui.kiosk import walk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
APPROVED = Path(__file__).with_name("pictures")
SCREENS = {"1280x720": (1280, 720, 1), "1080x1920": (1080, 1920, 1), "3840x2160": (1920, 1080, 2)}
"""Width and height in the window's own pixels, and how many of the screen's one of them is."""
ACROSS, GREYS, BESIDE = 400, 16, 5
FAR = 36


def picture(window, scale):
    """The window as the screen shows it, made small, in few greys."""
    image = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    window.render(image, QPoint(0, 0))
    size = (image.width(), image.height())
    whole = Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "BGRX", image.bytesPerLine(), 1)
    small = whole.convert("L").resize((ACROSS, ACROSS * size[1] // size[0]), Image.Resampling.BOX)
    return small.point(lambda grey: round(grey / 255 * (GREYS - 1)) * 255 // (GREYS - 1))


def on_one_sheet(pictures):
    """All pages beside and below each other."""
    wide, high = pictures[0].size
    rows = -(-len(pictures) // BESIDE)
    sheet = Image.new("L", (BESIDE * wide, rows * high), 255)
    for at, one in enumerate(pictures):
        sheet.paste(one, (at % BESIDE * wide, at // BESIDE * high))
    return sheet


@pytest.fixture
def still():
    """No cursor blinks."""
    before = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield
    QApplication.setCursorFlashTime(before)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_every_page_looks_as_approved(kiosk, still, tmp_path, code, screen):
    wide, high, scale = SCREENS[screen]
    window = kiosk(code)
    window.resize(wide, high)
    pages, names = [], []
    for name in walk.pages(window, code):
        walk.settle()
        pages.append(picture(window, scale))
        names.append(name)
    now, path = on_one_sheet(pages), APPROVED / f"{code}-{screen}.png"
    if os.environ.get("APPROVE"):
        APPROVED.mkdir(exist_ok=True)
        now.convert("P", palette=Image.Palette.ADAPTIVE, colors=GREYS).save(path, optimize=True, bits=4)
        (APPROVED / "fonts.txt").write_text(fonts_here(), "utf-8")
    if (APPROVED / "fonts.txt").read_text("utf-8") != fonts_here():
        pytest.skip("the fonts of this machine are of another version than those in the pictures")
    now.save(tmp_path / path.name)
    approved = Image.open(path).convert("L")
    assert now.size == approved.size
    wide, high = pages[0].size
    for at, name in enumerate(names):
        x, y = at % BESIDE * wide, at // BESIDE * high
        was = approved.crop((x, y, x + wide, y + high))
        assert farthest(pages[at], was) < FAR, f"{name}: look at {tmp_path / path.name}"


def test_one_word_more_is_seen(kiosk, still):
    window = kiosk("nl")
    walk.settle()
    before = picture(window, 1)
    window.page._title.setText("Voor u nu begint")
    walk.settle()
    assert farthest(before, picture(window, 1)) > FAR
