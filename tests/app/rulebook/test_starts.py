"""A rule is in force from its own start, never from a date that its text names for something else."""

from __future__ import annotations

from datetime import date

from app.facts import read_facts
from app.rulebook import advise


def test_temporary_protection_is_exempt_today() -> None:
    facts = read_facts(
        {
            "birth_date": "1990-01-01", "nationalities": ["UA"], "register_municipality": "11002",
            "register_municipality_since": "2023-01-01", "register_type": "foreigners", "lawful_stay": "yes",
            "first_title_gt3m": {"date": "2023-01-01", "municipality": "11002"}, "title_gt_3_months": "yes",
            "residence_document": "a", "stay_motive": "temporary_protection", "max_one_year": "no",
            "minister_role": "none", "eu_ltr_state": "none", "sponsor_nationalities": [],
        }
    )  # fmt: skip
    advice = advise(facts, date(2026, 11, 22))
    assert advice.group.value == "entitled"
    assert "EXO-08" in advice.rules
