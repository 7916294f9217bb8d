"""Search as you type: what an assessor remembers of a person finds the dossier; what was erased is not found."""

from __future__ import annotations

import pytest

from app.actions import dossier as deeds
from app.actions.erase import erase
from app.office import Office
from app.store.search import folded


@pytest.fixture
def people(office: Office) -> dict[str, str]:
    """Three newcomers by name."""
    found = {}
    for name, latin, number, born, place in (
        ("فاطمة الأحمد", "Fatima Al-Ahmad", "85073003328", "1985-07-30", "44021"),
        ("Łukasz N'Diaye-Özgür", "", "", "1991-02", "11002"),
        ("Suharto", "", "", "1970", ""),
    ):
        dossier = deeds.new(office)
        deeds.name(office, dossier, name, latin)
        if number:
            deeds.identify(office, dossier, number)
        deeds.answer_fact(office, dossier, "birth_date", born)
        if place:
            deeds.answer_fact(office, dossier, "register_municipality", place)
        found[name.split()[0]] = dossier
    return found


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("fatima", "فاطمة"), ("ahmad fat", "فاطمة"), ("al-ahm", "فاطمة"), ("alahmad", "فاطمة"), ("FATIMA", "فاطمة"),
        ("فاطمة", "فاطمة"), ("فاطمه", "فاطمة"), ("الاحمد", "فاطمة"), ("أحم", "فاطمة"),
        ("85.07.30-033.28", "فاطمة"), ("85073", "فاطمة"), ("85.07.30 033.28", "فاطمة"), ("٨٥٠٧٣٠", "فاطمة"),
        ("1985-07-30", "فاطمة"), ("30/7/1985", "فاطمة"), ("30-07-1985", "فاطمة"), ("7/1985", "فاطمة"),
        ("1985", "فاطمة"), ("gent fatima", "فاطمة"), ("Gand", "فاطمة"),
        ("lukasz", "Łukasz"), ("ndiaye", "Łukasz"), ("n'diaye", "Łukasz"), ("ozgur", "Łukasz"), ("Antwerpen", "Łukasz"),
        ("2-1991", "Łukasz"), ("suh", "Suharto"), ("harto", "Suharto"), ("1970", "Suharto"),
    ],
)  # fmt: skip
def test_what_one_remembers_finds_the_person(office: Office, people: dict[str, str], typed: str, who: str) -> None:
    assert [line.id for line in deeds.dossiers(office, typed)] == [people[who]]


@pytest.mark.parametrize("typed", ["fatima suharto", "1986", "85073003329", "zzz", "30/8/1985", "%", "_", "' OR 1=1"])
def test_what_does_not_fit_finds_nobody(office: Office, people: dict[str, str], typed: str) -> None:
    assert deeds.dossiers(office, typed) == []


def test_ticket_and_number_of_the_dossier_are_found(office: Office, people: dict[str, str]) -> None:
    body = {"kiosk": "A", "visit": "v", "ticket": "A-017", "language": "ar", "answers": {}}
    office.vault.append(people["Suharto"], "visit_taken", body, person="S-1", at=office.clock.now())
    for typed in ("A-017", "a017", "a-01", people["Suharto"], people["Suharto"][:6].lower()):
        assert people["Suharto"] in [line.id for line in deeds.dossiers(office, typed)]


def test_nothing_typed_lists_everybody_the_last_changed_first(office: Office, people: dict[str, str]) -> None:
    assert [line.id for line in deeds.dossiers(office, "  ")] == [line.id for line in office.vault.list_dossiers()]


def test_a_corrected_name_is_found_and_the_wrong_one_no_more(office: Office, people: dict[str, str]) -> None:
    deeds.name(office, people["Suharto"], "Soekarno")
    assert deeds.dossiers(office, "suharto") == []
    assert [line.id for line in deeds.dossiers(office, "soek")] == [people["Suharto"]]


def test_lists_made_again_find_the_same_and_an_erased_person_is_not_found(
    office: Office, people: dict[str, str]
) -> None:
    before = office.vault.digest_of_lists()
    office.vault.rebuild()
    assert office.vault.digest_of_lists() == before
    erase(office, people["فاطمة"], "asked")
    assert deeds.dossiers(office, "fatima") == []
    assert office.vault.verify() == []


def test_folding_is_stable_and_plain() -> None:
    assert folded("Ångström-Özgür ١٩٨٧") == "angstrom-ozgur 1987"
    for text in ("Łódź", "Straße", "İstanbul", "Ñandú", "한국", "राम"):
        assert folded(folded(text)) == folded(text)
