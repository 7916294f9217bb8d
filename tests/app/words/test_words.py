"""Words of one language: sentences by key, isolation of values, dates, names of languages."""

import re
from datetime import date

import pytest
from babel.messages.pofile import read_po

from app.interview.texts import newcomer_texts
from app.words import LANGUAGES, available, load
from app.words.catalog import LOCALES, read_catalog

TEXTS = newcomer_texts()
NEWCOMER = ("en", "nl", "fr", "ar")


@pytest.mark.parametrize("code", NEWCOMER)
def test_a_newcomer_reads_everything_in_the_own_language(code):
    words = load(code)
    assert [key for key in TEXTS if not words.has(key)] == []


@pytest.mark.parametrize("code", NEWCOMER)
def test_every_translation_keeps_the_values_and_does_not_shout(code):
    for key, entry in load(code).entries.items():
        if key in TEXTS:
            assert set(re.findall(r"{\w+}", entry.text)) == set(re.findall(r"{\w+}", TEXTS[key])), key
            assert "!" not in entry.text


def test_the_english_catalogue_is_the_source_text():
    assert {key: load("en").entries[key].text for key in TEXTS} == TEXTS


def test_a_value_in_a_right_to_left_sentence_is_isolated():
    said = load("ar").say("kiosk.ticket.value", "Your number is {ticket}", ticket="K1-12")
    assert "\u2068K1-12\u2069" in said
    assert "\u2068" not in load("nl").say("kiosk.ticket.value", "Your number is {ticket}", ticket="K1-12")


def test_without_a_translation_the_english_text_is_shown_and_is_a_draft():
    words = load("ti")
    assert words.say("no.such.key", "Number {number}", number=3) == "Number 3"
    assert words.is_draft("no.such.key") and words.is_draft("kiosk.back")


def test_direction_and_own_name():
    assert (load("ar").rtl, load("ar").name) == (True, "العربية")
    assert (load("nl").rtl, load("nl").name) == (False, "Nederlands")
    assert load("xx").code == "en"


def test_translations_are_drafts_until_somebody_reads_them():
    assert load("ar").is_draft("kiosk.back") and not load("en").is_draft("kiosk.back")


def test_dates_have_their_month_in_words():
    words = load("nl")
    assert words.format_date(date(2026, 11, 22)) == "22 november 2026"
    assert words.format_date(date(2026, 11, 22), weekday=True) == "zondag 22 november 2026"
    assert [words.format_partial(raw) for raw in ("1961", "1961-11", "1961-11-16")] == [
        "1961",
        "november 1961",
        "16 november 1961",
    ]
    assert words.months()[0] == "januari"


def test_months_stay_those_of_the_language_whichever_was_spoken_before():
    for code in ("zh-Hans", "ps", "it", "he", "ne"):
        load(code).months()
    november = {code: load(code).months()[10] for code in ("it", "he", "hu", "pl", "kmr")}
    assert november == {"it": "novembre", "he": "נובמבר", "hu": "november", "pl": "listopad", "kmr": "mijdar"}


def test_digits_are_those_that_the_language_writes_by_default():
    on = date(2027, 1, 24)
    assert [load(code).digits("24-01-2027") for code in ("nl", "ar", "fa", "prs", "ps", "ne")] == [
        "24-01-2027", "24-01-2027", "۲۴-۰۱-۲۰۲۷", "۲۴-۰۱-۲۰۲۷", "۲۴-۰۱-۲۰۲۷", "२४-०१-२०२७",
    ]  # fmt: skip
    assert "۲۰۲۷" in load("fa").format_date(on) and "2027" in load("ar").format_date(on)


def test_names_of_countries_and_languages():
    assert load("fr").country("SY") == "Syrie"
    assert load("nl").language("ar") == "Arabisch"
    assert load("nl").country("XX9") == "XX9"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_of_the_table_can_be_loaded(code):
    words = load(code)
    assert words.name == LANGUAGES[code].endonym
    assert len(words.months()) == 12 and words.format_date(date(2026, 1, 5))


def test_languages_with_a_kiosk_catalogue():
    assert set(NEWCOMER) <= set(available())


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*/*.po")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_catalogues_are_read_as_babel_reads_them(path):
    with path.open(encoding="utf-8") as catalogue:
        messages = [message for message in read_po(catalogue) if message.context and message.string]
    read = read_catalog(path)
    assert messages
    for message in messages:
        assert read[message.context].text == message.string
