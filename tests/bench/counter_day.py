"""A day at the counter with a hundred thousand dossiers in the vault, through its window, in a process of its own.

From the passphrase to a list that can be used, with the cost of Argon2id that the set-up measures on this machine; two
hundred dossiers opened from all over the vault, each painted; every tab of some of them, the first time (its page is
made) and again; contracts from the press to the painted preview. Beside that the memory afterwards, and the longest
time in which the GUI thread served no event, by a heartbeat. Of such a gap "worked" is the thread's own processor time:
on a busy machine the rest was waiting for a processor.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter

from app.office import confirm, open_office
from app.seals import calibrate
from app.store import staff
from tests.bench.big_office import DOSSIERS, big_office
from tests.bench.figures import Figure, milliseconds

NAME, PASSPHRASE = "An Peeters", "vier gele fietsen zingen"
OPENED, LOOKED_AT, CONTRACTS = 200, 20, 12
Numbers = dict[str, list[float]]


def figures(place: Path) -> list[Figure]:
    """Milliseconds and megabytes."""
    folder = Path(shutil.copytree(big_office(), place / "big-day"))
    _let_in(folder)
    words = [sys.executable, "-m", "tests.bench.counter_day", str(folder)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    shutil.rmtree(folder)
    found: Numbers = json.loads(done.stdout.splitlines()[-1])
    many = f"{DOSSIERS:,} dossiers"
    return [
        Figure(f"{many}, counter: passphrase to usable list", "ms", tuple(found["unlock"]), 1500),
        Figure("  a dossier opened and painted, p95", "ms", (_p95(found["open"]),), 150),
        Figure("  another tab, p95", "ms", (_p95(found["tab"]),), 50),
        Figure("  a tab whose page is made, the slowest", "ms", (max(found["first_tab"]),)),
        Figure("  a contract made and shown", "ms", tuple(found["contract"]), 400),
        Figure(f"  memory after {OPENED} dossiers", "MB", (found["memory"][0],), 350),
        Figure("    at the end of the day", "MB", (found["memory"][1],)),
        Figure("    at its highest, while a passphrase is stretched or a contract drawn", "MB", (found["memory"][2],)),
        Figure(f"  GUI thread at one deed, longest ({done.stdout.splitlines()[0]})", "ms", (found["gap"][0],), 100),
        Figure("    of which it worked", "ms", (found["gap"][1],)),
    ]


def _p95(numbers: list[float]) -> float:
    return quantiles(numbers, n=20)[-1]


def _megabytes(line: str) -> float:
    """What the system says of the memory of this process: `VmRSS` now, `VmHWM` at its highest."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split(f"{line}:")[1].split()[0]) / 1024


def _let_in(folder: Path) -> None:
    """One more assessor, whose passphrase costs what the set-up of a real office measures."""
    office = open_office(folder, "practice", "practice")
    id_ = staff.new_id()
    office.vault.put_staff(id_, NAME, ("assessor",))
    staff.add(folder, id_, NAME, PASSPHRASE, confirm(office, "practice"), calibrate())
    office.vault.close()


def main(folder: Path) -> None:
    """Do a day's work and print what it took."""
    from PySide6.QtWidgets import QApplication

    from tests.soak.heartbeat import Heartbeat, serve, serve_until
    from ui.counter.dossier_tabs import TABS
    from ui.counter.window import CounterWindow
    from ui.garbage import Collector

    app = QApplication([])
    Collector(app)
    window = CounterWindow(folder, "nl", staff=NAME)
    window.resize(1440, 900)
    window.show()
    serve()
    heart = Heartbeat()

    def painted(name: str, deed: Callable[[], object]) -> float:
        heart.begin(name)
        return milliseconds(lambda: (deed(), serve()))

    def open_it(dossier: str) -> None:
        work.open(dossier)
        if work.opened is None or work.opened.id != dossier:
            raise SystemExit(f"the dossier was not opened: {work.message.text()}")

    def unlock() -> None:
        window.unlock(NAME, PASSPHRASE)
        assert window.work is not None
        window.work.lists.open("all")

    found: Numbers = {"unlock": [painted("unlock", unlock)]}
    for _ in range(4):
        window.lock()
        found["unlock"].append(painted("unlock", unlock))
    work = window.work
    assert work is not None
    living = work._desk.do(lambda office: office.vault.living())
    some = Random(7).sample(living, OPENED)
    painted("first dossier", lambda: open_it(some[0]))
    found["open"] = [painted("open", lambda: open_it(one)) for one in some]  # noqa: B023
    found["memory"] = [_megabytes("VmRSS")]
    found["first_tab"] = [painted(f"first {name}", lambda: work.tabs.open(name)) for name in TABS]  # noqa: B023
    found["tab"] = []
    for one in some[:LOOKED_AT]:
        work.tabs.open("interview")
        open_it(one)
        found["tab"] += [painted(name, lambda: work.tabs.open(name)) for name in (*TABS[1:], TABS[0])]  # noqa: B023
    found["contract"] = []
    for one in some[:CONTRACTS]:
        work.tabs.open("interview")
        open_it(one)
        work.tabs.open("papers")
        serve()
        heart.begin("contract")
        began = perf_counter()
        work.papers.make("contract")
        serve_until(lambda: work.papers.preview.view.pages)
        found["contract"].append((perf_counter() - began) * 1000)
    during, *gap = heart.longest
    found["gap"] = [*gap]
    found["memory"] += [_megabytes("VmRSS"), _megabytes("VmHWM")]
    window.close()
    print(f"{during}\n{json.dumps(found)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
