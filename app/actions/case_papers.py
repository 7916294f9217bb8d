"""A case file becomes a paper, without an office: the console's way to see what would be printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from app import words
from app.actions import contract, slip
from app.actions.advise import advise_case, decisions_of
from app.actions.house import Here
from app.actions.opened import Known, Opened
from app.actions.paper_kinds import kind_of, renderer
from app.errors import Rejected
from app.facts import Plain
from app.facts.casefile import Case
from app.paper import slip as slip_on_paper
from app.paper.blocks import House
from app.paper.contract_content import CourseLine, OfficialTexts
from app.rulebook import OPEN

NEEDS = {"slip": "appointments", "course": "course"}
"""The block of a case without which a kind says nothing."""


def paper_of(case: Case, kind: str, on: date, language: str, form: str = "") -> bytes:
    """A paper of a case as PDF bytes, Dutch with that language beside it; its decisions hold.

    Rejected `needs_block` when the case does not tell what the paper says.
    """
    _needs(case, kind)
    content = kind_of(kind).gather(_opened(case, language), _here(case, on, language))
    return renderer(kind, form)(content, words.load("nl"), words.load(language))


def calendar_of(case: Case, language: str = "nl") -> bytes:
    """The calendar entry of a case's first appointment, as an iCalendar file."""
    _needs(case, "slip")
    on = case.on or date.min
    return slip_on_paper.calendar_file(slip.gathered(_opened(case, language), _here(case, on, language))).encode()


def _needs(case: Case, kind: str) -> None:
    block = NEEDS.get(kind, "")
    if block and not case.blocks.get(block):
        raise Rejected("needs_block", file=str(case.path), block=block)


def _here(case: Case, on: date, language: str) -> Here:
    """An office without settings: the one that helps the person of the case, where the facts tell."""
    advice = advise_case(case, on)
    route = advice.route.operator
    # A case has no office of its own: whoever is not helped in Flanders is referred by an office that is.
    own = route if route in ("atlas", "amal", "agii") else "agii"
    house = House("Onthaal" if route == OPEN else contract.OPERATORS[own])
    at, courses = datetime.combine(on, time()), _courses(_named(case.blocks.get("course")))
    return Here(at, language, own, house, OfficialTexts(), offered=advice.mo_offer.value, courses=courses)


def _opened(case: Case, language: str) -> Opened:
    person = _named(case.blocks.get("person"))
    return Opened(
        id=case.path.stem,
        name=person.get("names", ""),
        latin_name=person.get("latin_name", ""),
        ticket=person.get("ticket", ""),
        language=language,
        known=tuple(_known(case, name) for name in case.facts),
        decisions=decisions_of(case),
        courses={},
        appointment=_appointment(case),
    )


def _known(case: Case, name: str) -> Known:
    facts = case.blocks.get("facts")
    raw = facts[name] if isinstance(facts, dict) else ""
    if isinstance(raw, dict) and "state" in raw:
        return Known(name, "", "said", str(raw["state"]), None)
    value = raw["value"] if isinstance(raw, dict) and "value" in raw else raw
    return Known(name, value, case.facts[name].proof.value, "known", None)


def _appointment(case: Case) -> Mapping[str, str] | None:
    rows = case.blocks.get("appointments")
    if not isinstance(rows, list) or not rows:
        return None
    row = {"what": "", "place": "", **_named(rows[0])}
    try:
        datetime.fromisoformat(row.get("at", ""))
    except ValueError:
        raise Rejected("impossible_date", fact="appointments.at", value=row.get("at", "")) from None
    return row


def _courses(told: Mapping[str, str]) -> tuple[CourseLine, ...]:
    if not told:
        return ()
    return (
        CourseLine(
            told.get("code", ""), told.get("kind", "").lower(), told.get("provider", ""), told.get("place", ""),
            _day(told, "starts_on"), _day(told, "ends_on"),
        ),
    )  # fmt: skip


def _day(told: Mapping[str, str], name: str) -> date | None:
    try:
        return date.fromisoformat(told[name]) if told.get(name) else None
    except ValueError:
        raise Rejected("impossible_date", fact=f"course.{name}", value=told[name]) from None


def _named(block: Plain | None) -> dict[str, str]:
    return {key: str(value) for key, value in block.items()} if isinstance(block, dict) else {}
