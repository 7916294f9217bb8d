"""`onthaal vault`: look whether the record is whole; make its lists again."""

from __future__ import annotations

import argparse
import json

from app.actions import vault
from app.console.given import ask_staff
from app.console.progress import stoppable
from app.console.unlocked import unlocked


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    for name, does, run in (
        ("verify", "every page, event, paper and file, the lists and the journal's chain", _verify),
        ("rebuild", "make lists and search again from the events", _rebuild),
    ):
        one = deeds.add_parser(name, help=does)
        ask_staff(one)
        one.add_argument("--json", action="store_true")
        one.set_defaults(deed=run)


def _verify(given: argparse.Namespace) -> int:
    """Exit status 1 when something is wrong."""
    with unlocked(given, "verify_vault") as office, stoppable() as tell:
        wrong = vault.verify(office, tell)
    if given.json:
        print(json.dumps({"whole": not wrong, "wrong": wrong}))
    else:
        print("\n".join(wrong) or "the vault is whole")
    return 1 if wrong else 0


def _rebuild(given: argparse.Namespace) -> int:
    """Exit status 1 when the lists were not what the events say; they are now."""
    with unlocked(given, "rebuild_lists") as office, stoppable() as tell:
        made = vault.rebuild(office, tell)
    if given.json:
        print(json.dumps({"before": made.before, "after": made.after, "same": made.same}))
    else:
        told = "the same rows as before" if made.same else f"they were {made.before}"
        print(f"the lists are made again: {made.after}, {told}")
    return 0 if made.same else 1
