"""Regime, operator and group: who has the right, who is obliged (steps 2 to 6 of the order of evaluation)."""

from __future__ import annotations

from dataclasses import dataclass

from app.rulebook.outcome import OPEN, Outcome, settle
from app.rulebook.situation import Situation
from app.rulebook.terms import home, on_the_anniversary
from app.truth import Truth, any_of

EXCLUDED = tuple(f"EXC-{number:02}" for number in range(1, 14))
RIGHTS = ("TGT-01", "TGT-02", "TGT-03")
DUTIES = ("OBL-01", "OBL-02", "OBL-03", "OBL-04", "OBL-05", "OBL-06", "OBL-07", "OBL-08", "OBL-13")
EXEMPTIONS = tuple(f"EXO-{number:02}" for number in range(1, 11))
NAMED_GROUPS = ("EXO-11", "EXO-12")
REGIMES = {"dutch": "flanders", "bilingual": "brussels", "french": "wallonia", "german": "german_community"}


@dataclass(frozen=True, slots=True)
class Route:
    """The regime, the operator, the rules that say so, and what is missing."""

    regime: str
    operator: str
    rules: tuple[str, ...]
    missing: tuple[str, ...] = ()


def route(s: Situation) -> Route:
    """Register municipality to regime and operator (RT). No choice within Flanders."""
    place = home(s)
    if place is None:
        return Route(OPEN, OPEN, (), ("register_municipality",))
    routes = (
        ("RT-01", "atlas"),
        ("RT-02", "amal"),
        ("RT-03", "agii"),
        ("RT-04", "agii_brussels"),
        ("RT-05", "bapa"),
        ("RT-06", "cri"),
        ("RT-07", "info_integration"),
    )
    fired = [(rule, operator) for rule, operator in routes if s.rule(rule).truth is Truth.YES]
    regime = REGIMES[place.language_area]
    if not fired:
        return Route(regime, OPEN, (), ("brussels_track",))
    return Route(regime, fired[0][1], (fired[0][0],))


def group(s: Situation, regime: str) -> Outcome:
    """Excluded, outside, obliged or entitled; open when a missing fact can change it."""
    if regime == OPEN:
        return Outcome(OPEN, missing=("register_municipality",))
    if regime in ("wallonia", "german_community"):
        return Outcome("outside", rules=("RT-06" if regime == "wallonia" else "RT-07",))
    excluded, right, duty, exempt = (_any(s, rules) for rules in (EXCLUDED, RIGHTS, DUTIES, EXEMPTIONS))
    if regime == "brussels":
        duty = Truth.NO
        s.rule("OBL-09")
    candidates = _candidates(s, excluded, right, duty, exempt, regime)
    missing = {
        fact
        for rule in (*EXCLUDED, *RIGHTS, *(() if regime == "brussels" else (*DUTIES, *EXEMPTIONS)))
        for fact in s.rule(rule).missing
    }
    return settle(candidates, missing)


def _any(s: Situation, rules: tuple[str, ...]) -> Truth:
    return any_of(s.rule(rule).truth for rule in rules)


def _fired(s: Situation, rules: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(rule for rule in rules if s.rule(rule).truth is Truth.YES)


def _candidates(s: Situation, excluded: Truth, right: Truth, duty: Truth, exempt: Truth, regime: str) -> list[Outcome]:
    found: list[Outcome] = []
    if excluded is not Truth.NO:
        found.append(Outcome("excluded", rules=_fired(s, EXCLUDED)))
    if excluded is Truth.YES:
        return found
    if right is not Truth.YES:
        found.append(Outcome("outside"))
    if right is Truth.NO:
        return found
    rights = _fired(s, RIGHTS)
    if duty is not Truth.NO and exempt is not Truth.YES:
        check, because = _doubt(s)
        found.append(Outcome("obliged", check, (*rights, *_fired(s, DUTIES), *because)))
    if duty is not Truth.YES or exempt is not Truth.NO:
        grounds = ("OBL-09",) if regime == "brussels" else _fired(s, EXEMPTIONS)
        unsure = duty is Truth.NO and regime != "brussels" and s.rule("OBL-15").truth is Truth.YES
        extra = ("OBL-15",) if unsure else ()
        minister = _old_minister(s)
        check = (unsure and not grounds) or (minister and bool(set(grounds) & {"EXO-07", "EXO-08", "EXO-09", "EXO-10"}))
        check = check or (grounds == ("EXO-02",) and _belgian_sponsor_doubt(s))
        found.append(Outcome("entitled", check, (*rights, *grounds, *extra)))
    return found


def _doubt(s: Situation) -> tuple[bool, tuple[str, ...]]:
    """What makes an obligation a matter for the assessor: a named group, the anniversary, a changed status."""
    reasons = [rule for rule in (*NAMED_GROUPS, "INT-12") if s.rule(rule).truth is Truth.YES]
    fired = _fired(s, DUTIES)
    for rule, name in (("OBL-02", "first_title_gt3m"), ("OBL-04", "first_registration")):
        if rule in fired and len(fired) == 1 and on_the_anniversary(s, name):
            return True, tuple(reasons)
    return bool(reasons) or _old_minister(s), tuple(reasons)


def _old_minister(s: Situation) -> bool:
    role = s.facts.value("minister_role")
    bound = s.rule("OBL-05").truth is Truth.YES or s.rule("OBL-13").truth is Truth.YES
    return role not in (None, "none") and not bound


def _belgian_sponsor_doubt(s: Situation) -> bool:
    return s.term("sponsor_belgian") is Truth.YES and s.facts.value("used_free_movement") is False
