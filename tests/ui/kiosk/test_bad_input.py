"""What fingers and keyboards can do wrong on a page: a kind sentence or a quiet refusal, and the visit goes on."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListView

from tests.ui.kiosk.steps import REFUGEE, answer, to_one_question
from ui.kiosk.question_page import QuestionPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module")
def fingers():
    """A touch screen."""
    return QTest.createTouchDevice()


@pytest.fixture
def asked(kiosk):
    """The kiosk where a question is asked."""
    return lambda question, code="nl": to_one_question(kiosk(code), question, code, REFUGEE)


def middle(widget, window) -> QPoint:
    return widget.mapTo(window, widget.rect().center())


def touch_at_once(window, fingers, *widgets) -> None:
    """As many fingers as widgets, all down, then all up."""
    handle = window.windowHandle()
    spots = [middle(widget, window) for widget in widgets]
    down = QTest.touchEvent(handle, fingers)
    for number, spot in enumerate(spots):
        down.press(number, spot, handle)
    down.commit()
    up = QTest.touchEvent(handle, fingers)
    for number, spot in enumerate(spots):
        up.release(number, spot, handle)
    up.commit()
    QApplication.processEvents()


def typed_date(window, day: str, month: int, year: str) -> None:
    """Type a date key by key, with a plugged-in keyboard."""
    days, years = window.page.input.findChildren(QLineEdit)[:2]
    for line, text in ((days, day), (years, year)):
        line.clear()
        QTest.keyClicks(line, text)
    window.page.input.findChild(QComboBox).setCurrentIndex(month)


def test_two_ways_on_touched_at_once_give_one_answer_and_one_page(asked, fingers, envelopes):
    window = asked("highest_schooling")
    before, page = envelopes(), window.page
    touch_at_once(window, fingers, page.unknown_button, page.refused_button)
    assert envelopes() == before + 1 and window.page is not page and isinstance(window.page, QuestionPage)
    assert window.visit.answer("highest_schooling") == {"state": "unknown"}
    assert window.visit.answer(window.asking) is None


def test_two_cards_touched_at_once_leave_one_chosen(asked, fingers):
    window = asked("literacy")
    cards = window.page.input.cards()
    touch_at_once(window, fingers, cards[0], cards[2])
    assert [card.isChecked() for card in cards].count(True) == 1
    assert window.asking == "literacy"
    window.page.next_button.click()
    assert window.visit.answer("literacy") == cards[0].value


def test_ten_fingers_on_one_page_harm_nothing(asked, fingers):
    window = asked("stay_motive")
    page = window.page
    touch_at_once(window, fingers, *page.input.cards()[:8], page.back_button, page.why_button)
    assert isinstance(window.page, QuestionPage) and window.visit.ticket
    assert len([card for card in page.input.cards() if card.isChecked()]) == 1


def test_a_finger_that_still_lies_on_a_page_that_is_gone_answers_nothing(asked, envelopes):
    window = asked("highest_schooling")
    page, before = window.page, envelopes()
    page.unknown_button.click()
    page.refused_button.click()
    page.next_button.click()
    assert envelopes() == before + 1 and window.visit.answer(window.asking) is None


def test_a_keyboard_that_is_unplugged_in_the_middle_of_a_word_leaves_what_was_typed(asked):
    window = asked("name")
    line = window.page.input.line
    QTest.keyPress(line, Qt.Key.Key_Shift)
    QTest.keyClicks(line, "Fa")
    QTest.keyPress(line, "t")
    for letter in "ima":
        window._keyboard.keys[letter].click()
    assert window.page.input.value() == "Fatima"
    window._keyboard.done_button.click()
    window.page.next_button.click()
    assert window.visit.answer("name") == "Fatima" and window.asking == "national_number"


@pytest.mark.parametrize(
    ("day", "month", "year", "says"),
    [("3", 5, "2027", "moet nog komen"), ("3", 5, "1861", "heel lang geleden"), ("31", 2, "1997", "kalender"),
     ("", 0, "97", "niet volledig"), ("3", 0, "1997", "niet volledig"), ("99", 12, "1997", "kalender")],
)  # fmt: skip
def test_a_birth_date_that_cannot_be_is_refused_kindly_and_stays(asked, day, month, year, says):
    window = asked("birth_date")
    typed_date(window, day, month, year)
    window.page.next_button.click()
    assert window.asking == "birth_date" and window.page.wrong.isVisible()
    assert says in window.page.wrong.text() and year in window.page.input.value()
    typed_date(window, "3", 5, "1997")
    window.page.next_button.click()
    assert window.asking == "nationalities" and window.visit.answer("birth_date") == "1997-05-03"


@pytest.mark.parametrize(
    ("typed", "says"),
    [("99", "groter"), ("9999", "groter"), ("-1", "cijfers"), ("2,5", "cijfers"), ("veel", "cijfers")],
)
def test_a_number_of_children_that_cannot_be_is_refused_kindly_and_stays(asked, typed, says):
    window = asked("children")
    QTest.keyClicks(window.page.input.line, typed)
    window.page.next_button.click()
    assert window.asking == "children" and says in window.page.wrong.text()
    assert window.page.input.value() == typed
    window.page.input.line.clear()
    QTest.keyClicks(window.page.input.line, "3")
    window.page.next_button.click()
    assert window.visit.answer("children") == "3"


@pytest.mark.parametrize(
    "typed", ["x" * 2000, "Karel \u202e cba", "😀" * 40, "\x00\x07\x1b[2J", "<b>Gent</b>", "%s{0}\\"]
)
def test_nonsense_in_a_search_finds_nothing_says_so_and_is_no_answer(asked, typed):
    window = asked("nationalities")
    line, shown = window.page.input.findChild(QLineEdit), window.page.input.findChild(QListView)
    line.insert(typed)
    line.textEdited.emit(line.text())
    assert shown.model().rowCount() == 0 and window.page.input._nothing.isVisible()
    window.page.next_button.click()
    assert window.asking == "nationalities" and window.page.wrong.isVisible()
    line.clear()
    line.textEdited.emit("")
    answer(window, ["SY"])
    assert window.asking == "register_municipality"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("ik ben\tlasser\x00", "ik ben lasser"), ("عملت \u202eلحاما\u202c welder", "عملت لحاما welder"), ("😀", "😀"),
     ("a\nb", "a b")],
)  # fmt: skip
def test_what_would_upset_a_line_is_taken_out_of_a_remark(asked, typed, kept):
    window = asked("work_before")
    answer(window, typed)
    assert window.visit.answer("work_before") == kept and window.asking != "work_before"


def test_a_remark_of_two_thousand_characters_is_refused_kindly_and_stays(asked):
    window = asked("work_before")
    answer(window, "lasser " * 285)
    assert window.asking == "work_before" and "langer" in window.page.wrong.text()
    assert len(window.page.input.value()) > 1900
    answer(window, "lasser")
    assert window.visit.answer("work_before") == "lasser"
