"""Two monitors, as the X server tells of them: the newcomer's screen fills the other one; who touches it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.kiosk.screen import Screen, screen_in_memory, why_no_screen

LACKING = why_no_screen() or ("" if shutil.which("xrandr") else "xrandr")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(LACKING), reason=f"no screens in memory: {LACKING}")]
WIDE, HIGH = 1280, 720
PATIENCE, QUIET = 60_000, 3_000  # milliseconds
COUNTER = f"""
import sys
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from app import interview
from ui.counter.newcomer_side import MONITOR
from ui.counter.window import CounterWindow
from ui.parts import listen_bar
from ui.parts.player import Player

listen_bar.Player = partial(Player, silent=True)
app = QApplication([])
window = CounterWindow(Path(sys.argv[1]), "nl", staff="practice")
window.setGeometry(0, 0, {WIDE}, {HIGH})
window.show()
window.unlock("practice", "practice")
work = window.work
work.look_at(work.lists.waiting[0])
work.visit_page.take()
work.newcomer.stand(MONITOR)
work.tabs.interview.ask("highest_schooling", interview.load().for_fact("highest_schooling")[0])
idle, theirs = window._presence._idle, work.newcomer.theirs
idle.setInterval({PATIENCE})
window._presence.wait()
theirs.touched.connect(lambda raw: print("touched", idle.remainingTime(), raw, flush=True))

def tell():
    card, at = theirs.input.cards()[1], theirs.frameGeometry()
    spot = card.mapToGlobal(card.rect().center())
    print(len(QGuiApplication.screens()), at.x(), at.y(), at.width(), at.height(), spot.x(), spot.y(), flush=True)

QTimer.singleShot({QUIET}, tell)
app.exec()
"""


@pytest.fixture
def screen() -> Iterator[Screen]:
    """One X screen, split into two monitors beside each other."""
    with screen_in_memory((2 * WIDE, HIGH)) as made:
        env = {**os.environ, "DISPLAY": made.display}
        for name, at, output in (("left", 0, "screen"), ("right", WIDE, "none")):
            words = ["xrandr", "--setmonitor", name, f"{WIDE}/338x{HIGH}/190+{at}+0", output]
            subprocess.run(words, env=env, check=True, capture_output=True)
        yield made


def test_the_newcomers_screen_fills_the_other_monitor_and_a_touch_there_puts_off_the_lock(
    screen: Screen, folder: Path
) -> None:
    env = {**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
    words = [sys.executable, "-c", COUNTER, str(folder)]
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True) as counter:
        assert counter.stdout is not None
        monitors, *place, x, y = map(int, counter.stdout.readline().split())
        assert (monitors, place) == (2, [WIDE, 0, WIDE, HIGH])
        screen.touch(x, y)
        touched, left, raw = counter.stdout.readline().split()
        counter.terminate()
    assert (touched, raw) == ("touched", "primary")
    assert int(left) > PATIENCE - QUIET + 500, "the touch on the other monitor did not put off the lock"
