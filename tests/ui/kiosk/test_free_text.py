"""Names, numbers, remarks: nonsense, 2,000 characters, mixed directions, emoji, control characters; all goes on."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.actions import dossier, inbox
from app.office import open_office
from tests.ui.kiosk.steps import REFUGEE, answer, answer_all, to_one_question

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
BORN, OF_THAT_DAY, OF_ANOTHER = "1998-07-28", "98072899776", "85073003328"
BIS = "98272899722"


@pytest.fixture
def asked(kiosk):
    """The kiosk where a question is asked: `asked("name")`."""
    said = REFUGEE | {"birth_date": BORN}
    return lambda question, code="nl": to_one_question(kiosk(code), question, code, said)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Fatima   Al-Ahmad ", "Fatima Al-Ahmad"),
        ("فاطمة\u202eAhmad", "فاطمةAhmad"),
        ("Ali\tBen\x00Ali", "Ali Ben Ali"),
        ("ሰላም ገብረ", "ሰላም ገብረ"),
        ("O'Brien 😀", "O'Brien 😀"),
        ("Rene\u0301", "René"),
    ],
)
def test_a_name_is_kept_as_it_is_written_without_what_would_upset_a_line(asked, typed, kept):
    window = asked("name")
    answer(window, typed)
    assert window.visit.answer("name") == kept and window.asking == "national_number"


@pytest.mark.parametrize("typed", ["", "   ", "12345", "?!", "😀", "\u202e\u200b", "a" * 2000])
def test_what_is_no_name_is_asked_for_kindly_and_stays_on_the_screen(asked, typed):
    window = asked("name")
    answer(window, typed)
    assert window.asking == "name" and window.page.wrong.isVisible()
    assert window.page.input.value() == typed.strip()
    answer(window, "Ali")
    assert window.asking == "national_number"


def test_a_name_is_typed_on_the_screen_and_with_a_plugged_in_keyboard(asked, qtbot):
    window = asked("name", "ar")
    keyboard = window._keyboard
    assert keyboard.isVisible() and not window.page.next_button.isVisible()
    for letter in "علي":
        keyboard.keys[letter].click()
    qtbot.keyClicks(window.page.input.line, " Ali")
    assert window.page.input.value() == "علي Ali"
    keyboard.done_button.click()
    assert not keyboard.isVisible() and window.page.next_button.isVisible()
    window.page.next_button.click()
    assert window.visit.answer("name") == "علي Ali"


@pytest.mark.parametrize("number", [OF_THAT_DAY, "98.07.28-997.76", "٩٨٠٧٢٨٩٩٧٧٦", BIS])
def test_a_number_of_the_same_birth_date_is_taken(asked, number):
    from stdnum.be import ssn

    assert number[0] == "٩" or ssn.is_valid(number)
    window = asked("national_number")
    answer(window, number)
    assert window.asking != "national_number"


def test_a_number_of_another_birth_date_is_asked_again_kindly_and_then_kept_as_said(asked):
    window = asked("national_number")
    answer(window, OF_ANOTHER)
    assert "andere geboortedatum" in window.page.wrong.text()
    assert window.page.input.value() == OF_ANOTHER
    answer(window, OF_ANOTHER)
    assert window.visit.answer("national_number") == OF_ANOTHER and window.asking != "national_number"


@pytest.mark.parametrize("number", ["12345678901", "98", "abc", "٩٨٠٧٢٨"])
def test_a_wrong_number_is_refused_kindly(asked, number):
    window = asked("national_number")
    answer(window, number)
    assert window.asking == "national_number" and window.page.wrong.isVisible()


def test_a_touched_search_line_gets_a_keyboard_and_continue_comes_back(asked, qtbot):
    window = asked("register_municipality")
    line = window.page.input.findChild(QLineEdit)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    for letter in "gen":
        window._keyboard.keys[letter].click()
    window._keyboard.keys["t"].click()
    assert line.text() == "gent"
    window._keyboard.done_button.click()
    assert window.page.next_button.isVisible()


def test_name_and_number_stand_in_the_new_dossier(asked, folder):
    window = asked("name")
    answer(window, "فاطمة الأحمد")
    answer(window, OF_THAT_DAY)
    answer_all(window, REFUGEE | {"wishes": ["work", "dutch"], "course_help": ["no_stairs"], "remark": "Ik kan lassen"})
    window.page.next_button.click()
    office = open_office(folder, "practice", "practice")
    try:
        (one,) = inbox.waiting(office)
        assert one.said["remark"] == "Ik kan lassen"
        window.leave()
        opened = dossier.open_dossier(office, inbox.take(office, one.visit))
        assert (opened.name, dossier.national_number(office, opened.id)) == ("فاطمة الأحمد", OF_THAT_DAY)
        (found,) = dossier.dossiers(office, OF_THAT_DAY)
        assert found.id == opened.id
    finally:
        office.vault.close()
