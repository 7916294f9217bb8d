"""Does an advice say what a case expects? The rules of comparing are those of the case format.

An edition runs its own cases with this before it is installed, and the tests run theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

REFUSED = {"silent": "rules", "not_missing": "missing", "no_doubts": "doubts"}
"""Keys that name what must not be in a list of the advice."""


def unmet(advice: Mapping[str, Any], expected: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What was expected and what came out instead, by key; empty when every expectation holds.

    `advice` has the shape of `Advice.as_json()`; `expected` is the plain `expect` block of a case. Beside the keys of
    the case format: `silent` (rules that must not fire), `not_missing` (facts that must not be asked), `notices`,
    `doubts` and `no_doubts`, `fees_check`, `periods`, `months`, and `proven`, an `expect` block for the advice that
    counts only what is proven.
    """
    return {key: (want, got) for key, want in expected.items() if (got := _differs(advice, key, want)) is not None}


def _differs(advice: Mapping[str, Any], key: str, want: Any) -> object | None:
    if key == "proven":
        return unmet(_as_proven(advice), want) or None
    if key in REFUSED:
        return sorted(set(want) & set(_found(advice, REFUSED[key]))) or None
    got = _found(advice, key)
    if key in ("rules", "missing", "notices", "doubts"):
        return sorted(set(want) - set(got)) or None
    if key == "deadlines":
        dates = {one["id"]: one["date"] for one in got}
        return {name: dates.get(name, "null") for name, day in want.items() if dates.get(name, "null") != day} or None
    if key == "parts":
        return {part: got[part] for part, one in want.items() if not _matches(got[part], one)} or None
    return None if _matches(got, want) else got


def _as_proven(advice: Mapping[str, Any]) -> dict[str, Any]:
    """The advice that counts only what is proven; where it does not differ it is the advice itself."""
    proven = advice["proven"]
    return {**advice, **proven, "parts": {**advice["parts"], **proven.get("parts", {})}}


def _found(advice: Mapping[str, Any], key: str) -> Any:
    match key:
        case "operator":
            return advice["regime"]["operator"]
        case "latin_script_module":
            return "yes" if advice["nt2_track"]["latin_script_module"] else "no"
        case "fees_max_total":
            return advice["fees"]["max_total"]
        case "fees_so_far":
            return advice["fees"]["so_far"]
        case "fees_check":
            return str(advice["fees"]["check"]).lower()
        case "periods":
            return advice["nt2_track"]["periods"]
        case "months":
            return advice["duration"]["months_median"]
        case "doubts":
            return [doubt["id"] for doubt in advice["doubts"]]
        case _:
            return advice[key]


def _matches(got: Any, want: Any) -> bool:
    if isinstance(want, dict):
        return all(str(got[name]).lower() == str(one).lower() for name, one in want.items())
    return str(got["value"] if isinstance(got, dict) else got) == str(want)
