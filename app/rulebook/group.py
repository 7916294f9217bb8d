"""Regime, operator and group: who has the right, who is obliged (steps 2 to 6 of the order of evaluation)."""

from __future__ import annotations

from dataclasses import dataclass

from app.rulebook.notions.register import home
from app.rulebook.outcome import OPEN, Outcome, doubted, settle, weak
from app.rulebook.situation import BIT, Situation
from app.truth import Truth, any_of

EXCLUDED = tuple(f"EXC-{number:02}" for number in range(1, 14))
RIGHTS = ("TGT-01", "TGT-02", "TGT-03")
DUTIES = ("OBL-01", "OBL-02", "OBL-03", "OBL-04", "OBL-05", "OBL-06", "OBL-07", "OBL-08", "OBL-13")
EXEMPTIONS = tuple(f"EXO-{number:02}" for number in range(1, 11))
ROUTES = ("RT-01", "RT-02", "RT-03", "RT-04", "RT-05", "RT-06", "RT-07")
REGIMES = {"dutch": "flanders", "bilingual": "brussels", "french": "wallonia", "german": "german_community"}
ABROAD = {"wallonia": "RT-06", "german_community": "RT-07"}


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
    regime = REGIMES[place.language_area]
    for rule in ROUTES:
        if s.truth(rule) is Truth.YES:
            return Route(regime, s.book.rules[rule].gives["operator"], (rule,))
    return Route(regime, OPEN, (), ("brussels_track",))


def group(s: Situation) -> Outcome:
    """Excluded, outside, obliged or entitled; open when a missing fact can change it."""
    regime = s.route().regime
    if regime in ABROAD:
        return Outcome("outside", rules=(ABROAD[regime],))
    candidates, missing = _candidates(s, regime)
    if regime == OPEN:
        candidates.append(Outcome("outside", rules=("RT-06",)))
        missing |= BIT["register_municipality"]
    found = settle(candidates, missing)
    in_doubt = regime == "flanders" and found.value in ("obliged", "entitled")
    return doubted(s, "group", found) if in_doubt else found


def _candidates(s: Situation, regime: str) -> tuple[list[Outcome], int]:
    """The groups still possible, and the facts that decide between them."""
    excluded, right = _any(s, EXCLUDED), _any(s, RIGHTS)
    found: list[Outcome] = []
    missing = 0
    if excluded is not Truth.NO:
        grounds = _fired(s, EXCLUDED)
        found.append(Outcome("excluded", _all_weak(s, grounds), grounds))
        missing |= _lacking(s, EXCLUDED)
    if excluded is Truth.YES:
        return found, 0
    if right is not Truth.YES:
        found.append(Outcome("outside", rules=() if right is Truth.UNKNOWN else ("TGT-01", "TGT-02")))
        missing |= _lacking(s, RIGHTS)
    if right is not Truth.NO:
        more, lacking = _with_right(s, regime)
        found += more
        missing |= lacking
    return found, missing


def _with_right(s: Situation, regime: str) -> tuple[list[Outcome], int]:
    rights = _fired(s, RIGHTS)
    if regime == "brussels":
        s.truth("OBL-09")
        return [Outcome("entitled", rules=(*rights, "OBL-09"))], 0
    exempt = _any(s, EXEMPTIONS)
    if exempt is Truth.YES:
        grounds = _fired(s, EXEMPTIONS)
        return [Outcome("entitled", _all_weak(s, grounds), (*rights, *grounds))], 0
    duty = _any(s, DUTIES)
    if duty is Truth.NO:
        not_obliged = _fired(s, ("OBL-15",))
        return [Outcome("entitled", rules=(*rights, *not_obliged, *_fired(s, EXEMPTIONS)))], 0
    found = [Outcome("obliged", rules=(*rights, *_fired(s, DUTIES)))]
    if duty is Truth.YES and exempt is Truth.NO:
        return found, 0
    found.append(Outcome("entitled", rules=rights))
    return found, _lacking(s, DUTIES) | _lacking(s, EXEMPTIONS)


def _any(s: Situation, rules: tuple[str, ...]) -> Truth:
    return any_of(map(s.truth, rules))


def _fired(s: Situation, rules: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([rule for rule in rules if s.truth(rule) is Truth.YES])


def _lacking(s: Situation, rules: tuple[str, ...]) -> int:
    missing = 0
    for rule in rules:
        if s.truth(rule) is Truth.UNKNOWN:
            missing |= s.lacks(rule)
    return missing


def _all_weak(s: Situation, rules: tuple[str, ...]) -> bool:
    return bool(rules) and all(weak(s, rule) for rule in rules)
