"""A window can be used all day: no call to Qt and no signal wears Python's None or True out."""

import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
ALL_DAY = """
import ui
from PySide6.QtWidgets import QApplication, QLabel
app, label = QApplication([]), QLabel()
for number in range(100_000):
    label.setText("one more newcomer")
"""


def test_a_hundred_thousand_calls_to_qt_end_well():
    told = subprocess.run([sys.executable, "-c", ALL_DAY], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


SIGNALS = """
import ui
from PySide6.QtCore import QCoreApplication, QObject, Signal
class Bell(QObject):
    rings = Signal()
app, bell = QCoreApplication([]), Bell()
for number in range(100_000):
    bell.rings.emit()
"""


def test_a_hundred_thousand_signals_end_well():
    told = subprocess.run([sys.executable, "-c", SIGNALS], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
