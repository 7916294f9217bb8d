"""Settled means settled: an open result is tried with every value that matters of the facts it misses.

Three-valued logic can call a result unknown that no missing fact can change. Here the missing facts are supposed one
after the other, each with its representative values (`suppositions`), and a branch ends where the result is settled.
When all branches end alike the result is settled; else a fact is needed where its branches differ. With too many
missing facts, or too many branches, the three-valued answer stands: open, with every fact that it names.
"""

from __future__ import annotations

from dataclasses import replace

from app.rulebook.outcome import OPEN, Outcome, joined
from app.rulebook.situation import BIT, Situation, names
from app.rulebook.suppositions import values

MOST_FACTS = 6
MOST_BRANCHES = 400

Tree = str | tuple[str, tuple["Tree", ...]]


class _TooMany(Exception):
    """The branches are more than the time of one advice allows."""


class _Exploration:
    def __init__(self, result: str) -> None:
        self.result = result
        self.left = MOST_BRANCHES
        self.leaves: list[Outcome] = []

    def tree(self, s: Situation, supposed: tuple[str, ...] = ()) -> Tree:
        """The values that the result takes, branching on the facts that decide; equal branches are one."""
        self.left -= 1
        if self.left < 0:
            raise _TooMany
        outcome = s.outcome(self.result)
        missing = tuple(fact for fact in outcome.missing if fact not in supposed)
        if outcome.value != OPEN or not missing:
            self.leaves.append(outcome)
            return outcome.value
        fact, choices = _next(s, missing)
        found = tuple(self.tree(s.supposing(fact, value), (*supposed, fact)) for value in choices)
        branches = dict.fromkeys(found)
        return found[0] if len(branches) == 1 else (fact, tuple(branches))


def reasoned(s: Situation, result: str, outcome: Outcome) -> Outcome:
    """The outcome after supposing: settled where nothing can change it, else open with only the facts that can."""
    if len(outcome.missing) > MOST_FACTS:
        return outcome
    exploration = _Exploration(result)
    try:
        tree = exploration.tree(s)
    except _TooMany:
        return outcome
    if isinstance(tree, str):
        return joined(exploration.leaves)
    possible = tuple(dict.fromkeys(one.value for one in exploration.leaves))
    return replace(outcome, missing=names(_facts(tree)), possible=possible)


def _next(s: Situation, missing: tuple[str, ...]) -> tuple[str, tuple[object, ...]]:
    """The missing fact with the fewest values to suppose."""
    choices = [(fact, values(s, fact)) for fact in missing]
    return min(choices, key=lambda one: (len(one[1]), one[0]))


def _facts(tree: Tree) -> int:
    if isinstance(tree, str):
        return 0
    fact, branches = tree
    found = BIT[fact]
    for one in branches:
        found |= _facts(one)
    return found
