"""`onthaal retention`: how long things are kept, what is due, changing a period, letting go of what the program may."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from app.actions import chosen, retention
from app.console.given import ask_staff
from app.console.shown import show
from app.console.unlocked import unlocked


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    deeds = parser.add_subparsers(required=True, metavar="DEED")

    def deed(name: str, does: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        one = deeds.add_parser(name, help=does)
        ask_staff(one)
        one.add_argument("--json", action="store_true")
        one.set_defaults(deed=run)
        return one

    deed("list", "every kind of thing that is kept: how long, from when, why, and who decided it", _list)
    deed("due", "whose time is over, and requests for correction that wait for an answer", _due)
    deed("tidy", "let go of withdrawn and overdue visits, old backups and old notes", _tidy)
    change = deed("set", "change a period, with the reason", _set)
    change.add_argument("setting", choices=retention.periods())
    change.add_argument("value", metavar="NUMBER")
    change.add_argument("--reason", required=True)


def _list(given: argparse.Namespace) -> int:
    with unlocked(given, "see_retention") as office:
        rows = [_kept(one) for one in retention.table(office)]
    if given.json:
        show(rows, as_json=True)
        return 0
    for one in rows:
        print(f"{one['kind']:<17} {one['period']:<16} from {one['counts_from']}; {_decided(one)}")
        print(f"{'':<18}{one['what']}. {one['reason']}")
    return 0


def _kept(one: retention.Kept) -> dict[str, Any]:
    kind, choice = one.kind, one.choice
    return {
        "kind": kind.name, "what": kind.what, "period": retention.period_in_words(one), "counts_from": kind.counts_from,
        "decided": kind.decided, "suggested": one.suggested, "setting": kind.setting, "source": kind.source,
        "reason": choice.reason if choice else kind.reason, "chosen_by": choice.by if choice else "",
        "chosen_at": choice.at if choice else "", "ends": kind.ends,
    }  # fmt: skip


def _decided(one: dict[str, Any]) -> str:
    if one["suggested"]:
        return "suggested, no source: the office decides"
    return {"law": f"law: {one['source']}", "house": "how the program is made"}.get(
        one["decided"], f"decided by {one['chosen_by']}" if one["chosen_by"] else "the office decides"
    )


def _due(given: argparse.Namespace) -> int:
    with unlocked(given, "see_retention") as office:
        rows = [
            {
                "kind": one.kind, "subject": one.subject, "counts_from": one.counts_from.isoformat(),
                "due_on": one.due_on.isoformat(), "second_person": one.two, "asked_by": list(one.asked_by),
                "suggested": one.suggested, "request": one.event,
            }
            for one in retention.due(office)
        ]  # fmt: skip
    show(rows, as_json=given.json)
    return 0


def _tidy(given: argparse.Namespace) -> int:
    with unlocked(given, "tidy") as office:
        done = retention.tidy(office)
    rows = {"visits": list(done.visits), "backups": list(done.backups), "notes": list(done.notes)}
    if given.json:
        show([rows], as_json=True)
    else:
        show([{"what": name, "gone": names} for name, names in rows.items() if names], as_json=False)
    return 0


def _set(given: argparse.Namespace) -> int:
    with unlocked(given, "change_settings") as office:
        value = chosen.change(office, given.setting, given.value, given.reason)
    show([{"setting": given.setting, "value": value}], as_json=given.json)
    return 0
