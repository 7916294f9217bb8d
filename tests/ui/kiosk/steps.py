"""What a newcomer does at the kiosk, in the words of the tests."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.actions import inbox
from app.office import open_office
from ui.kiosk.ask_language_page import AskLanguagePage
from ui.kiosk.language_page import LanguagePage
from ui.kiosk.privacy_page import PrivacyPage
from ui.kiosk.question_page import QuestionPage
from ui.kiosk.window import KioskWindow

REFUGEE = {
    "birth_date": "1997-05-03", "nationalities": ["SY"], "register_municipality": "11002",
    "register_municipality_since": "2026-09-01", "stay_motive": "refugee", "sponsor": "no",
}  # fmt: skip
FRENCH = REFUGEE | {"nationalities": ["FR"], "stay_motive": "eu_citizen"}


def to_the_questions(window: KioskWindow, code: str) -> None:
    """Read the privacy page and choose the language."""
    assert isinstance(window.page, PrivacyPage)
    window.page.next_button.click()
    assert isinstance(window.page, LanguagePage)
    window.page.tiles[code].click()
    assert isinstance(window.page, AskLanguagePage)
    window.page.yes_button.click()
    assert isinstance(window.page, QuestionPage)


def to_one_question(window: KioskWindow, question: str, code: str, said: dict[str, object]) -> KioskWindow:
    """From the start to one question, answering what is said on the way; what is not said is not known."""
    to_the_questions(window, code)
    while window.asking != question:
        go_on(window, said)
    QApplication.processEvents()
    return window


def go_on(window: KioskWindow, said: dict[str, object]) -> None:
    """Answer the question that is asked as it is said, or not know."""
    assert isinstance(window.page, QuestionPage)
    if window.asking in said:
        answer(window, said[window.asking])
    else:
        window.page.unknown_button.click()


def answer(window: KioskWindow, value: object) -> None:
    """Fill in and continue."""
    page = window.page
    assert isinstance(page, QuestionPage)
    page.input.set_value(value)
    page.next_button.click()


def answer_all(window: KioskWindow, said: dict[str, object]) -> list[str]:
    """Answer to the end; what is not said is not known. Returns the questions asked."""
    asked = []
    while isinstance(window.page, QuestionPage):
        asked.append(window.asking)
        go_on(window, said)
    return asked


def waiting(folder: Path) -> list[inbox.Waiting]:
    """The visits as the counter sees them now."""
    office = open_office(folder, "practice", "practice")
    try:
        return inbox.waiting(office)
    finally:
        office.vault.close()
