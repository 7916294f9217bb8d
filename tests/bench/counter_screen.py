"""After one changed answer at the counter: the advice renewed on the screen, within one frame.

A dossier with all facts of a synthetic newcomer is open. An answer changes back and forth; the clock runs from the kept
answer to the repainted window, and in the second line for the whole touch, the vault's commit included.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.actions import dossier
from app.actions.practice_people import draw
from tests.bench.figures import Figure, milliseconds
from tests.bench.places import practice_office
from ui.counter.window import CounterWindow

ROUNDS = 30


def figures(place: Path) -> list[Figure]:
    """Milliseconds for one changed answer."""
    app = QApplication.instance() or QApplication([])
    folder = practice_office(place / "screen-office")
    window = CounterWindow(folder, "nl", staff="practice")
    window.resize(1440, 900)
    window.show()
    window.unlock("practice", "practice")
    work = window.work
    assert work is not None
    work.new()
    for fact, raw in draw(5, 1)[0]["facts"].items():
        work.tabs.interview.keep_answer(fact, None, raw, "original")
    app.processEvents()
    answers = cycle(("primary", "upper_secondary"))

    def change() -> None:
        work.tabs.interview.keep_answer("highest_schooling", None, next(answers), "original")
        app.processEvents()

    def renew() -> None:
        work.refresh()
        app.processEvents()

    renewed, whole = [], []
    for _ in range(ROUNDS):
        answer = next(answers)
        window.desk.do(lambda office, raw=answer: dossier.answer_fact(office, work.dossier, "highest_schooling", raw))
        renewed.append(milliseconds(renew))
        whole.append(milliseconds(change))
    codes = cycle(("fr", "nl"))

    def speak() -> None:
        window.speak(next(codes))
        app.processEvents()

    spoken = [milliseconds(speak) for _ in range(ROUNDS)]
    window.close()
    return [
        Figure("counter: another language on a full page", "ms", tuple(spoken[1:]), 100),
        Figure("counter: advice renewed after an answer", "ms", tuple(renewed[1:]), 16),
        Figure("counter: from the touch, with the commit", "ms", tuple(whole[1:])),
    ]
