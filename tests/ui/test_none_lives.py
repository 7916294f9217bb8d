"""A window can be used all day: no call to Qt wears Python's None out."""

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
