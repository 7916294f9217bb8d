"""The counter window on a real office, offscreen: unlock, take, answer, decide."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.actions import dossier
from app.office import new_office, open_kiosk
from ui.counter.window import CounterWindow


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[CounterWindow]:
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True)
    kiosk = open_kiosk(tmp_path / "office")
    visit = kiosk.letterbox.begin("ar", kiosk.clock.now())
    body = {"kind": "answered", "question": "birth_date", "raw": "1997-03-14"}
    kiosk.letterbox.put(visit, body, at=kiosk.clock.now())
    kiosk.letterbox.close(visit)
    made = CounterWindow(tmp_path / "office", "nl", staff="practice")
    qtbot.addWidget(made)
    yield made


def test_a_wrong_passphrase_says_so_and_opens_nothing(window: CounterWindow) -> None:
    window.unlock_page.passphrase.setText("guess")
    window.unlock_page.send()
    assert window.office is None
    assert window.unlock_page.trouble.text()


def test_from_visit_to_advice(window: CounterWindow) -> None:
    window.unlock_page.passphrase.setText("practice")
    window.unlock_page.send()
    window.inbox.visits.itemActivated.emit(window.inbox.visits.item(0))
    assert window.office is not None and window.dossier
    assert window.advice["group"]["value"] == "open"
    window._keep("nationalities", None, ["SY"], "original")
    window._keep("register_municipality", None, "11002", "verified")
    assert window.advice["regime"]["operator"] == "atlas"
    window._choose_course("MO-AR-114")
    opened = dossier.open_dossier(window.office, window.dossier)
    assert [one.fact for one in opened.known] == ["birth_date", "nationalities", "register_municipality"]
    assert opened.courses["mo"].code == "MO-AR-114"


def test_an_answer_that_does_not_fit_keeps_what_was_typed(window: CounterWindow) -> None:
    window.unlock("practice", "practice")
    window.inbox._new()
    page = window.interview
    page._draw("birth_date", None)
    assert page.line is not None
    page.line.setText("yesterday")
    page.send_line()
    assert page.trouble.text() and page.line.text() == "yesterday"


def test_a_question_that_was_answered_is_not_asked_again(window: CounterWindow) -> None:
    window.unlock("practice", "practice")
    window.inbox._new()
    for fact, raw in (("birth_date", "1997-03-14"), ("nationalities", ["SY"]), ("register_municipality", "11002")):
        window._keep(fact, None, raw, "original")
    window._keep("highest_schooling", None, "upper_secondary", "original")
    asked = [question.fills for _, question in window.interview._ahead if question is not None]
    assert "highest_schooling" not in asked
