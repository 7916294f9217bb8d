"""What of the offer fits a person: language, then place, then moment, then seats (GPA-01 to GPA-04).

A fact that is not known never makes a course unfit; it makes the fit open and is named. A reason why nothing fits (GPA)
is only for MO, and only for who can follow it (GPA-05); it stands when no fact that is still unknown could give an
earlier one.
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
STEPS = tuple(GPA)
NEEDS_AVAILABLE = "GPA-05"


@dataclass(frozen=True, slots=True)
class Fit:
    """One course against one person: the first thing that does not fit, and the facts that would make it sure."""

    course: Course
    truth: Truth
    against: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """All courses of a kind, the best first, and what they come to.

    `value` is `fits`, `open`, for MO a GPA reason, for NT2 `nothing_fits`; `rule` the one that gives it.
    `open` with the rule GPA-05 is for who can come at no moment: that is another status, not GPA.
    """

    value: str
    rule: str
    fits: tuple[Fit, ...]
    missing: tuple[str, ...]

    @property
    def left_after(self) -> dict[str, int]:
        """How many courses are left after each step: language, then place, then moment, then seats."""
        return {
            step: sum(not fit.against or STEPS.index(fit.against) > at for fit in self.fits)
            for at, step in enumerate(STEPS)
        }


def compare(course: Course, facts: Facts, track: str = "") -> Fit:
    """Why a course fits a person or not; `track` is the advised NT2 track."""
    checks = (
        ("language", _language(course, facts, track), ("languages" if course.kind == "mo" else "literacy",)),
        ("place", *_place(course, facts)),
        ("moment", _moment(course, facts), ("availability",)),
        ("seats", truth(course.seats_left > 0), ()),
    )
    against = next((name for name, holds, _ in checks if holds is Truth.NO), "")
    before = checks[: STEPS.index(against)] if against else checks
    missing = tuple(fact for _, holds, asked in before if holds is Truth.UNKNOWN for fact in asked)
    return Fit(course, Truth.NO if against else Truth.UNKNOWN if missing else Truth.YES, against, missing)


def look(courses: Iterable[Course], kind: str, facts: Facts, on: date, track: str = "") -> Offer:
    """The offer of one kind for a person on a day."""
    coming = [course for course in courses if course.kind == kind and course.starts_on >= on]
    fits = tuple(sorted((compare(one, facts, track) for one in coming), key=_best_first))
    if any(fit.truth is Truth.YES for fit in fits):
        return Offer("fits", "", fits, ())
    open_ = [fit for fit in fits if fit.truth is Truth.UNKNOWN]
    if open_:
        return Offer("open", "", fits, _needed(open_))
    if kind != "mo":
        return Offer("nothing_fits", "", fits, ())
    if facts.value("languages") is None:
        return Offer("open", "", fits, ("languages",))
    if facts.value("availability") == frozenset():
        return Offer("open", NEEDS_AVAILABLE, fits, ())
    return _no_offer(fits)


def _no_offer(fits: tuple[Fit, ...]) -> Offer:
    """The reason of the courses that came nearest; open while all of them could fail earlier."""
    reached = max((STEPS.index(fit.against) for fit in fits), default=0)
    nearest = [fit for fit in fits if STEPS.index(fit.against) == reached]
    if nearest and all(fit.missing for fit in nearest):
        return Offer("open", "", fits, _needed(nearest))
    value, rule = GPA[STEPS[reached]]
    return Offer(value, rule, fits, ())


def _needed(fits: Iterable[Fit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for fit in fits for name in fit.missing))


def _best_first(fit: Fit) -> tuple[int, int, date]:
    order = (Truth.YES, Truth.UNKNOWN, Truth.NO).index(fit.truth)
    step = 0 if not fit.against else -STEPS.index(fit.against)
    return order, step, fit.course.starts_on


def _language(course: Course, facts: Facts, track: str) -> Truth:
    if course.kind == "nt2":
        return truth(course.track == track) if track not in ("", "open", "undetermined") else Truth.UNKNOWN
    spoken = facts.value("languages")
    if spoken is None:
        return Truth.UNKNOWN
    good = {one.get("lang") for one in spoken if one.get("mother_tongue") or one.get("enough_for_course")}
    return truth(course.lang in good)


def _place(course: Course, facts: Facts) -> tuple[Truth, tuple[str, ...]]:
    """Whether it can be reached or followed from home; with the facts that would tell."""
    digital = course.digital and facts.value("can_attend_digital")
    if digital:
        return Truth.YES, ()
    home, limit = facts.value("register_municipality"), facts.value("travel_limit_minutes")
    most = DEFAULT_TRAVEL_MINUTES if limit is None else limit
    near = Truth.UNKNOWN if home is None else truth(_minutes(home, course.place) <= most)
    asked = ("register_municipality",) if home is None else ()
    if digital is None and near is not Truth.YES:
        return Truth.UNKNOWN, (*asked, "can_attend_digital")
    return near, asked


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
