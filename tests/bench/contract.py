"""Papers: two pages in Dutch and Arabic beside WeasyPrint and Typst, a real draft, a slip, bytes, and a long batch.

The three makers get the same text, fonts and columns, each in processes of its own, in turns; the first paper of each
counts from the first import to the bytes. Memory is what the process holds after the batch beyond what it held when a
fifth was made. WeasyPrint wants Debian's libpango-1.0-0 and libpangoft2-1.0-0.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import median

from app import words
from app.actions.case_papers import paper_of
from app.facts.casefile import Case, read_case
from app.paper import slip
from tests.bench.figures import Figure, milliseconds, processor_milliseconds

CASE = Path(__file__).resolve().parents[1] / "law" / "cases" / "w01.yaml"
ROUNDS, BATCH = 5, 500
LATIN_OR_ARABIC = ("fr", "tr", "ru", "ar", "fa", "ps", "he")
OTHERS = ("ur", "hi", "pa", "ta", "th", "bo", "ti", "hy", "zh-Hans")
KILOBYTE = 1000


def figures(place: Path) -> list[Figure]:
    """Milliseconds, kilobytes and megabytes."""
    case = read_case(CASE)
    draw = partial(paper_of, case, "contract", case.on)
    draw("ar")
    drafts = tuple(milliseconds(lambda: draw("ar")) for _ in range(20))
    small, large = ([len(draw(one)) / KILOBYTE for one in group] for group in (LATIN_OR_ARABIC, OTHERS))
    return [
        *_peers(),
        Figure("contract draft of four pages, Dutch and Arabic", "ms", drafts, 300),
        Figure("appointment slip, Dutch and Arabic", "ms", _slips(milliseconds), 60),
        Figure("appointment slip, processor", "ms", _slips(processor_milliseconds), 60),
        Figure(f"largest draft in Latin or Arabic script ({len(small)} languages)", "kB", (max(small),), 120),
        Figure(f"largest draft in another script ({len(large)} languages)", "kB", (max(large),), 250),
        _batch(case),
    ]


def _peers() -> list[Figure]:
    told: dict[str, list[dict]] = {"ours": [], "weasyprint": [], "typst": []}
    for _ in range(ROUNDS):
        for maker, rounds in told.items():
            command = [sys.executable, "-W", "ignore", "-m", "tests.bench.two_pages", maker]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            rounds.append(json.loads(done.stdout))
    if {one["pages"] for rounds in told.values() for one in rounds} != {2}:
        raise SystemExit("the makers do not fill two pages each")
    lines = []
    for clock, what in (("", ""), ("_cpu", ", processor")):
        first = {maker: tuple(one[f"first{clock}"] for one in rounds) for maker, rounds in told.items()}
        later = {maker: tuple(median(one[f"next{clock}"]) for one in rounds) for maker, rounds in told.items()}
        for name, made, bound in (("first two pages in a process", first, 0.5), ("next two pages", later, 0.25)):
            peer = made["weasyprint"]
            lines.append(Figure(f"{name}{what}", "ms", made["ours"], None, "WeasyPrint", peer, bound))
            lines.append(Figure(f"{name}{what}", "ms", made["ours"], None, "Typst", made["typst"]))
    size = {maker: tuple(one["bytes"] / KILOBYTE for one in rounds) for maker, rounds in told.items()}
    return [
        *lines,
        Figure("two pages", "kB", size["ours"], 120, "WeasyPrint", size["weasyprint"]),
        Figure("two pages", "kB", size["ours"], 120, "Typst", size["typst"]),
    ]


def _slips(measured: Callable[[Callable[[], object]], float]) -> tuple[float, ...]:
    at = datetime.fromisoformat("2026-12-01T09:30")
    content = slip.content(at, "Intake", "Atlas, Kaai 1", "Loket 4", "verblijfskaart; diploma", operator="Atlas")
    dutch, arabic = words.load("nl"), words.load("ar")
    return tuple(measured(lambda: slip.render(content, dutch, arabic)) for _ in range(21))[1:]


def _batch(case: Case) -> Figure:
    """Drafts for many people in four languages, one after the other."""
    held, first = 0.0, BATCH // 5
    for at in range(BATCH):
        person = {"person": {"names": f"Awa {at} Diallo", "latin_name": f"Diallo {at}"}}
        named = replace(case, blocks={**case.blocks, **person})
        paper_of(named, "contract", case.on, ("ar", "fr", "hi", "zh-Hans")[at % 4])
        if at == first:
            held = _megabytes()
    return Figure(f"memory that {BATCH} drafts leave, after the first {first}", "MB", (_megabytes() - held,), 8)


def _megabytes() -> float:
    """What this process holds in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
