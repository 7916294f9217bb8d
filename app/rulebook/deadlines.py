"""Deadlines in plain calendar days (step 11). Computed each time; printed when their starting date is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.facts import Partial
from app.rulebook.calendar import plus_months, plus_years
from app.rulebook.group import Route
from app.rulebook.outcome import OPEN, Outcome
from app.rulebook.situation import Situation
from app.rulebook.terms import day_of
from app.truth import Truth


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of something, and the rule behind it."""

    id: str
    date: date
    rule: str


def deadlines(s: Situation, where: Route, group: Outcome, parts: Mapping[str, Outcome]) -> tuple[Deadline, ...]:
    """Every deadline whose starting date is known."""
    found: list[Deadline] = []
    if where.regime == "brussels" and s.rule("RT-BXL-01").truth is Truth.YES:
        certificate = s.get("brussels_certificate_on")
        if certificate is not None:
            found.append(Deadline("brussels_report", plus_months(certificate, 6), "RT-BXL-01"))
    if group.value not in ("obliged", "entitled") or where.operator in (OPEN, "bapa"):
        return tuple(found)
    if group.value == "obliged":
        found += _reporting(s)
    reported, signed = s.get("reported_on"), s.get("contract_signed_on")
    if reported is not None:
        found.append(Deadline("parts_decision", reported + timedelta(days=30), "DL-03"))
        found.append(Deadline("sign", reported + timedelta(days=90), "DL-04"))
    if signed is not None and "required" in (parts["mo"].value, parts["nt2"].value):
        found.append(Deadline("start", signed + timedelta(days=90), "DL-05"))
    if signed is not None and _work_runs(s, parts["work"]):
        found.append(Deadline("work", signed + timedelta(days=60), "DL-06"))
    return tuple(found)


def _work_runs(s: Situation, work: Outcome) -> bool:
    if work.value == "reached":
        return s.rule("EXP-VDAB-04").truth is not Truth.YES
    return work.value == "required"


def _reporting(s: Situation) -> list[Deadline]:
    if s.rule("INT-12").truth is Truth.YES:
        return []
    if s.rule("OBL-06").truth is Truth.YES:
        born = s.get("birth_date")
        if not isinstance(born, Partial) or born.first != born.last:
            return []
        birthday = plus_years(born.first, 18)
        found = [Deadline("report", plus_months(birthday, 3), "DL-02")]
        study = s.get("current_study")
        if isinstance(study, dict) and study.get("kind") in (
            "reception",
            "secondary",
            "higher",
            "compulsory",
        ):
            school_year = birthday.year + (1 if birthday.month >= 9 else 0)
            found.append(Deadline("suspended_until", date(school_year, 8, 31), "DL-10"))
        return found
    start = obligation_start(s)
    return [Deadline("report", plus_months(start, 3), "DL-01")] if start else []


def obligation_start(s: Situation) -> date | None:
    """The day on which the obligation began (OBL-11), None when it is not known."""
    known = s.get("obliged_since")
    if isinstance(known, date):
        return known
    since = s.get("register_municipality_since")
    if s.rule("OBL-05").truth is Truth.YES or s.rule("OBL-13").truth is Truth.YES:
        minister = s.get("minister_since")
        return max(since, minister) if since and minister else None
    if s.rule("OBL-01").truth is Truth.YES:
        return day_of(s, "first_title_gt3m")
    if s.rule("OBL-03").truth is Truth.YES:
        return day_of(s, "first_registration")
    return since if isinstance(since, date) else None
