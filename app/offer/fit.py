"""What of the offer fits a person: language, then place, then moment, then seats (GPA-01 to GPA-04).

A fact that is not known never makes a course unfit; it makes the fit open and is named.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.facts import Facts
from app.offer.courses import Course
from app.places import municipality
from app.truth import Truth, truth

DEFAULT_TRAVEL_MINUTES = 90
SAME_PLACE, SAME_PROVINCE, ELSEWHERE = 30, 60, 120
"""Rough minutes of travel; the assessor knows better and may choose otherwise."""

GPA = {
    "language": ("gpa_language", "GPA-01"),
    "place": ("gpa_place", "GPA-02"),
    "moment": ("gpa_moment", "GPA-03"),
    "seats": ("gpa_full", "GPA-04"),
}
REASONS = tuple(value for value, _ in GPA.values())
"""Why there is no suitable course, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class Fit:
    """One course against one person: the first thing that does not fit, or the facts still needed."""

    course: Course
    truth: Truth
    against: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """All courses of a kind, the best first, and what they come to."""

    value: str
    rule: str
    fits: tuple[Fit, ...]
    missing: tuple[str, ...]

    @property
    def left_after(self) -> dict[str, int]:
        """How many courses are left after each step: language, then place, then moment, then seats."""
        steps = list(GPA)
        return {
            step: sum(not fit.against or steps.index(fit.against) > at for fit in self.fits)
            for at, step in enumerate(steps)
        }


def compare(course: Course, facts: Facts, track: str = "") -> Fit:
    """Why a course fits a person or not; `track` is the advised NT2 track."""
    checks = (
        ("language", _language(course, facts, track), "languages" if course.kind == "mo" else "literacy"),
        ("place", _place(course, facts), "register_municipality"),
        ("moment", _moment(course, facts), "availability"),
        ("seats", truth(course.seats_left > 0), ""),
    )
    against = next((name for name, holds, _ in checks if holds is Truth.NO), "")
    missing = tuple(fact for _, holds, fact in checks if holds is Truth.UNKNOWN)
    if against:
        return Fit(course, Truth.NO, against, ())
    return Fit(course, Truth.UNKNOWN if missing else Truth.YES, "", missing)


def look(courses: Iterable[Course], kind: str, facts: Facts, on: date, track: str = "") -> Offer:
    """The offer of one kind for a person on a day: `fits`, a GPA reason, or `open`."""
    coming = [course for course in courses if course.kind == kind and course.starts_on >= on]
    fits = sorted((compare(one, facts, track) for one in coming), key=_best_first)
    if any(fit.truth is Truth.YES for fit in fits):
        return Offer("fits", "", tuple(fits), ())
    open_ = [fit for fit in fits if fit.truth is Truth.UNKNOWN]
    if open_:
        return Offer("open", "", tuple(fits), tuple(dict.fromkeys(name for fit in open_ for name in fit.missing)))
    if kind == "mo" and facts.value("languages") is None:
        return Offer("open", "", tuple(fits), ("languages",))
    reached = [step for step in GPA if any(fit.against == step for fit in fits)]
    value, rule = GPA[reached[-1] if reached else "language"]
    return Offer(value, rule, tuple(fits), ())


def _best_first(fit: Fit) -> tuple[int, int, date]:
    order = (Truth.YES, Truth.UNKNOWN, Truth.NO).index(fit.truth)
    step = 0 if not fit.against else -list(GPA).index(fit.against)
    return order, step, fit.course.starts_on


def _language(course: Course, facts: Facts, track: str) -> Truth:
    if course.kind == "nt2":
        return truth(course.track == track) if track not in ("", "open", "undetermined") else Truth.UNKNOWN
    spoken = facts.value("languages")
    if spoken is None:
        return Truth.UNKNOWN
    good = {one.get("lang") for one in spoken if one.get("mother_tongue") or one.get("enough_for_course")}
    return truth(course.lang in good)


def _place(course: Course, facts: Facts) -> Truth:
    if course.digital and facts.value("can_attend_digital"):
        return Truth.YES
    home = facts.value("register_municipality")
    if home is None:
        return Truth.UNKNOWN
    limit = facts.value("travel_limit_minutes")
    return truth(_minutes(home, course.place) <= (DEFAULT_TRAVEL_MINUTES if limit is None else limit))


def _minutes(home: str, place: str) -> int:
    here, there = municipality(home), municipality(place)
    if here is None or there is None:
        return ELSEWHERE
    if here.code == there.code:
        return SAME_PLACE
    return SAME_PROVINCE if here.code[0] == there.code[0] else ELSEWHERE


def _moment(course: Course, facts: Facts) -> Truth:
    free = facts.value("availability")
    return Truth.UNKNOWN if free is None else truth(set(course.moments) <= set(free))
