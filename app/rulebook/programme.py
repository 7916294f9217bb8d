"""The NT2 track, and whether a contract can be drawn up (steps 8 and 9)."""

from __future__ import annotations

from app.facts.schema import PARTS
from app.rulebook.bits import bits
from app.rulebook.outcome import OPEN, Outcome, doubted, settle
from app.rulebook.situation import Situation
from app.truth import Truth

TRACKS = ("NT2-01", "NT2-02", "NT2-05", "NT2-04", "NT2-06")
UNDETERMINED = "undetermined"


def track(s: Situation) -> Outcome:
    """The advised track; undetermined when NT2 is not to be followed or an entitled person declines."""
    nt2, group = s.outcome("nt2"), s.outcome("group")
    declines, _, missing = s.ground("declines_to_sign")
    if nt2.value not in ("required", OPEN):
        return Outcome(UNDETERMINED, rules=nt2.rules)
    if group.value == "entitled" and declines is Truth.YES:
        return Outcome(UNDETERMINED, rules=("NT2-10",))
    candidates: list[Outcome] = []
    if nt2.value == OPEN or (group.value in ("entitled", OPEN) and declines is not Truth.NO):
        candidates.append(Outcome(UNDETERMINED))
        missing |= bits(nt2.missing) | bits(group.missing)
    for rule in TRACKS:
        truth, _, lacks = s.ground(rule)
        if truth is Truth.NO:
            continue
        candidates.append(Outcome(s.book.rules[rule].gives["track"], rules=(rule,)))
        if truth is Truth.YES:
            break
        missing |= lacks
    return settle(candidates, missing)


def contract(s: Situation) -> Outcome:
    """Possible, not needed or not possible, whatever the person wants; open while the operator is."""
    found = _contract(s)
    return doubted(s, "contract", found)


def _contract(s: Situation) -> Outcome:
    group, where = s.outcome("group"), s.route()
    if group.value in ("excluded", "outside") or where.operator == "bapa":
        return Outcome("not_possible", rules=("INT-03",) if group.value == "excluded" else group.rules or where.rules)
    if where.operator == OPEN:
        return Outcome(OPEN, missing=where.missing)
    if group.value == OPEN and {"excluded", "outside"} & set(group.possible):
        parts_missing = {name for one in PARTS for name in s.outcome(one).missing}
        return Outcome(OPEN, missing=tuple(sorted({*group.missing, *parts_missing})))
    parts = {name: s.outcome(name) for name in PARTS}
    required = [one for one in parts.values() if one.value == "required"]
    if required:
        check = all(one.check for one in required)
        rules = tuple(rule for one in required for rule in one.rules) if check else ()
        return Outcome("possible", check, ("CON-06", *dict.fromkeys(rules)))
    if any(one.value == OPEN for one in parts.values()):
        missing = {name for one in parts.values() for name in one.missing}
        return Outcome(OPEN, missing=tuple(sorted(missing)), possible=("possible", "not_needed"))
    if parts["pnt"].value == "optional" and s.happened("wants_pnt") is Truth.UNKNOWN:
        return Outcome(OPEN, missing=("wants_pnt",), possible=("possible", "not_needed"))
    doubtful = [one for one in parts.values() if one.check]
    rules = tuple(rule for one in doubtful for rule in one.rules)
    return Outcome("not_needed", bool(doubtful), ("PRT-09", *dict.fromkeys(rules)))
