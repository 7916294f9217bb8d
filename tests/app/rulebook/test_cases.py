"""Every case of the contract: facts in, advice out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.facts.casefile import read_case
from app.rulebook import advise

CASES = sorted((Path(__file__).parents[2] / "law" / "cases").glob("*.yaml"))


def test_the_cases_are_here() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_advice_is_what_the_case_expects(path: Path) -> None:
    case = read_case(path)
    assert case.on is not None
    advice = advise(case.facts, case.on).as_json()
    expected = case.blocks["expect"]
    assert isinstance(expected, dict)
    wrong = {key: (want, got) for key, want in expected.items() if (got := differs(advice, key, want)) is not None}
    assert not wrong


def differs(advice: dict[str, Any], key: str, want: Any) -> object | None:
    """None when the expectation holds, else what came out."""
    got = found(advice, key)
    if key == "rules" or key == "missing":
        return sorted(set(want) - set(got)) or None
    if key == "deadlines":
        dates = {one["id"]: one["date"] for one in got}
        odd = {name: dates.get(name, "null") for name, day in want.items() if dates.get(name, "null") != day}
        return odd or None
    if key == "parts":
        odd_parts = {part: got[part] for part, one in want.items() if not matches(got[part], one)}
        return odd_parts or None
    return None if matches(got, want) else got


def found(advice: dict[str, Any], key: str) -> Any:
    places: dict[str, Any] = {
        "operator": advice["regime"]["operator"],
        "latin_script_module": "yes" if advice["nt2_track"]["latin_script_module"] else "no",
        "fees_max_total": advice["fees"]["max_total"],
        "fees_so_far": advice["fees"]["so_far"],
    }
    return places[key] if key in places else advice[key]


def matches(got: Any, want: Any) -> bool:
    if isinstance(want, dict):
        return all(str(got[name]).lower() == str(one).lower() for name, one in want.items())
    if isinstance(got, dict):
        return bool(got["value"] == want)
    return str(got) == str(want)
