"""Deadlines in plain calendar days (step 11). Computed each time; printed when their starting date is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.rulebook.calendar import plus_months
from app.rulebook.notions.aftermath import attest_day, b1_until
from app.rulebook.notions.register import STUDY_TOWARDS_EXEMPTION, end_of_school_year, obligation_start
from app.rulebook.outcome import OPEN
from app.rulebook.situation import Situation
from app.truth import Truth


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of something, and the rule behind it."""

    id: str
    date: date
    rule: str


def deadlines(s: Situation) -> tuple[Deadline, ...]:
    """Every deadline whose starting date is known."""
    found = [*_brussels(s), *_b1(s)]
    group, where = s.outcome("group"), s.route()
    if group.value in ("obliged", "entitled") and where.operator not in (OPEN, "bapa"):
        if group.value == "obliged":
            found += _reporting(s)
        found += _after_reporting(s) + _after_signing(s)
    return tuple(one for one in found if one.rule == "RT-BXL-01" or s.in_force(s.book.rules[one.rule]))


def _brussels(s: Situation) -> list[Deadline]:
    certificate = s.get("brussels_certificate_on")
    if s.route().regime != "brussels" or certificate is None or s.truth("RT-BXL-01") is Truth.NO:
        return []
    return [Deadline("brussels_report", plus_months(certificate, s.parameter("brussels_report_period")), "RT-BXL-01")]


def _b1(s: Situation) -> list[Deadline]:
    last = b1_until(s)
    if last is None or s.route().regime != "flanders" or s.truth("B1-01") is not Truth.YES:
        return []
    return [Deadline("b1", last, "DL-08")]


def b1_doubts(s: Situation) -> tuple[str, ...]:
    """The doubts about the duty of oral B1, which has no result of its own: its deadline stands or does not."""
    if attest_day(s) is None or s.route().regime != "flanders":
        return ()
    return tuple(one.id for one in s.book.asking.get("b1", ()) if one.when and s.holds(one.when) is Truth.YES)


def _reporting(s: Situation) -> list[Deadline]:
    """Reporting counts from the day the obligation began; none where that day itself is in doubt (INT-12)."""
    start = obligation_start(s)
    if start is None or "INT-12" in s.outcome("group").rules:
        return []
    by_age = s.truth("OBL-06") is Truth.YES
    months = s.parameter("report_period")
    found = [Deadline("report", plus_months(start, months), "DL-02" if by_age else "DL-01")]
    study = s.get("current_study")
    if by_age and isinstance(study, dict) and study.get("kind") in STUDY_TOWARDS_EXEMPTION:
        found.append(Deadline("suspended_until", end_of_school_year(start), "DL-10"))
    return found


def _after_reporting(s: Situation) -> list[Deadline]:
    reported = s.get("reported_on")
    if reported is None:
        return []
    return [
        Deadline("parts_decision", reported + timedelta(days=s.parameter("parts_decision_period")), "DL-03"),
        Deadline("sign", reported + timedelta(days=s.parameter("sign_period")), "DL-04"),
    ]


def _after_signing(s: Situation) -> list[Deadline]:
    signed = s.get("contract_signed_on")
    if signed is None:
        return []
    found: list[Deadline] = []
    if "required" in (s.outcome("mo").value, s.outcome("nt2").value):
        found.append(Deadline("start", signed + timedelta(days=s.parameter("start_period")), "DL-05"))
    if _work_runs(s):
        found.append(Deadline("work", signed + timedelta(days=s.parameter("work_period")), "DL-06"))
    return found


def _work_runs(s: Situation) -> bool:
    """The part is to be done, or was reached only after signing."""
    work = s.outcome("work").value
    return work == "required" or (work == "reached" and s.truth("EXP-VDAB-04") is not Truth.YES)
