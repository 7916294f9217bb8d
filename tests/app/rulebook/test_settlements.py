"""What the sources do not settle is asked of the assessor, until the office settles it with date, name and reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.errors import Rejected
from app.facts import Facts, read_facts
from app.facts.casebook import read_cases
from app.facts.casefile import read_case
from app.rulebook import Settlement, advise, load
from app.rulebook.outcome import cited as names_of

CASES = Path(__file__).parents[2] / "law" / "cases"
DAY = date(2026, 11, 22)


def person(case: str, **changes: Any) -> Facts:
    return Facts({**read_case(CASES / f"{case}.yaml").facts, **read_facts(changes)})


def settled(reading: str) -> Settlement:
    return Settlement(reading, "A. Peeters", date(2026, 9, 1), "as agreed with the other offices")


ANNIVERSARY = ("w37a", {})
TURKISH = ("w01", {"nationalities": ["TR"]})
NETWORK_2023 = ("w47a", {})
TEN_HOURS = (
    "w01",
    {"work": [{"kind": "employee", "hours": "10", "full_time_hours": "38", "start": "2026-01-05", "until": "open"}]},
)


@pytest.mark.parametrize(
    ("told", "doubt", "reading", "result", "value"),
    [
        (ANNIVERSARY, "C-37", "included", "group", "obliged"),
        (ANNIVERSARY, "C-37", "not_included", "group", "entitled"),
        (TURKISH, "C-21", "no_exemption", "group", "obliged"),
        (TURKISH, "C-21", "exempt", "group", "entitled"),
        (NETWORK_2023, "C-01", "from_2024", "pnt", "not_required"),
        (NETWORK_2023, "C-01", "from_2023", "pnt", "required"),
        (TEN_HOURS, "R-05-PNT", "required", "pnt", "required"),
        (TEN_HOURS, "R-05-PNT", "reached", "pnt", "reached"),
    ],
)
def test_a_settled_conflict_is_firm_and_cited(
    told: tuple[str, dict[str, Any]], doubt: str, reading: str, result: str, value: str
) -> None:
    facts = person(told[0], **told[1])
    asked = outcome(advise(facts, DAY), result)
    assert asked["check"] and set(names_of(load().doubts[doubt])) <= set(asked["rules"])
    advice = advise(facts, DAY, settled={doubt: settled(reading)})
    held = outcome(advice, result)
    assert (held["value"], held["check"]) == (value, False)
    cited = [one for one in advice.as_json()["doubts"] if one["id"] == doubt]
    if cited:
        assert cited[0]["settled"] == {
            "reading": reading,
            "by": "A. Peeters",
            "on": "2026-09-01",
            "reason": "as agreed with the other offices",
        }
    else:
        assert reading == "from_2023"


def test_both_readings_are_shown_with_the_suggested_one() -> None:
    advice = advise(person("w37a"), DAY).as_json()
    (shown,) = advice["doubts"]
    assert (shown["id"], shown["result"], shown["suggested"], shown["settled"]) == ("C-37", "group", "included", None)
    assert set(shown["readings"]) == {"included", "not_included"}


def test_a_settlement_follows_through_to_the_parts() -> None:
    advice = advise(person("w37a"), DAY, settled={"C-37": settled("not_included")})
    assert advice.parts["pnt"].value == "optional"
    assert [day.id for day in advice.deadlines] == []


def test_the_age_conflict_of_the_work_part() -> None:
    facts, day = person("m04"), date(2026, 12, 31)
    assert outcome(advise(facts, day), "work")["check"]
    assert advise(facts, day, settled={"C-11": settled("from_65")}).parts["work"].check is False
    assert advise(facts, day, settled={"C-11": settled("pension_age")}).parts["work"].value == "required"


@pytest.mark.parametrize(("doubt", "reading"), [("C-99", "included"), ("C-02", "included"), ("C-37", "perhaps")])
def test_a_settlement_that_nothing_asks_for_is_refused(doubt: str, reading: str) -> None:
    with pytest.raises(Rejected):
        advise(person("w37a"), DAY, settled={doubt: settled(reading)})


def outcome(advice: Any, result: str) -> dict[str, Any]:
    shown = advice.as_json()
    found: dict[str, Any] = shown["group"] if result == "group" else shown["parts"][result]
    return found


@pytest.mark.parametrize(
    ("changes", "group", "check"),
    [
        ({}, "entitled", True),
        ({"register_municipality": "21015", "brussels_track": "dutch"}, "entitled", False),
        ({"lawful_stay": "no"}, "excluded", False),
    ],
)
def test_a_doubt_about_the_obligation_touches_only_whom_it_could_oblige(
    changes: dict[str, Any], group: str, check: bool
) -> None:
    sponsor = {"sponsor_nationalities": ["BE", "FR"], "used_free_movement": "no"}
    advice = advise(person("w53", diplomas=[], **sponsor, **changes), DAY)
    assert (advice.group.value, advice.group.check) == (group, check)


BEFORE_THE_REFORM: dict[str, Any] = {
    "register_municipality_since": "2022-02-28",
    "first_registration": {"date": "2022-02-28", "municipality": "11002"},
    "first_title_gt3m": {"date": "2022-02-28", "municipality": "11002"},
    "obliged_since": "2022-02-28",
}


def test_a_doubt_about_b1_is_told_and_a_settlement_brings_its_deadline() -> None:
    (attested,) = [case for case in read_cases(CASES.parent / "b1.yaml") if case.blocks["case"] == "b1-duty"]
    facts = Facts({**attested.facts, **read_facts(BEFORE_THE_REFORM)})
    (asked,) = advise(facts, DAY).as_json()["doubts"]
    assert (asked["id"], asked["result"], asked["suggested"]) == ("C-20", "b1", "obliged_date")
    held = advise(facts, DAY, settled={"C-20": settled("contract_date")})
    assert "b1" in [day.id for day in held.deadlines]
    assert held.as_json()["doubts"][0]["settled"]["reading"] == "contract_date"
    assert "b1" not in [day.id for day in advise(facts, DAY, settled={"C-20": settled("obliged_date")}).deadlines]
