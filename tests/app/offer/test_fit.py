"""What of the offer fits a person, and which reason is recorded when nothing does."""

from datetime import date

import pytest

from app.errors import Rejected
from app.facts import Plain, read_facts
from app.offer import Course, look, read_course, sample

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


def courses(*told: dict[str, str]) -> list[Course]:
    """Courses in Arabic in Antwerp in the morning, each different in what is told."""
    row = {name: str(value) for name, value in sample()[0].as_plain().items()}
    row |= {"lang": "ar", "place": "11002", "moments": "weekday_morning", "digital": "no", "seats_left": "5"}
    return [read_course({**row, "code": str(at), **one}) for at, one in enumerate(told)]


HASSELT = "71022"


@pytest.mark.parametrize(
    ("who", "told", "value", "missing"),
    [
        # a course is full, but whether the moment suits was never asked: lesmoment or volzet
        ({**person(), "availability": None}, [{"seats_left": "0"}], "open", ("availability",)),
        # another course that is known to come as far settles it
        ({**person(), "can_attend_digital": None},
         [{"place": HASSELT, "digital": "yes", "seats_left": "0"}, {"seats_left": "0"}], "gpa_full", ()),
        # a course online far away may be followed when the newcomer can
        ({**person(), "can_attend_digital": None}, [{"place": HASSELT, "digital": "yes"}], "open",
         ("can_attend_digital",)),
        ({**person(), "can_attend_digital": "no"}, [{"place": HASSELT, "digital": "yes"}], "gpa_place", ()),
        ({**person(), "can_attend_digital": "yes"}, [{"place": HASSELT, "digital": "yes"}], "fits", ()),
        # the course that comes nearest gives the reason, not the first in the list
        (person(), [{"lang": "tr"}, {"moments": "evening"}, {"place": HASSELT}], "gpa_moment", ()),
    ],
)  # fmt: skip
def test_a_reason_stands_only_when_no_open_fact_could_give_an_earlier_one(
    who: dict[str, Plain | None], told: list[dict[str, str]], value: str, missing: tuple[str, ...]
) -> None:
    known = {name: one for name, one in who.items() if one is not None}
    offer = look(courses(*told), "mo", read_facts(known), ON)
    assert (offer.value, offer.missing) == (value, missing)


def test_who_is_never_available_has_another_status() -> None:
    offer = look(sample(), "mo", read_facts({**person(), "availability": []}), ON)
    assert (offer.value, offer.rule) == ("open", "GPA-05")


def test_nt2_has_no_gpa() -> None:
    offer = look(sample(), "nt2", read_facts(person(free="sunday")), ON, track="cvo_standard")
    assert (offer.value, offer.rule) == ("nothing_fits", "")


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
