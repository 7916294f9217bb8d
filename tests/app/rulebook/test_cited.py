"""Every result of every case cites a rule that can give it, and asks only for facts that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.facts import SPECS
from app.facts.casefile import Case
from app.rulebook import advise, load
from tests.app.rulebook.people import every_case

CASES = [case for case in every_case() if case.on is not None]
HANDFULS = 20
RIGHT, DUTY, EXCLUSION = ("TGT-",), ("OBL-",), ("EXC-",)
GIVE = {
    "obliged": (RIGHT, DUTY), "entitled": (RIGHT,), "excluded": (EXCLUSION,), "outside": (("TGT-", "RT-0"),),
    "required": (("PRT-", "EXP-"),), "exempt": (("EXP-", "EXO-05"),), "reached": (("EXP-", "PRT-"),),
    "not_required": (("EXP-", "PRT-", "OBL-", "TGT-", "EXC-", "RT-"),), "optional": (("PRT-06",),),
    "possible": (("CON-06",),), "not_needed": (("PRT-09",),), "not_possible": (("INT-03", "TGT-", "RT-0", "CON-"),),
}  # fmt: skip
"""For each value the kinds of rules of which it has to cite one of each."""


def results(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The results with value, rules and, where they have them, missing facts."""
    yield "group", found["group"]
    yield from found["parts"].items()
    yield "contract", found["contract"]


def faults(case: Case) -> Iterator[str]:
    """What a lawyer would miss in the advice of a case."""
    assert case.on is not None
    found, book = advise(case.facts, case.on).as_json(), load()
    for name, one in results(found):
        if one["value"] == "open":
            known = [fact for fact in one.get("missing", ["-"]) if fact in SPECS and case.facts.value(fact) is not None]
            whole = [fact for fact in known if not partly(case.facts.value(fact))]
            if not one.get("missing", ["-"]) or whole:
                yield f"{name} is open and asks for {one['missing']}"
            continue
        for kinds in GIVE[one["value"]]:
            if not any(rule.startswith(kinds) for rule in one["rules"]):
                yield f"{name} {one['value']} rests on {one['rules']} and on none of {kinds}"
        if unknown := [rule for rule in one["rules"] if rule not in book.rules and rule not in book.doubts]:
            yield f"{name} cites {unknown}"
    where = found["regime"]
    if where["operator"] != "open" and len(where["rules"]) != 1:
        yield f"operator {where['operator']} rests on {where['rules']}"
    if where["operator"] == "open" and not {"register_municipality", "brussels_track"} & set(found["missing"]):
        yield "the operator is open and nothing is asked that settles it"
    if found["nt2_track"]["value"] not in ("open", "undetermined") and not found["nt2_track"]["rules"][0][:4] == "NT2-":
        yield f"the track rests on {found['nt2_track']['rules']}"
    if strange := [fact for fact in found["missing"] if fact not in SPECS]:
        yield f"asks for {strange}"
    if sum(line["amount"] for line in found["fees"]["lines"]) != found["fees"]["max_total"]:
        yield "the lines of the fees are not their total"


def partly(value: object) -> bool:
    """What can still be asked: a birth without its day, a record that may lack a field, a choice not made yet."""
    return value == "undecided" or not isinstance(value, str | bool | int | float)


@pytest.mark.parametrize("first", range(HANDFULS))
def test_every_result_cites_what_gives_it(first: int) -> None:
    assert {case.name: found for case in CASES[first::HANDFULS] if (found := list(faults(case)))} == {}
