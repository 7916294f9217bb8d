"""The language finder: by region, by typing in any spelling, by ear; each language asks in its own words."""

from functools import partial

import pytest

from app.words import LANGUAGES, available
from app.words.regions import LANGUAGES_BY_REGION
from ui.kiosk.ask_language_page import AskLanguagePage
from ui.kiosk.language_page import LanguagePage
from ui.kiosk.question_page import QuestionPage
from ui.parts import listen_bar
from ui.parts.player import Player

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def finder(kiosk, monkeypatch):
    monkeypatch.setattr(listen_bar, "Player", partial(Player, silent=True))
    window = kiosk("nl")
    window.page.next_button.click()
    assert isinstance(window.page, LanguagePage)
    return window


def shown(window) -> list[str]:
    return [code for code, tile in window.page.tiles.items() if not tile.isHidden()]


def test_at_first_the_languages_that_the_kiosk_speaks_those_the_office_chose_before_the_most_used(finder):
    first = ["nl", "fr", "en", "ar"]
    assert shown(finder) == [*first, *(code for code in available() if code not in first)]
    assert list(finder.page.tiles) == shown(finder)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("arabisch", "ar"), ("ARABE", "ar"), ("arab", "ar"), ("عرب", "ar"), ("farsi", "fa"), ("francais", "fr"),
     ("tigri", "ti"), ("ትግር", "ti"), ("chinois", "zh-Hans"), ("Peul", "ff"), ("українс", "uk")],
)  # fmt: skip
def test_any_spelling_finds_a_language(finder, typed, code):
    finder.page.search.insert(typed)
    assert code in shown(finder)


def test_nonsense_finds_nothing_and_says_so(finder):
    finder.page.search.insert("qqq😀")
    assert shown(finder) == [] and finder.page._nothing.isVisible()


def test_a_region_shows_its_languages_and_a_second_touch_all_again(finder):
    africa = next(one for one in finder.page.regions.buttons if one.region == "africa")
    africa.click()
    assert set(shown(finder)) == set(LANGUAGES_BY_REGION["africa"])
    africa.click()
    assert set(shown(finder)) == set(available())


def test_every_language_lies_in_a_region():
    assert {code for codes in LANGUAGES_BY_REGION.values() for code in codes} == set(LANGUAGES)


def test_a_touched_language_asks_in_its_own_words_and_aloud(finder, qtbot):
    said: list[tuple[str, str]] = []
    finder._bar_for_listening().reader.began.connect(lambda one, code: said.append((one.said, code)))
    finder.page.tiles["ar"].click()
    assert isinstance(finder.page, AskLanguagePage)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=30_000)
    assert said == [("العربية", "ar"), ("هل تتكلم هذه اللغة؟", "ar")]
    assert not finder.listening, "only the name was asked for"
    finder.page.no_button.click()
    assert isinstance(finder.page, LanguagePage)
    finder.page.tiles["ar"].click()
    finder.page.yes_button.click()
    assert isinstance(finder.page, QuestionPage) and finder.visit.words.code == "ar"


def test_who_cannot_read_hears_one_language_after_another_and_touches_the_own(finder, qtbot):
    heard: list[str] = []
    finder._bar_for_listening().reader.began.connect(lambda one, code: heard.append(code))
    next(one for one in finder.page.regions.buttons if one.region == "africa").click()
    finder.page.ear_button.click()
    qtbot.waitUntil(lambda: len(heard) >= 3, timeout=30_000)
    assert len(set(heard)) == len(heard) and set(heard) <= set(LANGUAGES_BY_REGION["africa"])
    finder.page.tiles[heard[-1]].click()
    assert isinstance(finder.page, AskLanguagePage) and finder.page.code == heard[-1]
    finder._listen_bar.stop()


def test_a_language_that_the_kiosk_does_not_speak_yet_is_honest_about_it(finder):
    finder.page.search.insert("somali")
    finder.page.tiles["so"].click()
    assert not finder.page.yes_button.isVisible() and "spreken we hier nog niet" in finder.page._ask.text()
    finder.page.no_button.click()
    assert isinstance(finder.page, LanguagePage)
