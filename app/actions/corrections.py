"""Requests of the person concerned: "this is wrong". Each is answered by a correction, or refused with a reason.

It stays on the due list until it is answered; request and answer stay in the dossier and in the copy for the person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import Rejected
from app.facts import SPECS
from app.roles import only

if TYPE_CHECKING:
    from app.office import Office
    from app.store.lines import Event

ASKED, ANSWERED = "correction_asked", "correction_answered"
OTHER = ("name", "national_number", "decision", "paper", "file", "something_else")
CORRECTED, REFUSED = OUTCOMES = ("corrected", "refused")


@dataclass(frozen=True)
class Request:
    """What is said to be wrong; `about` is a fact or one of `OTHER`, `outcome` is empty while nobody answered.

    `at` and `answered_at` are ISO moments, `taken_by` and `answered_by` names of staff.
    """

    id: str
    dossier: str
    about: str
    wrong: str = field(repr=False)
    at: str
    taken_by: str = field(repr=False)
    outcome: str = ""
    reason: str = field(default="", repr=False)
    answered_at: str = ""
    answered_by: str = field(default="", repr=False)


@only("answer")
def ask(office: Office, dossier: str, about: str, wrong: str) -> str:
    """Write down what the person says is wrong; returns the request. Rejected `unknown_about`, `wrong_empty`."""
    if about not in SPECS and about not in OTHER:
        raise Rejected("unknown_about", fact=about, others=", ".join(OTHER))
    if not wrong.strip():
        raise Rejected("wrong_empty")
    body = {"fact": about, "wrong": wrong.strip()}
    office.vault.append_journalled(dossier, ASKED, body, person=office.person.id, at=office.clock.now())
    return office.vault.events(dossier)[-1].id


@only("decide")
def answer(office: Office, dossier: str, request: str, outcome: str, reason: str = "") -> None:
    """Answer a request: it was corrected since, or it is refused with a reason.

    Rejected `unknown_request`, `request_answered`, `unknown_outcome_of_request`, `refusal_reason_needed`, and
    `nothing_corrected` when nothing was written about it after it was asked. Where no event can show that
    (`something_else`), a correction says in a sentence what was done.
    """
    if outcome not in OUTCOMES:
        raise Rejected("unknown_outcome_of_request", value=outcome, outcomes=", ".join(OUTCOMES))
    asked = next((one for one in of(office, dossier) if one.id == request), None)
    if asked is None:
        raise Rejected("unknown_request", request=request)
    if asked.outcome:
        raise Rejected("request_answered", day=asked.answered_at[:10])
    if outcome == REFUSED and not reason.strip():
        raise Rejected("refusal_reason_needed")
    if outcome == CORRECTED and not (reason.strip() or _corrected(office.vault.events(dossier), asked)):
        raise Rejected("nothing_corrected")
    body = {"request": request, "fact": asked.about, "outcome": outcome, "reason": reason.strip()}
    office.vault.append_journalled(dossier, ANSWERED, body, person=office.person.id, at=office.clock.now())


@only("see_dossiers")
def of(office: Office, dossier: str) -> list[Request]:
    """The requests of a dossier, oldest first, each with its answer."""
    events = office.vault.events(dossier)
    names = {id_: name for id_, (name, _) in office.vault.staff().items()}
    answers = {str(event.body.get("request")): event for event in events if event.kind == ANSWERED}
    return [_request(event, answers.get(event.id), names) for event in events if event.kind == ASKED]


def _request(event: Event, answer: Event | None, names: dict[str, str]) -> Request:
    asked = Request(
        event.id, event.dossier, str(event.body["fact"]), str(event.body["wrong"]), event.at,
        names.get(event.person, ""),
    )  # fmt: skip
    if answer is None:
        return asked
    return Request(
        asked.id, asked.dossier, asked.about, asked.wrong, asked.at, asked.taken_by, str(answer.body["outcome"]),
        str(answer.body["reason"]), answer.at, names.get(answer.person, ""),
    )  # fmt: skip


_KINDS = {"name": "named", "national_number": "identified", "decision": "decided", "paper": "paper_made",
          "file": "attached"}  # fmt: skip
"""The event that corrects what is no fact."""


def _corrected(events: list[Event], asked: Request) -> bool:
    """Was something written about it since?"""
    since = [event for event in events if event.id > asked.id]
    if asked.about in SPECS:
        return any(event.kind == "answered" and event.body.get("fact") == asked.about for event in since)
    return any(event.kind == _KINDS.get(asked.about) for event in since)
