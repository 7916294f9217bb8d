"""Runs the benchmarks and prints one table: `python -m tests.bench [--place DIR] [NAME ...]`.

Each benchmark is a module beside this one with `figures(place) -> list[Figure]`; its docstring says what it measures.
Figures tell something on a quiet machine only: the load is printed above the table. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.bench.figures import Figure, table
from tests.bench.places import file_system

BENCHMARKS = (
    "kiosk_start", "kiosk_answer", "counter_answer", "unlock", "advice", "rulebook_load", "newcomers_again",
    "counter_screen", "contract", "kiosk_language", "big_vault", "counter_day", "kiosk_listen", "kiosk_touch",
)  # fmt: skip


def main() -> int:
    """Measure what was named, or everything."""
    parser = argparse.ArgumentParser(prog="tests.bench", description="Figures, each beside its floor or peer.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(BENCHMARKS)}; none: all")
    parser.add_argument("--place", type=Path, default=Path("build"), help="folder on a disk, for the made-up offices")
    given = parser.parse_args()
    unknown = set(given.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    given.place.mkdir(parents=True, exist_ok=True)
    load_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-", dir=given.place) as place:
        disk = file_system(Path(place))
        found = [figure for name in given.names or BENCHMARKS for figure in _measured(name, Path(place))]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load_before:.2f}, disk {disk}")
    print(table(found))
    return 0


def _measured(name: str, place: Path) -> list[Figure]:
    """A benchmark pays for its own garbage only."""
    print(f"{name} ...", file=sys.stderr, flush=True)
    gc.collect()
    gc.freeze()
    found: list[Figure] = import_module(f"tests.bench.{name}").figures(place)
    return found


if __name__ == "__main__":
    sys.exit(main())
