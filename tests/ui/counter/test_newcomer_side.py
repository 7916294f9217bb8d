"""The newcomer's screen: the question in the own language, a touch fills the assessor's card, either side hides."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import interview
from app.words import load
from ui.counter.choices import Choices
from ui.counter.newcomer_side import BESIDE, OFF, TURNED
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace
from ui.parts import listen_bar
from ui.parts.cards import Cards
from ui.parts.date_input import DateInput
from ui.parts.player import Player
from ui.parts.tokens import TEXT_PERCENTS

from .test_window import texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def without_sound_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listen_bar, "Player", partial(Player, silent=True))


@pytest.fixture
def beside(work: Workplace) -> Workplace:
    """Half of the monitor is the newcomer's, who speaks Arabic; the schooling is asked."""
    work.newcomer.stand(BESIDE)
    asked(work, "highest_schooling")
    return work


def asked(work: Workplace, fact: str) -> None:
    work.tabs.interview.ask(fact, interview.load().for_fact(fact)[0])


def chosen(work: Workplace) -> object:
    card = work.tabs.interview.card
    assert card is not None and isinstance(card.input.field, Choices)
    return card.input.field.value()


def test_the_question_stands_there_in_the_own_language(beside: Workplace) -> None:
    screen, question = beside.newcomer.theirs, interview.load().for_fact("highest_schooling")[0]
    assert screen.sentences()[0] == load("ar").say(question.text_key, question.text)
    assert screen.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert beside.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_touch_there_fills_here_and_is_kept_by_the_assessor(beside: Workplace) -> None:
    screen = beside.newcomer.theirs
    assert isinstance(screen.input, Cards) and beside.tabs.interview.card is not None
    card = screen.input.cards()[1]
    card.click()
    assert chosen(beside) == card.value
    told = beside.tabs.interview.card.theirs.text()
    assert told == "Aangeraakt op het scherm van de nieuwkomer  ·  Enter bewaart het"
    assert beside.opened is not None and not any(one.fact == "highest_schooling" for one in beside.opened.known)
    beside.tabs.interview.card.send()
    kept = next(one for one in beside.opened.known if one.fact == "highest_schooling")
    assert (kept.raw, kept.proof, kept.by) == (card.value, "said", "newcomer")


def test_who_does_not_know_says_so_there(beside: Workplace) -> None:
    beside.newcomer.theirs.touched.emit({"state": "unknown"})
    card = beside.tabs.interview.card
    assert card is not None and "Weet het niet" in card.theirs.text()
    card.send()
    assert beside.opened is not None
    assert next(one for one in beside.opened.known if one.fact == "highest_schooling").state == "unknown"


def test_the_assessor_may_choose_otherwise_after_a_touch(beside: Workplace) -> None:
    beside.newcomer.theirs.touched.emit({"state": "unknown"})
    card = beside.tabs.interview.card
    assert card is not None and isinstance(card.input.field, Choices)
    button = card.input.field.buttons()[2]
    button.click()
    assert isinstance(beside.newcomer.theirs.input, Cards)
    assert beside.newcomer.theirs.input.value() == button.value
    card.send()
    assert beside.opened is not None
    assert next(one for one in beside.opened.known if one.fact == "highest_schooling").raw == button.value


def test_a_date_typed_there_stands_here_as_the_office_writes_it(work: Workplace) -> None:
    work.newcomer.stand(TURNED)
    asked(work, "birth_date")
    screen, card = work.newcomer.theirs, work.tabs.interview.card
    assert isinstance(screen.input, DateInput) and card is not None
    assert screen.input.value() == "1997-03-14"
    screen.input.set_value("1988-05-09")
    screen.input.changed.emit()
    assert card.input.value() == "1988-05-09"


def test_the_question_stands_in_the_contact_language_that_was_chosen_now(work: Workplace) -> None:
    question = interview.load().for_fact("highest_schooling")[0]
    for code in ("uk", "tr"):
        work.speak_to(code)
        assert work.tabs.interview.card is not None and work.tabs.interview.card.question == question
        assert load(code).say(question.text_key, question.text) in texts(work.tabs.interview.card)


def test_a_language_without_words_is_told_to_the_assessor(beside: Workplace) -> None:
    beside.speak_to("bo")
    asked(beside, "birth_date")
    assert "Tibetaans" in beside.middle.message.text() and "Engels" in beside.middle.message.text()


def test_what_only_staff_know_is_not_asked_there(work: Workplace) -> None:
    work.newcomer.stand(BESIDE)
    work.tabs.interview.ask("register_type")
    assert work.newcomer.theirs.sentences() == [load("ar").say("screen.wait", "")]


def test_lists_and_advice_make_room_on_one_monitor(beside: Workplace) -> None:
    beside.show()
    assert beside.left_column.isHidden() and beside.panel.isHidden()
    beside.newcomer.stand(OFF)
    assert not beside.left_column.isHidden() and not beside.panel.isHidden()


def test_either_side_can_be_hidden(beside: Workplace) -> None:
    wait = [load("ar").say("screen.wait", "")]
    beside.newcomer.cover(True)
    assert beside.newcomer.theirs.sentences() == wait
    beside.newcomer.cover(False)
    assert beside.newcomer.theirs.sentences() != wait
    beside.newcomer.leave_alone(True)
    assert beside.middle.isHidden()
    beside.newcomer.back_button.click()
    assert not beside.middle.isHidden()


def test_the_lock_takes_everything_off_the_newcomers_screen(window: CounterWindow, beside: Workplace) -> None:
    before = beside.newcomer.theirs.sentences()
    window.lock()
    assert beside.newcomer.theirs.sentences() == [load("ar").say("screen.wait", "")]
    window.unlock("practice", "practice")
    assert beside.newcomer.theirs.sentences() == before


def test_another_language_of_the_office_leaves_the_newcomer_alone(window: CounterWindow, beside: Workplace) -> None:
    before = beside.newcomer.theirs.sentences()
    window.speak("fr")
    assert window.work is not None and window.work.newcomer.place == BESIDE
    assert window.work.newcomer.theirs.sentences() == before


def test_the_explanation_is_shown_and_spoken_there(beside: Workplace, qtbot) -> None:
    beside.explain()
    screen = beside.newcomer.theirs
    first = load("ar").say("explained.you.suggestion", "")
    assert screen.sentences()[0] == first
    heard: list[str] = []
    screen.listen_bar.reader.began.connect(lambda what, _: heard.append(what.said))
    screen.listen()
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    assert heard[0] == first
    screen.hush()
    assert screen.listen_bar.isHidden()


def test_without_another_monitor_the_key_takes_half_of_this_one(work: Workplace) -> None:
    assert len(QApplication.screens()) == 1
    work.newcomer.toggle()
    assert work.newcomer.place == BESIDE
    work.newcomer.toggle()
    assert work.newcomer.place == OFF


def test_at_half_of_a_small_monitor_nothing_is_cut(window: CounterWindow, work: Workplace, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    work.newcomer.stand(BESIDE)
    screen = work.newcomer.theirs
    for fact, kind in (("birth_date", DateInput), ("stay_motive", Cards)):
        asked(work, fact)
        for _ in TEXT_PERCENTS:
            screen.larger_button.click()
            QApplication.processEvents()
            assert isinstance(screen.input, kind)
            for one in screen.input.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                left = one.mapTo(screen.view, QPoint(0, 0)).x()
                assert not one.isVisible() or (left >= 0 and left + one.width() <= screen.view.width())
