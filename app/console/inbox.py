"""`onthaal inbox`: the visits that wait, and taking one into a dossier."""

from __future__ import annotations

import argparse

from app.actions import inbox, retention
from app.console.given import ask_staff
from app.console.shown import show
from app.console.unlocked import unlocked
from app.errors import Rejected, Trouble
from app.office import Office

FLAWS = {
    "gap": "an envelope is missing: what was answered in it is not here",
    "bad_signature": "an envelope was changed, or this kiosk did not sign it: it is not taken over",
    "damaged": "an envelope is damaged: it is not taken over",
    "foreign": "an envelope comes from elsewhere: it is not taken over",
    "replayed": "an envelope lies here a second time, or belongs to another visit: it does not count",
    "out_of_order": "an envelope does not follow the one before: it is not taken over",
    "unreadable_answer": "an answer does not fit its question: it is not taken over",
    "too_many": "there are more envelopes than a visit can have: the rest is not read",
}
"""What is wrong with a visit, in a sentence each."""


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
        waiting = inbox.waiting(office)
    if given.json:
        show([_row(one) | {"flaws": list(one.flaws)} for one in waiting], as_json=True)
        return 0
    for one in waiting:
        show([_row(one)], as_json=False)
        print("".join(f"    {FLAWS[key]}\n" for key in dict.fromkeys(one.flaws)), end="", flush=True)
    return 0


def _row(one: inbox.Waiting) -> dict[str, object]:
    return {
        "ticket": one.ticket, "language": one.language, "answered": one.answered, "state": _state(one),
        "started_at": one.started_at, "visit": one.visit,
    }  # fmt: skip


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
    """The id of a visit that was named by its id or its ticket; one that can be taken before one that lies there again.

    Trouble `no_such_visit` when none of that name waits, Rejected `ticket_of_several` when the ticket does not tell.
    """
    waiting = inbox.waiting(office)
    found = [one for one in waiting if one.visit == visit] or [one for one in waiting if one.ticket == visit]
    wanted = [one.visit for one in found if not one.taken] or [one.visit for one in found]
    if not wanted:
        raise Trouble("no_such_visit", visit=visit)
    if len(wanted) > 1:
        raise Rejected("ticket_of_several", ticket=visit, visits=", ".join(wanted))
    return wanted[0]
