"""Who has which dossier open: seen while the process lives, and gone with it."""

import signal
import subprocess
import sys
from pathlib import Path

from app.store import at_work
from app.store.at_work import Place, everybody

HOLD = """
import sys
from pathlib import Path
from app.store.at_work import Place
Place(Path(sys.argv[1])).go_to("D-1", "S-2")
print("there", flush=True)
sys.stdin.read()
"""


def test_two_people_in_one_dossier_are_both_seen(folder: Path) -> None:
    an, bo = Place(folder), Place(folder)
    an.go_to("D-1", "S-1")
    bo.go_to("D-1", "S-2")
    assert everybody(folder) == {"D-1": ("S-1", "S-2")}
    an.go_to("D-2", "S-1")
    an.go_to("D-2", "S-1")
    assert everybody(folder) == {"D-1": ("S-2",), "D-2": ("S-1",)}
    an.leave()
    bo.leave()
    bo.leave()
    assert everybody(folder) == {} and list((folder / at_work.FOLDER).iterdir()) == []


def test_who_has_a_dossier_open_twice_stays_in_it_with_the_other_window(folder: Path) -> None:
    here, there = Place(folder), Place(folder)
    here.go_to("D-1", "S-1")
    there.go_to("D-1", "S-1")
    here.leave()
    there.go_to("D-1", "S-1")
    assert everybody(folder) == {"D-1": ("S-1",)}
    there.leave()


def test_nobody_stays_in_a_dossier_after_a_crash(folder: Path) -> None:
    words = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdout.readline() == "there\n"
        assert everybody(folder) == {"D-1": ("S-2",)}
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert list((folder / at_work.FOLDER).iterdir())
        assert everybody(folder) == {} and list((folder / at_work.FOLDER).iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_trouble(folder: Path) -> None:
    (folder / at_work.FOLDER).write_text("a file in its place", encoding="utf-8")
    place = Place(folder)
    place.go_to("D-1", "S-1")
    assert everybody(folder) == {}
    place.leave()
