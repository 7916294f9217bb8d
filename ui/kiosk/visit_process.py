"""The processes of the visits: one that is ready and waits, and for each visit a copy of it that ends with the visit.

The one that waits has read what a window needs and no words of any language, holds no window and knows nothing of any
visit. A copy of it tells the resting page one line when it is ready, which also says how the visit before ended; it is
told one line when somebody touches, copies itself, and sleeps until that visit is over. When the resting page goes
away, so do both. Nothing may be sealed before the copy.
"""

import gc
import json
import os
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from app.errors import Trouble
from app.office import KioskOffice, open_kiosk
from app.settings import read_settings
from app.words import LANGUAGES, available, load
from app.words.first import languages

BROKEN, OUT_OF_ORDER = 1, 3
WINDOW = "ui.kiosk.visit_window"


def run_visits(office_dir: Path) -> int:
    """Carry one visit after another until the resting page goes away. Exit 3 when the kiosk cannot work now."""
    over: dict[str, object] = {}
    while (office := _ready(office_dir, over)) is not None:
        told = _touched()
        if told is None:
            return 0
        over = {"ended": _carried(office, told)}
    return OUT_OF_ORDER


def _ready(office_dir: Path, over: Mapping[str, object]) -> KioskOffice | None:
    """Open the office anew, tell the resting page what it shows, and read what a window needs."""
    try:
        office = open_kiosk(office_dir)
    except Trouble as trouble:
        _say({**over, "trouble": trouble.says, "lines": [_line(tag) for tag in available()]})
        return None
    _aside(lambda: _tell_resting_page(office, over))
    import_module(WINDOW)
    gc.freeze()
    return office


def _tell_resting_page(office: KioskOffice, over: Mapping[str, object]) -> int:
    lines = [_line(tag) for tag in languages(office.settings.chosen)]
    _say({**over, "lines": lines, "screen": str(read_settings(office.settings.chosen)["kiosk_screen"])})
    return 0


def _touched() -> dict[str, object] | None:
    """What the resting page says of a touch; None when it went away. Other lines were for a visit that is over."""
    with os.fdopen(0, "rb", buffering=0, closefd=False) as ear:
        told = (json.loads(line) for line in iter(ear.readline, b""))
        return next((one for one in told if "language" in one), None)


def _carried(office: KioskOffice, told: Mapping[str, object]) -> int:
    """How a visit in a copy of this process ended: 0, 70 after a bug, less than 0 when it was killed."""
    carry = import_module(WINDOW).carry
    if sys.platform == "win32":  # it copies no process: this one carries the visit and ends with it
        sys.exit(carry(office, **told))
    return _aside(lambda: carry(office, **told))


def _aside(deed: Callable[[], int]) -> int:
    """Do it in a copy of this process, which keeps nothing of what it needed; how the copy ended."""
    if sys.platform == "win32":
        return deed()
    copy = os.fork()
    if not copy:
        code = BROKEN
        try:
            code = deed()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])


def _line(tag: str) -> dict[str, object]:
    """What the resting page shows in a language of the kiosk."""
    say = load(tag).say
    return {
        "language": tag,
        "name": LANGUAGES[tag].endonym,
        "script": LANGUAGES[tag].script,
        "rtl": LANGUAGES[tag].rtl,
        "welcome": say("kiosk.welcome", "Welcome"),
        "touch": say("kiosk.touch", "Touch the screen to begin"),
        "sorry": say("kiosk.sorry", "Something went wrong. Please call a member of staff."),
        "out_of_order": say(
            "kiosk.out_of_order", "This screen does not work now. Please ask the people of the office."
        ),
    }


def _say(what: Mapping[str, object]) -> None:
    print(json.dumps(what), flush=True)
