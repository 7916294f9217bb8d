"""When a visit is over, nothing that was typed in it is left in the memory of what still runs."""

import re
from pathlib import Path

import pytest

from tests.ui.kiosk.screen import patiently, why_no_screen
from tests.ui.kiosk.test_escape import kiosk

__all__ = ["kiosk"]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(why_no_screen()), reason=f"no screen in memory: {why_no_screen()}"),
]
LANGUAGE, SEARCH = (70, 40), (400, 305)
MARKER = "zqxkwvzj"
"""What nobody else would type; it never stands whole in the memory of this test's own children but by typing."""
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


def in_memory_of(pid: int) -> bool:
    """Does the marker lie anywhere in the memory of a process that can be written?"""
    wanted = [MARKER.encode(one) for one in ENCODINGS]
    places = re.findall(r"^(\w+)-(\w+) rw", Path(f"/proc/{pid}/maps").read_text(), re.MULTILINE)
    with Path(f"/proc/{pid}/mem").open("rb") as memory:
        for begin, end in places:
            try:
                memory.seek(int(begin, 16))
                held = memory.read(int(end, 16) - int(begin, 16))
            except OSError:
                continue
            if any(one in held for one in wanted):
                return True
    return False


def test_nothing_typed_is_left_in_what_still_runs(kiosk) -> None:
    kiosk.to_a_question()
    kiosk.screen.touch_and_wait(*LANGUAGE)
    kiosk.screen.touch_and_wait(*SEARCH)
    kiosk.screen.do("type", "--delay", 5, MARKER)
    visit = kiosk.visit()
    patiently(lambda: in_memory_of(visit), "the visit holds what was typed: else the scan sees nothing")
    kiosk.to_rest()
    patiently(lambda: not Path(f"/proc/{visit}/maps").exists() or visit not in kiosk.parts(), "the visit is gone")
    left = kiosk.parts()
    assert {"kiosk", "resting"} <= set(left.values())
    assert {part: in_memory_of(pid) for pid, part in left.items()} == dict.fromkeys(left.values(), False)
    typed = [path for path in kiosk.office.rglob("*") if path.is_file() and MARKER.encode() in path.read_bytes()]
    assert typed == []
