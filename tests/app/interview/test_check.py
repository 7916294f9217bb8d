"""Checks of answers: what is accepted, what is refused and under which key."""

from datetime import date

import pytest

from app.errors import Rejected
from app.interview import check, load

FLOW = load()
VDAB = {"registered_on": "2026-01-05", "category": "other"}
ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("question", "raw", "clean"),
    [
        ("birth_date", "1961", "1961"),
        ("birth_date", " 1961-11 ", "1961-11"),
        ("nationalities", ["SY", "SY", "stateless"], ["SY", "stateless"]),
        ("register_municipality", "11002", "11002"),
        ("children", "03", "3"),
        ("availability", ["evening", "saturday"], ["evening", "saturday"]),
        ("other_languages", [], []),
        ("mother_tongue", "zh-Hans", "zh-Hans"),
        ("can_attend_digital", "no", "no"),
        ("work_start", "2027-01-04", "2027-01-04"),
        ("diploma_year", "2026", "2026"),
        ("diploma_year", "٢٠٠٧", "2007"),
        ("birth_date", "۱۹۹۷-۰۵-۰۳", "1997-05-03"),
        ("children", "३", "3"),
        ("diploma_country_2", "SY", "SY"),
        ("eu_ltr_state", "none", "none"),
        ("vdab", VDAB, VDAB),
        ("birth_date", {"state": "refused"}, {"state": "refused"}),
    ],
)
def test_an_answer_is_accepted_and_clean(question, raw, clean):
    assert check.answer(FLOW[question], raw, ON) == clean


@pytest.mark.parametrize(
    ("question", "raw", "says"),
    [
        ("birth_date", "", "empty"),
        ("birth_date", "61", "not_a_date"),
        ("birth_date", "1961-02-30", "impossible_date"),
        ("birth_date", "2026-12", "in_future"),
        ("birth_date", "1861", "too_early"),
        ("register_municipality_since", "2026-11", "not_a_date"),
        ("nationalities", [], "empty"),
        ("nationalities", ["XX"], "no_such_country"),
        ("parent_birth_countries", ["MA", "BE", "FR"], "too_many"),
        ("register_municipality", "99999", "no_such_municipality"),
        ("children", "many", "not_a_number"),
        ("children", "26", "too_large"),
        ("work_hours", "0", "too_small"),
        ("income", [], "empty"),
        ("income", ["none", "wage"], "none_with_others"),
        ("stay_motive", "tourist", "not_in_list"),
        ("mother_tongue", "Arabic (Syria)", "no_such_language"),
        ("children", ["1"], "not_a_number"),
        ("children", "99", "too_large"),
        ("diploma_year", "07", "not_a_date"),
        ("diploma_year_3", "2027", "in_future"),
        ("diploma_year", "1899", "too_early"),
        ("vdab", {"since": "2026"}, "unreadable"),
    ],
)
def test_an_answer_is_refused_under_a_key_with_words(question, raw, says):
    with pytest.raises(Rejected) as caught:
        check.answer(FLOW[question], raw, ON)
    assert caught.value.says == says
    assert says in FLOW[question].rejects


def test_without_a_day_no_date_lies_in_the_future():
    assert check.answer(FLOW["birth_date"], "2999") == "2999"
