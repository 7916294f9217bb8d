"""What of the offer fits a person, and which reason is recorded when nothing does."""

from datetime import date

import pytest

from app.errors import Rejected
from app.facts import Plain, read_facts
from app.offer import look, read_course, sample

ON = date(2026, 11, 22)
ARABIC: Plain = [{"lang": "ar", "mother_tongue": "yes", "enough_for_course": "yes"}]


def person(lang: str = "ar", place: str = "11002", free: str = "weekday_morning") -> dict[str, Plain]:
    return {
        "languages": [{"lang": lang, "mother_tongue": "yes", "enough_for_course": "yes"}],
        "register_municipality": place,
        "availability": [free],
    }


@pytest.mark.parametrize(
    ("who", "value", "rule"),
    [
        (person(), "fits", ""),
        (person(lang="sw"), "gpa_language", "GPA-01"),
        (person(lang="tr"), "gpa_place", "GPA-02"),
        (person(free="sunday"), "gpa_moment", "GPA-03"),
        (person(lang="es", place="44021", free="evening"), "gpa_full", "GPA-04"),
        ({}, "open", ""),
        ({"languages": ARABIC}, "open", ""),
    ],
)
def test_the_first_reason_that_holds_for_every_course_is_recorded(
    who: dict[str, Plain], value: str, rule: str
) -> None:
    offer = look(sample(), "mo", read_facts(who), ON)
    assert (offer.value, offer.rule) == (value, rule)


def test_what_fits_stands_first_and_unknown_facts_are_named() -> None:
    assert look(sample(), "mo", read_facts(person()), ON).fits[0].course.code == "MO-AR-114"
    assert "availability" in look(sample(), "mo", read_facts({"languages": ARABIC}), ON).missing


def test_nt2_follows_the_advised_track() -> None:
    offer = look(sample(), "nt2", read_facts(person()), ON, track="cvo_standard")
    assert offer.fits[0].course.code == "NT2-CVO-210"


def test_a_course_is_kept_as_text_and_read_back() -> None:
    assert all(read_course(one.as_plain()) == one for one in sample())


def test_a_course_that_does_not_fit_its_columns_is_named() -> None:
    with pytest.raises(Rejected) as caught:
        read_course({"code": "X-1", "kind": "mo"})
    assert caught.value.details == {"course": "X-1"}
