"""Fifty tries to get out of a kiosk, with real fingers on a real screen: none works.

After each the kiosk alone is on the screen and covers it, nothing else runs, nothing was taken along, no file was left.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.office import new_office
from tests.ui.kiosk.screen import SIZE, Screen, patiently, screen_in_memory, why_no_screen
from ui.kiosk.keeper import HOUSE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(why_no_screen()), reason=f"no screen in memory: {why_no_screen()}"),
]
CONTINUE, TILE, DAY, NOWHERE = (1030, 682), (200, 400), (180, 330), (900, 560)
LISTEN, CORNER, FAR = (220, 40), (20, 20), (1270, 710)
PARTS = {"kiosk", "resting", "visit", "staff"}


@dataclass
class Kiosk:
    """A kiosk that runs, and the fingers at it."""

    screen: Screen
    office: Path
    keeper: subprocess.Popen[bytes]

    def parts(self) -> dict[int, str]:
        """Every process of the kiosk: its id, and which part of it it is (or its whole command line)."""
        found, look = {}, [self.keeper.pid]
        while look:
            pid = look.pop()
            words = _read(f"/proc/{pid}/cmdline").split("\0")
            if len(words) > 3 and words[1:3] == ["-m", "ui"]:
                name = _read(f"/proc/{pid}/comm").strip()
                found[pid] = name if name == "resting" else words[3]
            elif any(words):
                found[pid] = " ".join(words)
            look += [int(child) for child in _read(f"/proc/{pid}/task/{pid}/children").split()]
        return found

    def window_of(self, part: str) -> bool:
        """Does this part of the kiosk stand on top?"""
        seen, parts = self.screen.windows(), self.parts()
        return bool(seen) and parts.get(seen[-1].pid) == part

    def letters(self) -> int:
        """How many envelopes lie in the letterbox."""
        return len(list((self.office / "letterbox").rglob("*.env")))

    def to_a_question(self) -> None:
        """Touch, go on, choose the first language, say yes: a line to type into stands there."""
        if self.window_of("visit"):
            return
        patiently(lambda: self.window_of("resting") or self.window_of("visit"), "the kiosk stands there")
        for _ in range(10):
            if self.window_of("visit"):
                break
            self.screen.touch_and_wait(640, 300)
        patiently(lambda: self.window_of("visit"), "the visit has begun")
        begun = self.letters()
        for spot in (NOWHERE, CONTINUE, TILE, CONTINUE):
            self.screen.touch_and_wait(*spot)
        patiently(lambda: self.letters() > begun, "a language was chosen")

    def to_rest(self) -> None:
        """Whoever sat there is gone."""
        for pid in [pid for pid, part in self.parts().items() if part == "visit"]:
            if any(window.pid == pid for window in self.screen.windows()):
                os.kill(pid, signal.SIGKILL)
        patiently(lambda: self.window_of("resting"), "the resting page stands there")

    def visit(self) -> int:
        """The process of the visit on the screen."""
        parts = self.parts()
        (pid,) = {one.pid for one in self.screen.windows() if parts.get(one.pid) == "visit"}
        return pid


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    office = tmp_path_factory.mktemp("escape") / "office"
    new_office(office, name="Oefenkantoor", operator="atlas", practice=True)
    with screen_in_memory() as screen:
        ours = {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "ONTHAAL_OFFICE": str(office)}
        env = {**os.environ, **ours, "ONTHAAL_PYTHON": sys.executable}
        running = Kiosk(screen, office, subprocess.Popen([HOUSE / "packaging" / "kiosk" / "session"], env=env))
        try:
            yield running
        finally:
            parts = list(running.parts())
            running.keeper.terminate()
            running.keeper.wait(timeout=20)
            patiently(lambda: not any(_read(f"/proc/{pid}/cmdline") for pid in parts), "nothing of it runs any more")


def locked(kiosk: Kiosk) -> bool:
    """Only the kiosk can be seen, it covers the screen, and only its own parts run."""
    seen, parts = kiosk.screen.windows(), kiosk.parts()
    covers = [window for window in seen if window.place == (0, 0, *SIZE)]
    foreign = [window for window in seen if window.pid not in parts or window.title not in ("Onthaal", "__main__.py")]
    ours = bool(covers) and not foreign and set(parts.values()) <= PARTS and kiosk.keeper.poll() is None
    taken = any(kiosk.screen.holder_of(one) for one in ("PRIMARY", "CLIPBOARD"))
    return ours and not taken


def told(kiosk: Kiosk) -> str:
    """What stands there, for a test that fails."""
    owned = {one: kiosk.screen.holder_of(one) for one in ("PRIMARY", "CLIPBOARD")}
    return f"{kiosk.screen.windows()} {kiosk.parts()} {owned}"


def files(kiosk: Kiosk) -> set[Path]:
    """Every file of the office but envelopes and what belongs to them."""
    return {path for path in kiosk.office.rglob("*") if "letterbox" not in path.parts}


KEYS = {
    "close the window": "alt+F4", "close the tab": "ctrl+w", "close by another key": "ctrl+F4", "quit": "ctrl+q",
    "the menu of the window": "alt+space", "the next window": "alt+Tab", "the window before": "alt+shift+Tab",
    "the next program": "super+Tab", "the start menu": "super", "run a command": "alt+F2", "a terminal": "ctrl+alt+t",
    "another console": "ctrl+alt+F3", "end the X server": "ctrl+alt+BackSpace", "end the session": "ctrl+alt+Delete",
    "lock the screen": "super+l", "show the desktop": "super+d", "open a file": "ctrl+o", "save a file": "ctrl+s",
    "print": "ctrl+p", "a new window": "ctrl+n", "help": "F1", "what is this": "shift+F1", "a menu bar": "F10",
    "full screen off": "F11", "developer tools": "F12", "leave full screen": "Escape", "take a picture": "Print",
    "the menu key": "Menu", "a menu by keys": "shift+F10", "tasks": "ctrl+shift+Escape",
    "system request": "alt+Print", "go to an address": "ctrl+l",
}  # fmt: skip


def by_keys(key: str) -> Callable[[Kiosk], None]:
    """Press keys while a line waits for text."""
    return lambda kiosk: kiosk.screen.do("mousemove", *DAY, "click", 1, "key", "--delay", 5, key)


def take_text_along(kiosk: Kiosk) -> None:
    kiosk.screen.touch(*DAY)
    for key in ("1", "2", "ctrl+a", "ctrl+c", "ctrl+x", "ctrl+Insert", "shift+Delete"):
        kiosk.screen.do("key", key)


def mark_by_dragging(kiosk: Kiosk) -> None:
    kiosk.screen.touch(*DAY)
    kiosk.screen.do("type", "12")
    kiosk.screen.do("mousemove", 130, 330, "mousedown", 1, "mousemove", 250, 330, "mouseup", 1)


def bring_text_in(kiosk: Kiosk) -> None:
    kiosk.screen.do("mousemove", *DAY, "click", 2, "key", "ctrl+v", "key", "shift+Insert")


def touch_for_a_menu(kiosk: Kiosk) -> None:
    kiosk.screen.do("mousemove", *DAY, "click", 3)


def menu_between(kiosk: Kiosk) -> None:
    kiosk.screen.do("mousemove", *NOWHERE, "click", 3, "mousemove", *LISTEN, "click", 3)


def hold_long(kiosk: Kiosk) -> None:
    kiosk.screen.do("mousemove", *DAY, "mousedown", 1, "sleep", 1.2, "mouseup", 1)


def drag_text_out(kiosk: Kiosk) -> None:
    kiosk.screen.touch(*DAY)
    kiosk.screen.do("type", "12")
    kiosk.screen.do("key", "ctrl+a", "mousemove", 135, 330, "mousedown", 1, "mousemove", 400, 500, "mouseup", 1)


def swipe_from_the_edge(kiosk: Kiosk) -> None:
    for begin, end in (((0, 360), (600, 360)), ((640, 0), (640, 500)), ((1279, 360), (600, 360))):
        kiosk.screen.do("mousemove", *begin, "mousedown", 1, "mousemove", *end, "mouseup", 1)


def side_buttons(kiosk: Kiosk) -> None:
    kiosk.screen.do("mousemove", *NOWHERE, "click", 8, "click", 9, "click", 6, "click", 7)


def touch_every_corner(kiosk: Kiosk) -> None:
    for x, y in ((2, 2), (1277, 2), (1277, 717), (2, 717)):
        kiosk.screen.do("mousemove", x, y, "click", "--repeat", 5, "--delay", 20, 1)


def a_thousand_touches_a_minute(kiosk: Kiosk) -> None:
    kiosk.screen.do("mousemove", *NOWHERE, "click", "--repeat", 50, "--delay", 60, 1)


def all_keys_at_once(kiosk: Kiosk) -> None:
    kiosk.screen.do("keydown", "ctrl", "keydown", "alt", "keydown", "shift", "key", "Delete", "key", "F4", "key", "q")
    kiosk.screen.do("keyup", "shift", "keyup", "alt", "keyup", "ctrl")


def a_markup_text(kiosk: Kiosk) -> None:
    kiosk.screen.touch(*DAY)
    kiosk.screen.do("type", "<a href=file:///etc>x</a>")


def ask_the_window_to_close(kiosk: Kiosk) -> None:
    for window in kiosk.screen.windows():
        kiosk.screen.do("windowquit", window.id)


def no_sound(kiosk: Kiosk) -> None:
    kiosk.screen.touch(*LISTEN)
    time.sleep(0.8)
    kiosk.screen.touch(*LISTEN)


def full_disk(kiosk: Kiosk) -> None:
    resource.prlimit(kiosk.visit(), resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    before = kiosk.letters()
    kiosk.screen.touch(*CONTINUE)
    kiosk.screen.do("mousemove", 390, 585, "click", 1)
    time.sleep(0.4)
    assert kiosk.letters() == before
    resource.prlimit(kiosk.visit(), resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def kill_the_visit(kiosk: Kiosk) -> None:
    os.kill(kiosk.visit(), signal.SIGKILL)


def break_the_visit(kiosk: Kiosk) -> None:
    os.kill(kiosk.visit(), signal.SIGSEGV)


def tear_the_window_away(kiosk: Kiosk) -> None:
    kiosk.screen.do("windowkill", kiosk.screen.windows()[-1].id)


def hold_the_corner(kiosk: Kiosk) -> None:
    kiosk.to_rest()
    kiosk.screen.do("mousemove", *CORNER, "mousedown", 1, "sleep", 4.3, "mouseup", 1)
    patiently(lambda: kiosk.window_of("staff"), "staff is asked for a passphrase")
    for guess in ("1234", "welkom", "letmein", "0000", "onthaal", "azerty"):
        if kiosk.window_of("staff"):
            kiosk.screen.do("type", "--delay", 1, guess)
            kiosk.screen.do("key", "Return")
            time.sleep(0.3)
    patiently(lambda: kiosk.window_of("resting"), "the page of staff is gone")
    kiosk.screen.do("mousemove", *CORNER, "mousedown", 1, "sleep", 4.3, "mouseup", 1)


def keys_at_rest(kiosk: Kiosk) -> None:
    kiosk.to_rest()
    kiosk.screen.do("key", "alt+F4", "key", "ctrl+q", "key", "Escape")


def menu_at_rest(kiosk: Kiosk) -> None:
    kiosk.to_rest()
    kiosk.screen.do("mousemove", *NOWHERE, "click", 3, "click", 2)


TRIES: dict[str, Callable[[Kiosk], None]] = {
    **{name: by_keys(key) for name, key in KEYS.items()},
    **{
        one.__name__.replace("_", " "): one
        for one in (
            take_text_along, mark_by_dragging, bring_text_in, touch_for_a_menu, menu_between, hold_long, drag_text_out,
            swipe_from_the_edge, side_buttons, touch_every_corner, a_thousand_touches_a_minute, all_keys_at_once,
            a_markup_text, ask_the_window_to_close, no_sound, full_disk, kill_the_visit, break_the_visit,
            tear_the_window_away, keys_at_rest, menu_at_rest, hold_the_corner,
        )
    },
}  # fmt: skip


@pytest.mark.parametrize("name", TRIES)
def test_it_does_not_lead_out(kiosk: Kiosk, name: str) -> None:
    kiosk.to_a_question()
    assert locked(kiosk), told(kiosk)
    before = files(kiosk)
    TRIES[name](kiosk)
    time.sleep(0.05)
    patiently(lambda: locked(kiosk), f"the kiosk stands there alone: {told(kiosk)}", 10)
    assert files(kiosk) == before


def test_there_are_fifty_tries() -> None:
    assert len(TRIES) >= 50


def test_the_window_comes_back_within_three_seconds_of_a_crash(kiosk: Kiosk) -> None:
    kiosk.to_rest()
    (page,) = [pid for pid, part in kiosk.parts().items() if part == "resting"]
    began = time.monotonic()
    os.kill(page, signal.SIGKILL)
    patiently(lambda: page not in kiosk.parts() and kiosk.window_of("resting"), "the window is back")
    assert time.monotonic() - began < 3
