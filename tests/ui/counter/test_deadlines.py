"""Deadlines at the counter: one that is met is no warning."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.facts.casefile import read_case
from app.rulebook import advise
from app.words import load
from ui.counter.naming import deadline_shown

REFUGEE = read_case(Path(__file__).parents[2] / "law" / "cases" / "w01.yaml").facts
LATER = date(2027, 6, 1)


def test_only_a_deadline_that_is_not_met_is_late() -> None:
    told = advise(REFUGEE, LATER).as_json()
    shown = [deadline_shown(load("nl"), one, told, LATER.isoformat()) for one in told["deadlines"]]
    assert [(one["id"], day[0], look) for one, (_, day, look) in zip(told["deadlines"], shown, strict=True)] == [
        ("report", "✓", "quiet"), ("parts_decision", "✓", "quiet"), ("sign", "✓", "quiet"), ("start", "▲", "wrong"),
    ]  # fmt: skip
