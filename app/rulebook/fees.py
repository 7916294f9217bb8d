"""What the programme costs at most, and so far (step 10)."""

from __future__ import annotations

from dataclasses import dataclass

from app.rulebook.group import WITHOUT_PROGRAMME
from app.rulebook.notions.payment import FREE_BOTH, LOW_SCHOOLED
from app.rulebook.outcome import Outcome
from app.rulebook.situation import Situation
from app.truth import Truth

NOT_TAKEN = ("exempt", "not_required")
EXEMPTION_TEST = "R-FEE-15"


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
    doubts: tuple[str, ...] = ()


def fees(s: Situation) -> Fees:
    """A bound: it may only fall as facts come in. An unknown ground does not lower it."""
    if s.outcome("group").value in WITHOUT_PROGRAMME:
        return Fees(0, None, False, (), ())
    free = tuple(rule for rule in FREE_BOTH if s.truth(rule) is Truth.YES)
    low = s.truth("FEE-09") is Truth.YES
    grounds = (*free, *(("FEE-09",) if low else ()))
    if s.truth("FEE-12") is Truth.YES:
        grounds = (*grounds, "FEE-12")
    lines = _lines(s)
    so_far, doubtful_test = _so_far(s, bool(free), low)
    doubts, because = _doubts(s, bool(free), low, doubtful_test)
    both = ("FEE-05",) if s.truth("FEE-05") is Truth.YES else ()
    rules = dict.fromkeys((*grounds, *(line.rule for line in lines), *both, *because))
    weakly = () if free else tuple(rule for one in _weak_parts(s) for rule in one.rules)
    check = bool(doubts or weakly)
    return Fees(sum(line.amount for line in lines), so_far, check, lines, (*rules, *weakly), doubts)


def _lines(s: Situation) -> tuple[FeeLine, ...]:
    lines: list[FeeLine] = []
    day = s.signed_on()
    if s.truth("FEE-01") is Truth.YES:
        lines.append(FeeLine("mo_course", s.parameter("mo_course_fee", day), "FEE-01"))
        lines.append(FeeLine("mo_test", s.parameter("mo_test_fee", day), "FEE-02"))
    if s.truth("FEE-03") is Truth.YES:
        lines.append(FeeLine("nt2", s.parameter("nt2_fee", day), "FEE-03"))
    return tuple(lines)


def _weak_parts(s: Situation) -> list[Outcome]:
    """Parts whose exemption, granted with `check`, lowers the total."""
    low = s.truth("FEE-09") is Truth.YES
    courses = ("nt2",) if low else ("mo", "nt2")
    found = [s.outcome(name) for name in courses]
    return [one for one in found if one.check and one.value not in ("required", "open")]


def _doubts(s: Situation, free: bool, low: bool, doubtful_test: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What makes the fees a matter for the assessor, and the rules that say so."""
    doubts: list[str] = []
    if low and not free and s.outcome("nt2").value in ("required", "open") and LOW_SCHOOLED not in s.settled:
        doubts.append(LOW_SCHOOLED)
    if doubtful_test and EXEMPTION_TEST not in s.settled:
        doubts.append(EXEMPTION_TEST)
    return tuple(doubts), tuple(rule for doubt in doubts for rule in s.book.doubts[doubt].rules)


def _so_far(s: Situation, free: bool, low: bool) -> tuple[float | None, bool]:
    """Attempts and resits made, the MO course of a signed contract, and exemption tests taken."""
    attempts, resits = s.get("mo_test_attempts"), s.get("nt2_resit_parts")
    signed, tests = s.get("contract_signed_on"), _exemption_tests(s)
    if attempts is None and resits is None and signed is None and not tests:
        return None, False
    if free:
        return 0, False
    day = s.signed_on()
    course = s.parameter("mo_course_fee", day) if signed and s.outcome("mo").value not in NOT_TAKEN else 0
    mo = 0 if low else course + (attempts or 0) * s.parameter("mo_test_fee", day)
    nt2 = 0 if low and s.counts(LOW_SCHOOLED) else (resits or 0) * s.parameter("nt2_resit_fee", day)
    test = tests * s.parameter("mo_test_fee", day) if not low and s.counts(EXEMPTION_TEST) else 0
    return mo + nt2 + test, bool(test)


def _exemption_tests(s: Situation) -> int:
    if s.truth("FEE-15") is not Truth.YES:
        return 0
    return sum(one.get("kind") == "exemption" for one in s.get("mo_tests"))
