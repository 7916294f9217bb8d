"""A date in another calendar: both are shown, ours is given, and no part of one is guessed."""

import pytest
from PySide6.QtWidgets import QLineEdit

from app.words import load
from app.words.calendars import calendar_of
from ui.parts.date_input import DateInput

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NAMES = ("Day", "Month", "Year")


@pytest.fixture
def field(qtbot):
    made = DateInput()
    qtbot.addWidget(made)

    def speaks(code: str) -> DateInput:
        words = load(code)
        made.retranslate(NAMES, words.months())
        made.offer(calendar_of(code), ("other", "ours"), words.format_date)
        made.show()
        return made

    return speaks


def fill(field: DateInput, day: str, month: int, year: str) -> None:
    field._day.setText(day)
    field._month.setCurrentIndex(month)
    field._year.setText(year)
    field.changed.emit()


def test_a_day_of_the_ethiopian_calendar_becomes_one_of_ours(field):
    date = field("ti")
    date.other_button.click()
    fill(date, "1", 1, "2000")
    assert date.value() == "2007-09-12" and "2007" in date.ours.text()
    assert date._month.count() == 14


def test_what_was_filled_in_is_the_same_day_in_the_other_calendar(field):
    date = field("prs")
    date.set_value("1979-02-11")
    date.other_button.click()
    assert [line.text() for line in date.findChildren(QLineEdit)] == ["22", "1357"]
    assert date.value() == "1979-02-11"
    date.other_button.click()
    assert date.value() == "1979-02-11" and not date.ours.isVisible()


def test_a_part_of_another_year_is_not_guessed(field):
    date = field("fa")
    date.other_button.click()
    fill(date, "", 0, "1357")
    assert date.value() == "?"
    fill(date, "31", 12, "1357")
    assert date.value() == "?"
    fill(date, "", 0, "")
    assert date.value() == ""


def test_a_language_without_another_calendar_keeps_the_day(field):
    date = field("ti")
    date.other_button.click()
    fill(date, "1", 1, "2000")
    date = field("nl")
    assert date.value() == "2007-09-12" and not date.other_button.isVisible()


def test_an_answer_given_before_stands_in_our_calendar(field):
    date = field("fa")
    date.other_button.click()
    date.set_value("2002-05-03")
    assert date.value() == "2002-05-03"
    date.set_value("1961-11")
    assert date.value() == "1961-11"
