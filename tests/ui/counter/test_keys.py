"""The key that does something stands on what it does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.words import load
from ui.counter.dossier_tabs import TABS, tab_names
from ui.counter.letters import letters, underlined
from ui.counter.lists import LIST_NAMES
from ui.counter.window import LANGUAGES, CounterWindow
from ui.counter.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_word_without_a_free_letter_stays_as_it_is() -> None:
    assert underlined(["Aa", "Aa", "Éa"], taken="b") == ["&Aa", "Aa", "Éa"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tab_and_list_has_a_letter_of_its_own(language: str, window: CounterWindow, work: Workplace) -> None:
    window.speak(language)
    assert window.work is not None
    shown = [*tab_names(load(language)), *(one.text() for one in window.work.lists._places.values())]
    assert len(letters(shown)) == len(shown) == len(TABS) + len(LIST_NAMES)


def test_every_button_with_a_key_shows_it(window: CounterWindow, work: Workplace, qtbot: QtBot) -> None:
    window.resize(1920, 1080)
    with qtbot.waitExposed(window):
        window.show()
    for tab in TABS:
        work.tabs.open(tab)
        for one in window.findChildren(QAbstractButton):
            keys = one.shortcut().toString()
            shown = keys in one.text() or f"&{keys[-1:]}".casefold() in one.text().casefold()
            assert not keys or not one.isVisible() or shown, (tab, one.text(), keys)


def test_alt_and_the_letter_open_the_tab_and_the_list(window: CounterWindow, work: Workplace, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    for press in ("Alt+P", "Alt+2"):
        QTest.keySequence(window, QKeySequence(press))
    assert TABS[work.tabs.currentIndex()] == "plan" and work.lists.shown == "today"
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: work.lists.shown == "mine" and work.lists._places["mine"].isChecked())
