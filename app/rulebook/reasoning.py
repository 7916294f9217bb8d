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

MOST_TOGETHER = 64
MOST_BRANCHES = 120

Tree = str | tuple[str, tuple["Tree", ...]]


class _TooMany(Exception):
    """The branches are more than the time of one advice allows."""


class Reasoning:
    """The supposing of one advice; all its results share the branches that time allows."""

    def __init__(self) -> None:
        self._left = MOST_BRANCHES

    def about(self, s: Situation, result: str, outcome: Outcome) -> Outcome:
        """The outcome: settled where nothing can change it, else open with only the facts that can."""
        if self._left <= 0 or _together(s, outcome.missing) > MOST_TOGETHER:
            return replace(outcome, bounded=True)
        leaves: list[Outcome] = []
        try:
            tree = self._tree(s, result, leaves, ())
        except _TooMany:
            return replace(outcome, bounded=True)
        if isinstance(tree, str) and tree != OPEN:
            return joined(leaves)
        possible = dict.fromkeys(value for one in leaves for value in one.possible or (one.value,))
        return replace(outcome, missing=names(_facts(tree)) or outcome.missing, possible=tuple(possible))

    def _tree(self, s: Situation, result: str, leaves: list[Outcome], supposed: tuple[str, ...]) -> Tree:
        """The values that the result takes, branching on the facts that decide; equal branches are one."""
        self._left -= 1
        if self._left < 0:
            raise _TooMany
        outcome = s.outcome(result)
        missing = [fact for fact in outcome.missing if fact not in supposed]
        if outcome.value != OPEN or not missing:
            leaves.append(outcome)
            return outcome.value
        fact, choices = _next(s, missing)
        found = tuple(self._tree(s.supposing(fact, one), result, leaves, (*supposed, fact)) for one in choices)
        branches = dict.fromkeys(found)
        return found[0] if len(branches) == 1 else (fact, tuple(branches))


def _together(s: Situation, missing: tuple[str, ...]) -> int:
    """How many worlds the missing facts make together, as far as it is worth counting."""
    worlds = 1
    for fact in missing:
        worlds *= len(values(s, fact))
        if worlds > MOST_TOGETHER:
            break
    return worlds


def _next(s: Situation, missing: list[str]) -> tuple[str, tuple[object, ...]]:
    """The missing fact with the fewest values to suppose."""
    choices = [(fact, values(s, fact)) for fact in missing]
    return min(choices, key=lambda one: (len(one[1]), one[0]))


def _facts(tree: Tree) -> int:
    """The facts on which a tree branches, as bits."""
    if isinstance(tree, str):
        return 0
    fact, branches = tree
    found = BIT[fact]
    for one in branches:
        found |= _facts(one)
    return found
