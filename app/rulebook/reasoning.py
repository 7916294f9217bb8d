"""Settled means settled: an open result is tried with every value that matters of the facts it misses.

Three-valued logic can call a result unknown that no missing fact can change. Here the missing facts are supposed one
after the other, each with its representative values (`suppositions`), and a branch ends where the result is settled.
When all branches end alike the result is settled; else a fact is needed where its branches differ. With too many
missing facts, or too many branches, the three-valued answer stands: open, with every fact that it names.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import Any

from app.rulebook.outcome import OPEN, Outcome, joined
from app.rulebook.situation import BIT, Situation, names
from app.rulebook.suppositions import BOUNDING, values

MOST_TOGETHER = 64
MOST_BRANCHES = 120
LAST = 2

Choices = dict[str, tuple[Any, ...]]
Tree = str | tuple[str, tuple["Tree", ...]]


class _TooMany(Exception):
    """The branches are more than the time of one advice allows."""


class _Branch:
    """One world: what is supposed in it, the result there, and the worlds beneath it where the result is open."""

    __slots__ = ("_before", "_supposes", "below", "choices", "fact", "outcome", "supposed")

    def __init__(self, before: Situation, choices: Choices, supposed: tuple[str, ...] = (), value: Any = None) -> None:
        self._before, self.choices, self.supposed, self._supposes = before, choices, supposed, value
        self.outcome: Outcome | None = None
        self.fact = ""
        self.below: list[_Branch] = []

    def situation(self) -> Situation:
        """The person in this world."""
        return self._before.supposing(self.supposed[-1], self._supposes) if self.supposed else self._before

    def grow(self, s: Situation, fact: str) -> None:
        """Branch on the fact. What other facts can be stays as it was, unless this one bounds them."""
        self.fact, supposed = fact, (*self.supposed, fact)
        bounds = fact in BOUNDING
        self.below = [_Branch(s, {} if bounds else self.choices, supposed, one) for one in self.choices[fact]]

    def tree(self, leaves: list[Outcome]) -> Tree:
        """The values that the result takes, with the facts that decide between them; equal branches are one."""
        assert self.outcome is not None
        if not self.below:
            leaves.append(self.outcome)
            return self.outcome.value
        branches = dict.fromkeys([one.tree(leaves) for one in self.below])
        return next(iter(branches)) if len(branches) == 1 else (self.fact, tuple(branches))


class Reasoning:
    """The supposing of one advice; all its results share the branches that time allows."""

    def __init__(self, branches: int = MOST_BRANCHES) -> None:
        self._left = branches
        self._choices: Choices = {}

    def about(self, s: Situation, result: str, outcome: Outcome) -> Outcome:
        """The outcome: settled where nothing can change it, else open with only the facts that can."""
        if self._left <= 0 or self._together(s, outcome.missing) > MOST_TOGETHER:
            return replace(outcome, bounded=True)
        leaves: list[Outcome] = []
        try:
            tree = self._explored(s, result).tree(leaves)
        except _TooMany:
            return replace(outcome, bounded=True)
        if isinstance(tree, str) and tree != OPEN:
            return joined(leaves)
        possible = dict.fromkeys(value for one in leaves for value in one.possible or (one.value,))
        return replace(outcome, missing=names(_facts(tree)) or outcome.missing, possible=tuple(possible))

    def _explored(self, s: Situation, result: str) -> _Branch:
        """Every branch that the result needs. Deep ones first, and worlds with little left to suppose last: when there
        are too many, that shows soonest so.
        """
        root = _Branch(s, self._choices)
        self._count(1)
        waiting = deque([root])
        while waiting:
            branch = waiting.pop()
            world = branch.situation()
            branch.outcome = outcome = world.outcome(result)
            missing = [fact for fact in outcome.missing if fact not in branch.supposed]
            if outcome.value != OPEN or not missing:
                continue
            branch.grow(world, _next(world, missing, branch.choices))
            self._count(len(branch.below))
            if len(missing) <= LAST:
                waiting.extendleft(branch.below)
            else:
                waiting.extend(branch.below)
        return root

    def _together(self, s: Situation, missing: tuple[str, ...]) -> int:
        """How many worlds the missing facts make together, as far as it is worth counting."""
        worlds = 1
        for fact in missing:
            worlds *= len(_choices(s, fact, self._choices))
            if worlds > MOST_TOGETHER:
                break
        return worlds

    def _count(self, branches: int) -> None:
        """Count branches before they are tried, so that too many of them are known without trying them."""
        self._left -= branches
        if self._left < 0:
            raise _TooMany


def _choices(s: Situation, fact: str, known: Choices) -> tuple[Any, ...]:
    """The values to suppose for a fact, worked out once."""
    found = known.get(fact)
    if found is None:
        found = known[fact] = values(s, fact)
    return found


def _next(s: Situation, missing: list[str], known: Choices) -> str:
    """The missing fact with the fewest values to suppose."""
    return min(missing, key=lambda fact: (len(_choices(s, fact, known)), fact))


def _facts(tree: Tree) -> int:
    """The facts on which a tree branches, as bits."""
    if isinstance(tree, str):
        return 0
    fact, branches = tree
    found = BIT[fact]
    for one in branches:
        found |= _facts(one)
    return found
