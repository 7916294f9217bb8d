"""`onthaal inbox`: the visits that wait, and taking one into a dossier."""

from __future__ import annotations

import argparse

from app.actions import inbox, retention
from app.console.given import ask_staff
from app.console.shown import show
from app.console.unlocked import unlocked
from app.office import Office


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    shown = deeds.add_parser("list", help="the visits that wait, with what is wrong with them")
    shown.add_argument("--json", action="store_true")
    take = deeds.add_parser("take", help="take a visit into a dossier; says the dossier's id")
    take.add_argument("visit", metavar="VISIT", help="its id or its ticket")
    take.add_argument("--dossier", metavar="ID", help="a dossier that exists; without it a new one")
    discard = deeds.add_parser("discard", help="erase a visit that nothing can be taken from")
    discard.add_argument("visit", metavar="VISIT", help="its id or its ticket")
    for one, run in ((shown, _list), (take, _take), (discard, _discard)):
        ask_staff(one)
        one.set_defaults(deed=run)


def _list(given: argparse.Namespace) -> int:
    with unlocked(given, "see_inbox") as office:
        retention.tidy(office)
        rows = [
            {
                "ticket": one.ticket, "language": one.language, "answered": one.answered, "state": _state(one),
                "flaws": list(one.flaws), "started_at": one.started_at, "visit": one.visit,
            }
            for one in inbox.waiting(office)
        ]  # fmt: skip
    show(rows, as_json=given.json)
    return 0


def _state(one: inbox.Waiting) -> str:
    if one.taken:
        return "taken_before"
    return "running" if one.running else "finished" if one.finished else "broken_off"


def _take(given: argparse.Namespace) -> int:
    with unlocked(given, "take_visit") as office:
        print(inbox.take(office, _named(office, given.visit), given.dossier), flush=True)
    return 0


def _discard(given: argparse.Namespace) -> int:
    with unlocked(given, "take_visit") as office:
        inbox.discard(office, _named(office, given.visit))
    print(f"erased {given.visit}")
    return 0


def _named(office: Office, visit: str) -> str:
    """The id of a visit that was named by its ticket; one that can be taken before one that lies there again."""
    waiting = sorted(inbox.waiting(office), key=lambda one: not one.taken)
    return {one.ticket: one.visit for one in waiting}.get(visit, visit)
