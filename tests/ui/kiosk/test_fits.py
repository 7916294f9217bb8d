"""Nothing is cut off and no page scrolls sideways: in large letters, long sentences, and read from the other side."""

import pytest
from PySide6.QtCore import Qt

from app.actions import visit
from app.words import available, load
from tests.ui.kiosk import walk
from ui.parts.tokens import TEXT_PERCENTS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def wrong_on_the_way(window, code):
    """What is cut off on each page."""
    found = {}
    for name in walk.pages(window, code):
        walk.settle()
        if wrong := walk.cut_off(window):
            found[name] = wrong
    return found


@pytest.mark.parametrize("code", ["nl", "ar", "ti", "uk"])
def test_letters_twice_as_large_lose_nothing(kiosk, code):
    window = kiosk(code)
    while window._percent != 200:
        window.bar.larger_button.click()
    assert TEXT_PERCENTS[-1] == 200 and wrong_on_the_way(window, code) == {}


@pytest.mark.parametrize("code", available())
def test_the_longest_sentence_of_every_language_fits(kiosk, code):
    assert wrong_on_the_way(kiosk(code), code) == {}


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_a_pseudo_language_that_is_forty_per_cent_longer_fits(kiosk, monkeypatch, code):
    sentence = load(code).say("kiosk.privacy.1", "")
    assert len(walk.longer(load(code)).say("kiosk.privacy.1", "")) >= 1.3 * len(sentence)
    monkeypatch.setattr(visit, "load_words", lambda tag: walk.longer(load(tag)))
    assert wrong_on_the_way(kiosk(code), code) == {}


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_a_mirrored_language_fits_and_stands_the_other_way_round(kiosk, monkeypatch, code):
    monkeypatch.setattr(visit, "load_words", lambda tag: walk.mirrored(load(tag)))
    window = kiosk(code)
    rtl = Qt.LayoutDirection.RightToLeft
    assert (window.page.layoutDirection() == rtl) is not load(code).rtl
    assert wrong_on_the_way(window, code) == {}


def test_a_label_that_is_cut_off_is_seen(kiosk):
    window = kiosk("nl")
    window.page._title.setFixedWidth(40)
    walk.settle()
    assert walk.cut_off(window) != []
