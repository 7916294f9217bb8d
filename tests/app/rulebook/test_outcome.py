"""How rules, doubts and several ways to one value come together in a result: its value, its mark, and what it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from app.facts import Facts
from app.facts.casefile import Case
from app.rulebook import Advice, Outcome, Settlement, advise, load
from app.rulebook.bits import BIT, names
from app.rulebook.outcome import OPEN, Turns, depending, joined, settle
from app.rulebook.reasoning import Tree, _turns
from tests.app.rulebook.people import DAY, every_case


@cache
def cases() -> dict[str, Case]:
    return {str(case.blocks.get("case", case.path.stem)): case for case in every_case()}


def advised(case: str, on: date | None = None, **settled: str) -> Advice:
    told = cases()[case]
    day = on or told.on
    assert day is not None
    by_office = {
        doubt.replace("_", "-"): Settlement(reading, "A. Peeters", date(2026, 9, 1), "as agreed")
        for doubt, reading in settled.items()
    }
    return advise(told.facts, day, settled=by_office)


def test_ways_that_agree_rest_on_the_rules_of_all_in_the_order_of_the_first() -> None:
    ways = [Outcome("obliged", rules=("A", "B", "C")), Outcome("obliged", rules=("C", "D", "B"))]
    assert joined(ways) == Outcome("obliged", rules=("A", "B", "C", "D"))
    assert settle([(ways[0], BIT["work"]), (ways[1], 0)]) == joined(ways)


def test_ways_that_agree_but_share_no_rule_rest_on_all() -> None:
    ways = [Outcome("obliged", rules=("A",)), Outcome("obliged", rules=("B",))]
    assert joined(ways) == Outcome("obliged", rules=("A", "B"))


def test_a_doubt_of_one_way_is_a_doubt_and_names_every_rule() -> None:
    ways = [
        Outcome("obliged", rules=("A", "B"), doubts=("C-21",)),
        Outcome("obliged", True, ("B", "C"), doubts=("C-37", "C-21")),
    ]
    assert joined(ways) == Outcome("obliged", True, ("A", "B", "C"), doubts=("C-21", "C-37"))


def test_one_way_alone_stays_as_it_is() -> None:
    only = Outcome("reached", True, ("A",), doubts=("C-01",))
    assert joined([only]) == settle([(only, BIT["work"])]) == only


def between(turns: Turns) -> dict[tuple[str, str], tuple[str, ...]]:
    """What decides between every two values, by name."""
    return {two: names(facts) for two, facts in turns.items()}


def test_ways_that_disagree_are_open_with_what_decides_between_them() -> None:
    found = settle([(Outcome("obliged"), BIT["work"]), (Outcome("entitled"), BIT["vdab"]), (Outcome("obliged"), 0)])
    assert (found.value, found.missing, set(found.possible)) == (OPEN, ("vdab", "work"), {"obliged", "entitled"})
    assert between(found.turns) == {("entitled", "obliged"): ("vdab", "work")}


def test_what_decides_between_ways_to_the_same_value_is_not_missing() -> None:
    found = settle([
        (Outcome("excluded"), BIT["lawful_stay"]), (Outcome("obliged"), BIT["work"]), (Outcome("obliged"), 0),
    ])  # fmt: skip
    assert found.missing == ("lawful_stay",)
    assert between(found.turns) == {("excluded", "obliged"): ("lawful_stay",)}
    assert (found.turning("obliged"), found.turning("entitled")) == (BIT["lawful_stay"], 0)


def test_a_way_that_is_itself_open_hands_on_what_it_may_become() -> None:
    inner = settle([(Outcome("required"), BIT["work"]), (Outcome("exempt"), 0)])
    found = settle([(inner, BIT["vdab"]), (Outcome("reached"), 0)])
    assert (found.possible, found.missing) == (("required", "exempt", "reached"), ("vdab", "work"))
    assert between(found.turns) == {
        ("exempt", "required"): ("work",), ("exempt", "reached"): ("vdab",), ("reached", "required"): ("vdab",),
    }  # fmt: skip
    assert settle([(inner, BIT["vdab"])]).missing == ("work",)
    assert settle([(Outcome(OPEN), BIT["work"])]).value == OPEN


def test_what_depends_on_an_open_result_misses_only_what_changes_it() -> None:
    either = [(Outcome("obliged"), BIT["minister_role"]), (Outcome("entitled"), 0)]
    group = settle([(Outcome("excluded"), BIT["max_one_year"]), *either])._replace(exact=True)
    alike = depending(group, dict.fromkeys(group.possible, Outcome("exempt")))
    assert (alike.value, alike.missing) == ("exempt", ())
    nt2 = {"excluded": Outcome("not_required"), "obliged": Outcome("required"), "entitled": Outcome("required")}
    part = depending(group, nt2)
    assert (part.value, part.missing, part.exact) == (OPEN, ("max_one_year",), True)
    known = settle([(Outcome("exempt"), BIT["diplomas"]), (Outcome("required"), 0)])
    part = depending(group, {"excluded": Outcome("not_required"), "obliged": known, "entitled": known})
    assert (part.missing, part.exact) == (("diplomas", "max_one_year"), False)
    assert between(part.turns)["exempt", "required"] == ("diplomas",)


@pytest.mark.parametrize(
    ("case", "value", "rules", "doubts"),
    [
        ("exact-anniversary", "obliged", ("TGT-01", "OBL-02", "C-37"), ("C-37",)),
        ("belgian-mover-five-years", "obliged", ("TGT-02", "OBL-04", "C-37"), ("C-37",)),
        ("turkish-spouse", "obliged", ("TGT-01", "OBL-01", "EXO-11", "C-21"), ("C-21",)),
        ("two-doubts", "obliged", ("TGT-01", "OBL-02", "EXO-11", "C-21", "C-37"), ("C-21", "C-37")),
        ("applicant-day-before", "entitled", ("TGT-01", "C-04"), ("C-04",)),
        ("british", "obliged", ("TGT-01", "OBL-01", "EXO-12"), ("R-06-UK",)),
        ("recognised-last-day-2006", "entitled", ("TGT-01", "EXO-07", "OBL-13"), ("R-09-MINISTER",)),
    ],
)
def test_a_doubted_group_names_its_own_rules_those_of_the_doubt_that_hold_and_the_conflict(
    case: str, value: str, rules: tuple[str, ...], doubts: tuple[str, ...]
) -> None:
    group = advised(case).group
    assert (group.value, group.check, group.rules, group.doubts) == (value, True, rules, doubts)


@pytest.mark.parametrize(
    ("case", "settled", "value", "rules"),
    [
        ("exact-anniversary", {"C_37": "not_included"}, "entitled", ("TGT-01", "OBL-02", "C-37")),
        ("exact-anniversary", {"C_37": "included"}, "obliged", ("TGT-01", "OBL-02")),
        ("belgian-mover-five-years", {"C_37": "not_included"}, "entitled", ("TGT-02", "OBL-04", "C-37")),
        ("turkish-spouse", {"C_21": "exempt"}, "entitled", ("TGT-01", "OBL-01", "EXO-11", "C-21")),
        ("british", {"R_06_UK": "exempt"}, "entitled", ("TGT-01", "OBL-01", "EXO-12")),
    ],
)
def test_a_settled_group_is_firm_and_names_no_rule_that_does_not_hold(
    case: str, settled: dict[str, str], value: str, rules: tuple[str, ...]
) -> None:
    group = advised(case, **settled).group
    assert (group.value, group.check, group.rules) == (value, False, rules)


@pytest.mark.parametrize(
    ("case", "mo", "nt2", "work", "pnt"),
    [
        ("w01", "PRT-02", "PRT-03", "EXP-VDAB-04", "PRT-05"),
        ("w03", "PRT-02", "PRT-03", "EXP-VDAB-01", "EXP-PNT-01"),
        ("w09", "PRT-02", "PRT-03", "EXP-VDAB-03", "PRT-06 EXP-PNT-04"),
        ("w27", "PRT-02", "PRT-03", "EXP-VDAB-02", "PRT-06 EXP-PNT-04"),
        ("w29", "PRT-02", "EXP-NT2-02", "EXP-VDAB-01", "EXP-PNT-01"),
        ("w33", "PRT-02", "EXP-NT2-06", "EXP-VDAB-01", "EXP-PNT-01"),
        ("w39", "PRT-02", "PRT-03", "PRT-04", "EXP-PNT-02"),
        ("w49a", "PRT-02", "PRT-03", "EXP-VDAB-05", "EXP-PNT-03"),
        ("w51", "EXP-MO-01", "EXP-NT2-03", "PRT-04", "PRT-05"),
    ],
)
def test_each_part_names_the_rule_that_gives_it(case: str, mo: str, nt2: str, work: str, pnt: str) -> None:
    rules = {name: " ".join(part.rules) for name, part in advised(case).parts.items()}
    assert rules == {"mo": mo, "nt2": nt2, "work": work, "pnt": pnt}


def test_a_part_exempted_before_its_source_was_written_is_for_the_assessor() -> None:
    before, after = (advised("w33", on=date(2026, 5, day)).parts["nt2"] for day in (14, 15))
    assert (before.value, before.check, before.rules) == ("exempt", True, ("EXP-NT2-06",))
    assert (after.value, after.check) == ("exempt", False)


@pytest.mark.parametrize(("case", "rule", "result"), [("w51", "EXP-MO-01", "mo"), ("w25", "EXO-04", "group")])
def test_a_result_that_rests_on_a_rule_marked_unverified_is_for_the_assessor(case: str, rule: str, result: str) -> None:
    book, told = load(), cases()[case]
    assert told.on is not None
    doubtful = replace(book, rules={**book.rules, rule: replace(book.rules[rule], certainty="unverified")})
    for held, check in ((book, False), (doubtful, True)):
        advice = advise(told.facts, told.on, held)
        assert {"group": advice.group, **advice.parts}[result].check is check


def test_what_decides_whether_it_is_a_value_is_what_decides_between_it_and_any_other() -> None:
    found = settle([(Outcome("exempt"), BIT["work"]), (Outcome("reached"), BIT["vdab"]), (Outcome("required"), 0)])
    assert names(found.turning("exempt")) == ("work",)
    assert names(found.turning("required")) == names(found.turning("reached")) == ("vdab", "work")
    assert names(Outcome(OPEN, missing=("work",)).turning("exempt")) == ("work",)


def test_a_day_that_nobody_knows_may_turn_every_value_into_another() -> None:
    found = settle([(Outcome("exempt"), BIT["work"]), (Outcome("required"), 0)]).unclear(("contract_signed_on",))
    assert (found.value, found.missing) == (OPEN, ("contract_signed_on", "work"))
    assert (set(found.possible), found.exact) == ({"exempt", "required"}, False)
    assert between(found.turns) == {("exempt", "required"): ("contract_signed_on", "work")}
    assert Outcome("exempt").unclear(("contract_signed_on",)).possible == ("exempt",)


def asked(fact: str, **beneath: Tree) -> Tree:
    """A fact with the tree beneath each of its values."""
    return fact, tuple(beneath.items())


def facts_of(tree: Tree) -> tuple[str, ...]:
    """The facts that make a difference somewhere in a tree."""
    return tuple(sorted({name for facts in _turns(tree).values() for name in names(facts)}))


def test_a_fact_is_needed_where_its_branches_come_to_other_values() -> None:
    access = asked("labour_market_access", free="required", none="required", limited="reached")
    tree = asked("work", yes="exempt", no=asked("vdab", yes="reached", no=access))
    assert facts_of(tree) == ("labour_market_access", "vdab", "work")
    assert between(_turns(tree)) == {
        ("exempt", "reached"): ("work",), ("exempt", "required"): ("work",),
        ("reached", "required"): ("labour_market_access", "vdab"),
    }  # fmt: skip
    assert _turns("required") == {}
    assert between(_turns(asked("work", yes="exempt", no="reached"))) == {("exempt", "reached"): ("work",)}
    assert between(_turns(asked("work", yes="reached", no="exempt"))) == {("exempt", "reached"): ("work",)}


def test_the_same_values_for_other_reasons_are_a_difference() -> None:
    foreigner = asked("stay_motive", refugee="entitled", seasonal="excluded", asylum_applicant="excluded")
    european = asked("stay_motive", refugee="entitled", seasonal="entitled", asylum_applicant="excluded")
    assert facts_of(asked("nationalities", TR=foreigner, FR=european)) == ("nationalities", "stay_motive")
    assert facts_of(asked("nationalities", TR=foreigner, IN=foreigner)) == ("stay_motive",)


def test_the_order_in_which_facts_are_asked_is_no_difference() -> None:
    first = asked("vdab", yes="reached", no=asked("labour_market_access", free="required", none="reached"))
    then = asked("labour_market_access", none="reached", free=asked("vdab", yes="reached", no="required"))
    assert facts_of(asked("children", few=first, many=then)) == ("labour_market_access", "vdab")


def test_a_supposed_day_bounds_the_days_supposed_beneath_it() -> None:
    told = cases()["exchange-longer"]
    days = ("first_title_gt3m", "register_municipality_since")
    for lost in (days, (*days, "first_registration")):
        thin = Facts({name: fact for name, fact in told.facts.items() if name not in lost})
        pnt = advise(thin, told.on or DAY).parts["pnt"]
        assert (pnt.value, pnt.missing) == ("open", days)


def test_a_move_is_named_when_it_matters_only_by_a_first_title_that_nobody_knows() -> None:
    told = cases()["m01"]
    days = ("first_registration", "first_title_gt3m", "register_municipality_since")
    group = advise(Facts({name: fact for name, fact in told.facts.items() if name not in days}), told.on or DAY).group
    assert (group.value, group.exact) == ("open", True)
    assert group.missing == ("first_title_gt3m", "nationalities", "register_municipality_since")


def test_an_open_result_tells_only_what_it_can_still_become() -> None:
    assert set(advised("birth-year-2008").group.possible) == {"obliged", "outside"}
    assert set(advised("w59").contract.possible) == {"possible", "not_possible"}
