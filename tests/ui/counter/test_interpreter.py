"""An interpreter in the talk: language and time kept, numbered questions in large print, the answer said back."""

from PySide6.QtWidgets import QLabel

from app.actions.interpreter import Talk
from app.interview import load
from ui.counter.choices import Choices
from ui.counter.workplace import Workplace


def talk(work: Workplace) -> Talk | None:
    assert work.opened is not None
    return work.opened.talk


def bar(work: Workplace):
    return work.tabs.interview.interpreter


def test_language_and_time_are_kept_and_the_end_too(work: Workplace) -> None:
    assert talk(work) is None
    bar(work).begin_button.click()
    came = talk(work)
    assert came is not None and (came.language, came.until) == ("ar", "")
    assert "Arabisch" in bar(work).told.text() and bar(work).begin_button.isHidden()
    bar(work).end_button.click()
    left = talk(work)
    assert left is not None and left.since == came.since and left.until >= came.since
    assert work.opened is not None
    assert [one.kind for one in work.opened.history[-2:]] == ["interpreter_came", "interpreter_left"]


def test_questions_are_numbered_in_large_print_and_the_answer_is_said_back(work: Workplace) -> None:
    bar(work).begin_button.click()
    work.tabs.interview.ask("highest_schooling", load().for_fact("highest_schooling")[0])
    card = work.tabs.interview.card
    assert card is not None and isinstance(card.input.field, Choices)
    heads = [one.text() for one in card.findChildren(QLabel) if one.property("role") == "title"]
    assert any(text.startswith("Vraag ") for text in heads)
    chosen = card.input.field.buttons()[1]
    chosen.click()
    card.check_back()
    assert card.back.text() == f"U zegt: {chosen.accessibleName()}. Klopt dat?"
    card.send()
    assert work.opened is not None
    assert next(one for one in work.opened.known if one.fact == "highest_schooling").by == "companion"
