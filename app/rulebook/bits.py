"""Facts as bits of a whole number, so that what a truth used and missed is gathered in one step.

One bit for each fact in the order of their names, and two bits more for what rests on other rules or on results.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.facts import SPECS

NAMES = tuple(sorted(SPECS))
BIT = {name: 1 << place for place, name in enumerate(NAMES)}
ON_RULES, ON_RESULTS = 1 << len(NAMES), 2 << len(NAMES)
_SPELT: dict[int, tuple[str, ...]] = {0: ()}


def names(bits: int) -> tuple[str, ...]:
    """The facts that the bits stand for, by name."""
    spelt = _SPELT.get(bits)
    if spelt is None:
        spelt = _SPELT[bits] = tuple(_names(bits & (ON_RULES - 1)))
    return spelt


def _names(bits: int) -> Iterator[str]:
    while bits:
        lowest = bits & -bits
        yield NAMES[lowest.bit_length() - 1]
        bits ^= lowest


def bits(facts: tuple[str, ...]) -> int:
    """The facts as bits."""
    whole = 0
    for name in facts:
        whole |= BIT[name]
    return whole
