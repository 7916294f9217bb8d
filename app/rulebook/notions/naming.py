"""How a notion gets its name, and how notions look through lists of records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.rulebook.rule import Notion
from app.rulebook.situation import EVENTS, Situation
from app.truth import Truth, any_of, truth

NOTIONS: dict[str, Notion] = {}
Record = Mapping[str, Any]


def notion(function: Notion) -> Notion:
    """Make a function known to conditions under its own name."""
    NOTIONS[function.__name__] = function
    return function


def named(name: str, says: str, condition: Notion) -> None:
    """Make a condition known under a name, with the sentence that explains it."""
    condition.__doc__ = says
    NOTIONS[name] = condition


def records(s: Situation, name: str, test: Callable[[Record], Truth]) -> Truth:
    """Whether one of the records of a fact passes the test. Names the fact as missing where a record does not tell."""
    found = s.get(name)
    if found is None:
        return Truth.NO if name in EVENTS and not s.asked(name) else Truth.UNKNOWN
    return told(s, name, any_of(test(one) for one in found))


def told(s: Situation, name: str, answer: Truth) -> Truth:
    """The answer; a fact that is known but does not tell is still needed."""
    if answer is Truth.UNKNOWN:
        s.need(name)
    return answer


def about(s: Situation, name: str, test: Callable[[Any], bool]) -> Truth:
    """Whether a fact that is known passes the test; unknown when it is not known."""
    value = s.get(name)
    return Truth.UNKNOWN if value is None else truth(test(value))


def record_date(s: Situation, name: str) -> date | None:
    """The date in a register record."""
    record = s.get(name)
    if record is None:
        return None
    day = record.get("date")
    if not isinstance(day, date):
        s.need(name)
        return None
    return day
