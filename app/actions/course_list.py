"""The list of courses, taken in from a file of the language centres: as CSV, with the day on which that was done.

A line that cannot be read is named with its number; the others are offered for taking. A practice office without a list
has a made-up one.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from app import offer
from app.actions.typed import plain
from app.errors import Rejected, Trouble
from app.facts.schema import SPECS
from app.offer import Course
from app.roles import only

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

    Rejected `course_list_too_large`, `course_list_encoding`, `course_list_columns`, `course_list_empty`; Trouble
    `cannot_read`.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Rejected("course_list_too_large", most=str(MOST_BYTES // 1024 // 1024))
        text = _decoded(path.read_bytes())
    except OSError as error:
        raise Trouble("cannot_read", file=path.name) from error
    rows = list(csv.reader(text.splitlines(), delimiter=_delimiter(text)))
    at = next((number for number, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if at is None:
        raise Rejected("course_list_empty")
    columns = _columns(rows[at])
    found: dict[str, Course] = {}
    flaws = []
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        if not any(cell.strip() for cell in row):
            continue
        try:
            course = _course({name: row[place].strip() for name, place in columns.items() if place < len(row)})
            if course.code in found:
                raise Rejected("course_twice", code=course.code)
            found[course.code] = course
        except Rejected as error:
            flaws.append(Flaw(number, error.says, error.details))
    if not found and not flaws:
        raise Rejected("course_list_empty")
    return Read(path.name, tuple(found.values()), tuple(flaws))


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


def _decoded(data: bytes) -> str:
    marks = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
    known = next((name for mark, name in marks.items() if data.startswith(mark)), "")
    if not known and b"\0" in data:
        raise Rejected("course_list_encoding")
    for encoding in (known,) if known else ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Rejected("course_list_encoding")


def _delimiter(text: str) -> str:
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max(";,\t", key=head.count)


def _columns(head: list[str]) -> dict[str, int]:
    named = {cell.strip().casefold(): place for place, cell in reversed(list(enumerate(head)))}
    found = {}
    for name, others in NAMES.items():
        place = next((named[one] for one in (name, *others) if one in named), None)
        if place is not None:
            found[name] = place
    missing = [name for name in NAMES if name not in found and name not in MAY_MISS]
    if missing:
        raise Rejected("course_list_columns", missing=", ".join(missing), found=", ".join(head)[:200])
    return found


def _course(row: dict[str, str]) -> Course:
    if not row.get("code"):
        raise Rejected("course_without_code")
    said: dict[str, object] = {"track": "", "place_name": row.get("place", ""), **row}
    said["kind"] = row["kind"].casefold()
    said["lang"] = plain("lang", row["lang"]) if row.get("lang") else "nl"
    said["place"] = plain("nis", row["place"])
    for name in ("starts_on", "ends_on"):
        day = str(plain("date", row.get(name, "")))
        if len(day) != len("2026-12-07"):
            raise Rejected("course_day", value=row.get(name, ""))
        said[name] = day
    said["moments"] = " ".join(_moments(row.get("moments", "")))
    said["digital"] = "yes" if row.get("digital", "").casefold() in YES else "no"
    said["seats_left"] = row.get("seats_left") or "0"
    if not str(said["seats_left"]).isdecimal():
        raise Rejected("course_seats", value=str(said["seats_left"]))
    return offer.read_course(said)


def _moments(text: str) -> list[str]:
    found = []
    for word in text.replace(",", " ").replace("+", " ").replace("/", " ").replace("|", " ").split():
        moment = MOMENTS.get(word.casefold(), word.casefold())
        if moment not in SPECS["availability"].choices:
            raise Rejected("course_moment", value=word, values=", ".join(SPECS["availability"].choices))
        found.append(moment)
    if not found:
        raise Rejected("course_moment", value="", values=", ".join(SPECS["availability"].choices))
    return found
