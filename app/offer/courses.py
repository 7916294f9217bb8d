"""A course as the offer lists it, and the small made-up offer of the practice office."""

import csv
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from app.errors import Rejected
from app.facts import Plain

KINDS = ("mo", "nt2")


@dataclass(frozen=True, slots=True)
class Course:
    """One course; `place` is a municipality code, `moments` are those of the fact availability."""

    code: str
    kind: str
    lang: str
    track: str
    provider: str
    place: str
    place_name: str
    moments: tuple[str, ...]
    digital: bool
    seats_left: int
    starts_on: date
    ends_on: date

    def as_plain(self) -> dict[str, Plain]:
        """The course as text, to be kept in a dossier; `read_course` reads it back."""
        plain: dict[str, Plain] = {name: str(value) for name, value in asdict(self).items()}
        return plain | {"moments": " ".join(self.moments), "digital": "yes" if self.digital else "no"}


def read_course(raw: Mapping[str, object]) -> Course:
    """A course from its texts; Rejected when a text does not fit."""
    try:
        text = {name: str(value) for name, value in raw.items()}
        course = Course(
            code=text["code"],
            kind=text["kind"],
            lang=text["lang"],
            track=text["track"],
            provider=text["provider"],
            place=text["place"],
            place_name=text["place_name"],
            moments=tuple(text["moments"].split()),
            digital=text["digital"] == "yes",
            seats_left=int(text["seats_left"]),
            starts_on=date.fromisoformat(text["starts_on"]),
            ends_on=date.fromisoformat(text["ends_on"]),
        )
    except (KeyError, ValueError) as error:
        raise Rejected("course_not_readable", course=str(raw.get("code", "?"))) from error
    if course.kind not in KINDS or course.ends_on < course.starts_on:
        raise Rejected("course_not_readable", course=course.code)
    return course


@cache
def sample() -> tuple[Course, ...]:
    """The made-up offer of the practice office."""
    text = files("app.offer").joinpath("sample.csv").read_text(encoding="utf-8")
    return tuple(read_course(row) for row in csv.DictReader(text.splitlines()))
