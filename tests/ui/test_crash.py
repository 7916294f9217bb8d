"""A bug ends the program with a note that holds no value, also where no page is shown."""

import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
BUG = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import crash
app = QApplication([])
def bug():
    name = "Fatima"
    raise ValueError(f"{name} is not a number")
crash.install(lambda: print("closed"), Path(sys.argv[1]), seconds=int(sys.argv[2]))
QTimer.singleShot(0, bug)
sys.exit(app.exec())
"""


@pytest.mark.parametrize("seconds", ["0", "1"])
def test_a_bug_closes_leaves_a_scrubbed_note_and_ends_the_program(tmp_path, seconds):
    note = tmp_path / "log" / "kiosk-crash.txt"
    command = [sys.executable, "-c", BUG, str(note), seconds]
    told = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (70, "closed\n")
    assert note.read_text().splitlines()[0] == "ValueError"
    assert "Fatima" not in note.read_text() + told.stderr


def test_where_no_note_can_be_left_the_program_ends_all_the_same(tmp_path):
    (tmp_path / "log").write_text("no folder")
    command = [sys.executable, "-c", BUG, str(tmp_path / "log" / "note.txt"), "0"]
    assert subprocess.run(command, cwd=HOUSE, capture_output=True, check=False).returncode == 70
