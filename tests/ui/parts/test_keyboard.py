"""The keyboard on the screen: touches become letters, in scripts that each work in their own way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.words import LANGUAGES, load
from ui.parts.keyboard import LONG_TOUCH, KeyboardPanel
from ui.parts.tokens import LIGHT, TARGET, sheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def typing(qtbot):
    """A line with its keyboard on a screen of a width: `line, keyboard = typing("ar")`."""

    windows = []

    def opened(code: str, width: int = 1280, hints: Qt.InputMethodHint = Qt.InputMethodHint.ImhNone):
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.setStyleSheet(sheet(LIGHT, LANGUAGES[code].script))
        box, line, keyboard = QVBoxLayout(window), QLineEdit(), KeyboardPanel()
        line.setInputMethodHints(hints)
        box.addWidget(line)
        box.addWidget(keyboard)
        window.resize(width, 600)
        keyboard.open(line, load(code))
        with qtbot.waitExposed(window):
            window.show()
        return line, keyboard

    return opened


def touch(keyboard: KeyboardPanel, letters: str) -> None:
    for letter in letters:
        keyboard.keys[letter].click()


def choose(keyboard: KeyboardPanel, letter: str) -> None:
    next(key for key in keyboard.strip if key.letter == letter).click()


def test_arabic(typing):
    line, keyboard = typing("ar")
    touch(keyboard, "محمد")
    assert line.text() == "محمد"


def test_a_tigrinya_letter_takes_its_order_from_the_strip(typing):
    line, keyboard = typing("ti")
    for first, order in (("ሰ", "ሰ"), ("ለ", "ላ"), ("መ", "ም")):
        touch(keyboard, first)
        if order != first:
            choose(keyboard, order)
    assert line.text() == "ሰላም"


def test_a_chinese_name_by_its_sound(typing):
    line, keyboard = typing("zh-Hans")
    touch(keyboard, "wang")
    choose(keyboard, "王")
    touch(keyboard, "fang")
    choose(keyboard, "芳")
    assert line.text() == "王芳"


def test_more_characters_stand_on_the_next_strip(typing):
    _, keyboard = typing("zh-Hans")
    touch(keyboard, "yi")
    first = [key.letter for key in keyboard.strip]
    keyboard.more_key.click()
    assert not set(first) & {key.letter for key in keyboard.strip}


def test_a_vietnamese_tone_joins_its_letter(typing):
    line, keyboard = typing("vi")
    touch(keyboard, "nguy")
    touch(keyboard, "ê")
    touch(keyboard, "\u0303")
    touch(keyboard, "n")
    assert line.text() == "nguyễn"


def test_an_accent_by_a_touch_and_by_a_long_touch(typing, qtbot):
    line, keyboard = typing("fr")
    touch(keyboard, "u")
    choose(keyboard, "ü")
    assert line.text() == "ü"
    key = keyboard.keys["o"]
    QTest.mousePress(key, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "ö" in [choice.letter for choice in keyboard.strip], timeout=20 * LONG_TOUCH)
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton)
    assert line.text() == "ü", "a long touch types nothing by itself"
    choose(keyboard, "ö")
    assert line.text() == "üö"


def test_shift_gives_one_capital(typing):
    line, keyboard = typing("tr")
    keyboard.shift_key.click()
    touch(keyboard, "İ")
    touch(keyboard, "l")
    assert line.text() == "İl"


def test_latin_letters_and_digits_are_one_touch_away(typing):
    line, keyboard = typing("ps")
    keyboard.latin_key.click()
    touch(keyboard, "ali")
    keyboard.latin_key.click()
    assert "ښ" not in keyboard.keys and "ش" in keyboard.keys
    keyboard.digits_key.click()
    touch(keyboard, "7")
    keyboard.space_key.click()
    keyboard.hyphen_key.click()
    assert line.text() == "ali7 -"


def test_erase_and_the_place_where_one_types(typing):
    line, keyboard = typing("en")
    touch(keyboard, "abd")
    line.setCursorPosition(2)
    touch(keyboard, "c")
    assert line.text() == "abcd"
    keyboard.erase_key.click()
    assert line.text() == "abd"


def test_a_plugged_in_keyboard_types_into_the_same_line(typing, qtbot):
    line, keyboard = typing("en")
    touch(keyboard, "a")
    qtbot.keyClicks(line, "bc")
    touch(keyboard, "d")
    assert line.text() == "abcd"


def test_no_key_takes_the_focus_and_each_has_a_name(typing):
    line, keyboard = typing("ar")
    line.setFocus()
    touch(keyboard, "م")
    keys = [*keyboard.keys.values(), keyboard.shift_key, keyboard.erase_key, keyboard.space_key, keyboard.done_button]
    assert all(key.focusPolicy() == Qt.FocusPolicy.NoFocus and key.accessibleName() for key in keys)


def test_digits_alone_for_a_number(typing):
    line, keyboard = typing("ar", hints=Qt.InputMethodHint.ImhDigitsOnly)
    assert list(keyboard.keys) == list("1234567890")
    touch(keyboard, "42")
    assert line.text() == "42"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_key_is_large_enough_and_never_mirrored(typing, qtbot, code):
    _, keyboard = typing(code, width=1080)
    qtbot.wait(10)
    keys = list(keyboard.keys.values())
    assert min(key.width() for key in keys) >= TARGET - 4 and min(key.height() for key in keys) >= TARGET
    assert keys[0].x() < keys[1].x()
    assert keyboard.height() <= 425


def test_what_is_typed_is_told(typing):
    line, keyboard = typing("nl")
    told = []
    line.textEdited.connect(told.append)
    touch(keyboard, "a")
    keyboard.erase_key.click()
    assert told == ["a", ""]


def test_a_full_line_takes_no_more(typing):
    line, keyboard = typing("nl")
    line.setMaxLength(2)
    touch(keyboard, "abd")
    assert line.text() == "ab"
