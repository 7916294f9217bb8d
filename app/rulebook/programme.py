"""The NT2 track, and whether a contract can be drawn up (steps 8 and 9)."""

from __future__ import annotations

from collections.abc import Mapping

from app.facts.schema import PARTS
from app.rulebook.bits import BIT
from app.rulebook.group import WITHOUT_PROGRAMME
from app.rulebook.outcome import NO_TURNS, OPEN, Outcome, Way, depending, doubted, opened, settle
from app.rulebook.parts import for_group
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
    if nt2.possible and "required" not in nt2.possible:
        return opened((UNDETERMINED,), NO_TURNS, (nt2,))
    ways: list[Way] = []
    may_decline = declines is not Truth.NO and "entitled" in group.values()
    if nt2.value == OPEN or may_decline:
        to_decline = missing | group.turning("entitled") if may_decline else 0
        ways.append((Outcome(UNDETERMINED), nt2.turning("required") | to_decline))
    for rule in TRACKS:
        truth, _, lacks = s.ground(rule)
        if truth is Truth.NO:
            continue
        ways.append((Outcome(s.book.rules[rule].gives["track"], rules=(rule,)), lacks))
        if truth is Truth.YES:
            break
    return settle(ways)


def contract(s: Situation) -> Outcome:
    """Possible, not needed or not possible, whatever the person wants; open while the operator is."""
    found = _contract(s)
    return doubted(s, "contract", found)


def _contract(s: Situation) -> Outcome:
    group, where = s.outcome("group"), s.route()
    if group.value in WITHOUT_PROGRAMME or where.operator == "bapa":
        return Outcome("not_possible", rules=("INT-03",) if group.value == "excluded" else group.rules or where.rules)
    if where.operator == OPEN and not WITHOUT_PROGRAMME.keys() >= set(group.values()):
        return Outcome(OPEN, missing=where.missing)
    return depending(group, {one: _for_group(s, one) for one in group.values()})


def _for_group(s: Situation, group: str) -> Outcome:
    if group in WITHOUT_PROGRAMME:
        return Outcome("not_possible", rules=WITHOUT_PROGRAMME[group])
    parts = {name: _part(s, name, group) for name in PARTS}
    required = [one for one in parts.values() if one.value == "required"]
    if required:
        check = all(one.check for one in required)
        rules = tuple(rule for one in required for rule in one.rules) if check else ()
        return Outcome("possible", check, ("CON-06", *dict.fromkeys(rules)))
    lacks = _lacks(s, parts)
    if lacks:
        return opened(("possible", "not_needed"), {("not_needed", "possible"): lacks}, ())
    unsettled = [one for one in parts.values() if one.value == OPEN]
    if unsettled:
        return opened(("not_needed",), NO_TURNS, unsettled)
    doubtful = [one for one in parts.values() if one.check]
    rules = tuple(rule for one in doubtful for rule in one.rules)
    return Outcome("not_needed", bool(doubtful), ("PRT-09", *dict.fromkeys(rules)))


def _part(s: Situation, name: str, group: str) -> Outcome:
    """A part for who is in that group: as decided or the same for all groups, else worked out for this one."""
    one = s.outcome(name)
    return one if one.value != OPEN or s.outcome("group").value != OPEN else for_group(s, name, group)


def _lacks(s: Situation, parts: Mapping[str, Outcome]) -> int:
    """The facts, as bits, that decide whether a part is to be followed; PNT also when somebody wishes it."""
    lacks = 0
    for one in parts.values():
        lacks |= one.turning("required")
    pnt = parts["pnt"]
    if "optional" in pnt.values() and s.happened("wants_pnt") is Truth.UNKNOWN:
        lacks |= BIT["wants_pnt"] | pnt.turning("optional")
    return lacks
