"""A search over the cases, and over every person of them with one fact changed to each value at a border.

It finds rules that nothing fires and rules that give one result two values; both lists are empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.facts import Facts, read_facts
from app.facts.casebook import read_casebook
from app.facts.casefile import Case, read_case
from app.facts.schema import PARTS
from app.rulebook import load
from app.rulebook.advice import RESULTS
from app.rulebook.situation import Situation
from app.rulebook.suppositions import values
from app.truth import Truth

ATTESTED = {
    "obliged_since": "2023-12-01",
    "register_municipality_since": "2023-12-01",
    "first_registration": {"date": "2023-12-01", "municipality": "11002"},
    "first_title_gt3m": {"date": "2023-12-01", "municipality": "11002"},
    "reported_on": "2023-12-15",
    "contract_signed_on": "2024-01-15",
    "attest_on": "2025-01-10",
}
LATE = date(2027, 2, 1)
TODAY = date(2026, 11, 22)
TOLD_BESIDE: tuple[tuple[date, dict[str, Any]], ...] = (
    (TODAY, {**ATTESTED, "post_attest_activity": [{"kind": "work", "start": "2025-02-01", "until": "2025-12-31"}]}),
    (TODAY, {**ATTESTED, "birth_date": "1960-02-01"}),
    (TODAY, {**ATTESTED, "medical_certificate": "permanent"}),
    (LATE, ATTESTED),
    (
        TODAY,
        {
            "first_title_gt3m": {"date": "2010-03-01", "municipality": "11002"},
            "referral": {"by": "ocmw", "parts": ["nt2"]},
        },
    ),
    (TODAY, {"first_title_gt3m": {"date": "2026-09-01", "municipality": "63023"}, "register_municipality": "63023"}),
    (TODAY, {"register_type": "none", "residence_document": "visa_d"}),
    (
        TODAY,
        {
            "limited_learning_capacity": "both",
            "vdab": {"registered_on": "2026-10-01", "category": "other"},
            "work": [
                {"kind": "employee", "hours": "38", "full_time_hours": "38", "start": "2026-09-05", "until": "open"}
            ],
        },
    ),
)
LAW = Path(__file__).parents[2] / "law"
RESULT_NAMES = ("group", *PARTS, "track", "contract")


@cache
def cases() -> tuple[Case, ...]:
    books = sorted(path for path in LAW.glob("*.yaml") if path.name != "persons.yaml")
    told = [case for book in books for case in read_casebook(book)]
    return (*[read_case(path) for path in sorted((LAW / "cases").glob("*.yaml"))], *told)


def situation(facts: Facts, on: date | None) -> Situation:
    assert on is not None
    return Situation(load(), facts, on, RESULTS)


def varied() -> Iterator[Situation]:
    """Each person of the cases, and the same with one fact on either side of each of its borders."""
    for case in cases():
        yield situation(case.facts, case.on)
    refugee = read_case(LAW / "cases" / "w01.yaml").facts
    for on, told in TOLD_BESIDE:
        yield situation(Facts({**refugee, **read_facts(told)}), on)
    not_reported = {name: fact for name, fact in refugee.items() if name not in ("reported_on", "contract_signed_on")}
    yield situation(Facts({**not_reported, **read_facts({"registered_letter_on": "2026-05-11"})}), TODAY)
    for case in cases()[:40]:
        as_told = situation(case.facts, case.on)
        for fact in sorted(case.facts):
            thin = situation(Facts({name: one for name, one in case.facts.items() if name != fact}), case.on)
            yield from (as_told.supposing(fact, value) for value in values(thin, fact))


def test_every_rule_that_is_judged_fires_for_somebody() -> None:
    silent = {rule.id for rule in load().rules.values() if rule.when is not None}
    for one in varied():
        silent -= {rule for rule in silent if one.rule(rule) is Truth.YES}
        if not silent:
            break
    assert not silent


def test_every_rule_that_is_judged_stays_silent_for_somebody() -> None:
    loud = {rule.id for rule in load().rules.values() if rule.when is not None}
    for case in cases():
        one = situation(case.facts, case.on)
        loud -= {rule for rule in loud if one.rule(rule) is Truth.NO}
    assert not loud


def test_the_same_rules_never_give_a_result_two_values() -> None:
    given: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for one in varied():
        for name in RESULT_NAMES:
            outcome = one.outcome(name)
            if outcome.value != "open" and not outcome.check:
                given.setdefault((name, outcome.rules), set()).add(outcome.value)
    assert not {key: found for key, found in given.items() if len(found) > 1}
