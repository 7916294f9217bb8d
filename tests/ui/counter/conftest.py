"""A counter window on a real office: made once, copied for each test; visits lie in its letterbox."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.facts import Plain
from app.office import new_office, open_kiosk
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace

SAID: dict[str, Plain] = {
    "birth_date": "1997-03-14", "nationalities": ["SY"], "register_municipality": "11002", "stay_motive": "refugee",
}  # fmt: skip


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office folder that nobody changes."""
    folder = tmp_path_factory.mktemp("counter") / "office"
    new_office(folder, name="Proef", operator="atlas", practice=True)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy with one finished visit in it."""
    office = Path(shutil.copytree(made, tmp_path / "office"))
    leave_visit(office)
    return office


def leave_visit(folder: Path, said: dict[str, Plain] = SAID, *, close: bool = True) -> str:
    """A newcomer answers at the kiosk; the ticket."""
    kiosk = open_kiosk(folder)
    visit = kiosk.letterbox.begin("ar", kiosk.clock.now())
    for question, raw in said.items():
        kiosk.letterbox.put(visit, {"kind": "answered", "question": question, "raw": raw}, at=kiosk.clock.now())
    if close:
        kiosk.letterbox.put(visit, {"kind": "finished"}, at=kiosk.clock.now())
        kiosk.letterbox.close(visit)
    return visit.ticket


@pytest.fixture
def open_window(qtbot: QtBot) -> Callable[[Path], CounterWindow]:
    """Windows on an office; all are closed at the end."""

    def make(folder: Path) -> CounterWindow:
        window = CounterWindow(folder, "nl", staff="practice")
        qtbot.addWidget(window)
        return window

    return make


@pytest.fixture
def window(open_window: Callable[[Path], CounterWindow], folder: Path) -> CounterWindow:
    """The window, still locked."""
    return open_window(folder)


@pytest.fixture
def work(window: CounterWindow) -> Workplace:
    """The opened workplace with the visit taken into a dossier."""
    window.unlock("practice", "practice")
    assert window.work is not None
    window.work.look_at(window.work.lists.waiting[0])
    window.work.visit_page.take()
    return window.work
