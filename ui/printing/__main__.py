"""The print room as a program, for the console, which opens no windows' room: one deed, told as a line of JSON.

python -m ui.printing find QUEUE | send QUEUE TITLE COPIES SIZE COLOUR < PDF | wait JOB SECONDS | take-back JOB
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence

from app.errors import Trouble
from ui import printing
from ui.printing import Wish


def _send(queue: str, title: str, copies: str, size: str, colour: str) -> str:
    return printing.send(sys.stdin.buffer.read(), queue, title, Wish(int(copies), size, colour))


def _until_printed(job: str, seconds: float) -> str:
    """Wait so long at most: `left` its queue, `waits` there, or `unknown` where the print system does not tell."""
    if not printing.follows():
        return "unknown"
    until = time.monotonic() + seconds
    while printing.waits(job):
        if time.monotonic() >= until:
            return "waits"
        time.sleep(0.5)
    return "left"


DEEDS: dict[str, Callable[[Sequence[str]], object]] = {
    "find": lambda given: printing.find(*given[:1]).name,
    "send": lambda given: _send(*given),
    "wait": lambda given: _until_printed(given[0], float(given[1])),
    "take-back": lambda given: printing.take_back(given[0]),
}


def main(arguments: Sequence[str]) -> int:
    """Do one deed and tell it."""
    try:
        print(json.dumps({"told": DEEDS[arguments[0]](arguments[1:])}))
    except Trouble as error:
        print(json.dumps({"trouble": error.says, "details": error.details}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
