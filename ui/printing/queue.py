"""The nouns of the print room: a printer, what it has to choose from, and what somebody wishes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

SIZES = ("A4", "A5", "A6")
"""The sizes that papers of this office have; half an A4 is an A5."""
COLOUR, BLACK = "colour", "black"
Heed = Callable[[int, int], bool]
"""Told before each page goes: which one, counted from 1, of how many. False stops the printing there."""


@dataclass(frozen=True)
class Queue:
    """One printer; `why` is the print system's own remark when it is stopped."""

    name: str
    ready: bool
    chosen: bool = False
    why: str = ""


@dataclass(frozen=True)
class Choices:
    """Which of `SIZES` a printer has, the one that it takes by itself where it is known, and whether it has colour."""

    sizes: tuple[str, ...] = ()
    usual: str = ""
    colour: bool = False


@dataclass(frozen=True)
class Wish:
    """What is asked of a printer; what is empty is left to it."""

    copies: int = 1
    size: str = ""
    colour: str = ""
