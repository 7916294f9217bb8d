"""The whole journey without a touch: by the keys of a plugged-in keyboard, and by one switch."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from ui.kiosk.ask_language_page import AskLanguagePage
from ui.kiosk.done_page import DonePage
from ui.kiosk.language_page import LanguagePage
from ui.kiosk.privacy_page import PrivacyPage
from ui.kiosk.question_page import QuestionPage
from ui.kiosk.review_page import ReviewPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
KEY = Qt.Key


def key(which):
    """One key goes to whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget(), which)


def type_in(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def tab_to(widget):
    """Tab until it has the focus; the failure says where the tabs led."""
    led = []
    QApplication.processEvents()
    for _ in range(80):
        focus = QApplication.focusWidget()
        if focus is widget:
            return
        led.append(f"{type(focus).__name__} {focus.accessibleName()}")
        key(KEY.Key_Tab)
    raise AssertionError(f"no tab leads there: {led}")


@pytest.fixture
def window(kiosk, qtbot):
    window = kiosk("nl", switch_milliseconds=6000)
    window.activateWindow()
    qtbot.waitActive(window).__enter__()
    return window


def by_keys(widget, which=KEY.Key_Return):
    tab_to(widget)
    key(which)


def test_the_whole_journey_by_keyboard_alone(window):
    assert isinstance(window.page, PrivacyPage)
    by_keys(window.page.next_button)
    assert isinstance(window.page, LanguagePage)
    by_keys(window.page.tiles["nl"], KEY.Key_Space)
    assert isinstance(window.page, AskLanguagePage)
    by_keys(window.page.yes_button)
    day, year = window.page.findChildren(QLineEdit)
    tab_to(day)
    type_in("3")
    tab_to(window.page.findChild(QComboBox))
    type_in("mei")
    tab_to(year)
    type_in("1997")
    key(KEY.Key_Return)
    assert window.asking != "birth_date" and window.visit.answer("birth_date") == "1997-05-03"
    window._ask("nationalities")
    tab_to(window.page.input._line)
    type_in("syri")
    tab_to(window.page.input._list)
    key(KEY.Key_Down)
    key(KEY.Key_Return)
    assert window.page.input.value() == ["SY"]
    by_keys(window.page.next_button)
    window._ask("stay_motive")
    card = next(one for one in window.page.input.cards() if one.value == "refugee")
    tab_to(window.page.input.cards()[0])
    while QApplication.focusWidget() is not card:
        key(KEY.Key_Down)
    key(KEY.Key_Space)
    assert window.page.input.value() == "refugee"
    by_keys(window.page.next_button)
    while isinstance(window.page, QuestionPage):
        by_keys(window.page.unknown_button)
    assert isinstance(window.page, ReviewPage)
    by_keys(window.page.next_button)
    assert isinstance(window.page, DonePage)


def by_switch(window, control):
    """Wait until the frame stands at the row, press, wait until it stands at the control, press."""
    QApplication.processEvents()
    scanner = window._scanner
    for _ in range(60):
        if control in [stop.control for stop in scanner.now]:
            break
        scanner.step()
    else:
        raise AssertionError(f"the frame never comes to {control.accessibleName()}")
    if len(scanner.now) > 1:
        QTest.keyClick(window, KEY.Key_F8)
        while scanner.now[0].control is not control:
            scanner.step()
    QTest.keyClick(window, KEY.Key_F8)


def test_the_whole_journey_by_one_switch(window):
    QTest.keyClick(window, KEY.Key_F8)
    assert window._scanner.running
    by_switch(window, window.page.next_button)
    by_switch(window, window.page.tiles["nl"])
    by_switch(window, window.page.yes_button)
    day, year = window.page.findChildren(QLineEdit)
    by_switch(window, day)
    by_switch(window, window._keyboard.keys["3"])
    for _ in range(5):
        by_switch(window, window.page.findChild(QComboBox))
    by_switch(window, year)
    for digit in "1997":
        by_switch(window, window._keyboard.keys[digit])
    by_switch(window, window._keyboard.done_button)
    by_switch(window, window.page.next_button)
    assert window.visit.answer("birth_date") == "1997-05-03"
    window._ask("nationalities")
    by_switch(window, window.page.input._line)
    for letter in "syri":
        by_switch(window, window._keyboard.keys[letter])
    by_switch(window, window._keyboard.done_button)
    by_switch(window, window.page.input._list)
    assert window.page.input.value() == ["SY"]
    by_switch(window, window.page.next_button)
    while isinstance(window.page, QuestionPage):
        by_switch(window, window.page.unknown_button)
    by_switch(window, window.page.next_button)
    assert isinstance(window.page, DonePage)


def test_a_row_that_nobody_wants_is_left_after_two_rounds_and_a_touch_ends_the_frame(window):
    window.switch()
    while len(window._scanner.now) < 2:
        window._scanner.step()
    row = len(window._scanner.now)
    window.switch()
    assert len(window._scanner.now) == 1
    for _ in range(2 * row):
        window._scanner.step()
    assert window._scanner._row == []
    QTest.mouseClick(window.page, Qt.MouseButton.LeftButton)
    assert not window._scanner.running and window._scanner.isHidden()
