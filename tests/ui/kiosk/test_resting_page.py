"""Each visit runs in a process of its own; whatever becomes of it, a clean page comes back."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.kiosk.steps import waiting
from ui.kiosk.resting_window import HOUSE, RestingWindow, visit_command

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def resting(qtbot, folder):
    """A resting page that is ready for a touch."""
    window = RestingWindow(visit_command(folder), place=(0, 0, 1280, 720))
    qtbot.addWidget(window, before_close_func=lambda window: window.close_visits())
    with qtbot.waitSignal(window.ready, timeout=30_000):
        window.show()
    return window


def loaded_with(module):
    """Every module that a fresh Python has read once it has read this one."""
    asked = f"import sys, {module}; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], cwd=HOUSE, capture_output=True, text=True, check=True)
    return set(told.stdout.split())


def visit_of(resting):
    """The process of the visit that runs now."""
    ready = resting.visits.processId()
    return int(Path(f"/proc/{ready}/task/{ready}/children").read_text())


def test_a_touch_begins_a_visit_in_another_process_and_a_second_touch_changes_nothing(resting, folder, qtbot):
    resting.touched()
    resting.touched()
    qtbot.waitUntil(lambda: [one.running for one in waiting(folder)] == [True], timeout=30_000)
    assert visit_of(resting) not in (resting.visits.processId(), os.getpid())


def test_after_a_crash_the_clean_page_comes_back_and_takes_the_next_newcomer(resting, folder, qtbot):
    resting.touched()
    qtbot.waitUntil(lambda: [one.ticket for one in waiting(folder)] == ["A-001"], timeout=30_000)
    with qtbot.waitSignals([resting.ended, resting.ready], timeout=30_000):
        os.kill(visit_of(resting), signal.SIGKILL)
    assert resting.note.isVisible() and resting.note.text()
    assert [one.running for one in waiting(folder)] == [False]
    resting.touched()
    qtbot.waitUntil(lambda: [one.ticket for one in waiting(folder)] == ["A-001", "A-002"], timeout=30_000)
    assert not resting.note.isVisible()


def test_when_the_process_that_waits_is_killed_the_visit_ends_and_another_one_waits(resting, folder, qtbot):
    resting.touched()
    qtbot.waitUntil(lambda: [one.ticket for one in waiting(folder)] == ["A-001"], timeout=30_000)
    visit = visit_of(resting)
    with qtbot.waitSignals([resting.ended, resting.ready], timeout=30_000):
        os.kill(resting.visits.processId(), signal.SIGKILL)
    qtbot.waitUntil(lambda: not Path(f"/proc/{visit}/exe").exists(), timeout=30_000)
    assert not any(one.running for one in waiting(folder)) and not resting.busy


def test_a_kiosk_without_its_key_says_that_it_does_not_work_and_takes_no_touch(qtbot, folder):
    for key in (folder / "kiosks").rglob("*"):
        key.unlink()
    window = RestingWindow(visit_command(folder), place=(0, 0, 1280, 720))
    qtbot.addWidget(window, before_close_func=lambda window: window.close_visits())
    window.show()
    qtbot.waitUntil(lambda: window.note.isVisible(), timeout=30_000)
    assert not window.button.isVisible()
    window.touched()
    assert not window.busy


def test_the_resting_page_loads_no_words_no_office_and_no_question():
    loaded = loaded_with("ui.kiosk.resting_window")
    assert [name for name in loaded if name.split(".")[0] in {"app", "yaml", "babel", "cryptography"}] == []


def test_the_resting_page_is_told_what_to_say_before_the_windows_are_read():
    assert not loaded_with("ui.kiosk.visit_process") & {"PySide6", "app.facts", "app.interview"}


def test_a_visit_loads_neither_vault_nor_paper_nor_rules_before_they_are_needed():
    later = {"sqlcipher3", "reportlab", "uharfbuzz", "qtawesome", "app.store.vault", "app.rulebook"}
    assert not loaded_with("ui.kiosk.visit_window") & later
