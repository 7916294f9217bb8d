"""Whatever name somebody has for a place finds it: French, former, or the postal code; and it reads the right way."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView

from app.interview import load
from tests.ui.kiosk import walk
from tests.ui.kiosk.steps import answer, to_the_questions
from ui.kiosk.question_page import QuestionPage
from ui.parts import tokens
from ui.parts.card_picture import CardPicture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def listed(window, typed: str) -> list[str]:
    page = window.page
    assert isinstance(page, QuestionPage)
    line, shown = page.input.findChild(QLineEdit), page.input.findChild(QListView)
    line.setText(typed)
    line.textEdited.emit(typed)
    return lines(shown)


def lines(shown: QListView) -> list[str]:
    """What stands in the list."""
    model = shown.model()
    return [str(model.index(row, 0).data()).strip("\u2068\u2069") for row in range(model.rowCount())]


def touch_region(window, region: str) -> None:
    next(one for one in window.page.input.regions.buttons if one.region == region).click()


@pytest.fixture
def which_nationality(kiosk):
    """The kiosk in a language, where it asks for the nationality."""

    def asked(code: str):
        window = kiosk(code)
        to_the_questions(window, code)
        answer(window, "1997-05-03")
        return window

    return asked


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


@pytest.mark.parametrize(
    ("code", "typed", "name"),
    [("nl", "zaire", "Congo-Kinshasa"), ("nl", "USSR", "Oekraïne"), ("nl", "joegosl", "Kosovo"),
     ("ar", "يوغوسلافيا", "صربيا"), ("uk", "радянський", "Грузія"), ("fr", "haute-volta", "Burkina Faso"),
     ("ar", "Syrie", "سوريا"), ("ti", "Duitsland", "ጀርመን")],
)  # fmt: skip
def test_a_country_is_found_by_any_of_its_names_also_that_of_a_state_that_is_no_more(
    which_nationality, code, typed, name
):
    assert name in listed(which_nationality(code), typed)


def test_countries_stand_in_the_order_in_which_one_looks_them_up(which_nationality):
    shown = lines(which_nationality("fr").page.input.findChild(QListView))
    assert shown.index("Égypte") < shown.index("Érythrée") < shown.index("Finlande")


@pytest.mark.parametrize(("code", "inside", "outside"), [("nl", "Eritrea", "Syrië"), ("ar", "إريتريا", "سوريا")])
def test_a_touched_region_shows_its_countries_and_a_second_touch_all_again(which_nationality, code, inside, outside):
    window = which_nationality(code)
    shown = window.page.input.findChild(QListView)
    touch_region(window, "africa")
    assert inside in lines(shown) and outside not in lines(shown) and len(lines(shown)) == 60
    touch_region(window, "africa")
    assert {inside, outside} <= set(lines(shown))


def test_a_country_of_another_region_is_found_by_typing_all_the_same(which_nationality):
    window = which_nationality("nl")
    touch_region(window, "africa")
    assert listed(window, "egy") == ["Egypte"]
    assert "Syrië" in listed(window, "syri")


def test_what_was_chosen_stays_in_sight_when_another_region_is_touched_and_is_kept(which_nationality):
    window = which_nationality("nl")
    shown = window.page.input.findChild(QListView)
    for region, name in (("africa", "Eritrea"), ("europe", "Frankrijk")):
        touch_region(window, region)
        at = lines(shown).index(name)
        shown.clicked.emit(shown.model().index(at, 0))
    touch_region(window, "oceania")
    assert [line.strip("✓ \u2068") for line in lines(shown)[:2]] == ["Eritrea", "Frankrijk"]
    window.page.next_button.click()
    assert window.visit.answer("nationalities") == ["ER", "FR"]


def test_who_types_sees_the_list_and_not_the_map(which_nationality):
    window = which_nationality("nl")
    QTest.mouseClick(window.page.input.findChild(QLineEdit), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert window._keyboard.isVisible() and not window.page.input.regions.isVisible()
    window._keyboard.done_button.click()
    assert window.page.input.regions.isVisible()


def test_a_question_without_countries_has_no_map(which_nationality):
    window = which_nationality("nl")
    answer(window, ["SY"])
    assert window.asking == "register_municipality" and not window.page.input.regions.isVisible()


@pytest.mark.parametrize("question", ["register_municipality", "national_number", "register_municipality_since"])
def test_a_picture_shows_where_on_the_paper_the_answer_stands(kiosk, question):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    window._ask(question)
    walk.settle()
    picture = window.page.picture
    assert picture.isVisible()
    marked = QColor(tokens.LIGHT.attention)
    image = picture.grab().toImage()
    seen = [
        QPoint(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == marked
    ]
    assert len(seen) > 100, "an arrow and a frame point at the place"


def test_every_picture_is_drawn_otherwise_and_on_every_screen(qtbot):
    drawn = set()
    for picture in sorted({question.picture for question in load()} - {""}):
        one = CardPicture(picture)
        qtbot.addWidget(one)
        for percent in (100, 130, 200):
            one.fit(percent)
            image = one.grab().toImage()
            drawn.add(bytes(image.constBits()))
    assert len(drawn) == 12


@pytest.mark.parametrize(
    ("shown", "typed"),
    [
        *(("العربية", typed) for typed in ("arabisch", "Arabic", "العربية", "arabe")),
        *(("allemand", typed) for typed in ("duits", "German", "Deutsch", "allemand")),
    ],
)
def test_a_language_is_found_by_its_names_also_one_that_the_kiosk_does_not_speak(kiosk, shown, typed):
    window = kiosk("fr")
    to_the_questions(window, "fr")
    window._ask("mother_tongue")
    assert shown in listed(window, typed)
