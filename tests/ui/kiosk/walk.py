"""Every page of the kiosk, one after another in one window, and what is wrong with a page that can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.words import Words
from app.words.catalog import Entry
from tests.ui.kiosk.steps import answer
from ui.kiosk.window import KioskWindow
from ui.parts.buttons import Button
from ui.parts.choice_card import ChoiceCard
from ui.parts.key import Key

ANSWERS: dict[str, object] = {
    "birth_date": "1997-05-03", "nationalities": ["SY"], "register_municipality": "11002", "name": "Fatima Al-Ahmad",
    "register_municipality_since": "2026-09-01", "stay_motive": "refugee", "sponsor": "no",
}  # fmt: skip
QUESTIONS = {
    "birth_date": "a date", "nationalities": "a long list", "register_municipality": "a municipality", "name": "a line",
    "national_number": "a number", "stay_motive": "many cards", "literacy": "some cards", "income": "several cards",
}  # fmt: skip


def pages(window: KioskWindow, code: str) -> Iterator[str]:
    """Bring the window to each page in turn and name it; the window shows it when the name comes."""
    yield "privacy"
    window.page.next_button.click()
    yield "languages"
    window.page.tiles[code].click()
    yield "do you speak this"
    window.page.yes_button.click()
    for question, name in QUESTIONS.items():
        window._ask(question)
        yield name
        if question == "birth_date":
            window.page.why_button.click()
            yield "why we ask"
            window._ask(question)
            window.page.input.set_value("1997-02-31")
            window.page.next_button.click()
            yield "not accepted"
    window._ask("birth_date")
    for question, value in ANSWERS.items():
        window._ask(question)
        answer(window, value)
    window._review()
    yield "review"
    window.bar.call_button.click()
    yield "staff is called"
    window.page.back_button.click()
    window.bar.hide_button.click()
    yield "hidden"
    window.page.back_button.click()
    window._ask_still_there()
    window.page.countdown.stop()
    yield "still there"
    window.page.stay_button.click()
    window.bar.stop_button.click()
    yield "stop and forget"
    window.page.stay_button.click()
    window.page.next_button.click()
    window.page.countdown.stop()
    yield "done"


def settle() -> None:
    """Let the window lay itself out."""
    for _ in range(4):
        QApplication.processEvents()


def cut_off(window: KioskWindow) -> list[str]:
    """What can be seen and has less room than its words need, or stands partly beside its page."""
    wrong = []
    for one in window.findChildren(QWidget):
        if not one.isVisible() or isinstance(one, Key):
            continue
        if isinstance(one, Button) and one.text() and one.width() < one.sizeHint().width():
            wrong.append(f"button {one.text()}")
        if isinstance(one, ChoiceCard) and one.height() < one.heightForWidth(one.width()):
            wrong.append(f"card {one.text()}")
        if isinstance(one, QLabel) and one.text() and _label_is_cut(one):
            wrong.append(f"label {one.text()}")
        if isinstance(one, QAbstractButton | QLabel) and not _inside(one, window):
            wrong.append(f"beside {one.text()}")
    if window.minimumSizeHint().width() > window.width() or window.page.view.horizontalScrollBar().maximum() > 0:
        wrong.append("sideways")
    return wrong


def _label_is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        flags = int(Qt.TextFlag.TextWordWrap)
        longest = max(label.fontMetrics().horizontalAdvance(word) for word in label.text().split())
        needs = label.fontMetrics().boundingRect(QRect(0, 0, label.width(), 10_000), flags, label.text())
        return needs.height() > label.height() or longest > label.width()
    return label.width() < label.fontMetrics().horizontalAdvance(label.text())


def _inside(widget: QWidget, window: QWidget) -> bool:
    corner = widget.mapTo(window, QPoint(0, 0))
    return corner.x() >= 0 and corner.x() + widget.width() <= window.width()


def longer(words: Words) -> Words:
    """The pseudo language: every sentence 40 % longer, with marks that show where one is cut; as drafts."""
    entries = {key: Entry(_longer(entry.text), "draft", entry.source) for key, entry in words.entries.items()}
    return replace(words, entries=entries)


def _longer(text: str) -> str:
    words = text.split(" ")
    more = [words[at * len(words) // max(1, round(len(words) * 0.4))] for at in range(round(len(words) * 0.4))]
    plain = [word for word in more if "{" not in word]
    long = " ".join([*words, *plain]) if plain else text + "·" * round(len(text) * 0.4)
    return long


def mirrored(words: Words) -> Words:
    """The mirrored language: the same sentences, read from the right."""
    return replace(words, rtl=not words.rtl)
