"""When a visit is over, nothing that was typed in it is left in the memory of what still runs."""

from pathlib import Path

import pytest

from tests.memory import holds
from tests.soak import fingers
from tests.soak.kiosk import Watch, at_the_end, end_all, family, soon, start
from tests.ui.kiosk.screen import patiently, why_no_screen
from tests.ui.kiosk.test_escape import kiosk

__all__ = ["kiosk"]
pytestmark = pytest.mark.slow
LONG = 150.0
LANGUAGE, SEARCH = (70, 40), (400, 305)
MARKER = "zqxkwvzj"
"""What nobody else would type; it never stands whole in the memory of this test's own children but by typing."""


@pytest.mark.skipif(bool(why_no_screen()), reason=f"no screen in memory: {why_no_screen()}")
def test_nothing_typed_is_left_in_what_still_runs(kiosk) -> None:
    kiosk.to_a_question()
    kiosk.screen.touch_and_wait(*LANGUAGE)
    kiosk.screen.touch_and_wait(*SEARCH)
    kiosk.screen.do("type", "--delay", 5, MARKER)
    visit = kiosk.visit()
    patiently(lambda: holds(visit, MARKER), "the visit holds what was typed: else the scan sees nothing")
    kiosk.to_rest()
    patiently(lambda: not Path(f"/proc/{visit}/maps").exists() or visit not in kiosk.parts(), "the visit is gone")
    left = kiosk.parts()
    assert {"kiosk", "resting"} <= set(left.values())
    assert {part: holds(pid, MARKER) for pid, part in left.items()} == dict.fromkeys(left.values(), False)
    typed = [path for path in kiosk.office.rglob("*") if path.is_file() and MARKER.encode() in path.read_bytes()]
    assert typed == []


def _a_visit_holds(watch: Watch, word: str) -> bool:
    return any(holds(pid, word) for pid, part in family(watch.keeper.pid) if part == "visit")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no memory to look into")
def test_a_visit_that_ends_at_the_ticket_leaves_no_word_no_file_and_no_process(tmp_path: Path) -> None:
    watch, notes, office, temp = start(tmp_path, pause=20)
    word = fingers.BACKWARDS[::-1]
    try:
        assert soon(lambda: _a_visit_holds(watch, word), LONG), "the scan sees what is typed while it is typed"
        assert soon(lambda: "ended 0" in notes.read_text(), LONG), "the visit ends"
        assert "DonePage" in notes.read_text()
        wrong = [line for line in at_the_end(watch, office, temp) if not line.holds]
        assert wrong == []
    finally:
        end_all(watch)
