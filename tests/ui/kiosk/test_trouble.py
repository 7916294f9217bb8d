"""The letterbox is full or cannot be written: the answer stays on the screen, and trying again sends it."""

import resource

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.kiosk.steps import REFUGEE, answer, answer_all, to_the_questions
from ui.kiosk.done_page import DonePage
from ui.kiosk.forget_page import ForgetPage
from ui.kiosk.forgotten_page import ForgottenPage
from ui.kiosk.language_page import LanguagePage
from ui.kiosk.privacy_page import PrivacyPage
from ui.kiosk.review_page import ReviewPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NOT_SENT = "Roep een medewerker; dit antwoord is niet verstuurd."


class Disk:
    """A disk without room: the system refuses every write to a file with an error of its own."""

    def fill(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))

    def empty(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@pytest.fixture
def disk():
    """The disk of this machine, empty again at the end."""
    disk = Disk()
    yield disk
    disk.empty()


def test_a_letterbox_that_cannot_be_written_keeps_the_answer_on_the_screen(kiosk, folder, envelopes):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    (place,) = (folder / "letterbox" / "A").iterdir()
    aside = place.with_name("aside")
    place.rename(aside)
    answer(window, "1997-05-03")
    assert window.page.wrong.text() == NOT_SENT
    assert (window.asking, window.page.input.value()) == ("birth_date", "1997-05-03")
    aside.rename(place)
    before = envelopes()
    window.page.next_button.click()
    assert (window.asking, envelopes()) == ("nationalities", before + 1)


def test_when_the_visit_cannot_start_it_says_so_and_can_be_tried_again(kiosk, disk, envelopes):
    disk.fill()
    window = kiosk("nl")
    assert window.page.trouble.text() == NOT_SENT
    window.page.next_button.click()
    assert isinstance(window.page, PrivacyPage) and envelopes() == 0
    disk.empty()
    window.page.next_button.click()
    assert isinstance(window.page, LanguagePage)
    assert window.bar.ticket_label.text().endswith("A-001")


def test_a_language_that_could_not_be_told_is_spoken_and_told_later(kiosk, disk, envelopes):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    before = envelopes()
    disk.fill()
    window.speak("fr")
    assert window.page.next_button.text() == "Continuer"
    assert window.page.trouble.isVisible()
    disk.empty()
    answer(window, "1997-05-03")
    assert envelopes() == before + 2


def test_sending_and_forgetting_can_be_tried_again(kiosk, disk):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    answer_all(window, REFUGEE)
    disk.fill()
    window.page.next_button.click()
    assert isinstance(window.page, ReviewPage) and window.page.trouble.text() == NOT_SENT
    window.bar.stop_button.click()
    window.page.leave_button.click()
    assert isinstance(window.page, ForgetPage) and window.page.trouble.text() == NOT_SENT
    assert window.visit.answer("birth_date") == "1997-05-03"
    disk.empty()
    window.page.leave_button.click()
    assert isinstance(window.page, ForgottenPage)
    assert window.visit.answer("birth_date") is None


def test_a_double_touch_counts_once(kiosk, qtbot, envelopes):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    window.page.input.set_value("1997-05-03")
    before = envelopes()
    button = window.page.next_button
    spot = button.mapTo(window, QPoint(button.width() // 2, button.height() // 2))
    handle = window.windowHandle()
    for pause in (1, 30):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot, pause)
    assert envelopes() == before + 1
    assert (window.asking, window.page.wrong.text()) == ("nationalities", "")


def test_done_after_sending_leaves_no_answer_behind(kiosk):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    answer_all(window, REFUGEE)
    window.page.next_button.click()
    assert isinstance(window.page, DonePage)
    assert not window.bar.call_button.isVisible()
    assert window.visit.answer("birth_date") is None
