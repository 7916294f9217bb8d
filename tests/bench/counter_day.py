"""A day at the counter with a hundred thousand dossiers in the vault, through its window, in a process of its own.

From the passphrase to a list that can be used, with the cost of Argon2id that the set-up measures on this machine; two
hundred dossiers opened from all over the vault, each painted; every tab of some of them, the first time (its page is
made) and again; contracts from the press to the painted preview. Beside that the memory afterwards, and the longest
time in which the GUI thread served no event, by a heartbeat. "Worked" is the GUI thread's own processor time: the rest
it waited for the vault, and on a busy machine for a processor.
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
from time import perf_counter, thread_time

from app.office import confirm, open_office
from app.seals import calibrate
from app.store import staff
from tests.bench.big_office import DOSSIERS, big_office
from tests.bench.figures import Figure

NAME, PASSPHRASE = "An Peeters", "vier gele fietsen zingen"
OPENED, LOOKED_AT, CONTRACTS = 200, 20, 12
Took = list[tuple[float, float]]
"""For each deed its milliseconds, and those that the GUI thread worked."""


def figures(place: Path) -> list[Figure]:
    """Milliseconds and megabytes."""
    folder = Path(shutil.copytree(big_office(), place / "big-day"))
    _let_in(folder)
    words = [sys.executable, "-m", "tests.bench.counter_day", str(folder)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    shutil.rmtree(folder)
    found = json.loads(done.stdout.splitlines()[-1])
    took: dict[str, Took] = found["took"]
    many = f"{DOSSIERS:,} dossiers"
    tabs = {key: one for key, one in took.items() if key.startswith("tab ")}
    slow = max(tabs, key=lambda one: _p95(tabs[one]))
    first = max((one for key, one in took.items() if key.startswith("first tab ")), key=_p95)
    lasted, worked = found["gap"]
    return [
        Figure(f"{many}, counter: passphrase to usable list", "ms", tuple(one for one, _ in took["unlock"]), 1500),
        Figure("  a dossier opened and painted, p95", "ms", (_p95(took["open"]),), 150),
        Figure("    worked", "ms", (_p95(took["open"], 1),)),
        Figure("  another tab, p95", "ms", (_p95([one for tab in tabs.values() for one in tab]),), 50),
        Figure(f"    {slow}, the slowest of them", "ms", (_p95(tabs[slow]),)),
        Figure("    worked", "ms", (_p95(tabs[slow], 1),)),
        Figure("  a tab whose page is made, the slowest", "ms", (first[0][0],)),
        Figure("    worked", "ms", (first[0][1],)),
        Figure("  a contract made and shown", "ms", tuple(one for one, _ in took["contract"]), 400),
        Figure(f"  memory after {OPENED} dossiers", "MB", (found["memory"][0],), 350),
        Figure("    at the end of the day", "MB", (found["memory"][1],)),
        Figure("    at its highest: a passphrase is stretched, a contract drawn", "MB", (found["memory"][2],)),
        Figure(f"  GUI thread at one deed, longest ({done.stdout.splitlines()[0]})", "ms", (lasted,), 100),
        Figure("    worked", "ms", (worked,)),
    ]


def _p95(took: Took, which: int = 0) -> float:
    numbers = [one[which] for one in took]
    return quantiles(numbers, n=20)[-1] if len(numbers) > 1 else numbers[0]


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

    took: dict[str, Took] = {}

    def painted(name: str, deed: Callable[[], object]) -> None:
        heart.begin(name)
        began, worked = perf_counter(), thread_time()
        deed()
        serve()
        took.setdefault(name, []).append(((perf_counter() - began) * 1000, (thread_time() - worked) * 1000))

    def open_it(dossier: str) -> None:
        work.open(dossier)
        if work.opened is None or work.opened.id != dossier:
            raise SystemExit(f"the dossier was not opened: {work.middle.message.text()}")

    def unlock() -> None:
        window.unlock(NAME, PASSPHRASE)
        assert window.work is not None
        window.work.lists.open("all")

    def make_contract() -> None:
        work.tabs.papers.make("contract")
        serve_until(lambda: work.tabs.papers.preview.view.pages)

    painted("unlock", unlock)
    for _ in range(4):
        window.lock()
        painted("unlock", unlock)
    work = window.work
    assert work is not None
    living = work._desk.do(lambda office: office.vault.living())
    some = Random(7).sample(living, OPENED)
    painted("first dossier", lambda: open_it(some[0]))
    for one in some:
        painted("open", lambda: open_it(one))  # noqa: B023
    memory = [_megabytes("VmRSS")]
    for name in TABS:
        painted(f"first tab {name}", lambda: work.tabs.open(name))  # noqa: B023
    for one in some[:LOOKED_AT]:
        work.tabs.open("interview")
        open_it(one)
        serve()
        for name in (*TABS[1:], TABS[0]):
            painted(f"tab {name}", lambda: work.tabs.open(name))  # noqa: B023
    for one in some[:CONTRACTS]:
        work.tabs.open("interview")
        open_it(one)
        work.tabs.open("papers")
        serve()
        painted("contract", make_contract)
    memory += [_megabytes("VmRSS"), _megabytes("VmHWM")]
    during, *gap = heart.longest
    window.close()
    print(f"{during}\n{json.dumps({'took': took, 'memory': memory, 'gap': gap})}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
