"""Many talks at the counter in its real window, with a heartbeat: `python -m tests.soak.counter [TALKS]`.

Each opens a dossier, answers, changes an answer and takes it back, looks at every tab, makes a contract and looks at
it, now and then in another language, other colours, or after the lock. Printed are the longest gap of each deed in
which no event was served, and the memory. Exit status 1 when one is longer than 100 ms.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

TALKS, AT_MOST = 60, 100.0


def main(talks: int) -> int:
    """Say what was measured."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    from PySide6.QtWidgets import QApplication

    from app.actions.practice_people import draw
    from app.office import new_office
    from tests.soak.heartbeat import Heartbeat, serve, serve_until
    from ui.counter.dossier_tabs import TABS
    from ui.counter.window import CounterWindow
    from ui.garbage import Collector

    app = QApplication([])
    Collector(app)
    with tempfile.TemporaryDirectory(prefix="onthaal-soak-") as place:
        new_office(Path(place) / "office", name="Soak", operator="atlas", practice=True)
        window = CounterWindow(Path(place) / "office", "nl", staff="practice")
        window.resize(1440, 900)
        window.show()
        serve()
        heart = Heartbeat()

        def do(deed: str, act: Callable[[], object]) -> None:
            heart.begin(deed)
            act()
            serve()

        do("unlock", lambda: window.unlock("practice", "practice"))
        languages, themes = cycle(("fr", "en", "nl")), cycle(("dark", "contrast", "light"))
        for number, newcomer in enumerate(draw(11, talks)):
            work = window.work
            assert work is not None
            do("new dossier", work.new)
            for fact, raw in newcomer["facts"].items():
                do("answer", lambda: work.tabs.interview.keep_answer(fact, None, raw, "original"))  # noqa: B023
            do("undo", work.undo)
            for tab in TABS:
                do(f"tab {tab}", lambda: work.tabs.open(tab))  # noqa: B023
            do("papers", lambda: work.tabs.open("papers"))  # noqa: B023
            do("contract", lambda: work.tabs.papers.make("contract"))  # noqa: B023
            serve_until(lambda: work.tabs.papers.preview.view.pages)  # noqa: B023
            if number % 5 == 0:
                do("another language", lambda: window.speak(next(languages)))
            if number % 5 == 1:
                do("other colours", lambda: window.wear(next(themes)))
            if number % 5 == 2:
                do("lock", window.lock)
                do("unlock", lambda: window.unlock("practice", "practice"))
        window.close()
    for deed, (gap, worked) in sorted(heart.gaps.items(), key=lambda one: -one[1][0]):
        print(f"{gap:8.1f} ms, {worked:6.1f} of it at work   {deed}")
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    print(f"{int(status.split('VmHWM:')[1].split()[0]) / 1024:8.0f} MB, load {os.getloadavg()[0]:.1f}, {talks} talks")
    return int(heart.longest[1] > AT_MOST)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else TALKS))
