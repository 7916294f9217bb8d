"""The four parts of the programme: what is to do, exempt, reached, optional or not required (step 7)."""

from __future__ import annotations

from collections.abc import Mapping

from app.rulebook.group import Route
from app.rulebook.outcome import OPEN, Ground, Outcome, climb, settle
from app.rulebook.situation import Situation

PARTS = ("mo", "nt2", "work", "pnt")
NOT_REQUIRED = Outcome("not_required")
ATTEST = Ground("EXO-05", "exempt")
ONLY_NT2 = Ground("OBL-07", "not_required")

MO = (
    Ground("EXP-MO-01", "exempt"),
    Ground("mo_final_test_passed", "reached"),
    Ground("EXP-MO-04", "not_required"),
)
NT2 = (
    Ground("EXP-NT2-01", "exempt"),
    Ground("EXP-NT2-02", "exempt"),
    Ground("EXP-NT2-03", "exempt"),
    Ground("dutch_taught_diploma", "exempt"),
    Ground("EXP-NT2-10", "not_required"),
    Ground("EXP-NT2-04", "exempt", check=True),
    Ground("EXP-NT2-05", "exempt", check=True),
    Ground("EXP-NT2-06", "exempt", check=True),
)
WORK = (
    Ground("EXP-VDAB-06", "not_required"),
    Ground("EXP-VDAB-02", "not_required"),
    Ground("EXP-VDAB-08", "not_required", check=True),
    Ground("EXP-VDAB-03", "not_required"),
    Ground("EXP-VDAB-01", "exempt"),
    Ground("EXP-VDAB-04", "reached"),
    Ground("vdab_registered", "reached"),
    Ground("EXP-VDAB-05", "reached"),
)
PNT = (
    Ground("EXP-PNT-01", "reached"),
    Ground("EXP-PNT-02", "reached"),
    Ground("EXP-PNT-03", "reached"),
    Ground("signed_before_2023", "not_required"),
    Ground("EXP-PNT-05", "not_required", check=True),
)
LOOKED_AT = ("EXP-MO-03", "EXP-NT2-06", "EXP-NT2-07", "EXP-NT2-11", "EXP-VDAB-07", "EXP-PNT-06", "SAN-03")


def parts(s: Situation, where: Route, group: Outcome) -> Mapping[str, Outcome]:
    """The four parts as the contract would hold them; the same value for every group still possible, or open."""
    if group.value in ("excluded", "outside") or where.operator == "bapa":
        return dict.fromkeys(PARTS, NOT_REQUIRED)
    if where.operator == OPEN:
        return dict.fromkeys(PARTS, Outcome(OPEN, missing=where.missing))
    for rule in LOOKED_AT:
        s.rule(rule)
    groups = (group.value,) if group.value != OPEN else ("obliged", "entitled")
    return {part: _for_groups(s, part, groups, group) for part in PARTS}


def _for_groups(s: Situation, part: str, groups: tuple[str, ...], group: Outcome) -> Outcome:
    found = [_part(s, part, one == "obliged") for one in groups]
    missing = {fact for one in found for fact in one.missing}
    if group.value == OPEN:
        missing |= set(group.missing)
        found.append(NOT_REQUIRED)
    return settle(found, missing) if len(found) > 1 else found[0]


def _part(s: Situation, part: str, obliged: bool) -> Outcome:
    only_nt2 = (ONLY_NT2,) if obliged else ()
    if part == "mo":
        return climb(s, (ATTEST, *only_nt2, *MO), Outcome("required", rules=("PRT-02",)))
    if part == "nt2":
        return climb(s, (ATTEST, *NT2), Outcome("required", rules=("PRT-03",)))
    if part == "work":
        return climb(s, (ATTEST, *only_nt2, *WORK), Outcome("required", rules=("PRT-04",)))
    return _pnt(s, obliged, only_nt2)


def _pnt(s: Situation, obliged: bool, only_nt2: tuple[Ground, ...]) -> Outcome:
    required = Outcome("required", rules=("PRT-05",))
    part_time = Ground("some_work_at_signing", "required", check=True)
    if obliged:
        return climb(s, (ATTEST, *only_nt2, *PNT, part_time), required)
    if s.get("wants_pnt"):
        return climb(s, (ATTEST, *PNT, part_time), required)
    return climb(s, (ATTEST,), Outcome("optional", rules=("PRT-06", "EXP-PNT-04")))
