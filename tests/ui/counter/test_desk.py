"""The desk: deeds on a thread of their own, in line, while the window goes on."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.errors import Trouble
from app.office import Office
from ui.counter import desk as desks
from ui.counter.desk import Desk


@pytest.fixture
def desk(folder: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    made.unlock(folder, "practice", "practice")
    yield made
    made.leave()


def slow(office: Office) -> str:
    time.sleep(0.2)
    return threading.current_thread().name


def test_a_deed_is_done_on_the_thread_of_the_vault(desk: Desk) -> None:
    assert desk.do(slow).startswith("vault")


def test_the_window_stays_alive_while_a_deed_runs(desk: Desk) -> None:
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(10)
    desk.do(slow)
    assert len(ticks) >= 5


def test_many_short_deeds_in_one_turn_do_not_hold_the_window_either(desk: Desk) -> None:
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(1)
    for _ in range(20):
        desk.do(lambda office: time.sleep(desks.PATIENCE_SECONDS * 2 / 3))
    assert len(ticks) >= 10


def test_a_deed_asked_for_while_another_runs_waits_in_line(desk: Desk) -> None:
    got: list[str] = []
    QTimer.singleShot(50, lambda: got.append(desk.do(lambda office: office.person.name)))
    desk.do(slow)
    assert got == ["practice"]


def test_a_deed_that_ends_in_any_moment_is_never_missed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "PATIENCE_SECONDS", 0.0)
    assert [desk.do(lambda office, n=n: n) for n in range(300)] == list(range(300))


def test_what_is_done_aside_is_done_before_the_office_opens_and_nobody_waits_for_it(folder: Path, qtbot: QtBot) -> None:
    desk, done, began = Desk(), list[str](), time.perf_counter()
    desk.aside(lambda: (time.sleep(0.2), done.append("ahead")))
    assert time.perf_counter() - began < 0.2
    desk.unlock(folder, "practice", "practice")
    done.append("open")
    desk.leave()
    assert done == ["ahead", "open"]


def test_what_is_asked_for_aside_is_done_also_when_the_window_closes(folder: Path, qtbot: QtBot) -> None:
    desk, done = Desk(), list[str]()
    desk.aside(lambda: (time.sleep(0.1), done.append("in line")))
    desk.leave()
    desk.aside(lambda: done.append("late"))
    assert done == ["in line", "late"]


def test_what_a_deed_raises_is_raised_here(desk: Desk) -> None:
    with pytest.raises(Trouble, match="unknown_dossier"):
        desk.do(lambda office: office.vault.events("D-nobody"))


def test_a_locked_desk_does_nothing(desk: Desk) -> None:
    desk.lock()
    with pytest.raises(Trouble, match="office_locked"):
        desk.do(slow)
