"""The appointment slip in A6: day, time and place large, a code for the calendar, no name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import segno

from app.paper.blocks import A6, Paper, Words, day

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class SlipContent:
    """An appointment as plain values; `at` is local time in Belgium, `ends` its end."""

    at: datetime
    place: str
    address: str
    operator: str
    bring: tuple[str, ...] = ()
    minutes: int = 60


def calendar(content: SlipContent) -> str:
    """Write the calendar entry: place and time, nothing about the person."""

    def stamp(at: datetime) -> str:
        return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" if at.tzinfo else f"{at:%Y%m%dT%H%M%S}"

    def safe(text: str) -> str:
        for sign in ("\\", ";", ","):
            text = text.replace(sign, "\\" + sign)
        return text.replace("\n", "\\n")

    start, end = stamp(content.at), stamp(content.at + timedelta(minutes=content.minutes))
    zone = "" if content.at.tzinfo else ";TZID=Europe/Brussels"
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Onthaal//slip//NL",
            "BEGIN:VEVENT",
            f"UID:{start}@onthaal.invalid",
            f"DTSTAMP:{content.at:%Y%m%dT%H%M%SZ}",
            f"DTSTART{zone}:{start}",
            f"DTEND{zone}:{end}",
            f"SUMMARY:{safe(content.operator)}",
            f"LOCATION:{safe(content.place + ', ' + content.address)}",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )


def render(content: SlipContent, dutch: Words, own: Words) -> bytes:
    """Make the slip as PDF bytes."""
    paper = Paper(dutch, own, A6, 18, 0)
    paper.say("paper.slip.title", "Your appointment", 11, True)
    number = content.at.weekday()
    paper.say(f"paper.weekday.{number}", WEEKDAYS[number], 13, True)
    paper.text(day(content.at.date()), 24, True)
    paper.text(f"{content.at:%H:%M}", 30, True)
    paper.text(content.place, 13, True)
    paper.text(content.address, 10)
    paper.text(content.operator, 8)
    if content.bring:
        paper.space(4)
        paper.say("paper.slip.bring", "Bring along", 9, True)
    for thing in content.bring:
        paper.text(f"- {thing}", 8.5)
    code = segno.make(calendar(content), error="l", micro=False)
    rows = [bytes(row) for row in code.matrix]
    side = 110.0
    cell = side / len(rows)

    def draw(canvas: object, y: float) -> None:
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    canvas.rect(  # type: ignore[attr-defined]
                        paper.size[0] - 18 - side + across * cell,
                        y - (down + 1) * cell,
                        cell,
                        cell,
                        stroke=0,
                        fill=1,
                    )

    paper.space(6)
    paper.put(side, draw)
    return paper.pdf(dutch.say("paper.slip.title", "Your appointment"))
