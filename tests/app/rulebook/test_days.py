"""Days that nobody knows: every day comes to the same as one of those that are supposed for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from app.facts import Facts, Partial
from app.rulebook import load
from app.rulebook.advice import REASONED, RESULTS
from app.rulebook.borders import months_before, school_year_over, years_before
from app.rulebook.calendar import plus_months, plus_years
from app.rulebook.situation import Situation
from app.rulebook.suppositions import values
from tests.app.rulebook.people import every_case

A_DAY = timedelta(days=1)
RECORDS = "first_title_gt3m", "first_registration"
DATES = "birth_date", *RECORDS, "register_municipality_since"


def day_of(value: Any) -> date:
    if isinstance(value, Partial):
        return value.first
    return value["date"] if isinstance(value, dict) else value


def with_day(value: Any, day: date) -> Any:
    """The same value on another day."""
    if isinstance(value, Partial):
        return Partial(day, day)
    return {**value, "date": day} if isinstance(value, dict) else day


def newcomers(fact: str) -> Iterator[Situation]:
    """Everybody of whom a case tells that fact, without it."""
    for case in every_case():
        if case.on is not None and isinstance(case.facts.value(fact), (Partial, dict, date)):
            rest = Facts({name: one for name, one in case.facts.items() if name != fact})
            yield Situation(load(), rest, case.on, RESULTS)


def come_to(person: Situation, fact: str, value: Any) -> dict[str, tuple[str, bool]]:
    supposed = person.supposing(fact, value)
    return {name: (supposed.outcome(name).value, supposed.outcome(name).check) for name in REASONED}


def stretches(person: Situation, fact: str) -> list[list[Any]]:
    """The values supposed, by day: of one person, or of one place where the fact is a record."""
    places: dict[str, list[Any]] = {}
    for value in values(person, fact):
        places.setdefault(value["municipality"] if isinstance(value, dict) else "", []).append(value)
    return [sorted(found, key=day_of) for found in places.values()]


@pytest.mark.parametrize("fact", DATES)
def test_every_day_comes_to_what_the_next_supposed_day_comes_to(fact: str) -> None:
    rng = Random(7)
    for person in newcomers(fact):
        for supposed in stretches(person, fact):
            for earlier, value in zip([None, *supposed], supposed, strict=False):
                last = day_of(value)
                first = day_of(earlier) + A_DAY if earlier is not None else earliest(person, fact, last)
                between = first + timedelta(days=rng.randint(0, (last - first).days))
                day = rng.choice((first, between, last - A_DAY))
                if first <= day < last:
                    assert come_to(person, fact, with_day(value, day)) == come_to(person, fact, value), (day, last)


def earliest(person: Situation, fact: str, last: date) -> date:
    """The first day that may stand for the earliest one supposed; nobody moves before the first registration."""
    if fact == "register_municipality_since":
        records = [person.value(name) for name in RECORDS]
        days = [one["date"] for one in records if isinstance(one, dict) and "date" in one]
        return min(last, next(iter(days), last - 300 * A_DAY))
    return last - 300 * A_DAY


@pytest.mark.parametrize("day", ["2024-02-29", "2025-02-28", "2025-03-01", "2026-08-31"])
def test_the_last_day_so_long_before_is_found_at_the_end_of_a_month_too(day: str) -> None:
    on = date.fromisoformat(day)
    for years in range(1, 80):
        last = years_before(on, years)
        assert plus_years(last, years) <= on < plus_years(last + A_DAY, years)
    for months in range(1, 80):
        last = months_before(on, months)
        assert plus_months(last, months) <= on < plus_months(last + A_DAY, months)
    assert school_year_over(on) < on <= plus_years(school_year_over(on), 1)
