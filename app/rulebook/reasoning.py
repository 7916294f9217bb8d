"""Settled means settled: an open result is tried with every value that matters of the facts it misses.

Three-valued logic can call a result unknown that no missing fact can change. Here the missing facts are supposed one
after the other, each with its representative values (`suppositions`), and a branch ends where the result is settled.
When all branches end alike the result is settled; else a fact is needed where its branches differ. With too many
missing facts, in the person's file or in a world that is supposed, or with too many worlds, the three-valued answer
stands: open, with every fact that it names.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from itertools import combinations
from math import prod
from typing import Any

from app.rulebook.bits import BIT
from app.rulebook.outcome import OPEN, Outcome, Turns, joined, opened
from app.rulebook.situation import Situation
from app.rulebook.suppositions import BOUNDING, FEWEST, MAKERS, values

MOST_TOGETHER = 600
MOST_BENEATH = 1200
MOST_WORLDS = 200
MOST_BY_PROOF = 80
LAST = 2
DECISIVE = frozenset((
    "birth_date", "nationalities", "register_municipality", "register_type", "residence_document", "stay_motive",
))  # fmt: skip
"""Facts on which so much rests that others no longer matter once they are supposed."""
COUNTED_FROM_OTHERS = "register_municipality_since"
"""A day that is counted from a first title or registration: whether it matters shows beneath these."""

Choices = dict[str, tuple[Any, ...]]
Tree = str | tuple[str, tuple[tuple[str, "Tree"], ...]]
"""The value of a result, or a fact with the tree beneath each of its values (as written by `repr`)."""


class _TooMany(Exception):
    """The worlds are more than the time of one advice allows."""


class _World:
    """One world: what is supposed in it, and the worlds beneath it. All results of an advice look into the same."""

    __slots__ = ("_before", "_beneath", "_situation", "choices", "supposed", "value")

    def __init__(self, before: Situation, choices: Choices, supposed: tuple[str, ...] = (), value: Any = None) -> None:
        self._before, self.choices, self.supposed, self.value = before, choices, supposed, value
        self._situation = None if supposed else before
        self._beneath: dict[str, tuple[_World, ...]] = {}

    def situation(self) -> Situation:
        """The person in this world."""
        if self._situation is None:
            self._situation = self._before.supposing(self.supposed[-1], self.value)
        return self._situation

    def is_split_by(self, fact: str) -> bool:
        """Whether the worlds beneath are there already, for another result."""
        return fact in self._beneath

    def beneath(self, fact: str) -> tuple[_World, ...]:
        """A world for each value of the fact. What other facts can be stays as it was, unless this one bounds them."""
        found = self._beneath.get(fact)
        if found is None:
            s, supposed, values = self.situation(), (*self.supposed, fact), self.choices[fact]
            bounds = fact in BOUNDING
            found = tuple(_World(s, {} if bounds else self.choices, supposed, one) for one in values)
            self._beneath[fact] = found
        return found


class _Branch:
    """A world as one result sees it: the result there, and the branches beneath it where the result is open."""

    __slots__ = ("below", "fact", "outcome", "world")

    def __init__(self, world: _World) -> None:
        self.world, self.fact = world, ""
        self.outcome: Outcome | None = None
        self.below: list[_Branch] = []

    def tree(self, leaves: list[Outcome]) -> Tree:
        """The values that the result takes, by the facts that were supposed for it; `leaves` gathers the outcomes."""
        assert self.outcome is not None
        if not self.below:
            leaves.append(self.outcome)
            return self.outcome.value
        return self.fact, tuple([(repr(one.world.value), one.tree(leaves)) for one in self.below])


class Reasoning:
    """The supposing of one advice; all its results share the worlds that time allows, fewer where proof is awaited and
    most may be missing. `looked` holds the facts (as bits) that the last result looked at in any of its branches.
    """

    def __init__(self, s: Situation, worlds: int = 0) -> None:
        self._world, self.looked = _World(s, {}), 0
        self._left = worlds or (MOST_WORLDS if s.to_prove is None else MOST_BY_PROOF)

    def about(self, result: str, outcome: Outcome) -> Outcome:
        """The outcome: settled where nothing can change it, else open with only the facts that can."""
        s = self._world.situation()
        self.looked = s.looked_at(result)
        if _wider(MOST_TOGETHER, s, outcome.missing, self._world.choices):
            return outcome
        leaves: list[Outcome] = []
        try:
            tree = self._explored(self._world, result).tree(leaves)
        except _TooMany:
            return outcome
        if len({one.value for one in leaves}) == 1 and leaves[0].value != OPEN:
            return joined(leaves)
        possible = dict.fromkeys(value for one in leaves for value in one.possible or (one.value,))
        found = opened(tuple(possible), _turns(tree), ())
        return found._replace(missing=found.missing or outcome.missing, exact=True)

    def _explored(self, world: _World, result: str) -> _Branch:
        """Every branch that the result needs. Deep ones first, and worlds with little left to suppose last: when there
        are too many, that shows soonest so.
        """
        root = _Branch(world)
        waiting = deque([root])
        while waiting:
            branch = waiting.pop()
            world, s = branch.world, branch.world.situation()
            branch.outcome = outcome = s.outcome(result)
            self.looked |= s.looked_at(result)
            missing = [fact for fact in outcome.missing if fact not in world.supposed]
            if outcome.value != OPEN or not missing:
                continue
            if _wider(MOST_BENEATH, s, missing, world.choices):
                raise _TooMany
            branch.fact = _next(s, missing, world.choices)
            if not world.is_split_by(branch.fact):
                self._count(len(world.choices[branch.fact]))
            branch.below = [_Branch(one) for one in world.beneath(branch.fact)]
            if len(missing) <= LAST:
                waiting.extendleft(branch.below)
            else:
                waiting.extend(reversed(branch.below))
        return root

    def _count(self, worlds: int) -> None:
        """Count worlds before they are made, so that too many of them are known without making them."""
        self._left -= worlds
        if self._left < 0:
            raise _TooMany


def _choices(s: Situation, fact: str, known: Choices) -> tuple[Any, ...]:
    """The values to suppose for a fact, worked out once."""
    found = known.get(fact)
    if found is None:
        found = known[fact] = values(s, fact)
    return found


def _wider(most: int, s: Situation, missing: Collection[str], known: Choices) -> bool:
    """Whether the missing facts make more worlds together than that; often seen without making their values."""
    worlds = prod([FEWEST[fact] for fact in missing])
    if worlds > most:
        return True
    for fact in sorted(missing, key=MAKERS.__contains__):
        worlds = worlds // FEWEST[fact] * len(_choices(s, fact, known))
        if worlds > most:
            return True
    return False


def _next(s: Situation, missing: list[str], known: Choices) -> str:
    """The missing fact to suppose next: a decisive one before others, then one with few values, the move last."""
    return min(
        missing,
        key=lambda fact: (fact not in DECISIVE, fact == COUNTED_FROM_OTHERS, len(_choices(s, fact, known)), fact),
    )


def _turns(tree: Tree) -> Turns:
    """For every two values of a tree the facts, as bits, that can turn the one into the other."""
    found: dict[tuple[str, str], int] = {}
    seen: set[Tree] = set()
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str) or one in seen:
            continue
        seen.add(one)
        fact, beneath = one
        different = dict.fromkeys(tree for _, tree in beneath)
        for some, others in combinations(different, 2):
            for two in _meet(some, others, {}):
                found[two] = found.get(two, 0) | BIT[fact]
        waiting += different
    return found


def _meet(one: Tree, other: Tree, given: dict[str, str]) -> set[tuple[str, str]]:
    """The different values to which two trees come with the same answers, in whatever order they ask; `given` is
    supposed in both.
    """
    if isinstance(one, str):
        if isinstance(other, str):
            return set() if one == other else {(one, other) if one < other else (other, one)}
        one, other = other, one
    fact, beneath = one
    found: set[tuple[str, str]] = set()
    for value, tree in beneath:
        if fact not in given:
            found |= _meet(tree, other, {**given, fact: value})
        elif given[fact] == value:
            return _meet(tree, other, given)
    return found
