"""What an assessor decides stands in the place of what the rules say, and only what can be decided."""

from __future__ import annotations

import pytest

from app.errors import Rejected
from app.rulebook import advise
from app.rulebook.condition import RESULTS
from app.rulebook.decided import DECIDED, check
from tests.app.rulebook.people import DAY, REFUGEE

LENGTHS = {
    "cbe_alfa": (1140, 48), "cbe_nt2": (480, 26), "cvo_extended": (360, 17), "cvo_standard": (240, 10),
    "cvo_short": (160, 9), "undetermined": (None, None),
}  # fmt: skip


def test_every_result_can_be_decided_and_none_is_decided_open() -> None:
    assert set(DECIDED) == {
        "group", "parts.mo", "parts.nt2", "parts.work", "parts.pnt", "nt2_track", "contract", "fees",
    }  # fmt: skip
    assert not [result for result, values in DECIDED.items() if "open" in values]
    assert set(DECIDED["nt2_track"]) == set(RESULTS["track"]) - {"open"} == set(LENGTHS)


@pytest.mark.parametrize("track", LENGTHS)
def test_a_track_that_was_decided_has_the_length_of_its_rule(track: str) -> None:
    held = advise(REFUGEE, DAY, decided={"nt2_track": track}).track
    assert (held.value, (held.periods, held.months)) == (track, LENGTHS[track])


def test_an_amount_that_was_decided_has_no_lines_and_no_doubt() -> None:
    said = advise(REFUGEE, DAY).fees
    assert advise(REFUGEE, DAY, decided={"fees": f"{said.max_total:g}"}).fees == said
    held = advise(REFUGEE, DAY, decided={"fees": "22.5"}).fees
    assert (held.max_total, held.so_far, held.check, held.lines, held.rules) == (22.5, said.so_far, False, (), ())
    assert advise(REFUGEE, DAY, decided={"fees": "0"}).fees.max_total == 0


def test_what_was_decided_as_suggested_keeps_its_rules() -> None:
    said = advise(REFUGEE, DAY)
    assert advise(REFUGEE, DAY, decided={"group": said.group.value, "parts.mo": "required"}).group == said.group


@pytest.mark.parametrize("value", ["", "nothing", "-0.5", "nan", "inf", "1e999"])
def test_an_amount_is_euros_from_nought_on(value: str) -> None:
    with pytest.raises(Rejected, match="outside_list"):
        check("fees", value)


def test_a_name_or_value_that_nobody_knows_brings_the_nearest() -> None:
    with pytest.raises(Rejected, match="unknown_result") as refused:
        check("part.mo", "exempt")
    assert refused.value.details["nearest"] == "parts.mo"
    with pytest.raises(Rejected, match="outside_list") as refused:
        check("parts.mo", "exempted")
    assert refused.value.details == {"fact": "parts.mo", "value": "exempted", "nearest": "exempt"}
