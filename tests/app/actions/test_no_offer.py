"""No suitable course: proposed in the order language, place, moment, full, and confirmed by the assessor."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.actions import dossier, no_offer, papers, undo
from app.actions.no_offer import confirm
from app.errors import Rejected
from app.offer import REASONS
from app.office import Clock, Office
from tests.app.actions import intake


@pytest.fixture
def place(office: Office) -> str:
    """A newcomer who speaks a language in which no course of the made-up offer is given."""
    made = intake.take(office, "w01", course="")
    dossier.answer_fact(office, made, "languages", [{"lang": "bo", "mother_tongue": "yes"}])
    return made


def proposed(office: Office, place: str) -> str:
    return dossier.fitting(dossier.open_dossier(office, place), "mo", office.clock.today()).value


def test_the_reasons_stand_in_the_order_in_which_they_are_asked() -> None:
    assert REASONS == ("gpa_language", "gpa_place", "gpa_moment", "gpa_full")


def test_what_is_proposed_is_confirmed_by_name(office: Office, place: str) -> None:
    assert proposed(office, place) == "gpa_language"
    confirm(office, place, "gpa_language", suggested="gpa_language")
    held = dossier.open_dossier(office, place).no_offer
    assert held is not None and (held.value, held.suggested, held.by) == ("gpa_language", "gpa_language", "practice")


def test_another_reason_wants_words_and_stands_in_the_contract(office: Office, place: str) -> None:
    with pytest.raises(Rejected, match="reason_needed"):
        confirm(office, place, "gpa_place", " ", suggested="gpa_language")
    with pytest.raises(Rejected, match="no_offer_value"):
        confirm(office, place, "too_late", "-", suggested="gpa_language")
    assert papers.gather(office, place, "contract").content.offer == "gpa_language"
    confirm(office, place, "gpa_place", "wil les in een klas", suggested="gpa_language")
    assert papers.gather(office, place, "contract").content.offer == "gpa_place"
    assert "klas" not in repr(dossier.open_dossier(office, place).no_offer)


def test_a_course_that_is_found_ends_it_and_it_can_be_taken_back(office: Office, place: str, clock: Clock) -> None:
    clock.set(clock.now() + timedelta(minutes=5))
    confirm(office, place, "gpa_language", suggested="gpa_language")
    assert undo.undo(office, place) == no_offer.NO_OFFER
    assert dossier.open_dossier(office, place).no_offer is None
    confirm(office, place, "gpa_language", suggested="gpa_language")
    dossier.choose_course(office, place, "MO-AR-115")
    assert dossier.open_dossier(office, place).no_offer is None


def test_without_mo_to_do_the_contract_names_no_reason(office: Office, place: str) -> None:
    assert papers.gather(office, place, "contract").content.offer == "gpa_language"
    dossier.decide(office, place, "parts.mo", "exempt", "attest gezien", suggested="required")
    assert papers.gather(office, place, "contract").content.offer == ""
