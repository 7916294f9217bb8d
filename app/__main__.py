"""The console: what a person can do at a window, without one. Each deed is a file of `app.console`."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from app import closed
from app.errors import OfficeError, Rejected, Trouble
from app.sentences import sentence

RUN_OUT = {
    errno.EMFILE: "files_run_out", errno.ENFILE: "files_run_out", errno.ENOSPC: "no_room", errno.EDQUOT: "no_room",
    errno.ENAMETOOLONG: "file_name_too_long",
}  # fmt: skip
"""What a machine does not have or take, anywhere: also while a part of the program is read or a line is printed."""
BUG_FOUND = "This is a bug. What was kept is kept. The lines below hold no value and may be sent to who mends it:"
# deed: its file in app.console, what it does
DEEDS = {
    "advise": ("advise", "facts in, advice out"),
    "paper": ("paper", "papers of a case or a dossier; list, save, verify"),
    "rulebook": ("rulebook", "editions of the law: show, check, sign, install, roll back, compare"),
    "office": ("office", "make an office folder, its settings, get back in with the recovery sheet"),
    "staff": ("staff", "add a colleague, remove one, list them, change a passphrase"),
    "dossier": ("dossier", "a newcomer's record: new, answer, show, search, attach, decide, undo, export, erase"),
    "courses": ("courses", "the list of courses: take in a file, list"),
    "inbox": ("inbox", "the visits that wait: list, take"),
    "visit": ("visit", "answer as a newcomer at a kiosk does, without its window"),
    "vault": ("vault", "is the record whole? make its lists again; give it another key"),
    "backup": ("backup", "copies of the record sealed to a key on paper: identity, make, verify, restore"),
    "retention": ("retention", "how long things are kept, and what is due: list, due, set, tidy"),
    "practice": ("practice", "open the practice office, or carry one intake through"),
    "kiosk": ("windows", "open the kiosk window"),
    "counter": ("windows", "open the counter window"),
    "back-office": ("windows", "open the window for administrators: set up an office, people, kiosks"),
    "check": ("check", "look at everything the program stands on"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 when all went well, 1 for trouble, 2 for input that cannot be read, 70 after a bug."""
    closed.by_default()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        given = _parser(words[:1]).parse_args(words)
        _must_be_text(given)
        status = int(given.deed(given))
        sys.stdout.flush()
        return status
    except OfficeError as error:
        print(sentence(error), file=sys.stderr)
        return 2 if isinstance(error, Rejected) else 1
    except BrokenPipeError:
        _leave_output()  # who read along has seen enough
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except Exception as error:
        if isinstance(error, OSError) and error.errno in RUN_OUT:
            if RUN_OUT[error.errno] == "no_room":
                _leave_output()
            print(sentence(Trouble(RUN_OUT[error.errno])), file=sys.stderr)
            return 1
        print(f"{BUG_FOUND}\n{closed.scrubbed(type(error), error.__traceback__)}", end="", file=sys.stderr)
        return closed.BUG


def _leave_output() -> None:
    """What was not written yet goes nowhere, also at the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _must_be_text(given: argparse.Namespace) -> None:
    """Rejected `argument_not_utf8`; the name of a file may be of any bytes."""
    for name, value in vars(given).items():
        for one in value if isinstance(value, list | tuple) else (value,):
            if isinstance(one, str) and not one.isascii() and any("\ud800" <= sign <= "\udfff" for sign in one):
                raise Rejected("argument_not_utf8", argument=name.replace("_", "-"))


def _parser(first: Sequence[str]) -> argparse.ArgumentParser:
    """Only the file of the deed that was named is loaded."""
    parser = argparse.ArgumentParser(prog="onthaal", description="Intake for Flemish civic integration, offline.")
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    for deed, (file, does) in DEEDS.items():
        named = deeds.add_parser(deed, help=does)
        if deed in first:
            import_module(f"app.console.{file}").add(named)
    return parser


if __name__ == "__main__":
    sys.exit(main())
