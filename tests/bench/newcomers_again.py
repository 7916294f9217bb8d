"""50,000 synthetic newcomers judged again on two cores: the seconds it takes, and how much memory grows on the way.

Each worker draws its newcomers, types their facts, judges them and keeps nothing but a count of groups. Memory is what
a worker holds after the last newcomer, less what it held after the first tenth. Processor time is that of both workers,
for the whole of their share: two cores that nobody else uses need at least half of it by the clock.
"""

from __future__ import annotations

from collections import Counter
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time

from app.actions.advise import advise
from app.actions.practice_people import DAY, draw
from tests.bench.figures import Figure

NEWCOMERS, CORES, AT_A_TIME = 50_000, 2, 500


def figures(place: Path) -> list[Figure]:
    """Seconds for all of them, megabytes of growth."""
    began = perf_counter()
    with get_context("spawn").Pool(CORES) as pool:
        told = pool.map(_judge, range(CORES), chunksize=1)
    took = perf_counter() - began
    groups = sum((groups for groups, _, _ in told), Counter[str]())
    if groups.total() != NEWCOMERS:
        raise SystemExit(f"judged {groups.total()} newcomers instead of {NEWCOMERS}")
    return [
        Figure(f"{NEWCOMERS:,} newcomers judged again on {CORES} cores", "s", (took,), 20),
        Figure("  processor time in each worker", "s", tuple(worked for _, _, worked in told), 20),
        Figure("  memory grown by, in each worker", "MB", tuple(growth for _, growth, _ in told), 2),
    ]


def _judge(worker: int) -> tuple[Counter[str], float, float]:
    groups: Counter[str] = Counter()
    share = NEWCOMERS // CORES
    early = 0.0
    for seed in range(share // AT_A_TIME):
        for newcomer in draw(worker * share + seed, AT_A_TIME):
            groups[advise(newcomer["facts"], DAY).group.value] += 1
        if seed == share // AT_A_TIME // 10:
            early = _megabytes()
    return groups, _megabytes() - early, process_time()


def _megabytes() -> float:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Rss:")) / 1024
