"""Runs deeds of the console, each in a process of its own, forked from one that has everything loaded.

An order is one line of JSON on standard input: words, and the files for the deed's input and output. What comes back is
the process id. The line `end` waits for that process; what comes back is its exit status, or minus the signal.
"""

from __future__ import annotations

import json
import os
import sys
import traceback

import app.actions.export
import app.console.backup
import app.console.dossier
import app.console.inbox
import app.console.vault
import app.console.visit
import app.store.vault  # noqa: F401
from app.__main__ import main
from app.actions.still_needed import still_needed
from tests.record.standing import NOW


def obey(order: dict[str, str | list[str]]) -> None:
    """Be the process that was asked for; it ends here."""
    for number, (name, flags) in enumerate(
        (("given", os.O_RDONLY), ("said", os.O_WRONLY | os.O_CREAT), ("wrong", os.O_WRONLY | os.O_CREAT))
    ):
        os.dup2(os.open(str(order[name]), flags | os.O_APPEND, 0o600), number)
    sys.stdin = open(0, encoding="utf-8")
    sys.stdout = open(1, "w", encoding="utf-8")
    sys.stderr = open(2, "w", encoding="utf-8")
    status = 70
    try:
        status = main(list(order["words"]))
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    still_needed({}, NOW.date())
    print("ready", flush=True)
    pid = 0
    for line in sys.stdin:
        if line == "end\n":
            print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
            continue
        pid = os.fork()
        if pid == 0:
            obey(json.loads(line))
        print(pid, flush=True)
