"""Settled means settled, and what is named as missing can matter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.facts import Facts, read_facts
from app.facts.casebook import read_cases
from app.facts.casefile import read_case
from app.rulebook import Advice, advise, load
from app.rulebook.advice import RESULTS
from app.rulebook.reasoning import Reasoning, _wider, _World
from app.rulebook.situation import Situation
from app.rulebook.suppositions import values
from tests.app.rulebook.people import DAY, LAW, REFUGEE

NO_COURSE = read_case(LAW / "cases" / "w51.yaml").facts


def told(without: tuple[str, ...] = (), on: date = DAY, **facts: Any) -> Advice:
    kept = {name: fact for name, fact in REFUGEE.items() if name not in without}
    return advise(Facts({**kept, **read_facts(facts)}), on)


def job(**fields: str) -> list[dict[str, str]]:
    return [{"kind": "employee", "start": "2026-01-05", **fields}]


def test_the_same_unknown_on_both_sides_of_an_or_is_settled() -> None:
    advice = told(birth_date="2008", on=date(2027, 1, 15))
    assert (advice.group.value, advice.group.missing) == ("obliged", ())


def test_two_values_that_lead_to_the_same_result_are_settled() -> None:
    advice = told(without=("literacy", "learning_speed"), literacy="weak")
    assert (advice.track.value, advice.missing) == ("cbe_alfa", ())


@pytest.mark.parametrize(
    "work",
    [
        job(hours="38", full_time_hours="38"),
        job(until="open"),
        job(until="open", hours="10"),
    ],
)
def test_a_job_of_which_too_little_is_known_is_still_asked_about(work: list[dict[str, str]]) -> None:
    advice = told(without=("vdab",), vdab="none", work=work)
    assert (advice.parts["work"].value, advice.parts["work"].missing) == ("open", ("work",))
    assert "work" in advice.parts["pnt"].missing


def test_a_job_that_is_too_short_needs_no_hours() -> None:
    advice = told(without=("vdab",), vdab="none", work=job(start="2026-10-20", until="2026-11-30"))
    assert advice.parts["work"].value == "required"


def test_a_fact_that_cannot_matter_is_not_named() -> None:
    advice = told(without=("max_one_year", "medical_certificate"), nationalities=["RO"], stay_motive="eu_citizen")
    assert (advice.group.value, advice.group.missing) == ("open", ("max_one_year",))


def test_a_single_missing_fact_of_many_choices_is_tried_with_all_of_them() -> None:
    advice = told(without=("residence_document",), ict_trainee="no")
    assert advice.group.value == "open" and not advice.group.bounded
    everything = [advice.group, *advice.parts.values(), advice.contract]
    assert {one.missing for one in everything if one.value == "open"} == {("residence_document",)}


def test_choices_that_no_condition_tells_apart_stand_for_each_other() -> None:
    documents = load().choices["residence_document"]
    assert sorted(documents) == ["annex_15", "be_id", "i", "m", "special_c", "visa_c", "visa_d"]
    assert "excluded_status" in load().choices["sponsor_status"]


@pytest.mark.parametrize("event", ["attest_on", "contract_signed_on", "previous_contracts", "registered_letter_on"])
def test_an_event_of_which_nobody_knows_is_not_one_that_did_not_happen(event: str) -> None:
    nobody_knows: Any = {"state": "unknown"}
    advice = told(**{event: nobody_knows})
    results = [advice.group, *advice.parts.values(), advice.contract]
    rules = [advice.findings[one] for one in advice.book.rules if one in advice.findings]
    assert any(event in one.missing for one in (*results, *rules))


def test_a_day_of_signing_that_nobody_knows_is_named_beside_what_else_is_missing() -> None:
    nobody_knows: Any = {"state": "unknown"}
    advice = told(without=("medical_certificate",), contract_signed_on=nobody_knows)
    assert advice.group.missing == ("medical_certificate",)
    assert advice.parts["pnt"].missing == ("contract_signed_on", "medical_certificate")
    assert set(advice.parts["pnt"].possible) == {"not_required", "optional", "required"}


def test_a_rule_that_begins_on_a_day_of_signing_that_nobody_knows_is_not_settled() -> None:
    nobody_knows: Any = {"state": "unknown"}
    advice = told(contract_signed_on=nobody_knows, limited_learning_capacity="both")
    assert (advice.parts["mo"].value, advice.parts["mo"].missing) == ("open", ("contract_signed_on",))


def test_an_attest_of_which_nobody_knows_leaves_the_group_open() -> None:
    nobody_knows: Any = {"state": "unknown"}
    advice = told(attest_on=nobody_knows)
    assert (advice.group.value, advice.group.missing) == ("open", ("attest_on",))


def test_an_entitled_person_who_was_not_asked_does_not_decline() -> None:
    nobody_knows: Any = {"state": "unknown"}
    engineer = {"nationalities": ["IN"], "birth_country": "IN", "stay_motive": "labour"}
    asked, unclear, declines = (
        told(**engineer), told(**engineer, wants_to_sign=nobody_knows), told(**engineer, wants_to_sign="no"),
    )  # fmt: skip
    assert "NT2-10" not in asked.rules and asked.track.value == "cvo_standard"
    assert (unclear.track.value, unclear.track.missing) == ("open", ("wants_to_sign",))
    assert "NT2-10" in declines.rules and declines.track.value == "undetermined"


def test_a_contract_for_pnt_alone_waits_for_the_wish() -> None:
    nobody_knows: Any = {"state": "unknown"}
    done = next(case for case in read_cases(LAW) if case.name.startswith("An entitled person with everything reached"))
    unclear = advise(Facts({**done.facts, **read_facts({"wants_pnt": nobody_knows})}), DAY)
    wishes = advise(Facts({**done.facts, **read_facts({"wants_pnt": "yes"})}), DAY)
    assert (unclear.parts["pnt"].value, unclear.contract.missing) == ("optional", ("wants_pnt",))
    assert (wishes.parts["pnt"].value, wishes.contract.value) == ("required", "possible")


def test_a_fact_is_named_also_where_another_one_must_be_known_to_see_what_it_does() -> None:
    family: dict[str, Any] = {"sponsor_status": "none", "sponsor_nationalities": [], "relation_to_sponsor": "none"}
    diploma: dict[str, Any] = {"level": "master", "community": "flemish", "taught_in": "nl"}
    known: dict[str, Any] = {**family, "second_capacity": "none", "max_one_year": "no", "diplomas": [diploma]}
    advice = told(without=("nationalities", "stay_motive"), **known)
    assert (advice.group.value, advice.group.possible) == ("open", ("entitled", "excluded"))
    assert advice.group.missing == ("nationalities", "stay_motive")  # seasonal workers but EU citizens are excluded


def test_a_nationality_that_is_told_stays_while_another_is_not_known() -> None:
    belgian = {"nationalities": ["BE", "unknown"], "register_type": "population", "birth_country": "CD"}
    advice = told(without=("residence_document",), **belgian, parent_birth_countries=["CD", "CD"], ict_trainee="no")
    assert (advice.group.value, advice.group.missing) == ("open", ("nationalities",))
    assert set(advice.group.possible) == {"obliged", "entitled"}


def test_a_sponsor_is_supposed_with_each_nationality_that_a_rule_asks_for() -> None:
    nobody = Situation(load(), Facts({}), DAY, RESULTS)
    assert {("BE",), ("FR",), ("GB",), ("SY",)} <= set(values(nobody, "sponsor_nationalities"))
    half = Situation(load(), read_facts({"sponsor_nationalities": ["TR", "unknown"]}), DAY, RESULTS)
    assert all("TR" in one for one in values(half, "sponsor_nationalities"))


def test_a_referral_of_which_nobody_knows_may_leave_out_any_part() -> None:
    advice = told(without=("referral",), nationalities=["IN"], birth_country="IN", stay_motive="labour")
    assert {one.missing for one in (advice.parts["mo"], advice.parts["nt2"])} == {("referral",)}


def test_pnt_is_not_for_the_person_to_choose_while_a_referral_may_ask_it() -> None:
    engineer = {"nationalities": ["IN"], "birth_country": "IN", "stay_motive": "labour", "income": ["leefloon"]}
    advice = told(without=("referral",), **engineer)
    assert (advice.parts["pnt"].value, advice.parts["pnt"].missing) == ("open", ("referral",))


def test_too_many_missing_facts_are_open_out_of_caution() -> None:
    advice = advise(read_facts({"birth_date": "1990-01-01"}), DAY)
    assert advice.group.value == "open" and advice.group.bounded
    assert advice.as_json()["group"]["bounded"] is True


@pytest.mark.parametrize(
    ("born", "on", "group"),
    [
        ("1961", date(2026, 12, 30), "open"),
        ("1961", date(2026, 12, 31), "entitled"),
        ("1961-11", date(2026, 11, 29), "open"),
        ("1961-11", date(2026, 11, 30), "entitled"),
    ],
)
def test_a_birth_of_unknown_day_is_an_interval(born: str, on: date, group: str) -> None:
    advice = told(birth_date=born, on=on)
    assert advice.group.value == group
    assert ("birth_date" in advice.group.missing) == (group == "open")


def test_a_rule_without_a_start_asks_the_assessor_before_its_source_was_written() -> None:
    early = told(on=date(2024, 6, 23), stay_motive="labour", **since("2024-01-08"))
    later = told(on=date(2024, 6, 24), stay_motive="labour", **since("2024-01-08"))
    assert (early.group.value, early.group.check) == ("entitled", True)
    assert (later.group.value, later.group.check) == ("entitled", False)


def test_a_rule_is_judged_on_the_day_of_its_event() -> None:
    before, after = told(**since("2016-02-28")), told(**since("2016-02-29"))
    assert (before.group.value, after.group.value) == ("entitled", "obliged")


def test_a_rule_that_ended_is_silent() -> None:
    old = told(without=("reported_on",), contract_signed_on="2022-02-28", **since("2021-05-03"))
    new = told(without=("reported_on",), contract_signed_on="2022-03-01", **since("2021-05-03"))
    assert "EXP-MO-05" in old.rules and "EXP-MO-05" not in new.rules


def test_proof_that_is_lacking_is_named_with_the_evidence() -> None:
    advice = told(diplomas={"value": [{"level": "master", "community": "flemish", "taught_in": "nl"}], "proof": "copy"})
    assert advice.proven is not None
    assert (advice.group.value, advice.proven.group.value) == ("entitled", "open")
    asked = {one["rule"]: one for one in advice.as_json()["to_prove"]}
    assert asked["EXO-09"]["proof"] == "original" and asked["EXO-09"]["facts"] == ["diplomas"]
    assert asked["EXO-09"]["evidence"].startswith("Diploma")


def test_a_result_settled_by_supposing_is_judged_again_for_the_proof_of_all_that_its_branches_looked_at() -> None:
    raw = {"integration_certificates": [], "labour_market_access": {"value": "limited", "proof": "said"}}
    advice = advise(read_facts(raw), DAY)
    assert advice.proven is not None
    assert (advice.parts["work"].value, advice.proven.parts["work"].value) == ("not_required", "open")


def since(day: str) -> dict[str, Any]:
    registered = {"date": day, "municipality": "11002"}
    return {"register_municipality_since": day, "first_registration": registered, "first_title_gt3m": registered}


def test_a_contract_that_may_turn_out_to_hold_no_course_is_for_the_assessor() -> None:
    exempt_from_mo = Facts({name: fact for name, fact in NO_COURSE.items() if name != "dutch_proofs"})
    advice = advise(exempt_from_mo, DAY)
    assert (advice.parts["mo"].value, advice.parts["nt2"].value) == ("exempt", "open")
    assert (advice.contract.value, advice.contract.check) == ("possible", True)
    assert advice.contract.rules == ("CON-06", "CON-07")


@pytest.mark.parametrize(
    ("lost", "result", "named"),
    [
        (("lawful_stay", "minister_role"), "group", ("lawful_stay",)),
        (("register_type", "eu_ltr_state"), "group", ("register_type",)),
        (("integration_certificates", "diplomas"), "contract", ("integration_certificates",)),
        (("title_gt_3_months", "eu_ltr_state"), "mo", ("eu_ltr_integration_condition", "eu_ltr_state")),
        (("stay_motive", "second_capacity"), "group", ("second_capacity", "sponsor_status", "stay_motive")),
    ],
)
def test_only_facts_that_can_turn_a_result_are_named_and_all_of_them(
    lost: tuple[str, ...], result: str, named: tuple[str, ...]
) -> None:
    advice = advise(Facts({name: fact for name, fact in REFUGEE.items() if name not in lost}), DAY)
    found = {"group": advice.group, "contract": advice.contract, **advice.parts}[result]
    assert (found.value, found.missing, found.exact) == ("open", named, True)


def test_an_open_result_for_which_no_branch_is_left_says_so() -> None:
    thin = Facts({name: fact for name, fact in REFUGEE.items() if name not in ("literacy", "learning_speed")})
    situation = Situation(load(), thin, DAY, RESULTS)
    track = situation.outcome("track")
    assert not Reasoning(situation, worlds=60).about("track", track).bounded
    for worlds in (1, 2):
        assert Reasoning(situation, worlds).about("track", track) == track
    by_proof = situation.proving({"said": 0, "copy": 0, "original": 0, "verified": 0})
    assert not Reasoning(by_proof).about("track", by_proof.outcome("track")).bounded


def test_the_worlds_of_missing_facts_are_counted_before_they_are_made() -> None:
    lost = ("literacy", "birth_date")
    s = Situation(load(), Facts({name: fact for name, fact in REFUGEE.items() if name not in lost}), DAY, RESULTS)
    worlds = len(values(s, "literacy")) * len(values(s, "birth_date"))
    assert not _wider(worlds, s, lost, {})
    assert _wider(worlds - 1, s, lost, {})


def test_a_branch_is_known_by_the_value_that_is_supposed_in_it() -> None:
    thin = Facts({name: fact for name, fact in REFUGEE.items() if name != "literacy"})
    reasoning = Reasoning(Situation(load(), thin, DAY, RESULTS))
    tree = reasoning._explored(reasoning._world, "track").tree([])
    assert isinstance(tree, tuple)
    fact, beneath = tree
    assert (fact, [value for value, _ in beneath]) == ("literacy", [repr(one) for one in load().choices["literacy"]])


def test_results_look_into_the_same_worlds() -> None:
    thin = Facts({name: fact for name, fact in REFUGEE.items() if name != "residence_document"})
    situation = Situation(load(), thin, DAY, RESULTS)
    documents = load().choices["residence_document"]
    reasoning = Reasoning(situation, worlds=len(documents) + 2)  # with card I it matters who the trainee is
    assert not any(reasoning.about(name, situation.outcome(name)).bounded for name in ("group", "mo", "work"))
    world = _World(situation, {"residence_document": documents})
    assert world.beneath("residence_document") is world.beneath("residence_document")
