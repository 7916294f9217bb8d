"""The calendar entry of an appointment as iCalendar (RFC 5545): place and time, nothing about the person.

Times are written in UTC, so that no reader needs to know the summer time of Belgium.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")


def entry(at: datetime, minutes: int, title: str, place: str, made_at: datetime | None = None) -> str:
    """One calendar with one entry; a moment without a zone is Belgian time, `made_at` says when it was booked.

    >>> "DTSTART:20261025T083000Z" in entry(datetime(2026, 10, 25, 9, 30), 60, "Atlas", "Antwerpen")
    True
    """
    start, end = stamp(at), stamp(at, timedelta(minutes=minutes))
    mark = sha256(f"{start} {title} {place}".encode()).hexdigest()[:16]
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Onthaal//slip//NL",
        "BEGIN:VEVENT",
        f"UID:{mark}@onthaal.invalid",
        f"DTSTAMP:{stamp(made_at or at)}",
        f"DTSTART:{start}",
        f"DTEND:{end}",
        f"SUMMARY:{_safe(title)}",
        f"LOCATION:{_safe(place)}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def stamp(at: datetime, later: timedelta = timedelta()) -> str:
    """A moment in UTC as iCalendar writes it; time that passes counts in real minutes, also at night in October."""
    moment = (at if at.tzinfo else at.replace(tzinfo=BRUSSELS)).astimezone(UTC) + later
    return f"{moment:%Y%m%dT%H%M%SZ}"


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
