"""One person on one day: notions with facts half told, suppositions that complete what is known, rules never judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.facts import SPECS, Facts, Proof, read_facts
from app.rulebook import advise, load
from app.rulebook.advice import RESULTS
from app.rulebook.bits import BIT, ON_RULES, bits, names
from app.rulebook.condition import compiled
from app.rulebook.outcome import Outcome
from app.rulebook.rule import Rulebook
from app.rulebook.situation import NOT_HAPPENED, Situation
from app.rulebook.suppositions import FEWEST, values
from app.truth import Truth
from tests.app.rulebook.people import DAY, REFUGEE

YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)
NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES


def told(without: tuple[str, ...] = (), **facts: Any) -> Situation:
    kept = {name: fact for name, fact in REFUGEE.items() if name not in without}
    return Situation(load(), Facts({**kept, **read_facts(facts)}), DAY, RESULTS)


def awaiting(*facts: str) -> dict[str, int]:
    """These facts fall short of every level of proof but the lowest."""
    return {level.value: bits(facts) * (level.rank > 0) for level in Proof}


def test_a_rule_that_nothing_judges_never_fires_and_looks_at_nothing() -> None:
    situation = told()
    assert situation.rule("INT-02") is NO
    assert names(situation.used) == names(situation.missing) == ()


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


def test_a_register_record_without_its_day_is_still_needed() -> None:
    registered = told(first_title_gt3m={"municipality": "21015"})
    assert registered.notion("adult_at_first_title") is UNKNOWN
    assert names(registered.missing) == ("first_title_gt3m",)


@pytest.mark.parametrize(
    ("born", "study", "truth"),
    [
        ("2008-01-15", {"kind": "reception", "until": "2026-09-01"}, YES),
        ("2008-01-15", {"kind": "reception", "until": "2026-08-31"}, NO),
        ("2008-01-15", {"kind": "reception"}, YES),
        ("2008-01-15", {"kind": "adult"}, NO),
        ("2008-01-15", "none", NO),
        ("2008-09-01", {"kind": "reception"}, NO),
        ("2008", {"kind": "reception", "until": "2027-09-01"}, UNKNOWN),
    ],
)
def test_a_suspended_year_counts_only_when_education_goes_on_after_it(born: str, study: Any, truth: Truth) -> None:
    assert told(birth_date=born, current_study=study).notion("enrolled_again_after_suspension") is truth


def test_a_suspended_year_is_open_until_birth_and_study_are_told() -> None:
    assert told(without=("birth_date",)).notion("enrolled_again_after_suspension") is UNKNOWN
    assert (
        told(without=("current_study",), birth_date="2008-01-15").notion("enrolled_again_after_suspension") is UNKNOWN
    )


def test_a_supposition_leaves_what_did_not_look_at_its_fact() -> None:
    thin = told(without=("dutch_proofs",))
    thin.notion("b1_shown")
    other = thin.supposing("literacy", "weak")
    assert other.used == other.missing == 0
    truth, _, missing = other.ground("b1_shown")
    assert (truth, names(missing)) == (UNKNOWN, ("dutch_proofs",))
    assert other.supposing("dutch_proofs", ()).notion("b1_shown") is NO


def test_a_supposition_shares_the_results_that_did_not_look_at_its_fact() -> None:
    thin = told(without=("literacy", "learning_speed"))
    group, track = thin.outcome("group"), thin.outcome("track")
    other = thin.supposing("literacy", "weak")
    assert other.outcome("group") is group and other.rules["TGT-01"] is thin.rules["TGT-01"]
    assert (track.value, other.outcome("track").value) == ("open", "cbe_alfa")


def test_what_no_weak_fact_decides_is_not_judged_again_for_the_proof() -> None:
    by_word = told(medical_certificate={"value": "permanent", "proof": "said"})
    assert by_word.outcome("group").value == "entitled"
    by_proof = by_word.proving(awaiting("medical_certificate"))
    assert by_proof.rules["TGT-01"] is by_word.rules["TGT-01"]
    assert by_proof.route() is by_word.route()
    assert (by_proof.rule("EXO-04"), names(by_proof.unproven["EXO-04"])) == (UNKNOWN, ("medical_certificate",))
    assert by_proof.supposing("medical_certificate", "none").outcome("group").value == "obliged"


@pytest.mark.parametrize(
    ("starts", "until", "held"),
    [(DAY, DAY, True), (None, DAY, True), (DAY, None, True), (TOMORROW, None, False), (None, YESTERDAY, False)],
)
def test_a_rule_is_in_force_on_its_first_day_and_on_its_last(
    starts: date | None, until: date | None, held: bool
) -> None:
    book = load()
    rule = replace(book.rules["NT2-04"], starts=starts, until=until, judged_on="today")
    dated = replace(book, rules={**book.rules, "NT2-04": rule})
    assert told().rule("NT2-04") is YES
    assert Situation(dated, REFUGEE, DAY, RESULTS).rule("NT2-04") is (YES if held else NO)


def test_a_duty_names_the_exemptions_that_were_looked_at_and_none_where_there_is_no_duty() -> None:
    situation = told()
    assert (situation.rule("OBL-01"), situation.rule("OBL-02")) == (YES, NO)
    exemptions = {f"EXO-{number:02}" for number in range(1, 11)}
    assert set(situation.findings()["OBL-01"].below) == {"TGT-01", *exemptions}
    assert situation.findings()["OBL-02"].below == ("TGT-01",)
    assert (situation.rule("EXO-10"), situation.findings()["EXO-10"].below) == (NO, ("OBL-05", "OBL-13"))


def test_a_ground_that_is_only_said_awaits_proof_and_one_that_is_not_so_awaits_none() -> None:
    by_word = told(mo_tests={"value": [{"kind": "final", "passed": "yes"}], "proof": "said"})
    by_proof = by_word.proving(awaiting("mo_tests", "contract_signed_on"))
    assert by_word.ground("mo_final_test_passed") == (YES, BIT["mo_tests"], 0)
    assert by_proof.ground("mo_final_test_passed") == (UNKNOWN, BIT["mo_tests"], BIT["mo_tests"])
    assert by_proof.ground("signed_before_the_reform")[0] is NO


@pytest.mark.parametrize(
    ("asked", "truth"),
    [(Proof.SAID, YES), (Proof.COPY, YES), (Proof.ORIGINAL, UNKNOWN), (Proof.VERIFIED, UNKNOWN)],
)
def test_a_copy_is_proof_enough_where_a_copy_is_asked(asked: Proof, truth: Truth) -> None:
    book = load()
    rules = {**book.rules, "EXO-04": replace(book.rules["EXO-04"], proof=asked)}
    facts = Facts({**REFUGEE, **read_facts({"medical_certificate": {"value": "permanent", "proof": "copy"}})})
    copied = bits(("medical_certificate",))
    levels = {"said": 0, "copy": 0, "original": copied, "verified": copied}
    not_asked, by_word = (Situation(replace(book, rules=rules), facts, DAY, RESULTS) for _ in range(2))
    assert by_word.rule("EXO-04") is YES
    assert by_word.proving(levels).rule("EXO-04") is not_asked.proving(levels).rule("EXO-04") is truth


def test_a_rule_that_does_not_hold_awaits_no_proof() -> None:
    by_word = told(medical_certificate={"value": "none", "proof": "said"})
    assert by_word.rule("EXO-04") is NO
    by_proof = by_word.proving(awaiting("medical_certificate"))
    assert by_proof.rule("EXO-04") is NO and not by_proof.unproven


def test_a_rule_that_awaits_proof_goes_on_naming_the_facts_that_it_used() -> None:
    by_word = told(medical_certificate={"value": "permanent", "proof": "said"})
    held = by_word.ask("EXO-04")
    by_proof = by_word.proving(awaiting("medical_certificate"))
    assert held == (YES, BIT["medical_certificate"] | ON_RULES, 0)
    assert by_proof.ask("EXO-04") == (UNKNOWN, held[1], BIT["medical_certificate"])


@pytest.mark.parametrize(
    ("event", "facts", "day"),
    [
        ("today", {}, DAY),
        ("signing", {}, date(2026, 10, 26)),
        ("report", {}, date(2026, 10, 5)),
        ("move", {}, date(2026, 9, 1)),
        ("first_title", {}, date(2026, 9, 1)),
        ("first_registration", {"first_registration": {"municipality": "11002"}}, DAY),
        ("majority", {}, date(2015, 3, 14)),
        ("majority", {"birth_date": "1997"}, date(2015, 12, 31)),
        ("majority", {"birth_date": {"state": "unknown"}}, DAY),
        ("attest", {}, DAY),
        ("attest", {"attest_on": "none"}, DAY),
        ("attest", {"attest_on": "2025-01-11"}, date(2025, 1, 11)),
    ],
)
def test_a_rule_is_judged_on_the_day_of_its_event_and_today_while_that_has_none(
    event: str, facts: dict[str, Any], day: date
) -> None:
    assert told(**facts).day_of_event(replace(load().rules["NT2-04"], judged_on=event)) == day


def test_what_is_supposed_needs_no_proof() -> None:
    by_word = told(medical_certificate={"value": "permanent", "proof": "said"})
    by_proof = by_word.proving(awaiting("medical_certificate", "literacy"))
    assert by_proof.rule("EXO-04") is UNKNOWN
    assert by_proof.supposing("medical_certificate", "permanent").rule("EXO-04") is YES
    assert by_proof.supposing("literacy", "none").value("medical_certificate") is None
    assert by_proof.supposing("literacy", "none").value("learning_speed") == "average"


LITERACY = compiled("literacy == 'weak'", load().rules, load().notions)
ASKING: dict[str, tuple[str, Callable[[Situation], Any]]] = {
    "a rule": ("literacy", lambda s: s.rule("NT2-01")),
    "a rule for a result": ("literacy", lambda s: s.truth("NT2-01")),
    "a ground": ("literacy", lambda s: s.ground("NT2-01")),
    "rules of which one is enough": ("literacy", lambda s: s.any_of(("NT2-01", "NT2-03"))),
    "a notion": ("dutch_proofs", lambda s: s.notion("b1_shown")),
    "a condition": ("literacy", lambda s: s.holds(LITERACY)),
    "a fact": ("literacy", lambda s: s.get("literacy")),
    "a birthday": ("birth_date", lambda s: s.aged(18, DAY)),
    "the day of a rule": ("first_title_gt3m", lambda s: s.day_of_event(load().rules["OBL-01"])),
    "the route": ("register_municipality", lambda s: s.route()),
    "a result": ("literacy", lambda s: s.outcome("track")),
}


@pytest.mark.parametrize("what", ASKING)
def test_who_asks_goes_on_with_what_was_used_and_missing_before(what: str) -> None:
    fact, ask = ASKING[what]
    thin = told(without=("children", fact), birth_date="2008")
    thin.get("children")
    thin.get("lawful_stay")
    ask(thin)
    assert {"children", "lawful_stay", fact} <= set(names(thin.used | thin.missing))
    assert "children" in names(thin.missing) and "lawful_stay" in names(thin.used)


@pytest.mark.parametrize("what", ASKING)
def test_who_asks_used_what_the_answer_used(what: str) -> None:
    fact, ask = ASKING[what]
    situation = told()
    ask(situation)
    assert fact in names(situation.used) and not situation.missing


def test_a_comparison_with_a_result_leaves_alone_what_was_used_before() -> None:
    situation = told()
    situation.get("children")
    situation.get("lawful_stay")
    situation.result("track")
    assert (names(situation.used), names(situation.missing)) == (("lawful_stay",), ("children",))


def test_rules_of_which_one_is_enough_looked_at_what_each_of_them_looked_at() -> None:
    thin = told(without=("literacy", "medical_certificate"))
    group = thin.any_of(("NT2-03", "EXO-04", "EXC-01"))
    assert (group.truth, group.holding) == (UNKNOWN, ())
    assert names(group.missing) == ("literacy", "medical_certificate")
    assert set(names(thin.used)) == {"literacy", "medical_certificate", *names(told().ask("EXC-01")[1])}
    assert thin.any_of(("EXO-04", "NT2-04", "TGT-01")).holding == ("TGT-01",)


def test_a_notion_that_is_settled_misses_nothing() -> None:
    diploma = {"level": "master", "community": "flemish", "taught_in": "nl"}
    graduate = told(without=("medical_certificate",), diplomas=[diploma])
    truth, used, missing = graduate.noted("exempt")
    assert (graduate.rule("EXO-04"), graduate.rule("EXO-09")) == (UNKNOWN, YES)
    assert (truth, missing) == (YES, 0) and "diplomas" in names(used)
    assert told().noted("b1_shown") == (NO, BIT["dutch_proofs"], 0)


@pytest.mark.parametrize(
    ("attest", "truth"), [("2025-01-11", YES), ("none", NO), ({"state": "unknown"}, UNKNOWN), (None, NO)]
)
def test_an_event_has_happened_when_it_has_a_day(attest: Any, truth: Truth) -> None:
    assert told(**{"attest_on": attest} if attest else {}).happened("attest_on") is truth


def test_what_looked_at_a_fact_is_judged_again_when_it_is_supposed_and_only_then() -> None:
    words = [name for name, spec in SPECS.items() if spec.kind == "yesno"]
    denied = told(**dict.fromkeys(words, "no"))
    holds = {word: compiled(word, load().rules, load().notions) for word in words}
    assert [word for word in words if denied.holds(holds[word]) is not NO] == []
    for fact in words:
        supposed = denied.supposing(fact, True)
        assert [word for word in words if supposed.holds(holds[word]) is YES] == [fact]


def test_what_was_decided_stands_whatever_is_supposed() -> None:
    situation = told()
    situation.keep("group", Outcome("outside"))
    assert {situation.supposing(fact, None).outcome("group").value for fact in SPECS} == {"outside"}


def test_who_asks_for_the_opposite_of_a_notion_names_the_rules_of_the_notion() -> None:
    book = load()
    opposite = {"when": compiled("not exempt", book.rules, book.notions), "says_when": "not exempt"}
    rule = replace(book.rules["NT2-04"], **opposite)
    situation = Situation(replace(book, rules={**book.rules, "NT2-04": rule}), REFUGEE, DAY, RESULTS)
    assert situation.rule("NT2-04") is YES
    assert {f"EXO-{number:02}" for number in range(1, 11)} == set(situation.findings()["NT2-04"].below)


def but_turks() -> Rulebook:
    """A rulebook in which an illness exempts nobody who is Turkish."""
    book = load()
    rule = replace(book.rules["EXO-04"], unless=compiled("turkish", book.rules, book.notions))
    return replace(book, rules={**book.rules, "EXO-04": rule})


@pytest.mark.parametrize(
    ("facts", "truth", "used", "missing"),
    [
        ({"medical_certificate": "none"}, NO, ("medical_certificate",), ()),
        ({"medical_certificate": "permanent"}, UNKNOWN, ("medical_certificate",), ("nationalities",)),
        (
            {"medical_certificate": "permanent", "nationalities": ["SY"]},
            YES, ("medical_certificate", "nationalities"), (),
        ),
        (
            {"medical_certificate": "permanent", "nationalities": ["TR"]},
            NO, ("medical_certificate", "nationalities"), (),
        ),
        ({"nationalities": ["SY"]}, UNKNOWN, ("nationalities",), ("medical_certificate",)),
        ({"nationalities": ["TR"]}, NO, ("nationalities",), ()),
        ({}, UNKNOWN, (), ("medical_certificate", "nationalities")),
    ],
)  # fmt: skip
def test_a_rule_with_an_exception_looks_at_both(
    facts: dict[str, Any], truth: Truth, used: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    found, looked, lacking = Situation(but_turks(), read_facts(facts), DAY, RESULTS).ask("EXO-04")
    assert (found, names(looked), names(lacking)) == (truth, used, missing)


def test_an_exception_asks_for_no_proof_of_what_is_not_so() -> None:
    facts = read_facts({"nationalities": {"value": ["SY"], "proof": "said"}, "medical_certificate": "permanent"})
    by_word = Situation(but_turks(), facts, DAY, RESULTS)
    assert by_word.rule("EXO-04") is YES
    by_proof = by_word.proving(awaiting("nationalities"))
    assert by_proof.rule("EXO-04") is YES and not by_proof.unproven


def test_borders_of_the_register_need_neither_birth_nor_an_earlier_record() -> None:
    bare = told(without=("birth_date", "first_registration", "first_title_gt3m", "register_municipality_since"))
    days = {one["date"] for one in values(bare, "first_registration")}
    assert {DAY, date(2016, 2, 28), date(2021, 11, 22)} <= days
    assert {DAY, date(2016, 2, 28)} <= set(values(bare, "register_municipality_since"))
    births = {one.first for one in values(bare, "birth_date")}
    assert {DAY, date(1961, 11, 22), date(2008, 11, 22)} <= births


@pytest.mark.parametrize("fact", sorted(SPECS))
def test_there_are_never_fewer_values_than_the_least(fact: str) -> None:
    for lost in ((fact,), (fact, "birth_date", "register_municipality_since", "nationalities", "register_type")):
        assert len(values(told(without=lost), fact)) >= FEWEST[fact], fact


def test_what_rests_on_a_result_is_judged_again_when_another_is_kept() -> None:
    situation = told(vdab="none", income=["wage"])
    assert (situation.notion("mo_course_charged"), situation.truth("FEE-01")) == (YES, YES)
    situation.keep("mo", Outcome("exempt"))
    assert (situation.notion("mo_course_charged"), situation.truth("FEE-01")) == (NO, NO)


def test_a_comparison_with_a_result_is_made_again_when_another_is_kept() -> None:
    situation = told(vdab="none", income=["wage"])
    to_do = compiled("mo == 'required'", load().rules, load().notions)
    assert situation.holds(to_do) is YES
    situation.keep("mo", Outcome("exempt"))
    assert situation.holds(to_do) is NO


def test_a_move_after_a_first_title_that_nobody_knows_is_on_no_anniversary() -> None:
    unknown = told(without=("first_title_gt3m", "first_registration"))
    assert unknown.rule("OBL-02") is UNKNOWN
    assert unknown.notion("moved_on_the_anniversary") is NO


def test_what_is_still_needed_adds_up() -> None:
    thin = told(without=("dutch_proofs",))
    thin.get("dutch_proofs")
    thin.need("work")
    thin.need("vdab")
    assert names(thin.missing) == ("dutch_proofs", "vdab", "work")


def test_an_event_can_be_supposed_not_to_have_happened() -> None:
    situation = told(reported_on="2026-10-05")
    assert situation.happened("reported_on") is YES
    assert values(situation, "reported_on")[0] is NOT_HAPPENED
    assert situation.supposing("reported_on", NOT_HAPPENED).happened("reported_on") is NO
    assert DAY in values(situation, "reported_on")


def test_what_the_assessor_decided_stands_and_the_rest_follows() -> None:
    advice = advise(REFUGEE, DAY, decided={"group": "excluded", "parts.mo": "exempt"})
    assert (advice.group.value, advice.parts["mo"].value, advice.parts["nt2"].value) == (
        "excluded",
        "exempt",
        "not_required",
    )


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


@pytest.mark.parametrize("look", [Situation.signed_on, Situation.route, lambda s: s.outcome("group")])
def test_what_was_used_before_another_look_is_not_forgotten(look: Callable[[Situation], object]) -> None:
    situation = told(children="2", contract_signed_on={"state": "unknown"})
    situation.get("children")
    look(situation)
    assert "children" in names(situation.used)
