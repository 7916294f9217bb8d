"""Whatever name somebody has for a place finds it: French, former, or the postal code; and it reads the right way."""

import pytest
from PySide6.QtWidgets import QLineEdit, QListView

from tests.ui.kiosk.steps import answer, to_the_questions
from ui.kiosk.question_page import QuestionPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def listed(window, typed: str) -> list[str]:
    page = window.page
    assert isinstance(page, QuestionPage)
    line, shown = page.input.findChild(QLineEdit), page.input.findChild(QListView)
    line.setText(typed)
    line.textEdited.emit(typed)
    model = shown.model()
    return [str(model.index(row, 0).data()).strip("\u2068\u2069") for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("anvers", "Antwerpen"), ("2018", "Antwerpen"), ("Borsbeek", "Antwerpen"), ("liege", "Luik"), ("gent", "Gent")],
)
def test_a_municipality_is_found_by_any_of_its_names(kiosk, typed, name):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    answer(window, "1997-05-03")
    answer(window, ["SY"])
    assert name in listed(window, typed)[:2]


def test_a_latin_name_keeps_its_direction_in_arabic(kiosk):
    window = kiosk("ar")
    to_the_questions(window, "ar")
    answer(window, "1997-05-03")
    answer(window, ["SY"])
    shown = window.page.input.findChild(QListView).model().index(0, 0).data()
    assert shown.startswith("\u2068") and shown.endswith("\u2069")


@pytest.mark.parametrize(("typed", "name"), [("zaire", "Congo-Kinshasa"), ("USSR", "Oekraïne"), ("joegosl", "Kosovo")])
def test_a_country_is_found_by_the_name_of_a_state_that_is_no_more(kiosk, typed, name):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    answer(window, "1997-05-03")
    assert name in listed(window, typed)
