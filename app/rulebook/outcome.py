"""A result of the advice, and how rules, doubts and settlements come together in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from app.rulebook.bits import names
from app.rulebook.rule import Doubt
from app.rulebook.situation import Situation
from app.truth import Truth

OPEN = "open"
YES, NO = Truth.YES, Truth.NO
COUNTS, IGNORED, SUGGESTED = "counts", "does_not_count", "as_suggested"


class Outcome(NamedTuple):
    """A value, whether the assessor must decide, the rules behind it, the facts still needed, the doubts that touch it.

    `possible` holds the values that are still possible when the value is open; `bounded` says that there were too many
    missing facts to try, so that the value may be open, and a fact named, out of caution.
    """

    value: str
    check: bool = False
    rules: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    bounded: bool = False

    def unclear(self, lacking: tuple[str, ...]) -> Outcome:
        """The same while too little is known of facts that it looked at: open, until they are supposed."""
        missing = tuple(sorted({*self.missing, *lacking}))
        return Outcome(OPEN, missing=missing, possible=self.possible or (self.value,))


@dataclass(frozen=True, slots=True)
class Ground:
    """If this rule or notion is so, the result has that value. `cites` are the rules behind a notion, one at least."""

    what: str
    value: str
    cites: tuple[str, ...] = ()


def climb(s: Situation, result: str, grounds: Iterable[Ground], otherwise: Outcome) -> Outcome:
    """The first ground that holds gives the value; open where an earlier, unknown one could give another."""
    candidates: list[Outcome] = []
    missing = 0
    for ground in grounds:
        found, _, lacks = s.ground(ground.what)
        if found is NO:
            continue
        candidate = _standing_on(s, result, ground)
        if candidate is None:
            continue
        candidates.append(candidate)
        if found is YES:
            break
        missing |= lacks
    else:
        candidates.append(otherwise)
    return settle(candidates, missing)


def _standing_on(s: Situation, result: str, ground: Ground) -> Outcome | None:
    """What a ground gives; None when a settlement says that it does not count."""
    rules = ground.cites or (ground.what,)
    doubt = s.book.grounds.get((result, ground.what))
    if doubt is None:
        return Outcome(ground.value, weak(s, rules[0]), rules)
    reading, settled = s.reading(doubt)
    if reading.then == IGNORED:
        return None
    value = ground.value if reading.then == COUNTS else reading.then
    named = tuple(dict.fromkeys((*rules, *cited(doubt))))
    return Outcome(value, not settled, named, doubts=(doubt.id,))


def weak(s: Situation, rule_id: str) -> bool:
    """Whether a result that rests on this rule is for the assessor to decide."""
    rule = s.book.rules[rule_id]
    return rule.certainty == "unverified" or s.before_its_source(rule)


def cited(doubt: Doubt) -> tuple[str, ...]:
    """How a result names a doubt: a conflict by its number; an own reading by the rules it reads."""
    return (doubt.id,) if doubt.id.startswith("C-") else doubt.rules


def settle(candidates: list[Outcome], missing: int) -> Outcome:
    """One value when all candidates agree; else open, with what is missing."""
    if len(candidates) == 1 and candidates[0].value != OPEN:
        return candidates[0]
    values = tuple(dict.fromkeys([value for one in candidates for value in one.possible or (one.value,)]))
    if len(values) > 1 or OPEN in values:
        return Outcome(OPEN, missing=names(missing), possible=values)
    return joined(candidates)


def joined(agreeing: list[Outcome]) -> Outcome:
    """Several ways to the same value: the rules of all, for any of them may be the one; a doubt of one is a doubt."""
    rules = dict.fromkeys(rule for one in agreeing for rule in one.rules)
    doubts = dict.fromkeys(doubt for one in agreeing for doubt in one.doubts)
    check = any(one.check for one in agreeing)
    return Outcome(agreeing[0].value, check, tuple(rules), doubts=tuple(doubts))


def doubted(s: Situation, result: str, outcome: Outcome) -> Outcome:
    """The outcome after every doubt that touches it: for the assessor, or as the office settled it."""
    if outcome.value == OPEN:
        return outcome
    for doubt in s.book.asking.get(result, ()):
        if doubt.when is None or doubt.value not in ("", outcome.value):
            continue
        if (touches := s.holds(doubt.when)) is not Truth.NO:
            outcome = _after(s, outcome, doubt, touches)
    return outcome


def _after(s: Situation, outcome: Outcome, doubt: Doubt, touches: Truth) -> Outcome:
    reading, settled = s.reading(doubt)
    rules, doubts = _named(s, outcome, doubt), (*outcome.doubts, doubt.id)
    if not settled:
        return outcome._replace(check=True, rules=rules, doubts=doubts)
    if reading.then == SUGGESTED or touches is not Truth.YES:
        return outcome._replace(doubts=doubts)
    return outcome._replace(value=reading.then, rules=rules, doubts=doubts)


def _named(s: Situation, outcome: Outcome, doubt: Doubt) -> tuple[str, ...]:
    """The outcome's own rules, those of the doubt that hold, and the doubt itself."""
    holding = tuple(rule for rule in doubt.rules if s.rule(rule) is not Truth.NO)
    return tuple(dict.fromkeys((*outcome.rules, *holding, *cited(doubt))))
