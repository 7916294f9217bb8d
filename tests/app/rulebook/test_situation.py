"""One person on one day: notions with facts half told, suppositions that complete what is known, rules never judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.facts import Facts, read_facts
from app.facts.casefile import read_case
from app.rulebook import advise, load
from app.rulebook.advice import RESULTS
from app.rulebook.situation import Situation
from app.rulebook.suppositions import values
from app.truth import Truth

REFUGEE = read_case(Path(__file__).parents[2] / "law" / "cases" / "w01.yaml").facts
DAY = date(2026, 11, 22)
NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES


def told(without: tuple[str, ...] = (), **facts: Any) -> Situation:
    kept = {name: fact for name, fact in REFUGEE.items() if name not in without}
    return Situation(load(), Facts({**kept, **read_facts(facts)}), DAY, RESULTS)


def test_a_rule_that_nothing_judges_never_fires() -> None:
    assert told().rule("INT-02").truth is NO


def worked(*spells: tuple[str, str]) -> list[dict[str, str]]:
    return [{"kind": "work", "start": start, "until": until} for start, until in spells]


@pytest.mark.parametrize(
    ("activity", "truth"),
    [
        (worked(("2025-02-01", "2025-07-31")), YES),
        (worked(("2025-02-01", "2025-07-30")), NO),
        (worked(("2025-02-01", "2025-04-30"), ("2025-05-01", "2025-07-31")), YES),
        (worked(("2025-02-01", "2025-04-30"), ("2025-05-02", "2025-07-31")), NO),
        (worked(("2025-05-01", "2025-07-31"), ("2025-02-01", "2025-06-30")), YES),
        (worked(("2025-02-01", "2025-12-31"), ("2025-03-01", "2025-04-01")), YES),
        (worked(("2024-10-01", "2025-07-09")), NO),
        (worked(("2024-10-01", "2025-07-10")), YES),
        ([{"kind": "study", "start": "2026-05-23"}], YES),
        ([{"kind": "study", "start": "2026-05-24"}], NO),
        ([{"kind": "study"}], NO),
    ],
)
def test_six_months_without_interruption_after_the_attest(activity: list[dict[str, str]], truth: Truth) -> None:
    situation = told(attest_on="2025-01-11", post_attest_activity=activity)
    assert situation.notion("active_for_6_months") is truth


def test_without_an_attest_no_activity_counts() -> None:
    assert told(post_attest_activity=worked(("2025-02-01", "2025-12-31"))).notion("active_for_6_months") is NO
    assert told().notion("active_for_6_months") is NO
    assert told(post_attest_activity={"state": "unknown"}).notion("active_for_6_months") is UNKNOWN


def test_oral_dutch_at_b1_is_open_until_the_proofs_are_told() -> None:
    oral = {"listening": "B1", "speaking": "B1"}
    proof = {"kind": "nt2_certificate", "name": "B1", "date": "2025-06-01", "nt2_test": "yes"}
    assert told(without=("dutch_proofs",)).notion("b1_shown") is UNKNOWN
    assert told(dutch_proofs=[{**proof, "skills": oral}]).notion("b1_shown") is YES
    assert told(dutch_proofs=[{**proof, "skills": {**oral, "speaking": "A2"}}]).notion("b1_shown") is NO


def test_a_move_from_brussels_on_a_day_that_nobody_knows_may_be_the_anniversary() -> None:
    moved = told(
        without=("first_title_gt3m", "first_registration"),
        first_registration={"municipality": "21015"},
        register_municipality_since="2026-09-01",
    )
    assert moved.notion("moved_on_the_anniversary") is not YES


@pytest.mark.parametrize(
    ("fact", "known", "record"),
    [
        ("current_study", {"kind": "higher"}, {"kind": "higher", "full_time": True}),
        ("vdab", {"category": "other"}, {"category": "other"}),
    ],
)
def test_a_record_that_is_partly_known_is_completed_and_never_contradicted(
    fact: str, known: dict[str, str], record: dict[str, Any]
) -> None:
    supposed = values(told(**{fact: known}), fact)
    assert "none" not in supposed
    assert all(one[key] == known[key] for one in supposed for key in known)
    assert any(record.items() <= one.items() for one in supposed)
    assert "none" in values(told(without=(fact,)), fact)


def test_an_income_that_is_only_said_asks_for_its_proof_because_of_the_fees() -> None:
    kept = {name: fact for name, fact in REFUGEE.items() if name != "vdab"}
    facts = Facts({**kept, **read_facts({"vdab": "none", "income": {"value": ["leefloon"], "proof": "said"}})})
    advice = advise(facts, DAY)
    assert advice.proven is not None
    assert (advice.fees.max_total, advice.proven.fees.max_total) == (0, 360)
    asked = {one.rule: one for one in advice.to_prove}
    assert asked["FEE-08"].facts == ("income",) and asked["FEE-08"].evidence
