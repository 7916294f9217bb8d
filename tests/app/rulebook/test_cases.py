"""Every case of the contract: facts in, advice out."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.facts.casefile import read_case
from app.rulebook import advise
from app.rulebook.expect import unmet

CASES = sorted((Path(__file__).parents[2] / "law" / "cases").glob("*.yaml"))


def test_the_cases_are_here() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_advice_is_what_the_case_expects(path: Path) -> None:
    case = read_case(path)
    assert case.on is not None
    expected = case.blocks["expect"]
    assert isinstance(expected, dict)
    assert not unmet(advise(case.facts, case.on).as_json(), expected)


def test_a_wrong_advice_is_noticed() -> None:
    case = read_case(next(path for path in CASES if path.stem == "w01"))
    assert case.on is not None
    advice = advise(case.facts, case.on).as_json()
    wishes = {
        "operator": "amal",
        "group": {"value": "obliged", "check": "true"},
        "parts": {"mo": "exempt", "pnt": "required"},
        "deadlines": {"sign": "null", "report": "2026-12-01"},
        "rules": ["OBL-01", "EXC-01"],
    }
    found = unmet(advice, wishes)
    assert found["operator"] == ("amal", "atlas")
    assert found["deadlines"][1] == {"sign": "2027-01-03"}
    assert found["rules"][1] == ["EXC-01"]
    assert list(found["parts"][1]) == ["mo"]
    assert "group" in found
