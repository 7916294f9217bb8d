"""`make soak-kiosk HOURS=8`: visits one after another at a kiosk that runs as in earnest, and at the end a verdict.

    python -m tests.soak.kiosk HOURS [--pause MILLISECONDS] [--visits MOST]

Keeper, resting page and visits are the program's own processes on a screen in memory; `tests.soak.fingers` touches
them. Every so often memory, descriptors and threads of each process are read. The verdict stands once an hour and at
the end: the memory of what stays is flat, no visit needs more than those before it, no process, descriptor, thread,
file or typed word is left. Exit 0 when all of that holds.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from app.actions import chosen
from app.office import new_office, open_office
from tests.memory import holds
from tests.soak import fingers

SCREEN = {"name": "kiosk", "x": 0, "y": 0, "width": 1280, "height": 720, "logicalDpi": 96, "dpr": 1}
IDLE = {"idle_seconds": "20", "idle_warning_seconds": "15", "done_seconds": "20"}
WARM_UP = 0.1
"""The share of the samples that does not count: what is loaded once is loaded then."""
GROWTH, VISIT_GROWTH = 1.0, 1.05
"""Megabytes that what stays may grow over the whole run; times that later visits may need of what earlier ones did."""
STAY = ("kiosk", "resting", "ready")
"""The keeper, the resting page, and the process of which each visit is a copy."""
BELOW = {("kiosk", "kiosk"): "resting", ("resting", "visit"): "ready"}
"""What a copy is, by what started it; its words are those of its original."""
MOST = 5
"""Processes: these, a visit, and for a moment one that ends."""
TWICE, PATIENCE = 2, 20.0


@dataclass(frozen=True, slots=True)
class Sample:
    """One process at one moment."""

    part: str
    pid: int
    megabytes: float
    own: float
    descriptors: int
    threads: int


@dataclass
class Watch:
    """What was seen of a run so far."""

    keeper: subprocess.Popen[bytes]
    mark: str
    moments: list[list[Sample]] = field(default_factory=list)
    strays: dict[int, int] = field(default_factory=dict)

    def look(self) -> None:
        """Read every process of the kiosk once; a stray is one that no longer belongs to it and still runs."""
        ours = dict(family(self.keeper.pid))
        self.moments.append([sample for pid, part in ours.items() if (sample := _sample(pid, part))])
        lost = [pid for pid in marked(self.mark) if pid not in ours and pid not in dict(family(self.keeper.pid))]
        self.strays = {pid: self.strays.get(pid, 0) + 1 for pid in lost}

    def of(self, part: str) -> list[Sample]:
        """All samples of a part after the warm-up, in order."""
        counted = self.moments[int(len(self.moments) * WARM_UP) :]
        return [sample for moment in counted for sample in moment if sample.part == part]

    def visits(self) -> list[float]:
        """The most megabytes of its own that each visit needed, the earliest first."""
        most: dict[int, float] = {}
        for sample in self.of("visit"):
            most[sample.pid] = max(sample.own, most.get(sample.pid, 0.0))
        return list(most.values())


def family(pid: int, part: str = "kiosk") -> Iterator[tuple[int, str]]:
    """A process and all below it, each with the part of the kiosk that it is."""
    yield pid, part
    for child in _read(f"/proc/{pid}/task/{pid}/children").split():
        words = _read(f"/proc/{child}/cmdline").split("\0")
        below = words[3] if len(words) > 3 else "ends"
        yield from family(int(child), BELOW.get((part, below), below))


def marked(mark: str) -> list[int]:
    """Every process that this run started, wherever it hangs."""
    found = (path for path in Path("/proc").glob("[0-9]*/environ"))
    return [int(path.parent.name) for path in found if mark in _read(path) and int(path.parent.name) != os.getpid()]


def _sample(pid: int, part: str) -> Sample | None:
    told = dict(line.split(":", 1) for line in _read(f"/proc/{pid}/status").splitlines() if ":" in line)
    try:
        descriptors = len(os.listdir(f"/proc/{pid}/fd"))
        whole, own = (int(told[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))
        return Sample(part, pid, whole, own, descriptors, int(told["Threads"]))
    except (OSError, KeyError):
        return None


def _read(path: str | Path) -> str:
    try:
        return Path(path).read_text(errors="replace")
    except OSError:
        return ""


# The verdict


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the verdict."""

    holds: bool
    says: str

    def __str__(self) -> str:
        return f"{'holds' if self.holds else 'DOES NOT HOLD'}: {self.says}"


def verdict(watch: Watch, notes: list[str]) -> list[Line]:
    """What can be said by now."""
    ends = [one.split("; ")[1:] for one in notes if one.startswith("pages")]
    stuck = [one for one in notes if one.startswith("stuck")]
    stuck += [f"{way} at {page}" for way, page in ends if page != fingers.LAST_PAGE.get(way, "DonePage")]
    most = max((len(moment) for moment in watch.moments), default=0)
    lost = [pid for pid, seen in watch.strays.items() if seen >= TWICE]
    return [
        *(_stays_flat(part, watch.of(part)) for part in STAY),
        _visits_alike(watch.visits()),
        Line(most <= MOST, f"never more than {MOST} processes: {most} at most"),
        Line(not lost, f"no process is left behind: {lost or 'none'}"),
        Line(not stuck, f"every visit that ends by itself ends where its way leads: {stuck or 'all'}"),
    ]


def _stays_flat(part: str, samples: list[Sample]) -> Line:
    """The last quarter beside the first: medians of the memory of its own, most descriptors and threads."""
    if len(samples) < 8:
        return Line(False, f"{part}: too few samples")
    quarter = len(samples) // 4
    first, last = samples[:quarter], samples[-quarter:]
    begins, ends = median(one.own for one in first), median(one.own for one in last)
    handles = [max(one.descriptors for one in some) for some in (first, last)]
    threads = [max(one.threads for one in some) for some in (first, last)]
    lives = len({one.pid for one in samples}) == 1
    flat = ends - begins <= GROWTH and handles[1] <= handles[0] and threads[1] <= threads[0] and lives
    whole = median(one.megabytes for one in last)
    return Line(
        flat,
        f"{part}: own memory {begins:.2f} -> {ends:.2f} MB (resident {whole:.1f}), descriptors {handles[0]} -> "
        f"{handles[1]}, threads {threads[0]} -> {threads[1]}{'' if lives else ', was started anew'}",
    )


def _visits_alike(most: list[float]) -> Line:
    """What the later half of the visits needed beside the earlier half."""
    half = len(most) // 2
    if half < len(fingers.WAYS):
        return Line(False, f"visits: too few to compare ({len(most)})")
    early, late = median(most[:half]), median(most[half:])
    return Line(late <= early * VISIT_GROWTH, f"visits: at most {early:.1f} -> {late:.1f} MB of own memory (medians)")


def at_the_end(watch: Watch, office: Path, temp: Path) -> list[Line]:
    """Words left in the memory of what stays and in files; then a killed page comes back, and all ends."""
    word = fingers.BACKWARDS[::-1]
    left = {part: holds(pid, word) for pid, part in family(watch.keeper.pid) if part in STAY}
    files = [one for one in (*office.rglob("*"), *temp.rglob("*")) if one.is_file()]
    clear = [one.name for one in files if word.encode() in one.read_bytes()]
    (page,) = [pid for pid, part in family(watch.keeper.pid) if part == "resting"]
    os.kill(page, signal.SIGKILL)
    began = time.monotonic()
    back = soon(lambda: any(part == "resting" and pid != page for pid, part in family(watch.keeper.pid)))
    took = time.monotonic() - began
    watch.keeper.terminate()
    gone = soon(lambda: watch.keeper.poll() is not None and not marked(watch.mark))
    return [
        Line(not any(left.values()) and len(left) == len(STAY), f"no typed word in the memory of what stays: {left}"),
        Line(not clear, f"no typed word in a file: {clear or 'none'}"),
        Line(not list(temp.iterdir()), f"nothing in the folder for temporary files: {os.listdir(temp) or 'none'}"),
        Line(back and took < 3, f"a resting page that is killed comes back: after {took:.1f} s"),
        Line(gone, f"nothing runs afterwards: {marked(watch.mark) or 'none'}"),
    ]


def soon(sure: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Whether it becomes so within some seconds."""
    until = time.monotonic() + patience
    while not sure():
        if time.monotonic() > until:
            return False
        time.sleep(0.2)
    return True


# The run


def main() -> int:
    """Run, look, say."""
    parser = argparse.ArgumentParser(prog="tests.soak.kiosk", description="Visits at a kiosk for some hours.")
    parser.add_argument("hours", type=float)
    parser.add_argument("--pause", type=int, default=3000, metavar="MS", help="milliseconds between two touches")
    parser.add_argument("--visits", type=int, default=10**6, metavar="MOST", help="end after so many")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended before its time"))
    began, told_hours = time.monotonic(), 0
    with tempfile.TemporaryDirectory(prefix="soak-") as place:
        watch, notes, office, temp = start(Path(place), given.pause)
        every = min(10.0, given.hours * 3600 / 400)
        print(f"{given.hours:g} h, a touch every {given.pause} ms, a look every {every:.1f} s", flush=True)
        try:
            while (now := time.monotonic() - began) < given.hours * 3600 and watch.keeper.poll() is None:
                time.sleep(every)
                watch.look()
                said = _read(notes).splitlines()
                if sum(one.startswith("ended") for one in said) >= given.visits:
                    break
                if now // 3600 > told_hours:
                    told_hours = int(now // 3600)
                    _tell(f"after {told_hours} h", said, verdict(watch, said))
            said = _read(notes).splitlines()
            seconds = time.process_time() + sum(_worked(pid) for pid, _ in family(watch.keeper.pid))
            lines = [*verdict(watch, said), *at_the_end(watch, office, temp)]
        finally:
            end_all(watch)
        hours = (time.monotonic() - began) / 3600
        _tell(f"after {hours:.2f} h", said, lines)
        print(f"work: {seconds:.0f} s of processor, {seconds / hours / 36:.1f} % of one core")
    return 0 if all(line.holds for line in lines) else 1


def start(place: Path, pause: int) -> tuple[Watch, Path, Path, Path]:
    """A kiosk with fingers at it; also where its notes stand, its office, and its folder for temporary files."""
    office, notes, temp, screens = (place / name for name in ("office", "notes", "temp", "screen.json"))
    new_office(office, name="Soak", operator="atlas", practice=True)
    opened = open_office(office, "practice", "practice")
    for name, value in IDLE.items():
        chosen.change(opened, name, value)
    opened.vault.close()
    temp.mkdir()
    screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    mark = f"soak-{os.getpid()}-{time.time_ns()}"
    env = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "QT_LOGGING_RULES": "default.warning=false",
        "SOAK_NOTES": str(notes), "SOAK_PAUSE": str(pause), "SOAK_MARK": mark, "TMPDIR": str(temp),
    }  # fmt: skip
    with (place / "errors").open("wb") as errors:
        keeper = subprocess.Popen(fingers.command("kiosk", office), env=env, stderr=errors)
    return Watch(keeper, f"SOAK_MARK={mark}"), notes, office, temp


def end_all(watch: Watch) -> None:
    """Leave nothing behind, whatever went wrong."""
    watch.keeper.terminate()
    watch.keeper.wait(timeout=PATIENCE)
    for pid in marked(watch.mark):
        os.kill(pid, signal.SIGKILL)


def _tell(when: str, notes: list[str], lines: list[Line]) -> None:
    ways = Counter(one.removeprefix("begun ") for one in notes if one.startswith("begun"))
    codes = Counter(one.removeprefix("ended ") for one in notes if one.startswith("ended"))
    pages = sum(int(one.split()[1].rstrip(';')) for one in notes if one.startswith("pages"))
    print(f"\n{when}: {sum(ways.values())} visits, {pages} pages of those that ended by themselves; {dict(ways)}")
    print(f"ended with {dict(codes)}; load {os.getloadavg()[0]:.2f}")
    print("\n".join(map(str, lines)), flush=True)


def _worked(pid: int) -> float:
    """Seconds of processor of a process and of those it has waited for (proc(5): stat, fields 14 to 17)."""
    fields = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
