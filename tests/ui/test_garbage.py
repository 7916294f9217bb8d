"""What is thrown away goes on the thread of the windows, whoever works aside."""

import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
A_RING_AND_WORK = """
import sys, threading, weakref
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.garbage import Collector
app = QApplication([])
if sys.argv[1] == "with":
    Collector(app)

class Ring:
    pass

def went(_):
    told.append(threading.current_thread() is threading.main_thread())

def throw_away():
    ring = Ring()
    ring.itself = ring
    return weakref.ref(ring, went)

def make_much():
    for number in range(100_000):
        kept.append([number])

told, kept, ring = [], [], throw_away()
worker = threading.Thread(target=make_much)
worker.start()
worker.join()
QTimer.singleShot(1500, app.quit)
app.exec()
print(*told)
"""


def ended(collector: str) -> str:
    """Did the ring go on the thread of the windows?"""
    command = [sys.executable, "-c", A_RING_AND_WORK, collector]
    return subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True).stdout.strip()


def test_a_ring_of_garbage_goes_on_the_thread_of_the_windows() -> None:
    assert ended("with") == "True"


def test_without_it_python_throws_away_on_whatever_thread_it_runs() -> None:
    assert ended("without") == "False"
