"""Every case, a handful to a test: gathering a thousand tests would take longer than running them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.facts.casebook import read_cases
from app.rulebook import advise, load
from app.rulebook.expect import unmet

LAW = Path(__file__).parents[1] / "law"
CASES = read_cases(LAW / "cases") + read_cases(LAW)
HANDFULS = 40


@pytest.fixture(autouse=True)
def read_anew() -> None:
    """Read the rulebook for every handful: else only the first test is known to try how it is read."""
    load.cache_clear()


@pytest.mark.parametrize("first", range(HANDFULS))
def test_the_advice_of_every_case_is_as_expected(first: int) -> None:
    for case in CASES[first::HANDFULS]:
        expected = case.blocks["expect"]
        assert case.on is not None and isinstance(expected, dict)
        assert not unmet(advise(case.facts, case.on).as_json(), expected), case.name
