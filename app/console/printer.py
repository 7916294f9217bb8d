"""The printer for whoever works without a window: the same print room, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from app.errors import Trouble

SECONDS = 60


def find(queue: str) -> str:
    """The name of a printer that takes paper now: the named one, else the machine's own. Trouble when there is none."""
    return str(_told("find", queue))


def send(data: bytes, queue: str, title: str, *, copies: int = 1, size: str = "", colour: str = "") -> str:
    """Print a PDF; the job's name. Trouble `printer_unsure` alone leaves open whether the queue took it.

    Trouble `size_not_there` or `no_colour_there` when the printer has not what is asked; nothing was sent then.
    """
    return str(_told("send", queue, title, str(copies), size, colour, given=data))


def became(job: str, seconds: int) -> str:
    """Wait so long at most; `left` its queue, `waits` there, or `unknown` where the print system does not tell."""
    return str(_told("wait", job, str(seconds)))


def take_back(job: str) -> bool:
    """Take a waiting job out of its queue; False when it was too late."""
    return bool(_told("take-back", job))


def _told(*deed: str, given: bytes = b"") -> Any:
    command = [sys.executable, "-m", "ui.printing", *deed]
    try:
        done = subprocess.run(command, input=given, stdout=subprocess.PIPE, timeout=SECONDS, check=True)
    except subprocess.TimeoutExpired as error:
        raise Trouble("printer_unsure" if deed[0] == "send" else "printer_away") from error
    answer = json.loads(done.stdout)
    if "trouble" in answer:
        raise Trouble(answer["trouble"], **answer["details"])
    return answer["told"]
