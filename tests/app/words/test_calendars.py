"""Solar Hijri and Ethiopian dates: known days, every day of two centuries there and back, and no day that is none."""

from datetime import date, timedelta

import pytest

from app.words.calendars import Day, calendar_of

SOLAR_HIJRI, ETHIOPIAN = calendar_of("fa"), calendar_of("ti")
assert SOLAR_HIJRI is not None and ETHIOPIAN is not None

KNOWN = [
    (SOLAR_HIJRI, (1357, 11, 22), date(1979, 2, 11)),
    (SOLAR_HIJRI, (1403, 12, 30), date(2025, 3, 20)),
    (SOLAR_HIJRI, (1404, 1, 1), date(2025, 3, 21)),
    (SOLAR_HIJRI, (1375, 1, 1), date(1996, 3, 20)),
    (SOLAR_HIJRI, (1399, 12, 30), date(2021, 3, 20)),
    (ETHIOPIAN, (2000, 1, 1), date(2007, 9, 12)),
    (ETHIOPIAN, (2017, 1, 1), date(2024, 9, 11)),
    (ETHIOPIAN, (2016, 1, 1), date(2023, 9, 12)),
    (ETHIOPIAN, (2015, 13, 6), date(2023, 9, 11)),
    (ETHIOPIAN, (1966, 12, 29), date(1974, 9, 4)),
]


@pytest.mark.parametrize(("calendar", "theirs", "ours"), KNOWN, ids=[str(row[1]) for row in KNOWN])
def test_days_that_are_known(calendar, theirs, ours):
    assert calendar.to_ours(Day(*theirs)) == ours
    assert calendar.from_ours(ours) == theirs


@pytest.mark.parametrize("calendar", [SOLAR_HIJRI, ETHIOPIAN], ids=lambda one: one.key)
def test_every_day_from_1900_on_goes_there_and_back(calendar):
    day, before = date(1900, 1, 1), None
    while day < date(2060, 1, 1):
        theirs = calendar.from_ours(day)
        assert calendar.to_ours(theirs) == day
        assert before is None or theirs > before
        before, day = theirs, day + timedelta(days=1)


@pytest.mark.parametrize(
    ("calendar", "theirs"),
    [(SOLAR_HIJRI, (1404, 12, 30)), (SOLAR_HIJRI, (1404, 7, 31)), (SOLAR_HIJRI, (1404, 13, 1)),
     (ETHIOPIAN, (2016, 13, 6)), (ETHIOPIAN, (2016, 1, 31)), (ETHIOPIAN, (2016, 14, 1)), (ETHIOPIAN, (0, 1, 1))],
)  # fmt: skip
def test_a_day_that_is_none_is_refused(calendar, theirs):
    with pytest.raises(ValueError, match="no such day"):
        calendar.to_ours(Day(*theirs))


def test_only_where_the_language_suggests_it():
    assert [len(calendar_of(code).months) for code in ("fa", "prs", "ps", "ti")] == [12, 12, 12, 13]
    assert calendar_of("nl") is None and calendar_of("ar") is None
