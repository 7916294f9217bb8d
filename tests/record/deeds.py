"""Deeds of the console as processes that can be watched and killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

TREE = Path(__file__).parents[2]
PATIENCE_SECONDS = 60


class Deed:
    """One process that does a deed of the console."""

    def __init__(self, forker: subprocess.Popen[str], pid: int, said: Path, wrong: Path) -> None:
        self._forker, self.pid, self._said, self._wrong = forker, pid, said, wrong

    def kill(self) -> None:
        """SIGKILL: nothing in the process can do anything about it. One that has ended does not mind."""
        os.kill(self.pid, signal.SIGKILL)
        self.end()

    def end(self) -> int:
        """Wait for the end; the exit status, or minus the signal. The process id is taken until then."""
        assert self._forker.stdin is not None and self._forker.stdout is not None
        print("end", file=self._forker.stdin, flush=True)
        return int(self._forker.stdout.readline())

    def wait_for(self, start: str) -> None:
        """Wait until a line that begins like this was printed."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not any(line.startswith(start) for line in self.said()):
            assert time.monotonic() < until, self.wrong()
            time.sleep(0.002)

    def said(self) -> list[str]:
        """The whole lines that were printed."""
        text = self._said.read_text(encoding="utf-8") if self._said.exists() else ""
        return [line.rstrip("\n") for line in text.splitlines(keepends=True) if line.endswith("\n")]

    def wrong(self) -> str:
        """What stands on standard error."""
        return self._wrong.read_text(encoding="utf-8") if self._wrong.exists() else ""


class Forker:
    """Starts deeds, one at a time."""

    def __init__(self, place: Path) -> None:
        self._place, self._number = place, 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.record.forker"], cwd=TREE, text=True, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self._process.stdout is not None and self._process.stdout.readline() == "ready\n"

    def start(self, *words: str, given: str = "") -> Deed:
        """Start a deed with this text on its standard input."""
        self._number += 1
        place = self._place / str(self._number)
        place.mkdir()
        (place / "given").write_text(given, encoding="utf-8")
        order = {name: str(place / name) for name in ("given", "said", "wrong")} | {"words": words}
        assert self._process.stdin is not None and self._process.stdout is not None
        print(json.dumps(order), file=self._process.stdin, flush=True)
        return Deed(self._process, int(self._process.stdout.readline()), place / "said", place / "wrong")

    def close(self) -> None:
        """End the process that forks."""
        with self._process:
            assert self._process.stdin is not None
            self._process.stdin.close()
