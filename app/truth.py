"""Yes, no and unknown, with their tables. Unknown is never read as no."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn


class Truth(Enum):
    """A three-valued truth that refuses to be used as a plain boolean."""

    NO, UNKNOWN, YES = 0, 1, 2

    def __and__(self, other: Truth) -> Truth:
        return self if self.value <= other.value else other

    def __or__(self, other: Truth) -> Truth:
        return self if self.value >= other.value else other

    def __invert__(self) -> Truth:
        return Truth(2 - self.value)

    def __bool__(self) -> NoReturn:
        raise TypeError("unknown is neither yes nor no: compare with Truth.YES")

    @property
    def word(self) -> str:
        """The truth as the case format writes it."""
        return self.name.lower()


def truth(value: bool | None) -> Truth:
    """A plain boolean as a truth; None is unknown."""
    if value is None:
        return Truth.UNKNOWN
    return Truth.YES if value else Truth.NO


def all_of(truths: Iterable[Truth]) -> Truth:
    """Yes when every one is yes, no when one is no."""
    return min(truths, key=lambda one: one.value, default=Truth.YES)


def any_of(truths: Iterable[Truth]) -> Truth:
    """Yes when one is yes, no when every one is no."""
    return max(truths, key=lambda one: one.value, default=Truth.NO)
