"""`onthaal vault`: look whether the record is whole; make its lists again; give it another key; who did what."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from app.actions import vault
from app.actions.rekey import rekey
from app.console.given import ask_staff
from app.console.progress import stoppable
from app.console.rekeyed import percent, show_rekeyed
from app.console.shown import show
from app.console.unlocked import unlocked


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    for name, does, run in (
        ("verify", "every page, event, paper and file, the lists and the journal's chain", _verify),
        ("rebuild", "make lists and search again from the events", _rebuild),
        ("rekey", "another key for the vault and other keys for the office; also when it was cut short", _rekey),
    ):
        one = deeds.add_parser(name, help=does)
        ask_staff(one)
        one.add_argument("--json", action="store_true")
        one.set_defaults(deed=run)
    _add_journal(deeds.add_parser("journal", help="who did what when; dossiers by their ids"))


def _add_journal(journal: argparse.ArgumentParser) -> None:
    ask_staff(journal)
    journal.add_argument("--dossier", metavar="ID", default="", help="only what concerns this dossier")
    journal.add_argument("--who", metavar="NAME", default="", help="only what this member of staff did")
    journal.add_argument("--json", action="store_true")
    journal.set_defaults(deed=_journal)


def _journal(given: argparse.Namespace) -> int:
    with unlocked(given, "see_journal") as office:
        found = vault.journal(office, given.dossier, given.who)
    rows = [asdict(one) for one in found]
    if not given.json:
        rows = [one | {"details": [f"{name}: {value}" for name, value in one["details"].items()]} for one in rows]
    show(rows, as_json=given.json)
    return 0


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


def _rekey(given: argparse.Namespace) -> int:
    with unlocked(given, "rekey_vault") as office, stoppable(percent) as tell:
        made = rekey(office, tell)
    show_rekeyed(made, as_json=given.json)
    return 0
