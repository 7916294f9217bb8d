"""Facts become an advice; looking saves nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app import offer
from app.actions.law import Law
from app.facts import Plain, read_facts
from app.facts.casefile import Case, check_together
from app.rulebook import OPEN, Advice, Offered
from app.rulebook import advise as judge
from app.rulebook.decided import check
from app.rulebook.what_if import value_of

if TYPE_CHECKING:
    from app.actions.opened import Opened

MO_ASKED = ("required", OPEN)
"""What MO is for whom a course of it is looked for; nobody else has a reason why none fits (GPA-05)."""


def advise(raw: Mapping[str, Plain], on: date) -> Advice:
    """The advice for plain facts on that day. Raises Rejected when a fact cannot be read."""
    return judge(read_facts(raw), on)


@dataclass(frozen=True)
class Advised:
    """What the rules suggest, and what holds: the same with the assessor's decisions reckoned with."""

    suggested: Advice
    held: Advice

    @property
    def departs(self) -> bool:
        """Whether a decision changes a result."""
        return self.held is not self.suggested


def advise_dossier(opened: Opened, on: date) -> Advised:
    """The advice for a dossier by the office's own law, without and with its decisions."""
    return advised(opened.facts_raw(), opened.decisions, on, opened.law)


def advised(raw: Mapping[str, Plain], decisions: Mapping[str, Mapping[str, Any]], on: date, law: Law) -> Advised:
    """The advice for plain facts, without and with decisions; one like the suggestion changes nothing."""
    facts = read_facts(raw)
    suggested = judge(facts, on, law.book, settled=law.settled)
    decided = {result: str(one["value"]) for result, one in decisions.items()}
    for result, value in decided.items():
        check(result, value)
    if all(value_in(suggested, result) == value for result, value in decided.items()):
        return Advised(suggested, suggested)
    return Advised(suggested, judge(facts, on, law.book, decided, law.settled))


def held(raw: Mapping[str, Plain], decisions: Mapping[str, Mapping[str, Any]], on: date, law: Law) -> Advice:
    """What holds, for who does not ask what the rules would suggest without the decisions: half the work."""
    decided = {result: str(one["value"]) for result, one in decisions.items()}
    return judge(read_facts(raw), on, law.book, decided, law.settled)


def decisions_of(case: Case) -> dict[str, Mapping[str, Any]]:
    """The decisions of a case by result; none when it has no such block."""
    rows = case.blocks.get("decisions")
    return {str(row["result"]): row for row in rows if isinstance(row, dict)} if isinstance(rows, list) else {}


def value_in(advice: Advice, result: str) -> str:
    """The value of a result by the name that a decision gives it."""
    if result == "fees":
        return f"{advice.fees.max_total:g}"
    return value_of(advice, result.removeprefix("parts."))[0]


def advise_case(case: Case, on: date, law: Law | None = None) -> Advice:
    """The advice for a case on that day by the program's own law or an office's, with its MO offer.

    Raises Rejected when the day does not fit the facts.
    """
    check_together(case.facts, on)
    law = law or Law()
    advice = judge(case.facts, on, law.book, settled=law.settled)
    courses = case.blocks.get("offer")
    if not isinstance(courses, list) or advice.parts["mo"].value not in MO_ASKED:
        return advice
    found = offer.look([_course(one, on) for one in courses], "mo", case.facts, on)
    rules = tuple(dict.fromkeys((found.rule, offer.NEEDS_AVAILABLE))) if found.rule else ()
    return replace(advice, mo_offer=Offered(found.value, rules), rules=(*advice.rules, *rules))


def _course(told: Plain, on: date) -> offer.Course:
    """A course of a case, which tells only what decides whether it fits."""
    row: dict[str, object] = dict.fromkeys(("code", "track", "provider", "place_name"), "-")
    row |= {"kind": "mo", "starts_on": on, "ends_on": on, "digital": "no", "seats_left": 1}
    row |= told if isinstance(told, dict) else {}
    moments = row.get("moments", ())
    return offer.read_course({**row, "moments": " ".join(moments) if isinstance(moments, list) else str(moments)})
