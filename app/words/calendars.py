"""Solar Hijri and Ethiopian dates beside ours: a year, a month and a day, turned into a day of our calendar and back.

Both count days from a fixed one. Solar Hijri years follow the 33-year cycle of leap years, Ethiopian years are those of
the Julian calendar. Months: CLDR 41 (Persian, Dari, Pashto; Tigrinya by CLDR's month names, the thirteenth by Amharic).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

ETHIOPIAN_EPOCH = date(8, 8, 27).toordinal()
"""1 Meskerem of year 1, in the proleptic calendar that Python counts in."""
HIJRI_EPOCH = date(622, 3, 21).toordinal()
"""Where the cycle puts 1 Farvardin of year 1; the observed calendar began a day later."""
LEAP_IN_33 = frozenset({1, 5, 9, 13, 17, 22, 26, 30})


class Day(NamedTuple):
    """A day of another calendar."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """One other calendar: its name, its months in words, and the way there and back."""

    key: str
    months: tuple[str, ...]
    to_ours: Callable[[Day], date]
    from_ours: Callable[[date], Day]


def _ethiopian_to_ours(day: Day) -> date:
    _refuse(day, 13, 30 if day.month <= 12 else 6 if day.year % 4 == 3 else 5)
    days = 365 * (day.year - 1) + day.year // 4 + 30 * (day.month - 1) + day.day - 1
    return date.fromordinal(ETHIOPIAN_EPOCH + days)


def _ethiopian_from_ours(ours: date) -> Day:
    days = ours.toordinal() - ETHIOPIAN_EPOCH
    year = (4 * days + 1463) // 1461
    within = days - (365 * (year - 1) + year // 4)
    return Day(year, within // 30 + 1, within % 30 + 1)


def _hijri_is_leap(year: int) -> bool:
    return year % 33 in LEAP_IN_33


def _hijri_new_year(year: int) -> int:
    whole, rest = divmod(year - 1, 33)
    leaps = 8 * whole + sum(_hijri_is_leap(one) for one in range(1, rest + 1))
    return HIJRI_EPOCH + 365 * (year - 1) + leaps


def _hijri_to_ours(day: Day) -> date:
    _refuse(day, 12, 31 if day.month <= 6 else 30 if day.month < 12 or _hijri_is_leap(day.year) else 29)
    before = 31 * min(day.month - 1, 6) + 30 * max(day.month - 7, 0)
    return date.fromordinal(_hijri_new_year(day.year) + before + day.day - 1)


def _hijri_from_ours(ours: date) -> Day:
    year = ours.year - 621
    if ours.toordinal() < _hijri_new_year(year):
        year -= 1
    within = ours.toordinal() - _hijri_new_year(year)
    month = within // 31 + 1 if within < 186 else (within - 186) // 30 + 7
    return Day(year, month, within - (31 * min(month - 1, 6) + 30 * max(month - 7, 0)) + 1)


def _refuse(day: Day, months: int, days: int) -> None:
    if not (1 <= day.month <= months and 1 <= day.day <= days and day.year >= 1):
        raise ValueError("no such day")


_MONTHS = {
    "fa": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "prs": "حمل ثور جوزا سرطان اسد سنبلهٔ میزان عقرب قوس جدی دلو حوت",
    "ps": "وری غویی غبرگولی چنگاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب",
    "ti": "መስከረም ጥቅምቲ ሕዳር ታሕሳስ ጥሪ ለካቲት መጋቢት ሚያዝያ ግንቦት ሰነ ሓምለ ነሓሰ ጳጉሜን",
}


def calendar_of(code: str) -> Calendar | None:
    """The other calendar in which speakers of a language may count, with its months in that language."""
    if code not in _MONTHS:
        return None
    months = tuple(_MONTHS[code].split())
    if code == "ti":
        return Calendar("ethiopian", months, _ethiopian_to_ours, _ethiopian_from_ours)
    return Calendar("solar_hijri", months, _hijri_to_ours, _hijri_from_ours)
