"""The calendar entry of an appointment as iCalendar (RFC 5545): place and time, nothing about the person.

The file names the zone Europe/Brussels with its rules. In the code on paper, which must stay small, times stand in UTC:
no telephone needs to know the summer time of Belgium to read them.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")


ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Brussels",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def entry(at: datetime, minutes: int, title: str, place: str, made_at: datetime | None = None) -> str:
    """One calendar with one entry in UTC; a moment without a zone is Belgian time, `made_at` says when it was booked.

    >>> "DTSTART:20261025T083000Z" in entry(datetime(2026, 10, 25, 9, 30), 60, "Atlas", "Antwerpen")
    True
    """
    times = (f"DTSTART:{stamp(at)}", f"DTEND:{stamp(at, timedelta(minutes=minutes))}")
    return _written((), times, at, title, place, made_at)


def file(at: datetime, minutes: int, title: str, place: str, made_at: datetime | None = None) -> str:
    """The same as a file: in Belgian time, with the rules of its zone.

    >>> "DTSTART;TZID=Europe/Brussels:20261025T093000" in file(datetime(2026, 10, 25, 9, 30), 60, "Atlas", "Antwerpen")
    True
    """
    start, end = (f"{_here(at, later):%Y%m%dT%H%M%S}" for later in (timedelta(), timedelta(minutes=minutes)))
    times = (f"DTSTART;TZID=Europe/Brussels:{start}", f"DTEND;TZID=Europe/Brussels:{end}")
    return _written(ZONE, times, at, title, place, made_at)


def _written(
    zone: tuple[str, ...], times: tuple[str, str], at: datetime, title: str, place: str, made_at: datetime | None
) -> str:
    mark = sha256(f"{stamp(at)} {title} {place}".encode()).hexdigest()[:16]
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Onthaal//slip//NL",
        *zone,
        "BEGIN:VEVENT",
        f"UID:{mark}@onthaal.invalid",
        f"DTSTAMP:{stamp(made_at or at)}",
        *times,
        f"SUMMARY:{_safe(title)}",
        f"LOCATION:{_safe(place)}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _here(at: datetime, later: timedelta) -> datetime:
    """The moment on a Belgian clock."""
    return ((at if at.tzinfo else at.replace(tzinfo=BRUSSELS)).astimezone(UTC) + later).astimezone(BRUSSELS)


def stamp(at: datetime, later: timedelta = timedelta()) -> str:
    """A moment in UTC as iCalendar writes it; time that passes counts in real minutes, also at night in October."""
    return f"{_here(at, later).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _safe(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of more than 75 octets goes on in the next, behind a space."""
    pieces: list[str] = []
    now = ""
    for char in line:
        if len((now + char).encode()) > (75 if not pieces else 74):
            pieces.append(now)
            now = ""
        now += char
    return "\r\n ".join([*pieces, now])
