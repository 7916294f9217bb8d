"""A deadline that is met is no warning."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.actions.deadlines import is_met
from app.facts import Facts
from app.facts.casefile import read_case
from app.rulebook import advise

REFUGEE = read_case(Path(__file__).parents[2] / "law" / "cases" / "w01.yaml").facts
LATER = date(2027, 6, 1)


def met(*lost: str) -> dict[str, bool]:
    told = advise(Facts({name: fact for name, fact in REFUGEE.items() if name not in lost}), LATER).as_json()
    return {one["id"]: is_met(one["id"], told) for one in told["deadlines"]}


@pytest.mark.parametrize(
    ("lost", "expected"),
    [
        ((), {"report": True, "parts_decision": True, "sign": True, "start": False}),
        (("contract_signed_on",), {"report": True, "parts_decision": False, "sign": False}),
        (("contract_signed_on", "reported_on"), {"report": False}),
    ],
)
def test_what_runs_later_shows_what_was_done_before(lost: tuple[str, ...], expected: dict[str, bool]) -> None:
    assert met(*lost) == expected
