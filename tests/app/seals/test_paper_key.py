"""A key copied by hand: what people misread is either put right or noticed, and the group is named."""

import pytest

from app.errors import Rejected
from app.seals import new_paper_key, read_paper_key
from app.seals.paper_key import ALPHABET

KEY = new_paper_key()


def test_a_key_is_eight_groups_of_five_and_160_bits() -> None:
    assert [len(group) for group in KEY.split()] == [5] * 8
    assert len(read_paper_key(KEY)) == 20
    assert read_paper_key(KEY) != read_paper_key(new_paper_key())


def test_capitals_spaces_and_dashes_do_not_matter() -> None:
    assert read_paper_key(KEY.lower().replace(" ", "-")) == read_paper_key(f"  {KEY.replace(' ', '')}\n")


def test_letters_that_look_like_figures_are_read_as_figures() -> None:
    assert read_paper_key(KEY.replace("1", "l").replace("0", "O")) == read_paper_key(KEY)


def test_any_one_wrong_character_is_noticed_and_its_group_named() -> None:
    for at, right in enumerate(KEY):
        for wrong in ALPHABET if right != " " else "":
            if wrong != right:
                with pytest.raises(Rejected, match="sheet_group_wrong") as said:
                    read_paper_key(KEY[:at] + wrong + KEY[at + 1 :])
                assert said.value.details["group"] == str(at // 6 + 1)


def test_groups_that_changed_places_are_noticed() -> None:
    groups = KEY.split()
    for at in range(7):
        swapped = [*groups[:at], groups[at + 1], groups[at], *groups[at + 2 :]]
        if swapped != groups:
            with pytest.raises(Rejected, match="sheet_group_wrong"):
                read_paper_key(" ".join(swapped))


def test_a_sheet_that_is_not_whole_says_how_much_is_missing() -> None:
    for typed, count in (("", 0), ("ABCDE", 5), (KEY[:-1], 39), (KEY + "0", 41)):
        with pytest.raises(Rejected, match="sheet_incomplete") as said:
            read_paper_key(typed)
        assert said.value.details == {"typed": str(count), "whole": "40"}


def test_a_sign_that_no_sheet_has_is_named_by_its_group() -> None:
    with pytest.raises(Rejected, match="sheet_group_wrong") as said:
        read_paper_key("?" + KEY[1:])
    assert said.value.details["group"] == "1"
