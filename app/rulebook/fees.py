"""What the programme costs at most, and so far (step 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.rulebook.group import Route
from app.rulebook.outcome import OPEN, Outcome
from app.rulebook.situation import Situation
from app.truth import Truth

MO_COURSE, MO_TEST, NT2_MAX, NT2_RESIT = 90.0, 90.0, 180.0, 22.5
FREE_BOTH = ("FEE-06", "FEE-07", "FEE-08", "FEE-10", "FEE-11")


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One amount in euros and the rule that asks for it."""

    item: str
    amount: float
    rule: str


@dataclass(frozen=True, slots=True)
class Fees:
    """The most that first attempts cost, what attempts cost so far (None when none were made), in euros."""

    max_total: float
    so_far: float | None
    check: bool
    lines: tuple[FeeLine, ...]
    rules: tuple[str, ...]


def fees(s: Situation, where: Route, group: Outcome, parts: Mapping[str, Outcome]) -> Fees:
    """A bound: it may only fall as facts come in. An unknown ground does not lower it."""
    if group.value in ("excluded", "outside"):
        return Fees(0, None, False, (), ())
    grounds = tuple(rule for rule in FREE_BOTH if s.rule(rule).truth is Truth.YES)
    low_schooled = s.rule("FEE-09").truth is Truth.YES
    s.rule("FEE-14")
    if low_schooled:
        grounds = (*grounds, "FEE-09")
    corrections = set(grounds) - {"FEE-06", "FEE-07"}
    if group.value == "obliged" and corrections:
        grounds = (*grounds, "FEE-12")
    lines: list[FeeLine] = []
    if not grounds and where.regime != "brussels":
        if _to_pay(parts["mo"]):
            lines += [FeeLine("mo_course", MO_COURSE, "FEE-01"), FeeLine("mo_test", MO_TEST, "FEE-02")]
        if _to_pay(parts["nt2"]):
            lines.append(FeeLine("nt2", NT2_MAX, "FEE-03"))
    both = ("FEE-05",) if _to_pay(parts["mo"]) and _to_pay(parts["nt2"]) and lines else ()
    only_low_schooled = low_schooled and set(grounds) <= {"FEE-09", "FEE-12"}
    check = (only_low_schooled and _to_pay(parts["nt2"])) or parts["mo"].check or parts["nt2"].check
    rules = (*grounds, *(line.rule for line in lines), *both)
    return Fees(sum(line.amount for line in lines), _so_far(s, bool(grounds)), check, tuple(lines), rules)


def _to_pay(part: Outcome) -> bool:
    return part.value in ("required", OPEN)


def _so_far(s: Situation, free: bool) -> float | None:
    attempts, resits = s.facts.value("mo_test_attempts"), s.facts.value("nt2_resit_parts")
    if attempts is None and resits is None:
        return None
    if free:
        return 0
    course = MO_COURSE if s.facts.value("contract_signed_on") else 0
    return course + (attempts or 0) * MO_TEST + (resits or 0) * NT2_RESIT
