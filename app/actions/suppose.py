"""What would be otherwise: with one other fact, or on another day. Looking saves nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.rulebook import Advice, advise
from app.rulebook.compare import Difference, compare
from app.rulebook.what_if import NAMES, Turn, what_if


def with_another_fact(advice: Advice, result: str, wished: str, go_on: Callable[[int, int], bool]) -> tuple[Turn, ...]:
    """The single facts that would make a result come out as wished. Rejected for a name that nobody knows.

    `go_on` is told how many facts were tried, out of how many, and says whether somebody still waits.
    """
    found: list[Turn] = []
    for tried, name in enumerate(NAMES):
        if not go_on(tried, len(NAMES)):
            break
        found += what_if(advice.facts, advice.on, result, wished, advice.book, (name,), advice.settled)
    return tuple(found)


def on_another_day(advice: Advice, day: date) -> tuple[Difference, ...]:
    """The results that the same facts would have on another day, where they differ."""
    then = advise(advice.facts, day, advice.book, settled=advice.settled)
    return compare(advice.as_json(), then.as_json())
