"""Yes, no and unknown, with their tables. Unknown is never read as no."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NoReturn


class Truth:
    """A three-valued truth that refuses to be used as a plain boolean. There are only these three.

    No Enum: the judge reads its members thousands of times for one advice, and those of an Enum are slow to read.
    `word` is the truth as the case format writes it.
    """

    __slots__ = ("name", "word")
    NO: ClassVar[Truth]
    UNKNOWN: ClassVar[Truth]
    YES: ClassVar[Truth]

    def __init__(self, name: str) -> None:
        self.name, self.word = name, name.lower()

    def __repr__(self) -> str:
        return f"Truth.{self.name}"

    def __reduce__(self) -> tuple[object, ...]:
        return getattr, (Truth, self.name)

    def __and__(self, other: Truth) -> Truth:
        return self if self is _NO or other is _YES else other

    def __or__(self, other: Truth) -> Truth:
        return self if self is _YES or other is _NO else other

    def __invert__(self) -> Truth:
        return _NO if self is _YES else _YES if self is _NO else self

    def __bool__(self) -> NoReturn:
        raise TypeError("unknown is neither yes nor no: compare with Truth.YES")


Truth.NO, Truth.UNKNOWN, Truth.YES = Truth("NO"), Truth("UNKNOWN"), Truth("YES")


def truth(value: bool | None) -> Truth:
    """A plain boolean as a truth; None is unknown."""
    if value is None:
        return Truth.UNKNOWN
    return Truth.YES if value else Truth.NO


def all_of(truths: Iterable[Truth]) -> Truth:
    """Yes when every one is yes, no when one is no."""
    found = _YES
    for one in truths:
        if one is _NO:
            return _NO
        if one is not _YES:
            found = one
    return found


def any_of(truths: Iterable[Truth]) -> Truth:
    """Yes when one is yes, no when every one is no."""
    found = _NO
    for one in truths:
        if one is _YES:
            return _YES
        if one is not _NO:
            found = one
    return found


_YES, _NO = Truth.YES, Truth.NO
