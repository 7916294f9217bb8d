"""The four parts of the programme: what is to do, exempt, reached, optional or not required (step 7)."""

from __future__ import annotations

from app.rulebook.group import WITHOUT_PROGRAMME
from app.rulebook.outcome import OPEN, Ground, Outcome, climb, depending, settle
from app.rulebook.situation import Situation
from app.truth import Truth

ATTEST = Ground("EXO-05", "exempt")
ONLY_NT2 = Ground("OBL-07", "not_required")
FOUR_PARTS = Ground("signed_before_the_reform", "not_required", ("PRT-01",))

GROUNDS = {
    "mo": (
        Ground("EXP-MO-01", "exempt"),
        Ground("mo_final_test_passed", "reached", ("PRT-02", "PRT-08")),
        Ground("EXP-MO-04", "not_required"),
    ),
    "nt2": (
        Ground("EXP-NT2-01", "exempt"),
        Ground("EXP-NT2-02", "exempt"),
        Ground("EXP-NT2-03", "exempt"),
        Ground("dutch_taught_diploma", "exempt", ("EXP-NT2-06",)),
        Ground("EXP-NT2-10", "not_required"),
        Ground("EXP-NT2-04", "exempt"),
        Ground("EXP-NT2-05", "exempt"),
        Ground("EXP-NT2-06", "exempt"),
    ),
    "work": (
        FOUR_PARTS,
        Ground("EXP-VDAB-06", "not_required"),
        Ground("EXP-VDAB-02", "not_required"),
        Ground("EXP-VDAB-03", "not_required"),
        Ground("EXP-VDAB-08", "not_required"),
        Ground("EXP-VDAB-01", "exempt"),
        Ground("EXP-VDAB-04", "reached"),
        Ground("vdab_registered", "reached", ("EXP-VDAB-04",)),
        Ground("EXP-VDAB-05", "reached"),
    ),
    "pnt": (
        FOUR_PARTS,
        Ground("signed_before_any_pnt", "not_required", ("PRT-05", "C-01")),
        Ground("EXP-PNT-05", "not_required"),
    ),
}
ACTIVE = {
    "pnt": (
        Ground("EXP-PNT-01", "reached"),
        Ground("EXP-PNT-02", "reached"),
        Ground("EXP-PNT-03", "reached"),
        Ground("work_below_lasting", "required", ("EXP-PNT-01",)),
    )
}
TO_DO = {"mo": "PRT-02", "nt2": "PRT-03", "work": "PRT-04", "pnt": "PRT-05"}


def part(s: Situation, name: str) -> Outcome:
    """One part as the contract would hold it; the same value for every group still possible, or open."""
    group, where = s.outcome("group"), s.route()
    if group.value in WITHOUT_PROGRAMME or where.operator == "bapa":
        return Outcome("not_required", rules=where.rules if where.operator == "bapa" else group.rules)
    if where.operator == OPEN and not WITHOUT_PROGRAMME.keys() >= set(group.values()):
        return Outcome(OPEN, missing=where.missing)
    return depending(group, {one: for_group(s, name, one) for one in group.values()})


def for_group(s: Situation, name: str, group: str) -> Outcome:
    """One part for who is in that group."""
    if group in WITHOUT_PROGRAMME:
        return Outcome("not_required", rules=WITHOUT_PROGRAMME[group])
    if group == "obliged":
        only_nt2 = (ONLY_NT2,) if name != "nt2" else ()
        return climb(s, name, (ATTEST, *only_nt2, *GROUNDS[name], *ACTIVE.get(name, ())), _to_do(name))
    referral = Ground(f"referred_without_{name}", "not_required", ("OBL-14",))
    if name != "pnt":
        return climb(s, name, (ATTEST, *GROUNDS[name], referral), _to_do(name))
    referred, _, lacks = s.ground("OBL-14")
    asked = s.get("wants_pnt") is True
    wish = Outcome("required", rules=("PRT-06",)) if asked else Outcome("optional", rules=("PRT-06", "EXP-PNT-04"))
    by_wish = climb(s, name, (ATTEST, *GROUNDS["pnt"]), wish)
    if referred is Truth.NO:
        return by_wish
    by_referral = climb(s, name, (ATTEST, *GROUNDS["pnt"], referral, *ACTIVE["pnt"]), _to_do("pnt"))
    if referred is Truth.YES:
        return by_referral
    return settle([(by_referral, lacks), (by_wish, 0)])


def _to_do(name: str) -> Outcome:
    return Outcome("required", rules=(TO_DO[name],))
