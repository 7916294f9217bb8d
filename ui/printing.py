"""Hands a finished paper to the print queue: bytes on standard input, no file beside it."""

from __future__ import annotations

import os
import shutil
import subprocess

from app.errors import Trouble

SECONDS = 20


def send(data: bytes, queue: str = "", title: str = "Onthaal") -> str:
    """Print a PDF on a queue (the default one when none is named) and give the job's name.

    Trouble `printer_away` when there is no print system or the queue does not take it; nothing is tried twice.
    """
    program = shutil.which("lp")
    if program is None:
        raise Trouble("printer_away", queue=queue, why="no print system")
    command = [program, "-t", title, *(["-d", queue] if queue else []), "-"]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS, check=False, env=_environment()
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Trouble("printer_away", queue=queue, why="no answer") from error
    if done.returncode:
        raise Trouble("printer_away", queue=queue, why=done.stderr.decode(errors="replace").strip())
    words = done.stdout.decode(errors="replace").split()
    return words[3] if len(words) > 3 else ""


def _environment() -> dict[str, str]:
    """The surroundings of the process, with messages in English so that the job's name can be read."""
    return dict(os.environ) | {"LC_ALL": "C.UTF-8"}
