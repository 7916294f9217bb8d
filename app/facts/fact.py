"""A fact of one newcomer: its value, how well it is proven, and why there is none."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

Plain = str | list["Plain"] | dict[str, "Plain"]
"""A value as it travels and is stored: text, lists and named texts. It can be written as JSON."""


class Proof(Enum):
    """How well a fact is proven, the weakest first."""

    SAID, COPY, ORIGINAL, VERIFIED = "said", "copy", "original", "verified"

    @property
    def rank(self) -> int:
        """0 for what is only said, up to 3 for what was verified."""
        return _RANKS[self]


_RANKS = {proof: place for place, proof in enumerate(Proof)}


class State(Enum):
    """Known; asked but the person does not know; asked but the person would rather not say."""

    KNOWN, UNKNOWN, REFUSED = "known", "unknown", "refused"


@dataclass(frozen=True, slots=True)
class Partial:
    """A date of which day and month may be unknown: every day from `first` to `last` is possible."""

    first: date
    last: date


class Fact(NamedTuple):
    """One fact; its value is None unless the state is known."""

    name: str
    value: Any
    proof: Proof = Proof.ORIGINAL
    state: State = State.KNOWN

    def __repr__(self) -> str:
        return f"<Fact {self.name} {self.state.value}>"


class Facts(Mapping[str, Fact]):
    """The facts of one person. A fact that is not here was not asked."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self._facts = dict(facts)

    def __getitem__(self, name: str) -> Fact:
        return self._facts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def __repr__(self) -> str:
        return f"<Facts {len(self._facts)}>"

    def items(self) -> ItemsView[str, Fact]:
        """The names with their facts; quicker than those of a Mapping, and the judge begins with them."""
        return self._facts.items()

    def value(self, name: str) -> Any:
        """The value, or None when it is unknown, refused or not asked."""
        fact = self._facts.get(name)
        return fact.value if fact is not None else None

    def refused(self, name: str) -> bool:
        """Whether the person would rather not say."""
        fact = self._facts.get(name)
        return fact is not None and fact.state is State.REFUSED
