"""What a screen reader hears of the kiosk over a real accessibility bus: names, roles, states and order."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.actions import visit
from app.office import new_office, open_kiosk
from app.words import load
from tests.ui.kiosk.screen import screen_in_memory, why_no_screen
from ui.kiosk.keeper import HOUSE

READER = Path(__file__).with_name("screen_reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
SHOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.actions import visit
from app.office import open_kiosk
from ui.kiosk.window import KioskWindow
app = QApplication(["kiosk"])
window = KioskWindow(lambda: visit.begin(open_kiosk(Path(sys.argv[1]))))
window.resize(1280, 720)
window.begin(sys.argv[2])
window.visit.give("birth_date", "1997-05-03")
others = {"review": window._review, "called": window._call, "still there": window._ask_still_there}
others |= {"done": window._finish, "hidden": window._hide_now, "stop": window._ask_to_forget}
others |= {"privacy": window._privacy, "languages": window._languages}
others.get(sys.argv[3], lambda: window._ask(sys.argv[3]))()
if sys.argv[4]:
    window.page.input.set_value(sys.argv[4])
    window.page.next_button.click()
window.show()
window.activateWindow()
QTimer.singleShot(60_000, app.quit)
app.exec()
"""


def why_no_reader():
    """What is lacking for a screen reader; empty when all is there."""
    lacking = [name for name in ("dbus-run-session", SYSTEM_PYTHON) if shutil.which(name) is None]
    asks = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    if not lacking and subprocess.run(asks, capture_output=True, check=False).returncode:
        lacking = ["gir1.2-atspi-2.0"]
    if not any(Path(place).exists() for place in ("/usr/libexec/at-spi-bus-launcher",)):
        lacking.append("at-spi2-core")
    return ", ".join(lacking) or why_no_screen()


pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(why_no_reader()), reason=f"no reader: {why_no_reader()}")]


@pytest.fixture
def hear(tmp_path):
    """What is heard of a question or page in a language: `hear("ar", "stay_motive")`; with an answer not accepted."""
    new_office(tmp_path / "office", name="Oefenkantoor", operator="atlas", practice=True)

    def heard(code, question, answer=""):
        show = [sys.executable, "-c", SHOW, str(tmp_path / "office"), code, question, answer]
        both = '"$@" & shown=$!; ' + f"{SYSTEM_PYTHON} {READER}; told=$?; kill $shown; wait $shown; exit $told"
        with screen_in_memory() as screen:
            ours = {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
            run = subprocess.run(
                ["dbus-run-session", "--", "sh", "-c", both, "sh", *show], cwd=HOUSE, env={**os.environ, **ours},
                capture_output=True, text=True, timeout=60,
            )  # fmt: skip
        assert run.returncode == 0, run.stderr[-2000:]
        return json.loads(next(line for line in run.stdout.splitlines() if line.startswith("[")))

    return heard


def place_of(heard, name):
    """Where in the order something of that name is heard."""
    names = [one["name"] for one in heard]
    assert name in names, names
    return names.index(name)


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_question_help_choices_ways_out_and_buttons_are_heard_in_that_order(hear, code, tmp_path):
    heard = hear(code, "stay_motive")
    say = load(code).say
    sitting = visit.begin(open_kiosk(tmp_path / "office"))
    sitting.words = load(code)
    asked = sitting.question("stay_motive")
    choices = [option.text for option in asked.options]
    wanted = [asked.text, asked.help, *choices]
    wanted += [say("kiosk.why", ""), say("kiosk.unknown", ""), say("kiosk.refuse", "")]
    wanted += [say("kiosk.back", ""), say("kiosk.continue", "")]
    places = [place_of(heard, name) for name in wanted]
    assert places == sorted(places)
    for name in choices:
        card = heard[place_of(heard, name)]
        assert card["role"] in ("radio button", "check box", "toggle button", "push button", "button"), card
        assert {"focusable", "checkable", "enabled"} <= set(card["states"]), card


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_nothing_that_can_be_reached_is_without_a_name(hear, code):
    for question in ("birth_date", "nationalities"):
        nameless = [one for one in hear(code, question) if "focusable" in one["states"] and not one["name"]]
        assert [one for one in nameless if one["role"] not in ("filler", "panel", "frame", "unknown")] == []


def test_what_is_not_accepted_is_heard_after_the_input(hear):
    heard = hear("nl", "birth_date", "1997-02-31")
    sentence = next(one["name"] for one in heard if "kalender" in one["name"])
    assert place_of(heard, "Wanneer bent u geboren?") < place_of(heard, "Jaar") < place_of(heard, sentence)


OTHER_PAGES = {
    "review": ("kiosk.review.title", "question.birth_date.text", "kiosk.review.change", "kiosk.send"),
    "called": ("kiosk.staff_called", "A-001", "kiosk.staff_called.more", "kiosk.back_to_questions"),
    "still there": ("kiosk.idle.title", "kiosk.idle.stop", "kiosk.idle.here"),
    "hidden": ("kiosk.hidden.title", "kiosk.hidden.text", "kiosk.hidden.show"),
    "stop": ("kiosk.forget.ask", "kiosk.forget.means", "kiosk.forget.yes", "kiosk.forget.no"),
    "privacy": ("kiosk.privacy.title", *(f"kiosk.privacy.{number}" for number in "1234"), "kiosk.continue"),
    "languages": ("kiosk.choose_language", "kiosk.search", "kiosk.language.by_ear", "kiosk.back"),
    "done": ("A-001", "kiosk.done.stay", "kiosk.ready"),
}


HEARD_IN = {
    "review": "ar", "called": "nl", "still there": "ar", "hidden": "nl", "stop": "ar", "privacy": "ar",
    "languages": "nl", "done": "nl",
}  # fmt: skip


@pytest.mark.parametrize("page, code", HEARD_IN.items())
def test_the_pages_around_the_questions_are_heard_in_their_order(hear, code, page):
    heard = hear(code, page)
    words = load(code)
    names = [words.say(key, key) for key in OTHER_PAGES[page]]
    places = [place_of(heard, name) for name in names]
    assert places == sorted(places)
    buttons = [one for one in heard if "focusable" in one["states"] and "button" in one["role"]]
    assert buttons and all(one["name"] for one in buttons)
