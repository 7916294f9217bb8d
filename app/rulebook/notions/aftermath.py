"""After the contract and the attest: attendance, B1, what was not done in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.rulebook.bits import bits
from app.rulebook.calendar import plus_months
from app.rulebook.notions.naming import after_results, named, notion
from app.rulebook.notions.person import pension_age_on
from app.rulebook.rule import Notion
from app.rulebook.situation import Situation
from app.truth import Truth, truth


@notion
def reported_too_late(s: Situation) -> Truth:
    """Did not report within ninety days after the registered letter."""
    letter = s.get("registered_letter_on")
    if not isinstance(letter, date):
        return s.happened("registered_letter_on")
    last = letter + timedelta(days=s.parameter("enforced_report_period"))
    reported = s.get("reported_on")
    late = truth((reported or s.on) > last)
    return late & Truth.UNKNOWN if s.happened("reported_on") is Truth.UNKNOWN else late


def _attended_too_little(part: str) -> Notion:
    def look(s: Situation) -> Truth:
        attendance = s.get("attendance")
        if attendance is None:
            return s.happened("attendance")
        return truth(attendance.get(part, 100) < s.parameter("regular_attendance"))

    return look


named("attended_mo_too_little", "Attended less than 80 % of MO.", _attended_too_little("mo"))
named("attended_nt2_too_little", "Attended less than 80 % of NT2.", _attended_too_little("nt2"))


# B1


def attest_day(s: Situation) -> date | None:
    """The day on which the attest of this programme was issued."""
    day = s.get("attest_on")
    return day if isinstance(day, date) else None


@notion
def attest_issued(s: Situation) -> Truth:
    """The attest was issued."""
    return s.happened("attest_on")


@after_results
def obliged_at_signing(s: Situation) -> Truth:
    """Obliged on the day of signing, the attest itself apart."""
    group, missing = s.result("group_at_signing")
    if group == "open":
        s.missing |= bits(missing)
        return Truth.UNKNOWN
    return truth(group == "obliged")


@after_results
def b1_duty(s: Situation) -> Truth:
    """Obliged at signing and since the reform, the attest was issued, and nothing ends the duty of B1."""
    issued = s.notion("attest_issued")
    if issued is Truth.NO:
        return Truth.NO
    since = ~s.notion("obliged_before_the_reform" if s.counts("C-20") else "signed_before_the_reform")
    ended = Truth.NO
    for rule in ("B1-02", "B1-03", "B1-04"):
        ended |= s.rule(rule)
    return issued & s.notion("obliged_at_signing") & since & ~ended


def b1_until(s: Situation) -> date | None:
    """The last day to show oral B1."""
    day = attest_day(s)
    return plus_months(day, s.parameter("b1_period")) if day else None


@notion
def b1_period_over(s: Situation) -> Truth:
    """The period to show oral B1 is over."""
    last = b1_until(s)
    return s.happened("attest_on") if last is None else truth(s.on > last)


@notion
def pension_age_in_b1_period(s: Situation) -> Truth:
    """At or above the legal pension age before the period to show B1 is over."""
    last = b1_until(s)
    return s.happened("attest_on") if last is None else pension_age_on(s, min(s.on, last))


@notion
def active_for_6_months(s: Situation) -> Truth:
    """Worked or studied six months without interruption within the period to show B1."""
    first, last = attest_day(s), b1_until(s)
    activity = s.get("post_attest_activity")
    if activity is None:
        return s.happened("post_attest_activity")
    if first is None or last is None:
        return s.happened("attest_on")
    months, end = s.parameter("b1_activity"), min(last, s.on)
    return truth(any(plus_months(a, months) <= b + timedelta(days=1) for a, b in _spells(activity, first, end)))


def _spells(activity: tuple[dict[str, object], ...], first: date, end: date) -> Iterator[tuple[date, date]]:
    """Uninterrupted spells between two days; one that begins the day after another ends goes on with it."""
    spells: list[tuple[date, date]] = []
    for one in activity:
        start, until = one.get("start"), one.get("until", "open")
        if isinstance(start, date):
            spells.append((max(start, first), min(until, end) if isinstance(until, date) else end))
    spells.sort()
    while spells:
        start, until = spells.pop(0)
        while spells and spells[0][0] <= until + timedelta(days=1):
            until = max(until, spells.pop(0)[1])
        yield start, until
