"""One visit in a process of its own: it prepares itself unseen, waits for a touch, and ends with the visit.

It tells the resting page one line when it is ready, and is told one line when somebody touches. When the resting
page goes away, so does it. Windows are read only after the touch, so that a kiosk that nobody uses stays small.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from app.errors import Trouble
from app.office import open_kiosk
from app.settings import read_settings
from app.words import LANGUAGES, available, load
from app.words.first import languages

OUT_OF_ORDER = 3


def run_visit(office_dir: Path) -> int:
    """Wait for a touch, carry one visit, end. Exit 3 when the kiosk cannot work now, 70 after a bug."""
    try:
        office = open_kiosk(office_dir)
    except Trouble as trouble:
        _say({"trouble": trouble.says, "lines": [_line(tag) for tag in available()]})
        return OUT_OF_ORDER
    lines = [_line(tag) for tag in languages(office.settings.chosen)]
    _say({"lines": lines, "screen": str(read_settings(office.settings.chosen)["kiosk_screen"])})
    touched = os.read(0, 4096)
    if not touched:
        return 0
    from ui.kiosk.visit_window import carry

    return carry(office, **json.loads(touched.splitlines()[0]))


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
