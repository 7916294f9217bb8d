"""How a notion gets its name, and how notions look through lists of records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.facts import Partial
from app.rulebook.rule import Notion
from app.rulebook.situation import EVENTS, Situation
from app.truth import Truth, any_of, truth

NOTIONS: dict[str, Notion] = {}
AFTER_RESULTS: set[str] = set()
"""The notions that look at a result: they can be judged only after it."""
Record = Mapping[str, Any]
YES, NO = Truth.YES, Truth.NO


@dataclass(eq=False)
class OfFact:
    """A notion that looks at one fact; `test` says what its value tells, unknown where it does not tell enough."""

    fact: str
    test: Callable[[Situation, Any], Truth]

    def __call__(self, s: Situation) -> Truth:
        value = s.get(self.fact)
        if value is None:
            return Truth.NO if self.fact in EVENTS and not s.asked(self.fact) else Truth.UNKNOWN
        return told(s, self.fact, self.test(s, value))


def notion(function: Notion) -> Notion:
    """Make a function known to conditions under its own name."""
    NOTIONS[function.__name__] = function
    return function


def after_results(function: Notion) -> Notion:
    """A notion that looks at a result."""
    AFTER_RESULTS.add(function.__name__)
    return notion(function)


def named(name: str, says: str, condition: Notion) -> None:
    """Make a condition known under a name, with the sentence that explains it."""
    condition.__doc__ = says
    NOTIONS[name] = condition


def of(fact: str, test: Callable[[Any], bool]) -> OfFact:
    """Whether the value of a fact passes the test."""
    return OfFact(fact, lambda s, value: YES if test(value) else NO)


def one_of(fact: str, test: Callable[[Record], Truth]) -> OfFact:
    """Whether one of the records of a fact passes the test."""
    return OfFact(fact, lambda s, found: any_of([test(one) for one in found]))


def by_birth(test: Callable[[Situation, date], bool]) -> OfFact:
    """A test over the day of birth; unknown when the first and the last possible day disagree.

    The test may turn only once in the course of time, so that these two days speak for all between them.
    """

    def look(s: Situation, born: Partial) -> Truth:
        first = test(s, born.first)
        if born.first != born.last and test(s, born.last) != first:
            return Truth.UNKNOWN
        return YES if first else NO

    return OfFact("birth_date", look)


def by_day(record: str, test: Callable[[Situation, date], bool]) -> OfFact:
    """A test over the day in a register record."""

    def look(s: Situation, held: Record) -> Truth:
        day = held.get("date")
        return truth(test(s, day)) if isinstance(day, date) else Truth.UNKNOWN

    return OfFact(record, look)


def records(s: Situation, name: str, test: Callable[[Record], Truth]) -> Truth:
    """`one_of`, asked at once: the fact is missing where a record does not tell."""
    return one_of(name, test)(s)


def told(s: Situation, name: str, answer: Truth) -> Truth:
    """The answer; where it is unknown the fact is missing, although it is known: it does not tell enough."""
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
