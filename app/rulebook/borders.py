"""The days after which a question that a result rests on is answered in another way.

Between two of these days every day comes to the same, so that one of each stretch is enough to suppose. Each border is
the last day of its stretch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from app.facts import Partial
from app.rulebook.calendar import plus_months, plus_years
from app.rulebook.situation import Situation

DAY = timedelta(days=1)


def one_of_each(last_days: Iterable[date], last: date) -> list[date]:
    """One day for each stretch of days between these last days, up to the last of all."""
    return sorted({last, *(day for day in last_days if day < last)})


def births(s: Situation) -> Iterator[date]:
    """The borders of the day of birth."""
    adult, youth, signed = s.parameter("adult_age"), s.parameter("youth_window"), s.signed_on()
    periods = s.book.parameters["pension_age"].periods
    pensions = [int(str(period.value)) for period in periods]
    beyond = [s.parameter(name) + 1 for name in ("working_holiday_oldest", "au_pair_oldest")]
    for age in (adult, s.parameter("exempt_age"), s.parameter("temporary_stay_youngest"), *beyond, *pensions):
        yield years_before(s.on, age)
    for age in (adult, s.parameter("working_age"), s.parameter("work_part_age"), *pensions):
        yield years_before(signed, age)
    yield from (period.since - DAY for period in periods if period.since is not None)
    for day in (s.on, _until(s.value("current_study"))):
        if day is not None:
            yield years_before(school_year_over(day), adult)
    for record in ("first_title_gt3m", "first_registration"):
        if (day := recorded(s, record)) is not None:
            yield years_before(day, adult)
            yield years_before(plus_months(day, youth) - DAY, adult)
    since = s.value("register_municipality_since")
    for day in (since, *_starts(s, "majority")):
        if isinstance(day, date):
            yield years_before(day - DAY, adult)


def records(s: Situation, fact: str) -> Iterator[date]:
    """The borders of the day of a first title or registration."""
    yield from (day - DAY for day in _starts(s, fact.removesuffix("_gt3m")))
    since, born = s.value("register_municipality_since"), s.value("birth_date")
    moved = since if isinstance(since, date) else s.on
    for day in (moved - DAY, moved):
        yield years_before(day, s.parameter("mover_window"))
    if isinstance(born, Partial):
        for day in {born.first, born.last}:
            adult = plus_years(day, s.parameter("adult_age"))
            yield adult - DAY
            yield months_before(adult, s.parameter("youth_window"))


def moves(s: Situation) -> Iterator[date]:
    """The borders of the day of a move to today's municipality."""
    yield from (day - DAY for day in _starts(s, "move"))
    for record in ("first_title_gt3m", "first_registration"):
        if (day := recorded(s, record)) is not None:
            end = plus_years(day, s.parameter("mover_window"))
            yield from (end - DAY, end)
    born = s.value("birth_date")
    if isinstance(born, Partial):
        yield from (plus_years(day, s.parameter("adult_age")) for day in (born.first, born.last))


def recorded(s: Situation, record: str) -> date | None:
    """The day of a first title or registration, when it is known."""
    found = s.value(record)
    day = found.get("date") if isinstance(found, dict) else None
    return day if isinstance(day, date) else None


def school_year_over(on: date) -> date:
    """The last end of a school year that is past on that day."""
    ends = date(on.year, 8, 31)
    return ends if ends < on else date(on.year - 1, 8, 31)


def years_before(on: date, years: int) -> date:
    """The last day whose anniversary so many years later has come by that day."""
    return _last(plus_years(on, -years), lambda day: plus_years(day, years) <= on)


def months_before(on: date, months: int) -> date:
    """The last day that is so many months ago on that day."""
    return _last(plus_months(on, -months), lambda day: plus_months(day, months) <= on)


def _last(near: date, holds: Callable[[date], bool]) -> date:
    """The last day on which something holds that later holds no more; `near` is a few days from it at most."""
    while holds(near + DAY):
        near += DAY
    while not holds(near):
        near -= DAY
    return near


def _starts(s: Situation, event: str) -> set[date]:
    """The days from which rules are in force that are judged on that event."""
    return {rule.starts for rule in s.book.judged if rule.judged_on == event and rule.starts is not None}


def _until(study: Any) -> date | None:
    until = study.get("until") if isinstance(study, dict) else None
    return until if isinstance(until, date) else None
