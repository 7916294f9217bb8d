"""The lists follow what was kept, whoever kept it; page by page; and can be made anew while others work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.actions import dossier as deeds
from app.office import Office, confirm
from app.store import backup, database, erasing, lists, projections
from app.store.lines import Asked, DossierLine
from app.store.vault import Vault, open_vault

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PEOPLE = ("Özgür", "Anna", "", "Zahra", "anna", "Wei")


class Stopped(Exception):
    """Somebody does not want to wait any longer."""


@pytest.fixture
def other(office: Office) -> Iterator[Vault]:
    """The same vault, opened by another process."""
    vault = open_vault(office.folder, confirm(office, "practice"))
    yield vault
    vault.close()


def named(vault: Vault, name: str, person: str = "S-1") -> str:
    dossier = vault.new_dossier(person=person, at=AT)
    vault.append(dossier, "named", {"name": name}, person=person, at=AT)
    return dossier


def names(vault: Vault) -> list[str]:
    return [line.name for line in vault.list_dossiers()]


def test_what_another_process_kept_is_in_the_lists_that_are_read_next(office: Office, other: Vault) -> None:
    first = named(office.vault, "Anna")
    assert names(other) == ["Anna"]
    named(other, "Wei")
    office.vault.append(first, "named", {"name": "Anne"}, person="S-1", at=AT)
    assert names(other) == names(office.vault) == ["Anne", "Wei"]
    assert other.count_dossiers() == 2 and other.digest_of_lists() == office.vault.digest_of_lists()


def test_what_happened_since_the_lists_were_read_is_no_fault_of_theirs(office: Office) -> None:
    dossier = named(office.vault, "Anna")
    assert names(office.vault) == ["Anna"]
    office.vault.append(dossier, "named", {"name": "Anne"}, person="S-1", at=AT)
    assert office.vault.verify() == []
    assert names(office.vault) == ["Anne"] and office.vault.verify() == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE dossiers SET name = 'Wei'", "UPDATE search SET words = ' wei'", "DELETE FROM worked_on",
        "INSERT INTO worked_on VALUES ('S-9', 1)", "INSERT INTO search VALUES (1, ' wei')", "DELETE FROM dossiers",
        "UPDATE dossiers SET changed = 99",
    ],
)  # fmt: skip
def test_lists_that_say_something_else_are_noticed_and_made_anew(office: Office, damage: str) -> None:
    named(office.vault, "Anna")
    digest = office.vault.digest_of_lists()
    with database.change(office.vault.db):
        office.vault.db.execute(damage)
    assert office.vault.verify() == ["lists_differ"]
    office.vault.rebuild()
    assert office.vault.digest_of_lists() == digest and office.vault.verify() == []


def test_others_work_on_while_the_lists_are_made_anew(office: Office, other: Vault) -> None:
    gone, stays = named(office.vault, "Anna"), named(office.vault, "Zahra")
    told = []

    def tell(done: int, of: int) -> None:
        told.append((done, of))
        if done == of:
            named(other, "Wei")
            other.append(stays, "named", {"name": "Zara"}, person="S-1", at=AT)
            erasing.erase(other, office.folder, gone, person="S-1", at=AT, reason="asked")

    office.vault.rebuild(tell)
    assert told == [(1, 2), (2, 2)]
    assert names(other) == names(office.vault) == ["Zara", "Wei"] and other.verify() == []


def test_lists_that_somebody_stopped_making_anew_stay_as_they_were(office: Office) -> None:
    named(office.vault, "Anna")
    named(office.vault, "Wei")
    before = office.vault.digest_of_lists()

    def stop(done: int, of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        office.vault.rebuild(stop)
    with pytest.raises(Stopped):
        office.vault.verify(stop)
    assert office.vault.digest_of_lists() == before and office.vault.verify() == []
    named(office.vault, "Zahra")
    assert names(office.vault) == ["Zahra", "Wei", "Anna"]


def test_after_a_long_time_all_lists_are_made_anew(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Anna", "Wei", "Zahra"):
        named(office.vault, name)
    monkeypatch.setattr(lists, "MANY_BEHIND", 3)
    assert names(office.vault) == ["Zahra", "Wei", "Anna"] and office.vault.verify() == []
    assert office.vault.count_dossiers(Asked(words=[["zah"]])) == 1


def test_a_dossier_without_its_key_is_still_in_the_list(office: Office) -> None:
    dossier = named(office.vault, "Anna")
    with database.change(office.vault.keys):
        office.vault.keys.execute("DELETE FROM dossier_keys")
    assert [(line.id, line.name, line.events) for line in office.vault.list_dossiers()] == [(dossier, "", 2)]
    assert office.vault.verify() == [f"key_missing {dossier}"]


def pages(vault: Vault, asked: Asked) -> list[DossierLine]:
    """A list read two by two, while the one that was read first changes."""
    found: list[DossierLine] = []
    while page := vault.list_dossiers(asked, found[-1] if found else None, 2):
        found += page
        vault.append(found[0].id, "note", {"text": "-"}, person="S-2", at=AT)
    return found


def test_every_page_follows_the_one_before(office: Office) -> None:
    made = [named(office.vault, name, "S-1" if name else "S-2") for name in PEOPLE]
    assert [line.id for line in pages(office.vault, Asked())] == made[::-1]
    by_name = [line.name for line in pages(office.vault, Asked(by_name=True))]
    assert by_name[:2] in (["Anna", "anna"], ["anna", "Anna"]) and by_name[2:] == ["Özgür", "Wei", "Zahra", ""]
    assert {line.name for line in office.vault.list_dossiers(Asked(person="S-1"))} == {*PEOPLE} - {""}
    assert len(pages(office.vault, Asked(person="S-1", by_name=True))) == 5
    assert office.vault.count_dossiers() == 6 and office.vault.count_dossiers(most=4) == 4
    assert office.vault.count_dossiers(Asked(person="S-1")) == 5


@pytest.mark.parametrize("typed", ["n", "an", "ann", "anna 19", "gent ann", '"ann"'])
def test_a_search_has_pages_too(office: Office, typed: str) -> None:
    for number in range(5):
        dossier = deeds.new(office)
        deeds.name(office, dossier, f"Anna {number}")
        deeds.answer_fact(office, dossier, "birth_date", "1990")
        deeds.answer_fact(office, dossier, "register_municipality", "44021")
    whole = deeds.dossiers(office, typed)
    found: list[DossierLine] = []
    while page := deeds.dossiers(office, typed, after=found[-1] if found else None, most=2):
        found += page
    assert found == whole and deeds.how_many(office, typed) == len(whole) == 5


def test_nothing_of_an_erased_name_is_left_among_the_words_to_search(office: Office) -> None:
    gone = named(office.vault, "Αζηζ")
    named(office.vault, "Ωμα")
    assert names(office.vault) == ["Ωμα", "Αζηζ"]
    assert "ζ".encode() in grams(office.vault)
    erasing.erase(office.vault, office.folder, gone, person="S-1", at=AT, reason="asked")
    assert "ζ".encode() not in grams(office.vault) and "μ".encode() in grams(office.vault)


def grams(vault: Vault) -> bytes:
    """All that the index of words holds."""
    return b"".join(block for (block,) in database.rows(vault.db, "SELECT block FROM grams_data"))


def test_a_backup_holds_no_words_to_search(office: Office, tmp_path: Path) -> None:
    named(office.vault, "Xylouris")
    assert names(office.vault) == ["Xylouris"]
    copy = tmp_path / "copy.db"
    backup._copy(office.vault.db, copy, backup.VAULT)
    database.rows(office.vault.db, "ATTACH DATABASE ? AS copy", [str(copy)])
    assert b"xyl" not in b"".join(one for (one,) in database.rows(office.vault.db, "SELECT block FROM copy.grams_data"))
    assert all(database.rows(office.vault.db, f"SELECT * FROM copy.{table}") == [] for table in projections.TABLES)
