"""The cases prove every rule and every border; what they leave unproven is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.__main__ import main
from app.actions.rulebook_coverage import Gap, uncovered
from app.facts.casebook import read_cases
from app.facts.casefile import Case
from app.rulebook import load

LAW = Path(__file__).parents[2] / "law"


def named(*shorts: str) -> list[Case]:
    """Cases of the casebook about exemptions."""
    return [case for case in read_cases(LAW / "exemption.yaml") if case.blocks["case"] in shorts]


def test_no_rule_and_no_border_is_without_its_cases(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "coverage", str(LAW), str(LAW / "cases")]) == 0
    assert capsys.readouterr().out.endswith("cases prove every rule and border.\n")


def test_a_border_needs_a_case_on_each_side() -> None:
    both = {"from": "66 instead of 65", "before": "64 instead of 65"}
    only_from = [gap.lacks for gap in uncovered(named("sixty-five-today"), load()) if gap.what == "exempt_age"]
    assert only_from == [f"a case that notices {both['before']}"]
    only_before = [gap.lacks for gap in uncovered(named("sixty-five-tomorrow"), load()) if gap.what == "exempt_age"]
    assert only_before == [f"a case that notices {both['from']}"]
    assert "exempt_age" not in {gap.what for gap in uncovered(named("sixty-five-today", "sixty-five-tomorrow"), load())}


def test_a_rule_needs_a_case_that_fires_and_a_near_miss() -> None:
    gaps = set(uncovered(named("sixty-five-today"), load()))
    assert Gap("EXO-10", "a near miss in which it stays silent") in gaps
    assert Gap("EXO-10", "a case in which it fires") not in gaps
    assert Gap("EXO-04", "a case in which it fires") in gaps


def test_a_case_that_does_not_hold_proves_nothing() -> None:
    (case,) = named("sixty-five-today")
    wrong = replace(case, blocks={**case.blocks, "expect": {"group": "obliged", "rules": ["EXO-10"]}})
    assert Gap("EXO-10", "a case in which it fires") in set(uncovered([wrong], load()))


def test_the_report_names_what_is_lacking(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "coverage", str(LAW / "cases" / "w01.yaml")]) == 1
    said = capsys.readouterr().out
    assert "EXO-10: lacks a case in which it fires" in said
    assert "exempt_age: lacks a case that notices 66 instead of 65" in said


def test_a_conflict_needs_a_case_or_the_reason_why_no_fact_reaches_it() -> None:
    gaps = {gap.what: gap.lacks for gap in uncovered(named("sixty-five-today"), load())}
    assert gaps["C-02"] == "a case that is about it, or why no fact can reach it"
    assert gaps["C-37"] == "a case that it touches"
    assert not {"C-27", "C-28", "C-29", "C-36"} & gaps.keys()
