"""Whom the tests of the rulebook judge: the refugee of the first case, on its day, and everybody of all cases."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from app.facts.casebook import read_cases
from app.facts.casefile import Case, read_case

LAW = Path(__file__).parents[2] / "law"
DAY = date(2026, 11, 22)
REFUGEE = read_case(LAW / "cases" / "w01.yaml").facts


@cache
def every_case() -> tuple[Case, ...]:
    """The cases of the contract and those of our own casebooks."""
    return (*read_cases(LAW / "cases"), *read_cases(LAW))
