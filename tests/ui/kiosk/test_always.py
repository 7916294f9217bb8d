"""What a newcomer can do at any moment: call staff, stop, and say that somebody is still here."""

import pytest
from PySide6.QtCore import Qt

from app.words import load
from tests.ui.kiosk.steps import answer, to_the_questions, waiting
from ui.kiosk.call_page import CallPage
from ui.kiosk.done_page import DonePage
from ui.kiosk.forget_page import ForgetPage
from ui.kiosk.forgotten_page import ForgottenPage
from ui.kiosk.idle_page import IdlePage
from ui.kiosk.question_page import QuestionPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_calling_staff_shows_the_number_and_leaves_a_note_in_the_inbox(kiosk, folder):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    window.page.input.set_value("1997-05-03")
    assert [one.called_staff for one in waiting(folder)] == [False]
    window.bar.call_button.click()
    window.bar.call_button.click()
    assert isinstance(window.page, CallPage)
    assert window.page.number.text() == "A-001"
    assert [one.called_staff for one in waiting(folder)] == [True]
    window.page.back_button.click()
    assert window.page.input.value() == "1997-05-03"


def test_stopping_asks_once_more_and_says_that_it_worked(kiosk, folder, qtbot):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    answer(window, "1997-05-03")
    window.bar.stop_button.click()
    assert isinstance(window.page, ForgetPage)
    window.page.stay_button.click()
    assert isinstance(window.page, QuestionPage)
    window.bar.stop_button.click()
    window.page.leave_button.click()
    assert isinstance(window.page, ForgottenPage)
    assert waiting(folder) == []
    with qtbot.waitSignal(window.ended):
        window.page.next_button.click()


def test_nobody_there_is_asked_and_one_touch_goes_on(kiosk, qtbot):
    window = kiosk("nl", idle_seconds=20)
    to_the_questions(window, "nl")
    window.page.input.set_value("1997-05-03")
    window._idle.setInterval(50)
    window._idle.start()
    qtbot.waitUntil(lambda: isinstance(window.page, IdlePage), timeout=3000)
    window.page.stay_button.click()
    assert isinstance(window.page, QuestionPage) and window.page.input.value() == "1997-05-03"


def test_when_nobody_answers_the_visit_ends_and_the_counter_goes_on_with_it(kiosk, folder, qtbot):
    window = kiosk("nl", idle_seconds=20, idle_warning_seconds=15)
    to_the_questions(window, "nl")
    answer(window, "1997-05-03")
    window._ask_still_there()
    page = window.page
    with qtbot.waitSignal(window.ended):
        for _ in range(15):
            page.countdown.tick()
    assert window.visit.answer("birth_date") is None
    assert [(one.finished, one.answered) for one in waiting(folder)] == [(False, 1)]


def test_a_visit_in_which_nothing_was_said_does_not_wait_at_the_counter(kiosk, folder):
    window = kiosk("nl")
    window.leave()
    assert waiting(folder) == []


def test_a_touch_anywhere_starts_the_quiet_time_anew(kiosk, qtbot):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    window._idle.setTimerType(Qt.TimerType.PreciseTimer)
    window._idle.start(60_000)
    qtbot.wait(30)
    before = window._idle.remainingTime()
    qtbot.mouseClick(window.page, Qt.MouseButton.LeftButton)
    assert window._idle.remainingTime() > before


def test_the_last_page_says_how_long_it_takes_and_speaks_of_a_ticket_where_the_office_set_both(qtbot):
    for page, shown in ((DonePage("A-001", 60), False), (DonePage("A-001", 60, wait_minutes=25, printed=True), True)):
        qtbot.addWidget(page)
        page.retranslate(load("nl"))
        page.show()
        assert (page.wait.isVisible(), page.printed.isVisible()) == (shown, shown)
    assert "25 minuten" in page.wait.text() and "ticket" in page.printed.text()
