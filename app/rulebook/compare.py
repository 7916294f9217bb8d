"""Two advices side by side: which results differ, and the rules on either side.

Used for another date, another fact, another edition. Both advices have the shape of `Advice.as_json()`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.facts.schema import PARTS


@dataclass(frozen=True, slots=True)
class Difference:
    """One result before and after, as text ("-" where there is none), with the rules it rests on either side."""

    result: str
    before: str
    after: str
    rules_before: tuple[str, ...]
    rules_after: tuple[str, ...]


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """The results whose value or check mark differs, in the order of the advice."""
    old, new = dict(_results(before)), dict(_results(after))
    nothing: tuple[str, tuple[str, ...]] = ("-", ())
    found = []
    for result in dict.fromkeys((*old, *new)):
        (was, was_by), (now, now_by) = old.get(result, nothing), new.get(result, nothing)
        if was != now:
            found.append(Difference(result, was, now, was_by, now_by))
    return tuple(found)


def _results(advice: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    yield "regime", _shown(advice["regime"])
    yield "operator", (str(advice["regime"]["operator"]), tuple(advice["regime"]["rules"]))
    yield "group", _shown(advice["group"])
    for part in PARTS:
        yield part, _shown(advice["parts"][part])
    yield "nt2_track", _shown(advice["nt2_track"])
    fees = advice["fees"]
    yield "fees", _shown({**fees, "value": fees["max_total"]})
    for day in advice["deadlines"]:
        yield f"deadline {day['id']}", (str(day["date"]), (str(day["rule"]),))
    yield "contract", _shown(advice["contract"])
    yield "notices", (", ".join(advice["notices"]) or "-", tuple(advice["notices"]))


def _shown(result: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    mark = " (check)" if result.get("check") else ""
    return f"{result['value']}{mark}", tuple(result["rules"])
