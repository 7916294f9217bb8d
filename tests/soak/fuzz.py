"""`make soak`: atheris puts many inputs into one target and looks which ways through the program they take.

    python -m tests.soak.fuzz TARGET RUNS

Atheris ends with another status, and leaves the input that did it, when a target crashes or takes longer than a
minute.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris  # from requirements-soak.lock

with atheris.instrument_imports(include=["app"]):
    from tests.record.targets import SEEDS, tried


def main() -> None:
    """Seeds go into a folder that is gone afterwards; inputs that crash are left in the folder one stands in."""
    name, runs = sys.argv[1:]
    with tempfile.TemporaryDirectory() as seeds:
        for number, seed in enumerate(SEEDS[name]):
            (Path(seeds) / str(number)).write_bytes(seed)
        limits = ["-timeout=60", "-max_len=4096", "-rss_limit_mb=2048"]
        words = [sys.argv[0], f"-runs={runs}", "-keep_seed=1", *limits, seeds]
        atheris.Setup(words, lambda data: tried(name, data))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
