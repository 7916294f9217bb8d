"""No suitable course (geen passend aanbod): the assessor confirms the reason that the offer proposes, or names another.

The reasons are asked in their order: language, place, moment, full (GPA-01 to GPA-04). A course of MO that is chosen
later ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import Rejected
from app.offer import REASONS
from app.roles import only

if TYPE_CHECKING:
    from app.office import Office
    from app.store.lines import Event

NO_OFFER = "no_offer"


@dataclass(frozen=True, slots=True)
class NoOffer:
    """The reason that holds (one of `offer.REASONS`), what was proposed, the assessor's own words, by whom and when."""

    value: str
    suggested: str
    reason: str = field(default="", repr=False)
    by: str = field(default="", repr=False)
    at: str = ""


@only("choose_course")
def confirm(office: Office, dossier: str, value: str, reason: str = "", *, suggested: str) -> str:
    """Keep why there is no suitable course of MO; returns the event.

    Rejected `no_offer_value`, and `reason_needed` for another reason than the one that was proposed.
    """
    if value not in REASONS:
        raise Rejected("no_offer_value", value=value, values=", ".join(REASONS))
    if value != suggested and not reason.strip():
        raise Rejected("reason_needed", result="mo_offer")
    body = {"value": value, "suggested": suggested, "reason": reason.strip()}
    return office.vault.append(dossier, NO_OFFER, body, person=office.person.id, at=office.clock.now())


def read(events: Iterable[Event], staff: Mapping[str, str]) -> NoOffer | None:
    """What holds now; None while nothing was confirmed, or when a course of MO was chosen since."""
    found = None
    for event in events:
        if event.kind == NO_OFFER:
            found = NoOffer(**event.body, by=staff.get(event.person, ""), at=event.at)
        elif event.kind == "course_chosen" and event.body.get("kind") == "mo":
            found = None
    return found
