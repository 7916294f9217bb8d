"""Two advices side by side, and two editions: what differs is named, what is alike is not."""

from __future__ import annotations

from dataclasses import replace

from app.facts import Facts, read_facts
from app.rulebook import advise
from app.rulebook.compare import Difference, compare
from app.rulebook.edition import built_in
from app.rulebook.edition_diff import Change, differences
from tests.app.rulebook.people import DAY, REFUGEE


def test_the_same_advice_does_not_differ() -> None:
    advice = advise(REFUGEE, DAY).as_json()
    assert compare(advice, advice) == ()


def test_a_result_that_differs_is_named_with_its_rules_on_either_side() -> None:
    before = advise(REFUGEE, DAY).as_json()
    unable = Facts({**REFUGEE, **read_facts({"medical_certificate": "permanent"})})
    found = {one.result: one for one in compare(before, advise(unable, DAY).as_json())}
    assert found["group"] == Difference("group", "obliged", "entitled", ("TGT-01", "OBL-01"), ("TGT-01", "EXO-04"))
    assert (found["deadline report"].before, found["deadline report"].after) == ("2026-12-01", "-")
    assert "operator" not in found


def test_a_check_is_a_difference_too() -> None:
    turkish = Facts({**REFUGEE, **read_facts({"nationalities": ["TR"]})})
    found = {one.result: one for one in compare(advise(REFUGEE, DAY).as_json(), advise(turkish, DAY).as_json())}
    assert (found["group"].before, found["group"].after) == ("obliged", "obliged (check)")


def test_editions_differ_field_by_field() -> None:
    edition = built_in()
    rules = edition.files["rules/part_mo.yaml"].decode()
    changed = rules.replace('effect: "MO exempt"', 'effect: "MO passed"', 1)
    files = {**edition.files, "rules/part_mo.yaml": changed.encode(), "cases/one.yaml": b"a: 1\n", "list.yaml": b"[1]"}
    assert differences(edition, replace(edition, name="2027.1", files=files)) == [
        Change("EXP-MO-01", "effect", "MO exempt", "MO passed"),
        Change("list.yaml", "", "", "['1']"),
    ]
    assert differences(edition, edition) == []
