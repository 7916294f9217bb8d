"""From a backup back to a working office; what was erased stays erased, whatever was restored."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.actions import backup, vault
from app.actions.erase import erase
from app.errors import OfficeError
from app.office import Clock, Office, new_office, open_office
from app.store import after_restore, erasing
from app.store.backup import KEYS, VAULT, listed

NOW = datetime.fromisoformat("2026-11-22T09:00:00+01:00")


def paper(office: Office) -> str:
    """Make the backup identity; what is returned lies on paper only."""
    identity = backup.new_identity()
    backup.keep_identity(office, identity, identity.lower())
    return identity


def named(office: Office, name: str) -> str:
    dossier = office.vault.new_dossier(person=office.person.id, at=office.clock.now())
    office.vault.append(dossier, "named", {"name": name}, person=office.person.id, at=office.clock.now())
    return dossier


def restored(office: Office, secret: str, clock: Clock, name: str = "restored") -> Office:
    target = office.folder.with_name(name)
    backup.restore(target, listed(office.folder, VAULT)[-1], listed(office.folder, KEYS)[-1], secret)
    return open_office(target, "practice", "practice", clock)


def names(office: Office) -> list[str]:
    return sorted(line.name for line in office.vault.list_dossiers())


def test_a_restored_office_has_every_dossier_and_its_lists(office: Office, clock: Clock) -> None:
    secret = paper(office)
    for name in ("An", "Bo"):
        named(office, name)
    backup.make(office)
    again = restored(office, secret, clock)
    assert names(again) == ["An", "Bo"]
    assert again.vault.verify() == []
    assert named(again, "Cem")
    again.vault.close()


def test_without_the_paper_there_is_no_restore(office: Office, clock: Clock) -> None:
    paper(office)
    backup.make(office)
    with pytest.raises(OfficeError, match="backup_of_another_key"):
        restored(office, backup.new_identity(), clock)
    with pytest.raises(OfficeError, match="sheet_incomplete"):
        restored(office, "AGE-SECRET-KEY-1MISTYPED", clock)
    assert not office.folder.with_name("restored").exists()


def test_a_mistyped_sheet_is_not_taken(office: Office) -> None:
    identity = backup.new_identity()
    for typed, says in (
        (identity[:-1], "sheet_incomplete"), ("0" + identity[1:] if identity[0] != "0" else "1" + identity[1:],
         "sheet_group_wrong"), (backup.new_identity(), "identity_differs"),
    ):  # fmt: skip
        with pytest.raises(OfficeError, match=says):
            backup.keep_identity(office, identity, typed)
    with pytest.raises(OfficeError, match="no_backup_identity"):
        backup.make(office)


def test_what_is_erased_after_the_backup_stays_erased_in_the_restored_office(office: Office, clock: Clock) -> None:
    secret = paper(office)
    gone, stays = named(office, "Weg"), named(office, "Blijft")
    backup.make(office)
    assert erase(office, gone, "asked") == date(2026, 12, 22)
    again = restored(office, secret, clock)
    assert names(again) == ["Blijft"]
    for place in (office, again):
        with pytest.raises(OfficeError, match="dossier_erased"):
            place.vault.events(gone)
    assert again.vault.events(stays)
    again.vault.close()


def test_an_erased_dossier_is_in_no_list_and_no_new_key_backup(office: Office, clock: Clock) -> None:
    secret = paper(office)
    gone = named(office, "Weg")
    backup.make(office)
    erase(office, gone, "term")
    clock.set(NOW + timedelta(days=1))
    backup.make(office)
    assert names(office) == []
    (office.folder / "keys-backups" / "erased.txt").unlink()
    again = restored(office, secret, clock)
    assert names(again) == [], "without its key it is noise, also where nobody remembers the erasure"
    again.vault.close()
    clock.set(NOW + timedelta(days=30))
    backup.make(office)
    assert len(listed(office.folder, KEYS)) == 2, "the key backup from before the erasure is gone"


def test_an_erasure_that_was_cut_short_is_finished_when_the_office_opens(office: Office, clock: Clock) -> None:
    gone = named(office, "Weg")
    erasing.bury(office.vault, gone, office.person.id, NOW.isoformat(), "killed here")
    office.vault.close()
    again = open_office(office.folder, "practice", "practice", clock)
    with pytest.raises(OfficeError, match="dossier_erased"):
        again.vault.events(gone)
    assert after_restore.gone(office.folder) == [gone]
    again.vault.close()


def test_a_tombstone_cannot_be_taken_away(office: Office) -> None:
    gone = named(office, "Weg")
    erase(office, gone, "term")
    with pytest.raises(Exception, match="append-only"):
        office.vault._db.execute("DELETE FROM tombstones")


def test_a_restore_knows_who_is_gone_from_the_list_beside_the_keys_or_from_a_newer_one(
    office: Office, clock: Clock, tmp_path: Path
) -> None:
    secret, gone = paper(office), named(office, "Weg")
    backup.make(office)
    here = listed(office.folder, VAULT)[-1], listed(office.folder, KEYS)[-1]
    (apart := tmp_path / "apart").mkdir()
    there = Path(shutil.copy(here[0], apart)), Path(shutil.copy(here[1], apart))
    assert backup.restore(tmp_path / "none", *there, secret) is None, "nobody knows who is gone"
    shutil.copy(here[1].with_name("erased.txt"), apart)
    assert backup.restore(tmp_path / "old", *there, secret) == 0
    erase(office, gone, "term")
    assert backup.restore(tmp_path / "beside", *here, secret) == 1
    assert backup.restore(tmp_path / "newer", *there, secret, [here[1].with_name("erased.txt")]) == 1
    shown = {}
    for name in ("none", "old", "beside", "newer"):
        again = open_office(tmp_path / name, "practice", "practice", clock)
        shown[name] = names(again)
        again.vault.close()
    assert shown == {"none": ["Weg"], "old": ["Weg"], "beside": [], "newer": []}
    with pytest.raises(OfficeError, match="erasures_unreadable"):
        backup.restore(tmp_path / "lost", *there, secret, [tmp_path / "nowhere.txt"])
    assert not (tmp_path / "lost").exists()


def test_a_damaged_list_of_who_is_gone_brings_nobody_back(office: Office, clock: Clock) -> None:
    secret, gone = paper(office), [named(office, name) for name in ("Weg", "Ook weg")]
    backup.make(office)
    for dossier in gone:
        erase(office, dossier, "term")
    path = office.folder / "keys-backups" / "erased.txt"
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        try:
            assert after_restore.gone(office.folder) == gone, at
        except OfficeError as error:
            assert error.says == "erasures_unreadable"
    path.write_bytes(whole[:3] + bytes([whole[3] ^ 1]) + whole[4:])
    assert vault.verify(office) == ["erasures_damaged"]
    with pytest.raises(OfficeError, match="erasures_unreadable"):
        restored(office, secret, clock)
    path.unlink()
    assert vault.verify(office) == ["erasures_damaged"]
    backup.make(office)
    assert vault.verify(office) == [] and set(after_restore.gone(office.folder)) == set(gone)


def test_a_list_of_an_earlier_version_is_read_and_goes_on_with_a_digest(office: Office) -> None:
    path = office.folder / "keys-backups" / "erased.txt"
    path.write_text("D-0123456789\nS-abcdef\n", encoding="utf-8")
    assert after_restore.gone(office.folder) == ["D-0123456789", "S-abcdef"]
    erase(office, gone := named(office, "Weg"), "term")
    assert after_restore.gone(office.folder) == ["D-0123456789", "S-abcdef", gone]
    assert len(path.read_text(encoding="utf-8").splitlines()) == 4


def test_the_restored_office_goes_on_with_the_list(office: Office, clock: Clock) -> None:
    secret, gone = paper(office), named(office, "Weg")
    backup.make(office)
    erase(office, gone, "term")
    again = restored(office, secret, clock)
    assert after_restore.gone(again.folder) == [gone] and vault.verify(again) == []
    again.vault.close()


def test_two_backups_in_the_wrong_order_are_named(office: Office, tmp_path: Path) -> None:
    secret = paper(office)
    backup.make(office)
    vault, keys = listed(office.folder, VAULT)[-1], listed(office.folder, KEYS)[-1]
    with pytest.raises(OfficeError, match="backup_no_pair"):
        backup.restore(tmp_path / "again", keys, vault, secret)


def test_keys_from_before_the_backup_are_refused(office: Office, clock: Clock) -> None:
    secret = paper(office)
    backup.make(office)
    clock.set(NOW + timedelta(days=1))
    named(office, "Nieuw")
    backup.make(office)
    with pytest.raises(OfficeError, match="keys_older_than_backup"):
        backup.restore(
            office.folder.with_name("again"), listed(office.folder, VAULT)[-1], listed(office.folder, KEYS)[0], secret
        )


def test_the_backups_of_two_offices_do_not_mix(office: Office, clock: Clock, tmp_path: Path) -> None:
    identity = backup.new_identity()
    new_office(tmp_path / "other", name="Ander", operator="amal", practice=True, clock=clock)
    other = open_office(tmp_path / "other", "practice", "practice", clock)
    for one in (office, other):
        backup.keep_identity(one, identity, identity)
        backup.make(one)
    with pytest.raises(OfficeError, match="backup_of_another_office"):
        backup.restore(
            tmp_path / "mixed", listed(office.folder, VAULT)[-1], listed(other.folder, KEYS)[-1], identity
        )
    other.vault.close()


def test_a_backup_that_differs_from_the_vault_is_noticed(office: Office, clock: Clock) -> None:
    paper(office)
    named(office, "An")
    backup.make(office)
    assert [one.kind for one in backup.verify(office)] == [VAULT, KEYS]
    good = backup.last(office.folder)
    assert good is not None and good.made == good.verified == NOW


def test_erasing_asks_for_a_ground(office: Office) -> None:
    with pytest.raises(OfficeError, match="unknown_ground"):
        erase(office, named(office, "An"), "just so")
