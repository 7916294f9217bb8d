"""Facts become an advice; looking saves nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.facts import Plain, read_facts
from app.facts.casefile import Case, check_together
from app.rulebook import Advice
from app.rulebook import advise as judge


def advise(raw: Mapping[str, Plain], on: date) -> Advice:
    """The advice for plain facts on that day. Raises Rejected when a fact cannot be read."""
    return judge(read_facts(raw), on)


def advise_case(case: Case, on: date) -> Advice:
    """The advice for a case on that day. Raises Rejected when the day does not fit the facts."""
    check_together(case.facts, on)
    return judge(case.facts, on)
