"""Regime, operator and group: who has the right, who is obliged (steps 2 to 6 of the order of evaluation)."""

from __future__ import annotations

from dataclasses import dataclass

from app.rulebook.bits import BIT
from app.rulebook.notions.person import EXCLUSIONS, EXEMPTIONS
from app.rulebook.notions.register import home
from app.rulebook.outcome import OPEN, Outcome, Way, doubted, settle, weak
from app.rulebook.situation import Situation
from app.truth import Truth

RIGHTS = ("TGT-01", "TGT-02", "TGT-03")
DUTIES = ("OBL-01", "OBL-02", "OBL-03", "OBL-04", "OBL-05", "OBL-06", "OBL-07", "OBL-08", "OBL-13")
ROUTES = ("RT-01", "RT-02", "RT-03", "RT-04", "RT-05", "RT-06", "RT-07")
REGIMES = {"dutch": "flanders", "bilingual": "brussels", "french": "wallonia", "german": "german_community"}
WITHOUT_PROGRAMME = {"excluded": ("INT-03",), "outside": ("TGT-01", "TGT-02")}
"""The groups in which nobody has a part, a fee or a new contract, and the rules behind that."""
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
    ways = _ways(s, regime)
    if regime == OPEN:
        where = BIT["register_municipality"]
        ways = [*((one, lacks | where) for one, lacks in ways), (Outcome("outside", rules=("RT-06",)), 0)]
    found = settle(ways)
    in_doubt = regime == "flanders" and found.value in ("obliged", "entitled")
    return doubted(s, "group", found) if in_doubt else found


def _ways(s: Situation, regime: str) -> list[Way]:
    """The groups still possible, each with the facts that decide between it and those after it."""
    excluded, right = s.any_of(EXCLUSIONS), s.any_of(RIGHTS)
    found: list[Way] = []
    if excluded.truth is not Truth.NO:
        out = Outcome("excluded", _all_weak(s, excluded.holding), excluded.holding)
        found.append((out, excluded.missing if excluded.truth is Truth.UNKNOWN else 0))
    if excluded.truth is Truth.YES:
        return found
    if right.truth is not Truth.YES:
        rules = () if right.truth is Truth.UNKNOWN else ("TGT-01", "TGT-02")
        found.append((Outcome("outside", rules=rules), right.missing))
    if right.truth is not Truth.NO:
        found += _with_right(s, regime, right.holding)
    return found


def _with_right(s: Situation, regime: str, rights: tuple[str, ...]) -> list[Way]:
    if regime == "brussels":
        s.truth("OBL-09")
        return [(Outcome("entitled", rules=(*rights, "OBL-09")), 0)]
    exempt = s.any_of(EXEMPTIONS)
    if exempt.truth is Truth.YES:
        return [(Outcome("entitled", _all_weak(s, exempt.holding), (*rights, *exempt.holding)), 0)]
    duty = s.any_of(DUTIES)
    if duty.truth is Truth.NO:
        return [(Outcome("entitled", rules=(*rights, *s.any_of(("OBL-15",)).holding)), 0)]
    obliged = Outcome("obliged", rules=(*rights, *duty.holding))
    if duty.truth is Truth.YES and exempt.truth is Truth.NO:
        return [(obliged, 0)]
    lacks = (duty.missing if duty.truth is Truth.UNKNOWN else 0) | exempt.missing
    return [(obliged, lacks), (Outcome("entitled", rules=rights), 0)]


def _all_weak(s: Situation, rules: tuple[str, ...]) -> bool:
    return bool(rules) and all(weak(s, rule) for rule in rules)
