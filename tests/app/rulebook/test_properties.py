"""What holds for every newcomer: tried on the persons of the cases with facts changed, lost and found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.facts import Fact, Facts
from app.facts.casebook import read_cases
from app.facts.casefile import read_case
from app.facts.fact import Proof, State
from app.rulebook import Advice, advise, load
from app.rulebook.advice import RESULTS
from app.rulebook.situation import NOT_HAPPENED, Situation
from app.rulebook.suppositions import values
from app.rulebook.written import write

LAW = Path(__file__).parents[2] / "law"
CASES = sorted((LAW / "cases").glob("*.yaml"))
PARTS = ("mo", "nt2", "work", "pnt")
SETTINGS = settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LOSABLE = (
    "birth_date", "nationalities", "birth_country", "parent_birth_countries", "register_municipality",
    "register_municipality_since", "first_registration", "first_title_gt3m", "register_type", "lawful_stay",
    "title_gt_3_months", "residence_document", "stay_motive", "max_one_year", "second_capacity",
    "sponsor_nationalities", "sponsor_status", "relation_to_sponsor", "used_free_movement", "eu_ltr_state",
    "minister_role", "integration_certificates", "medical_certificate", "diplomas", "dutch_schooling_years",
    "reception_school_months", "reception_school_years", "current_study", "literacy", "learning_speed",
    "dutch_proofs", "mo_tests", "limited_learning_capacity", "work", "labour_market_access", "vdab", "income",
    "referral", "brussels_track",
)  # fmt: skip


@cache
def people() -> tuple[tuple[Facts, date], ...]:
    found = [read_case(path) for path in CASES]
    return tuple((one.facts, one.on) for one in found if one.on is not None)


def with_values(facts: Facts, changes: dict[str, Any]) -> Facts:
    kept = {name: fact for name, fact in facts.items() if name not in changes}
    told = {name: Fact(name, value) for name, value in changes.items() if value is not NOT_HAPPENED}
    return Facts({**kept, **told})


def without(facts: Facts, lost: set[str]) -> Facts:
    return Facts({name: fact for name, fact in facts.items() if name not in lost})


@st.composite
def newcomers(draw: st.DrawFn) -> tuple[Facts, date]:
    """Somebody of the cases in whose file up to four facts are other ones."""
    facts, on = draw(st.sampled_from(people()))
    names = draw(st.sets(st.sampled_from(LOSABLE), max_size=4))
    situation = Situation(load(), without(facts, names), on, RESULTS)
    drawn = {name: draw(st.sampled_from(values(situation, name))) for name in sorted(names)}
    changed = with_values(facts, drawn)
    assume(fits_together(changed))
    return changed, on


def fits_together(facts: Facts) -> bool:
    """Foreigners' registers hold no Belgians; nobody lives in a municipality before the first registration."""
    if "BE" in (facts.value("nationalities") or ()) and facts.value("register_type") in ("foreigners", "waiting"):
        return False
    since = facts.value("register_municipality_since")
    first = [facts.value(name) for name in ("first_title_gt3m", "first_registration")]
    days = [one["date"] for one in first if one and "date" in one]
    return since is None or all(day <= since for day in days)


def results(advice: Advice) -> dict[str, Any]:
    track = advice.track
    return {
        "group": advice.group, **advice.parts, "contract": advice.contract,
        "track": advice.contract._replace(value=track.value, rules=track.rules, missing=track.missing, check=False),
    }  # fmt: skip


@SETTINGS
@given(newcomers(), st.sets(st.sampled_from(LOSABLE), min_size=1, max_size=5))
def test_a_fact_more_never_turns_a_settled_result_into_another(newcomer: tuple[Facts, date], lost: set[str]) -> None:
    facts, on = newcomer
    less = advise(without(facts, lost), on)
    more = advise(facts, on)
    for name, before in results(less).items():
        after = results(more)[name]
        if before.value not in ("open", after.value):
            assert before.value == "optional", (name, before, after)
        if before.value not in ("open", "optional") and not before.check:
            assert not after.check, (name, before, after)
    if "open" not in (less.group.value, less.route.operator):
        assert more.fees.max_total <= less.fees.max_total


@SETTINGS
@given(newcomers(), st.sets(st.sampled_from(LOSABLE), min_size=1, max_size=2))
def test_trying_every_value_agrees_with_open_and_settled(newcomer: tuple[Facts, date], lost: set[str]) -> None:
    facts, on = newcomer
    thin = without(facts, lost)
    advice = advise(thin, on)
    situation = Situation(load(), thin, on, RESULTS)
    named = sorted({name for outcome in results(advice).values() for name in outcome.missing} | lost)
    named = [name for name in named if name not in thin]
    choices = [values(situation, name) for name in named]
    if len(named) > 2 or prod(len(one) for one in choices) > 24:
        return
    tried: dict[tuple[int, ...], dict[str, str]] = {}
    for places in product(*(range(len(one)) for one in choices)):
        supposed = {name: one[place] for name, one, place in zip(named, choices, places, strict=True)}
        told = results(advise(with_values(thin, supposed), on))
        tried[places] = {name: outcome.value for name, outcome in told.items()}
    for result, outcome in results(advice).items():
        came = {one[result] for one in tried.values()}
        if outcome.value == "open":
            assert len(came) > 1 or came == {"open"}, (result, outcome, came)
            asked = {name for name in outcome.missing if name not in thin}
            assert asked <= deciding(result, named, tried), (result, outcome)
        elif outcome.value != "optional":
            assert came == {outcome.value}, (result, outcome, came)


def deciding(result: str, named: list[str], tried: dict[tuple[int, ...], dict[str, str]]) -> set[str]:
    """The facts of which another value, all else alike, gives another result."""
    found = set()
    for i, name in enumerate(named):
        alike: dict[tuple[int, ...], set[str]] = {}
        for places, came in tried.items():
            alike.setdefault(places[:i] + places[i + 1 :], set()).add(came[result])
        if any(len(one) > 1 or one == {"open"} for one in alike.values()):
            found.add(name)
    return found


@cache
def told_somewhere() -> dict[str, list[Any]]:
    """What the cases and casebooks say of each fact: values that nobody chose with the judge in mind."""
    found: dict[str, dict[str, Any]] = {}
    for case in (*read_cases(LAW / "cases"), *read_cases(LAW)):
        for name, fact in case.facts.items():
            if fact.value is not None:
                found.setdefault(name, {})[repr(fact.value)] = fact.value
    return {name: [*values.values()] for name, values in sorted(found.items())}


@settings(SETTINGS, max_examples=1500)
@given(newcomers(), st.data())
def test_no_value_of_any_case_moves_what_was_settled_while_nobody_knew_it(
    newcomer: tuple[Facts, date], data: st.DataObject
) -> None:
    facts, on = newcomer
    lost = data.draw(st.sets(st.sampled_from([*told_somewhere()]), min_size=1, max_size=3))
    nobody_knows = {name: Fact(name, None, Proof.ORIGINAL, State.UNKNOWN) for name in lost}
    less = advise(Facts({**facts, **nobody_knows}), on)
    more = with_values(facts, {name: data.draw(st.sampled_from(told_somewhere()[name])) for name in sorted(lost)})
    signed = more.value("contract_signed_on")
    assume(fits_together(more) and (signed is None or signed <= on))
    after = results(advise(more, on))
    for name, before in results(less).items():
        if before.value not in ("open", "optional"):
            assert after[name].value == before.value, (name, lost, before, after[name])


@SETTINGS
@given(newcomers(), st.randoms(use_true_random=False))
def test_the_order_of_facts_and_of_rules_does_not_matter(newcomer: tuple[Facts, date], rng: Any) -> None:
    facts, on = newcomer
    shuffled = list(facts.items())
    rng.shuffle(shuffled)
    book = load()
    rules = list(book.rules.items())
    rng.shuffle(rules)
    shuffled_rules = dict(rules)
    one = advise(facts, on).as_json()
    for written in (book.written, write(shuffled_rules, book.notions)):
        other = advise(Facts(dict(shuffled)), on, replace(book, rules=shuffled_rules, written=written)).as_json()
        other["rules"] = sorted(other["rules"], key=one["rules"].index)
        other["notices"] = sorted(other["notices"], key=one["notices"].index)
        assert one == other


@SETTINGS
@given(newcomers(), st.sets(st.sampled_from(LOSABLE), max_size=4))
def test_what_no_advice_may_say(newcomer: tuple[Facts, date], lost: set[str]) -> None:
    facts, on = newcomer
    advice = advise(without(facts, lost), on)
    book = load()
    if advice.group.value == "excluded":
        assert {one.value for one in advice.parts.values()} == {"not_required"}
        assert (advice.fees.max_total, advice.contract.value) == (0, "not_possible")
    if any(f"EXO-{number:02}" in advice.rules for number in range(1, 11)):
        assert advice.group.value != "obliged"
    for name, outcome in results(advice).items():
        weak = [rule for rule in outcome.rules if rule in book.doubts or is_weak(advice, rule)]
        if outcome.check:
            assert weak or outcome.doubts, (name, outcome)
        elif outcome.value not in ("open", "undetermined"):
            told = [rule for rule in outcome.rules if rule in book.rules]
            assert any(book.rules[rule].certainty != "unverified" for rule in told), (name, outcome)
    if advice.fees.check:
        assert any(rule in book.doubts or is_weak(advice, rule) for rule in advice.fees.rules) or advice.fees.doubts


def is_weak(advice: Advice, rule: str) -> bool:
    held = load().rules[rule]
    return held.certainty == "unverified" or (held.starts is None and held.written is not None)
