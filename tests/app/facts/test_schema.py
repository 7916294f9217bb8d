"""What is written of a fact becomes a typed value, or is refused with its reason and the nearest right word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.errors import Rejected
from app.facts import Partial, Proof, State, read_fact, read_facts


@pytest.mark.parametrize(
    ("fact", "written", "value"),
    [
        ("birth_date", "1961", Partial(date(1961, 1, 1), date(1961, 12, 31))),
        ("birth_date", "1960-02", Partial(date(1960, 2, 1), date(1960, 2, 29))),
        ("birth_date", "1961-11-16", Partial(date(1961, 11, 16), date(1961, 11, 16))),
        ("nationalities", ["SY", "stateless", "unknown"], ("SY", "stateless", "unknown")),
        ("birth_country", "SY", "SY"),
        ("children", "0", 0),
        ("register_municipality", "11002", "11002"),
        ("waiting_register_since", "none", "none"),
        ("waiting_register_since", "2026-01-31", date(2026, 1, 31)),
        ("lawful_stay", "no", False),
        ("income", ["leefloon", "wage"], frozenset({"leefloon", "wage"})),
        ("earlier_stay", [{"motive": "study", "from": "2024-01-01"}], ({"motive": "study", "from": date(2024, 1, 1)},)),
        (
            "work",
            [{"hours": "19,5", "full_time_hours": "38", "until": "open"}],
            ({"hours": 19.5, "full_time_hours": 38.0, "until": "open"},),
        ),
        ("work", [{"until": "2027-01-01"}], ({"until": date(2027, 1, 1)},)),
        ("vdab", "none", "none"),
        ("vdab", {"category": "free"}, {"category": "free"}),
        ("referral", {"by": "ocmw", "parts": ["mo"]}, {"by": "ocmw", "parts": frozenset({"mo"})}),
        ("languages", [{"lang": "zh-Hant"}], ({"lang": "zh-Hant"},)),
        (
            "dutch_proofs",
            [{"name": "INFO", "skills": {"reading": "A2"}}],
            ({"name": "INFO", "skills": {"reading": 1}},),
        ),
        ("attendance", {"mo": "80"}, {"mo": 80}),
    ],
)
def test_what_is_written_well_is_read(fact: str, written: Any, value: object) -> None:
    assert read_fact(fact, written).value == value


@pytest.mark.parametrize(
    ("fact", "written", "says", "near"),
    [
        ("childs", "1", "unknown_fact", "children"),
        ("birth_date", "16-11-1961", "wrong_kind", ""),
        ("birth_date", "1961-13", "impossible_date", ""),
        ("birth_date", "1961-02-29", "impossible_date", ""),
        ("birth_date", "", "wrong_kind", ""),
        ("reported_on", "soon", "wrong_kind", ""),
        ("reported_on", "2026-02-30", "impossible_date", ""),
        ("nationalities", "SY", "wrong_kind", ""),
        ("nationalities", ["sy"], "outside_list", "SY"),
        ("nationalities", ["Syria"], "outside_list", ""),
        ("children", "two", "wrong_kind", ""),
        ("children", ["2"], "wrong_kind", ""),
        ("register_municipality", "99999", "unknown_municipality", ""),
        ("literacy", "latn", "outside_list", "latin"),
        ("literacy", ["latin"], "wrong_kind", ""),
        ("literacy", {"value": "latin", "proof": ["copy"]}, "wrong_kind", ""),
        ("lawful_stay", ["yes"], "wrong_kind", ""),
        ("lawful_stay", "maybe", "outside_list", ""),
        ("income", "leefloon", "wrong_kind", ""),
        ("income", ["leeflon"], "outside_list", "leefloon"),
        ("vdab", "yes", "wrong_kind", ""),
        ("vdab", {"categorie": "free"}, "unknown_field", "category"),
        ("earlier_stay", [{"motive": "studies"}], "outside_list", "study"),
        ("earlier_stay", [{"from": "2024-01-02", "until": "2024-01-01"}], "until_before_from", ""),
        ("work", [{"start": "2024-01-02", "until": "2024-01-01"}], "until_before_from", ""),
        ("previous_contracts", [{"signed_on": "2024-01-02", "ended_on": "2024-01-01"}], "until_before_from", ""),
        ("work", [{"hours": "many"}], "wrong_kind", ""),
        ("work", [{"hours": "19.555"}], "wrong_kind", ""),
        ("languages", [{"lang": "Dutch!"}], "wrong_kind", ""),
        ("dutch_proofs", [{"skills": "A2"}], "wrong_kind", ""),
        ("dutch_proofs", [{"skills": {"reading": "A3"}}], "outside_list", "A2"),
        ("attendance", "80", "wrong_kind", ""),
        ("attendance", {"mo": "101"}, "outside_list", ""),
        ("lawful_stay", {"value": "yes", "proof": "seen"}, "outside_list", ""),
        ("lawful_stay", {"state": "forgotten"}, "outside_list", ""),
    ],
)
def test_what_is_written_badly_is_refused(fact: str, written: Any, says: str, near: str) -> None:
    with pytest.raises(Rejected) as refused:
        read_fact(fact, written)
    assert refused.value.says == says
    if near:
        assert refused.value.details["nearest"] == near


def test_a_day_may_be_both_beginning_and_end() -> None:
    (stay,) = read_fact("earlier_stay", [{"from": "2024-01-01", "until": "2024-01-01"}]).value
    assert stay["from"] == stay["until"]


def test_a_bare_value_counts_as_seen_in_original() -> None:
    facts = read_facts(
        {"children": "1", "lawful_stay": {"value": "yes", "proof": "said"}, "literacy": {"state": "refused"}}
    )
    assert (facts["children"].proof, facts["lawful_stay"].proof) == (Proof.ORIGINAL, Proof.SAID)
    assert (facts["literacy"].state, facts["literacy"].value) == (State.REFUSED, None)
    assert [name for name in facts if facts.refused(name)] == ["literacy"]
    assert len(facts) == 3


def test_what_is_shown_of_a_fact_in_a_log_holds_no_value() -> None:
    facts = read_facts({"birth_date": "1961-11-16"})
    assert repr(facts) == "<Facts 1>"
    assert repr(facts["birth_date"]) == "<Fact birth_date known>"
