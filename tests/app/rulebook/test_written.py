"""The rulebook written down as one function says what the interpreter says, of every rule, for everybody."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from app.actions.practice_people import DAY, draw
from app.facts import Facts, Plain, read_facts
from app.rulebook import Finding, advise, load
from app.rulebook.advice import RESULTS
from app.rulebook.bits import ON_RESULTS
from app.rulebook.condition import compiled
from app.rulebook.notions.naming import OfFact
from app.rulebook.situation import Situation
from app.rulebook.written import text, write
from tests.app.rulebook.people import every_case

CASES = [(one.facts, one.on) for one in every_case() if one.on is not None]
HANDFULS = 8


def half_told(seed: int, count: int) -> list[tuple[Facts, date]]:
    """Synthetic newcomers of whom facts are lacking, not known to themselves, or known."""
    rng = Random(seed)
    told = []
    for newcomer in draw(seed, count):
        facts = {name: raw for name, raw in newcomer["facts"].items() if rng.random() < 0.7}
        unsure = rng.sample(sorted(facts), 3)
        told.append((read_facts({**facts, **{name: {"state": "unknown"} for name in unsure}}), DAY))
    return told


def judged_as_written(facts: Facts, on: date) -> Situation:
    situation = Situation(load(), facts, on, RESULTS)
    situation.judge()
    situation.judge_the_rest()
    return situation


def judged_one_by_one(facts: Facts, on: date) -> Situation:
    situation = Situation(load(), facts, on, RESULTS)
    for rule in load().judged:
        situation.truth(rule.id)
    return situation


@pytest.mark.parametrize("handful", range(HANDFULS))
def test_every_rule_has_the_answer_of_the_interpreter(handful: int) -> None:
    for facts, on in CASES[handful::HANDFULS] + half_told(handful, 40):
        written, interpreted = judged_as_written(facts, on), judged_one_by_one(facts, on)
        assert written.rules == interpreted.rules
        assert {rule: written.asks(load().rules[rule]) for rule in written.rules} == {
            rule: interpreted.asks(load().rules[rule]) for rule in written.rules
        }


def test_by_what_is_proven_every_rule_has_the_answer_of_the_interpreter() -> None:
    rng, book = Random(12), load()
    excepted = {"unless": compiled("turkish", book.rules, book.notions), "says_unless": "turkish"}
    rules = {**book.rules, "SAN-08": replace(book.rules["SAN-08"], **excepted)}
    written = replace(book, rules=rules, written=write(rules, book.notions))
    interpreted = replace(book, rules=rules)
    awaiting: Counter[str] = Counter()
    for newcomer in draw(12, 60):
        facts = read_facts({name: _said(raw) if rng.random() < 0.3 else raw for name, raw in newcomer["facts"].items()})
        ours, theirs = (advise(facts, DAY, one).proven for one in (written, interpreted))
        assert ours is not None and theirs is not None
        assert [ours.findings[one.id] for one in book.judged] == [theirs.findings[one.id] for one in book.judged]
        awaiting.update(one.id for one in book.judged if _awaits(ours.findings[one.id]))
    assert awaiting["OBL-11"] and awaiting["SAN-08"]


def _said(raw: Plain) -> Plain:
    return {"value": raw, "proof": "said"}


def _awaits(finding: Finding) -> bool:
    return bool(set(finding.missing) & set(finding.used))


def test_what_is_judged_before_the_results_rests_on_no_result() -> None:
    for facts, on in CASES[::4] + half_told(9, 40):
        situation = Situation(load(), facts, on, RESULTS)
        situation.judge()
        assert situation.rules and not any(used & ON_RESULTS for _, used, _ in situation.rules.values())


def test_a_notion_of_one_fact_looks_at_no_other() -> None:
    notions = {name: notion for name, notion in load().notions.items() if isinstance(notion, OfFact)}
    assert len(notions) > 50
    for facts, on in half_told(10, 20):
        situation = Situation(load(), facts, on, RESULTS)
        for name, notion in notions.items():
            value = situation.get(notion.fact)
            situation.used = situation.missing = 0
            if value is not None:
                notion.test(situation, value)
            assert situation.used == situation.missing == 0, name


def test_a_rulebook_with_another_rule_is_judged_by_that_rule() -> None:
    book = load()
    facts, on = CASES[0]
    [route] = advise(facts, on).route.rules
    ended = replace(book.rules[route], until=date(2020, 1, 1))
    other = replace(book, rules={**book.rules, route: ended})
    assert route not in advise(facts, on, other).rules
    again = replace(other, written=write(other.rules, other.notions))
    assert advise(facts, on, again).as_json() == advise(facts, on, other).as_json()


@pytest.mark.parametrize(
    ("when", "unless"),
    [
        ("turkish", ""),
        ("turkish", "british"),
        ("lawful_stay", "not (turkish or british)"),
        ("not rule_EXC_02", "belgian"),
        ("not (belgian and stay_motive != 'family')", ""),
        ("wants_to_sign or not wants_pnt", ""),
    ],
)
def test_whatever_a_lawyer_writes_is_judged_as_the_interpreter_does(when: str, unless: str) -> None:
    book = load()
    conditions = {"when": compiled(when, book.rules, book.notions), "says_when": when}
    if unless:
        conditions |= {"unless": compiled(unless, book.rules, book.notions), "says_unless": unless}
    for starts in (None, date(2030, 1, 1)):
        rule = replace(book.rules["EXC-01"], starts=starts, **conditions)
        rules = {"EXC-01": rule, "EXC-02": replace(book.rules["EXC-02"], when=compiled("turkish", {}, book.notions),
                                                  says_when="turkish")}
        few = replace(book, rules=rules, written=write(rules, book.notions))
        for facts, on in CASES[::20] + half_told(11, 20):
            written, interpreted = (Situation(few, facts, on, RESULTS) for _ in range(2))
            written.judge()
            assert interpreted.truth("EXC-01") is written.rules["EXC-01"][0]
            assert interpreted.rules["EXC-01"] == written.rules["EXC-01"]


def test_somebody_can_read_it() -> None:
    book = load()
    page = text(book.rules, book.notions, {})
    assert page.count("    # ") == len(book.judged)
    assert "    # NT2-03\n    rules['NT2-03'] = literacy_is_other_script\n" in page
