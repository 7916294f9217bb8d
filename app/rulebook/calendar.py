"""Days and periods as the rules count them: plain calendar days, months clipped to the month's end."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def plus_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def plus_years(day: date, years: int) -> date:
    """The same day so many years later; a birthday of 29 February falls on 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
