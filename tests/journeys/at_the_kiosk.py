"""What a newcomer does at the kiosk, by what stands on the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit

from app.words import LANGUAGES, Words, load
from tests.journeys import hands
from ui.kiosk.window import KioskWindow
from ui.parts.choice_card import ChoiceCard


def press(window: KioskWindow, words: Words, key: str) -> None:
    """Press the button that bears this sentence of the catalogue; a keyboard that lies over it is put away first."""
    done = words.say("kiosk.keyboard.done", "Done")
    if not hands.has(window, QAbstractButton, words.say(key, key)) and hands.has(window, QAbstractButton, done):
        hands.press(window, done)
    hands.press(window, words.say(key, key))


def choose_language(window: KioskWindow, language: str) -> None:
    """Touch a language by its own name, and say in that language that one speaks it."""
    hands.press(window.page, language)
    words = next(load(tag) for tag, one in LANGUAGES.items() if one.endonym == language)
    hands.press(window.page, words.say("kiosk.yes", "Yes"))


def fill_in(window: KioskWindow, words: Words, answer: str) -> None:
    """Fill in an answer as it would be said, in the way that the page asks for it."""
    if hands.has(window, ChoiceCard, answer):
        hands.press(window, answer)
    elif hands.seen(window.page, QAbstractItemView):
        _search(window, answer)
    elif hands.has(window, QLineEdit, words.say("kiosk.date.year", "Year")):
        _date(window, words, answer)
    else:
        (line,) = hands.seen(window, QLineEdit)
        hands.write(window, hands.name_of(line), answer)


def _search(window: KioskWindow, answer: str) -> None:
    (line,) = hands.seen(window.page, QLineEdit)
    hands.write(window, hands.name_of(line), answer)
    (found,) = hands.seen(window.page, QAbstractItemView)
    hands.choose_in_list(window, hands.name_of(found), answer)


def _date(window: KioskWindow, words: Words, answer: str) -> None:
    *day, month, year = answer.split(" ")
    if day:
        hands.write(window, words.say("kiosk.date.day", "Day"), day[0])
    (box,) = hands.seen(window.page, QComboBox)
    hands.choose_in_box(box, month)
    hands.write(window, words.say("kiosk.date.year", "Year"), year)
