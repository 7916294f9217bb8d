"""Every letter of every language can be typed on its keyboard, and every row fits a finger."""

import unicodedata

import pytest

from app.words import LANGUAGES
from app.words.keyboards import keyboard_for, letters_of, syllables

WIDEST = 15
"""Keys of 64 pixels with gaps of 4 on a screen that stands upright, 1080 pixels wide."""


def can_be_typed(code: str) -> set[str]:
    board = keyboard_for(code)
    keys = [letter for rows in (board.plain, board.shift) for row in rows for letter in row]
    under = [letter for key in keys for letter in board.under(key)]
    return {part for letter in [*keys, *under] for part in (letter, *letter)}


@pytest.mark.parametrize("code", sorted(set(LANGUAGES) - {"zh-Hans"}))
def test_every_letter_that_the_language_needs_can_be_typed(code):
    there = can_be_typed(code) | set("ʼ'")
    needed = letters_of(code)
    assert len(needed) > 15
    missing = {
        letter for letter in needed
        if letter not in there and not set(unicodedata.normalize("NFD", letter)) <= there
        and not unicodedata.combining(letter)
    }  # fmt: skip
    assert missing == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_row_is_wider_than_a_narrow_screen(code):
    board = keyboard_for(code)
    assert max(len(row) for row in (*board.plain, *board.shift)) <= WIDEST
    assert 3 <= len(board.plain) <= 4


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_has_letters_of_its_own_script(code):
    letters = "".join(letter for row in keyboard_for(code).plain for letter in row)
    script = {"Latn": "LATIN", "Arab": "ARABIC", "Cyrl": "CYRILLIC", "Ethi": "ETHIOPIC", "Hebr": "HEBREW"}
    wanted = script.get(LANGUAGES[code].script)
    if wanted:
        assert all(unicodedata.name(letter).startswith(wanted) for letter in letters if letter.isalpha()), letters


def test_chinese_names_can_be_written_by_their_sound():
    for sound, letter in (("wang", "王"), ("li", "李"), ("zhang", "张"), ("lv", "吕"), ("nv", "女")):
        assert letter in syllables()[sound]
    assert len(set("".join(syllables().values()))) > 6700


def test_capitals_keep_what_lies_under_them():
    assert "Ü" in keyboard_for("fr").under("U") and "ü" in keyboard_for("fr").under("u")
