"""The list of courses, taken in from a file of the language centres: as CSV, with the day on which that was done.

A line that cannot be read is named with its number; the others are offered for taking. A practice office without a list
has a made-up one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from app import offer
from app.actions.course_lines import lines_of
from app.actions.typed import plain
from app.errors import Rejected, Trouble
from app.facts.schema import SPECS
from app.offer import Course
from app.roles import only
from app.store.files import readable

if TYPE_CHECKING:
    from app.office import Office

SECRET = "course_list"
MOST_BYTES = 5 * 1024 * 1024
OLD_AFTER_DAYS = 14
NAMES: Mapping[str, tuple[str, ...]] = {
    "code": ("cursuscode", "nummer", "cursusnummer"),
    "kind": ("soort", "onderdeel", "type"),
    "lang": ("taal", "language"),
    "track": ("traject", "nt2-traject"),
    "provider": ("aanbieder", "school", "centrum", "organisator"),
    "place": ("gemeente", "municipality", "nis"),
    "place_name": ("plaats", "lesplaats", "adres"),
    "moments": ("lesmomenten", "lesmoment", "moment"),
    "digital": ("digitaal", "online"),
    "seats_left": ("vrije plaatsen", "plaatsen vrij", "seats"),
    "starts_on": ("start", "begin", "startdatum"),
    "ends_on": ("einde", "end", "einddatum"),
}
"""Each column with the other names it may have in the first line."""
MAY_MISS = ("track", "place_name", "digital", "seats_left")
MOMENTS = {
    "voormiddag": "weekday_morning", "namiddag": "weekday_afternoon", "avond": "evening", "zaterdag": "saturday",
    "zondag": "sunday",
}  # fmt: skip
TRACKS = {
    "cbe alfabetisering": "cbe_alfa", "cbe nt2": "cbe_nt2", "cvo verlengd": "cvo_extended",
    "cvo standaard": "cvo_standard", "cvo verkort": "cvo_short",
}  # fmt: skip
MOST_SHOWN = 200
"""Letters of a cell that a sentence repeats."""
YES = ("yes", "ja", "j", "x", "1", "true")


@dataclass(frozen=True, slots=True)
class Flaw:
    """A line that cannot be taken: its number in the file, and why, as a key with details."""

    line: int
    says: str
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Read:
    """What stands in a file: the courses that can be taken, and the lines that cannot."""

    name: str
    courses: tuple[Course, ...]
    flaws: tuple[Flaw, ...]


@dataclass(frozen=True, slots=True)
class CourseList:
    """The list in use: when it was taken in (ISO moment, empty for a made-up one), and from which file."""

    courses: tuple[Course, ...]
    at: str = ""
    name: str = ""


def look(path: Path) -> Read:
    """Read a file without taking it.

    Rejected `course_list_too_large`, `course_list_not_csv`, `course_list_encoding`, `course_list_columns`,
    `course_list_empty`; Trouble `cannot_read`.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Rejected("course_list_too_large", most=str(MOST_BYTES // 1024 // 1024))
        lines = lines_of(path.read_bytes())
    except OSError as error:
        raise Trouble("cannot_read", file=path.name) from error
    if not lines:
        raise Rejected("course_list_empty")
    columns = _columns(lines[0][1] or [])
    found: dict[str, Course] = {}
    flaws = []
    for number, cells in lines[1:]:
        try:
            course = _course(columns, cells)
            if course.code in found:
                raise Rejected("course_twice", code=course.code)
            found[course.code] = course
        except Rejected as error:
            flaws.append(Flaw(number, error.says, error.details))
    if not found and not flaws:
        raise Rejected("course_list_empty")
    return Read(readable(Path(path.name)), tuple(found.values()), tuple(flaws))


@only("choose_course")
def take_in(office: Office, read: Read) -> None:
    """Use these courses from now on. Rejected `course_list_empty` when there is none among them."""
    if not read.courses:
        raise Rejected("course_list_empty")
    at = office.clock.now().isoformat()
    kept = {"at": at, "name": read.name, "courses": [one.as_plain() for one in read.courses]}
    office.vault.put_secret(SECRET, json.dumps(kept, ensure_ascii=False))
    counts = {"courses": str(len(read.courses)), "left_out": str(len(read.flaws))}
    office.vault.write_journal(
        person=office.person.id, at=office.clock.now(), deed="course_list_taken_in", details=counts
    )


@only("see_dossiers")
def of(office: Office) -> CourseList:
    """The list that is in use; a practice office without one has the made-up list, another none."""
    if office.vault.has_secret(SECRET):
        return _kept(office.vault.secret(SECRET))
    return CourseList(offer.sample() if office.settings.practice else ())


@lru_cache(maxsize=2)
def _kept(text: str) -> CourseList:
    kept = json.loads(text)
    return CourseList(tuple(offer.read_course(one) for one in kept["courses"]), kept["at"], kept["name"])


def _columns(head: list[str]) -> dict[str, int]:
    named = {cell.strip().casefold(): place for place, cell in reversed(list(enumerate(head)))}
    found = {}
    for name, others in NAMES.items():
        place = next((named[one] for one in (name, *others) if one in named), None)
        if place is not None:
            found[name] = place
    missing = [name for name in NAMES if name not in found and name not in MAY_MISS]
    if missing:
        told = ", ".join(NAMES[name][0] for name in missing)
        raise Rejected("course_list_columns", missing=told, found=", ".join(filter(None, head))[:MOST_SHOWN])
    return found


def _course(columns: Mapping[str, int], cells: list[str] | None) -> Course:
    """A course from the cells of its line; Rejected says which of them is wrong."""
    if cells is None:
        raise Rejected("course_line")
    row = {name: cells[place].strip() for name, place in columns.items() if place < len(cells)}
    if not row.get("code"):
        raise Rejected("course_without_code")
    lacking = next((name for name in NAMES if name not in (*MAY_MISS, "lang") and not row.get(name)), None)
    if lacking is not None:
        raise Rejected("course_cell", column=NAMES[lacking][0])
    said: dict[str, object] = {"track": "", "place_name": row["place"], **row}
    said["kind"] = row["kind"].casefold()
    if said["kind"] not in offer.KINDS:
        raise Rejected("course_kind", value=row["kind"])
    said["lang"] = _named("lang", row["lang"], "course_language") if row.get("lang") else "nl"
    said["place"] = _named("nis", row["place"], "course_place")
    said["track"] = _track(row.get("track", "")) if said["kind"] == "nt2" else ""
    first, last = (_day(row[name]) for name in ("starts_on", "ends_on"))
    if last < first:
        raise Rejected("course_ends_before", first=row["starts_on"], last=row["ends_on"])
    said["starts_on"], said["ends_on"] = first, last
    said["moments"] = " ".join(_moments(row["moments"]))
    said["digital"] = "yes" if row.get("digital", "").casefold() in YES else "no"
    said["seats_left"] = row.get("seats_left") or "0"
    if not re.fullmatch("[0-9]{1,4}", str(said["seats_left"])):
        raise Rejected("course_seats", value=str(said["seats_left"])[:MOST_SHOWN])
    return offer.read_course(said)


def _named(kind: str, text: str, says: str) -> str:
    try:
        return str(plain(kind, text))
    except Rejected as error:
        raise Rejected(says, value=text[:MOST_SHOWN]) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(str(plain("date", text)))
    except ValueError as error:
        raise Rejected("course_day", value=text[:MOST_SHOWN]) from error


def _track(text: str) -> str:
    track = TRACKS.get(text.casefold(), text.casefold())
    if track and track not in TRACKS.values():
        raise Rejected("course_track", value=text[:MOST_SHOWN], values=", ".join(TRACKS))
    return track


def _moments(text: str) -> list[str]:
    found = []
    for word in re.split(r"[\s,+/|]+", text):
        moment = MOMENTS.get(word.casefold(), word.casefold())
        if moment not in SPECS["availability"].choices:
            raise Rejected("course_moment", value=word[:MOST_SHOWN], values=", ".join(MOMENTS))
        found.append(moment)
    return found
