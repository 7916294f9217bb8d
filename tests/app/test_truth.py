"""Yes, no and unknown: unknown is never read as no."""

from __future__ import annotations

import copy
import pickle
from itertools import product

import pytest

from app.truth import Truth, all_of, any_of, truth

NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES
LOWEST_FIRST = (NO, UNKNOWN, YES)


@pytest.mark.parametrize(("one", "other"), list(product(LOWEST_FIRST, LOWEST_FIRST)))
def test_and_is_the_lower_or_the_higher_of_two(one: Truth, other: Truth) -> None:
    assert (one & other) is min(one, other, key=LOWEST_FIRST.index)
    assert (one | other) is max(one, other, key=LOWEST_FIRST.index)
    assert all_of((one, other)) is one & other
    assert any_of((one, other)) is one | other


@pytest.mark.parametrize(("one", "opposite"), [(NO, YES), (UNKNOWN, UNKNOWN), (YES, NO)])
def test_not_leaves_unknown_unknown(one: Truth, opposite: Truth) -> None:
    assert ~one is opposite


def test_nothing_to_ask_is_yes_for_all_and_no_for_any() -> None:
    assert (all_of(()), any_of(())) == (YES, NO)


def test_a_plain_boolean_is_told_apart_from_not_known() -> None:
    assert [truth(value) for value in (True, False, None)] == [YES, NO, UNKNOWN]
    assert (UNKNOWN.word, repr(UNKNOWN)) == ("unknown", "Truth.UNKNOWN")


@pytest.mark.parametrize("one", LOWEST_FIRST)
def test_a_truth_stays_itself_when_it_is_copied_or_sent_to_another_process(one: Truth) -> None:
    assert pickle.loads(pickle.dumps(one)) is one
    assert copy.deepcopy(one) is one


def test_a_truth_is_no_boolean() -> None:
    with pytest.raises(TypeError, match=r"^unknown is neither yes nor no: compare with Truth\.YES$"):
        bool(UNKNOWN)
