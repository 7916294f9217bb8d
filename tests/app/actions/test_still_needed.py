"""Which facts the kiosk still asks for: as many as rules, courses and fees can use, and no more."""

from datetime import date

import pytest

from app.actions.still_needed import still_needed
from app.errors import Rejected

ON = date(2026, 11, 22)
HERE = {"birth_date": "1997-03-14", "register_municipality": "11002"}
ALONE = {"sponsor_nationalities": [], "relation_to_sponsor": "none", "sponsor_status": "none"}
REFUGEE = HERE | ALONE | {"nationalities": ["SY"], "stay_motive": "refugee"}


def test_before_age_nationality_and_place_everything_may_be_needed():
    assert {"income", "work", "literacy"} <= still_needed({"birth_date": "1997-03-14"}, ON)


def test_a_refugee_is_asked_for_what_could_exempt_and_what_a_course_needs():
    needed = still_needed(REFUGEE, ON)
    assert {"diplomas", "dutch_proofs", "work", "vdab", "income", "availability", "languages"} <= needed
    assert not {"brussels_track", "birth_country", "wants_to_sign", "sponsor_status"} & needed


def test_a_citizen_of_the_union_may_choose_and_is_not_asked_on_when_saying_no():
    french = HERE | {"nationalities": ["FR"], "stay_motive": "eu_citizen"}
    assert "wants_to_sign" in still_needed(french, ON)
    assert still_needed(french | {"wants_to_sign": {"value": "no", "proof": "said"}}, ON) == frozenset()
    assert "availability" in still_needed(french | {"wants_to_sign": {"value": "yes", "proof": "said"}}, ON)


@pytest.mark.parametrize(
    "more",
    [
        {"register_municipality": "62063"},
        {"stay_motive": "asylum_applicant"},
        {"integration_certificates": [{"issuer": "flemish_attest"}], "wants_to_sign": "yes"},
    ],
    ids=["wallonia", "waits for asylum", "has the attest"],
)
def test_whom_the_law_lets_go_is_not_asked_on(more):
    needed = still_needed(REFUGEE | more, ON)
    assert not needed - {"wants_pnt"}


def test_brussels_asks_for_the_programme():
    assert "brussels_track" in still_needed(REFUGEE | {"register_municipality": "21004"}, ON)


def test_what_does_not_fit_together_is_refused():
    with pytest.raises(Rejected):
        still_needed(REFUGEE | {"work": [{"start": "2026-05-01", "until": "2026-04-01"}]}, ON)
