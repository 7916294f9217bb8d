"""A result of the advice, and the ladder by which several grounds lead to one value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.rulebook.situation import Situation
from app.truth import Truth

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A value, whether the assessor must decide, the rules behind it and the facts still needed."""

    value: str
    check: bool = False
    rules: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """If this is so, the result has that value. `what` is a rule id, or the name of a term."""

    what: str
    value: str
    check: bool = False


def climb(s: Situation, grounds: Iterable[Ground], otherwise: Outcome) -> Outcome:
    """The first ground that holds gives the value; open where an earlier, unknown one could give another."""
    candidates: list[Outcome] = []
    missing: set[str] = set()
    for ground in grounds:
        is_rule = ground.what in s.book.rules
        if is_rule:
            finding = s.rule(ground.what)
            found, lacks = finding.truth, finding.missing
            check = ground.check or finding.rule.certainty == "unverified"
        else:
            found, lacks, check = s.term(ground.what), s.lacks(ground.what), ground.check
        if found is Truth.NO:
            continue
        candidates.append(Outcome(ground.value, check, (ground.what,) if is_rule else ()))
        if found is Truth.YES:
            break
        missing.update(lacks)
    else:
        candidates.append(otherwise)
    return settle(candidates, missing)


def settle(candidates: list[Outcome], missing: Iterable[str]) -> Outcome:
    """One value when all candidates agree; else open, with what is missing."""
    if len({one.value for one in candidates}) > 1:
        return Outcome(OPEN, any(one.check for one in candidates), (), tuple(sorted(missing)))
    last = candidates[-1]
    rules = tuple(dict.fromkeys(rule for one in candidates for rule in one.rules))
    return Outcome(last.value, any(one.check for one in candidates), rules if len(candidates) == 1 else last.rules)
