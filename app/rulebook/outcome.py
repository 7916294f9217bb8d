"""A result of the advice, and how rules, doubts and settlements come together in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from app.rulebook.bits import bits, names
from app.rulebook.rule import Doubt
from app.rulebook.situation import Situation
from app.truth import Truth

OPEN = "open"
YES, NO = Truth.YES, Truth.NO
COUNTS, IGNORED, SUGGESTED = "counts", "does_not_count", "as_suggested"

Turns = Mapping[tuple[str, str], int]
"""For two values of a result, in alphabetic order, the facts (as bits) that can turn the one into the other."""
NO_TURNS: Turns = {}


class Outcome(NamedTuple):
    """A value, whether the assessor must decide, the rules behind it, the facts still needed, the doubts that touch it.

    `possible` holds the values that are still possible when the value is open, `turns` what decides between them.
    `exact` says that an open value was tried with every missing fact: it is open for sure, and each fact named matters.
    """

    value: str
    check: bool = False
    rules: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    exact: bool = False
    turns: Turns = NO_TURNS

    @property
    def bounded(self) -> bool:
        """Whether there were too many missing facts to try: it may be open, and a fact named, out of caution."""
        return self.value == OPEN and not self.exact

    def values(self) -> tuple[str, ...]:
        """The value, or those that are still possible."""
        return self.possible or (self.value,)

    def turning(self, value: str) -> int:
        """The facts, as bits, that decide whether it is this value."""
        if not self.turns:
            return bits(self.missing)
        found = 0
        for two, facts in self.turns.items():
            if value in two:
                found |= facts
        return found

    def unclear(self, lacking: tuple[str, ...]) -> Outcome:
        """The same while too little is known of facts that it looked at: open, until they are supposed."""
        missing = tuple(sorted({*self.missing, *lacking}))
        turns = {two: facts | bits(lacking) for two, facts in self.turns.items()}
        return Outcome(OPEN, missing=missing, possible=self.values(), turns=turns)


@dataclass(frozen=True, slots=True)
class Ground:
    """If this rule or notion is so, the result has that value. `cites` are the rules behind a notion, one at least."""

    what: str
    value: str
    cites: tuple[str, ...] = ()


def climb(s: Situation, result: str, grounds: Iterable[Ground], otherwise: Outcome) -> Outcome:
    """The first ground that holds gives the value; open where an earlier, unknown one could give another."""
    ways: list[Way] = []
    for ground in grounds:
        found, _, lacks = s.ground(ground.what)
        if found is NO:
            continue
        candidate = _standing_on(s, result, ground)
        if candidate is None:
            continue
        ways.append((candidate, lacks))
        if found is YES:
            break
    else:
        ways.append((otherwise, 0))
    return settle(ways)


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


Way = tuple[Outcome, int]
"""How a result may come out, and the facts (as bits) that decide whether it does so or in one of the ways after it."""


def settle(ways: Sequence[Way]) -> Outcome:
    """One value when all ways agree; else open, with the facts that decide between ways that differ."""
    if len(ways) == 1 and ways[0][0].value != OPEN:
        return ways[0][0]
    values = tuple(dict.fromkeys([value for one, _ in ways for value in one.values()]))
    if len(values) == 1 and OPEN not in values:
        return joined([one for one, _ in ways])
    turns: dict[tuple[str, str], int] = {}
    after: dict[str, None] = {}
    for one, lacks in reversed(ways):
        _add(turns, one.turns)
        if lacks:
            _add(turns, dict.fromkeys(_pairs(one.values(), after), lacks))
        after |= dict.fromkeys(one.values())
    return opened(values, turns, [one for one, _ in ways])


def depending(on: Outcome, found: Mapping[str, Outcome]) -> Outcome:
    """A result that depends on an open one: what comes of it for each value that this one may still take."""
    ways = tuple(found.values())
    if len(ways) == 1:
        return ways[0]
    settled = {one.value for one in ways}
    if len(settled) == 1 and OPEN not in settled:
        return joined(ways)
    turns: dict[tuple[str, str], int] = {}
    for one in ways:
        _add(turns, one.turns)
    for (value, other), facts in on.turns.items():
        if value in found and other in found and found[value] != found[other]:
            _add(turns, dict.fromkeys(_pairs(found[value].values(), found[other].values()), facts))
    values = dict.fromkeys(value for one in ways for value in one.values())
    return opened(tuple(values), turns, ways)._replace(exact=on.exact and OPEN not in settled)


def opened(values: tuple[str, ...], turns: Turns, ways: Iterable[Outcome]) -> Outcome:
    """An open result, with all that decides between its values or is missing in one of the ways to it."""
    missing = 0
    for facts in turns.values():
        missing |= facts
    for one in ways:
        missing |= bits(one.missing)
    return Outcome(OPEN, missing=names(missing), possible=values, turns=turns)


def _pairs(some: Iterable[str], others: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Every two different values, one of each side."""
    return [(one, other) if one < other else (other, one) for one, other in product(some, others) if one != other]


def _add(turns: dict[tuple[str, str], int], more: Turns) -> None:
    for two, facts in more.items():
        turns[two] = turns.get(two, 0) | facts


def joined(agreeing: Sequence[Outcome]) -> Outcome:
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
