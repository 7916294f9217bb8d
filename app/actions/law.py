"""The law as an office applies it: the edition in use, and the conflicts between sources that it settled for itself.

A settlement is a line of the journal, with the reading, the day, the name and the reason; the newest one holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from app.actions import editions
from app.errors import Rejected
from app.facts.reading import nearest
from app.roles import only
from app.rulebook import Rulebook, load
from app.rulebook.rule import Settlement

if TYPE_CHECKING:
    from app.office import Office

SETTLED, UNSETTLED = "doubt_settled", "doubt_left_open"


@dataclass(frozen=True)
class Law:
    """What an advice is judged by."""

    book: Rulebook = field(default_factory=load, repr=False)
    settled: Mapping[str, Settlement] = field(default_factory=dict)


@only("see_rulebook")
def of(office: Office) -> Law:
    """The edition in use, with the office's own settlements that this edition still asks for."""
    return applied(editions.in_use(office), settlements(office))


@only("see_rulebook")
def as_it_was(office: Office, edition: str, at: str) -> Law:
    """The law of a moment (ISO): an edition by its name, with what the office had settled by then."""
    return applied(editions.book_of(office, edition), settlements(office, at))


@only("see_rulebook")
def settlements(office: Office, until: str = "") -> dict[str, Settlement]:
    """Each doubt that the office settled, up to a moment (ISO) when one is given."""
    names = {id_: name for id_, (name, _) in office.vault.staff().items()}
    found: dict[str, Settlement] = {}
    for line in office.vault.journal_of(SETTLED, UNSETTLED):
        if until and line.at > until:
            break
        if line.deed == UNSETTLED:
            found.pop(line.subject, None)
            continue
        by, on = names.get(line.person, line.person), datetime.fromisoformat(line.at).date()
        found[line.subject] = Settlement(line.details["reading"], by, on, line.details["reason"])
    return found


@only("change_rulebook")
def settle(office: Office, doubt: str, reading: str, reason: str) -> None:
    """Choose a reading for the whole office. Raises Rejected unknown_doubt, unknown_reading or reason_needed."""
    readings = _readings(office, doubt)
    if reading not in readings:
        raise Rejected("unknown_reading", fact=doubt, value=reading, nearest=nearest(reading, readings))
    if not reason.strip():
        raise Rejected("reason_needed")
    _write(office, SETTLED, doubt, {"reading": reading, "reason": reason.strip()})


@only("change_rulebook")
def leave_open(office: Office, doubt: str) -> None:
    """Take a settlement back: assessors are asked again. Raises Rejected `unknown_doubt`."""
    _readings(office, doubt)
    _write(office, UNSETTLED, doubt, {})


def _write(office: Office, deed: str, doubt: str, details: Mapping[str, str]) -> None:
    office.vault.write_journal(
        person=office.person.id, at=office.clock.now(), deed=deed, subject=doubt, details=details
    )  # fmt: skip


def _readings(office: Office, doubt: str) -> list[str]:
    asked = editions.in_use(office).doubts
    known = [name for name, one in asked.items() if one.readings]
    if doubt not in known:
        raise Rejected("unknown_doubt", value=doubt, nearest=nearest(doubt, known))
    return [one.name for one in asked[doubt].readings]


def applied(book: Rulebook, settled: Mapping[str, Settlement]) -> Law:
    """An edition with those of the office's settlements that it still asks for."""
    return Law(book, {doubt: one for doubt, one in settled.items() if _fits(book, doubt, one.reading)})


def _fits(book: Rulebook, doubt: str, reading: str) -> bool:
    return doubt in book.doubts and reading in [one.name for one in book.doubts[doubt].readings]
