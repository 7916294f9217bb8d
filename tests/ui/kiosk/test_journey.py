"""A newcomer goes from the language page to the ticket, in Dutch and in Arabic, through a real letterbox."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.actions import visit
from app.office import new_office, open_kiosk
from ui.kiosk.done_page import DonePage
from ui.kiosk.language_page import LanguagePage
from ui.kiosk.privacy_page import PrivacyPage
from ui.kiosk.question_page import QuestionPage
from ui.kiosk.review_page import ReviewPage
from ui.kiosk.window import KioskWindow
from ui.parts import tokens

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(qtbot, tmp_path: Path):
    folder = tmp_path / "office"
    new_office(folder, name="Oefenkantoor", operator="atlas", practice=True)
    office = open_kiosk(folder)
    window = KioskWindow(lambda: visit.begin(office))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.folder = folder
    return window


def envelopes(window) -> int:
    return len(list((window.folder / "letterbox").rglob("*.env")))


def begin(window, code: str) -> None:
    assert isinstance(window.page, LanguagePage)
    window._language_chosen(code)
    assert isinstance(window.page, PrivacyPage)
    window.page.next_button.click()


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_from_privacy_to_done_each_answer_is_sealed_before_the_next_page(window, code):
    begin(window, code)
    page = window.page
    page.input.set_value("1997-05-03")
    before = envelopes(window)
    page.next_button.click()
    assert envelopes(window) == before + 1
    window.page.input.set_value(["SY"])
    window.page.next_button.click()
    for _ in range(60):
        if not isinstance(window.page, QuestionPage):
            break
        window.page.unknown_button.click()
    assert isinstance(window.page, ReviewPage)
    ticket = window.visit.ticket
    window.page.next_button.click()
    assert isinstance(window.page, DonePage)
    assert ticket in window.page.number.text()
    window.page.next_button.click()
    assert isinstance(window.page, LanguagePage)
    assert window.visit.ticket == ""
    assert window.visit.answer("birth_date") is None


def test_arabic_is_mirrored_and_dutch_is_not(window):
    begin(window, "ar")
    assert window.page.layoutDirection() == Qt.LayoutDirection.RightToLeft
    window.speak("nl")
    assert window.page.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_language_change_in_the_middle_keeps_what_was_typed(window):
    begin(window, "nl")
    window.page.input.set_value("1997-05-03")
    window.speak("ar")
    assert window.page.input.value() == "1997-05-03"


def test_an_answer_that_is_not_accepted_stays_and_says_what_to_do(window):
    begin(window, "nl")
    window.page.input.set_value("1997-02-31")
    before = envelopes(window)
    window.page.next_button.click()
    assert window.page.wrong.text()
    assert window.page.input.value() == "1997-02-31"
    assert envelopes(window) == before


def test_back_loses_nothing(window):
    begin(window, "nl")
    window.page.input.set_value("1997-05-03")
    window.page.next_button.click()
    window.page.back_button.click()
    assert window.page.input.value() == "1997-05-03"


def test_every_button_has_a_name_and_room_for_a_finger(window):
    begin(window, "nl")
    page = window.page
    for button in (page.why_button, page.unknown_button, page.back_button, page.next_button, window.call_button):
        assert button.accessibleName()
        assert button.height() >= tokens.TARGET


@pytest.mark.parametrize("colours", [tokens.LIGHT, tokens.DARK, tokens.CONTRAST])
def test_text_stands_out_seven_to_one(colours):
    for text in (colours.text, colours.quiet, colours.action, colours.wrong, colours.good):
        assert tokens.contrast(text, colours.ground) >= 7
        assert tokens.contrast(text, colours.surface) >= 7
    assert tokens.contrast(colours.action_text, colours.action) >= 7
    assert tokens.contrast(colours.text, colours.chosen) >= 7
