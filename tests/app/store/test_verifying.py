"""A large vault is looked at by several processes: they find what one finds, at one moment, and end with who asked."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.office import Office
from app.store import beside, database, erasing, verifying
from app.store.staff import unlock
from app.store.vault import Vault, open_vault

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DOSSIERS = 7


class Stopped(Exception):
    """Somebody does not want to wait any longer."""


@pytest.fixture(params=[1, 2], ids=["by this process", "by two others"])
def vault(office: Office, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """A vault with lists, looked at by one process or by two beside it."""
    by_two(monkeypatch)
    monkeypatch.setattr(beside, "MOST", request.param)
    return filled(office.vault)


@pytest.fixture
def large(office: Office, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """A vault that two processes look at."""
    by_two(monkeypatch)
    return filled(office.vault)


def by_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a small vault is large, and the machine has two processors."""
    monkeypatch.setattr(verifying, "LARGE_PAGES", 0)
    monkeypatch.setattr(verifying, "AT_ONCE", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def filled(vault: Vault) -> Vault:
    for number in range(DOSSIERS):
        dossier = vault.new_dossier(person="S-1", at=AT)
        vault.append(dossier, "named", {"name": f"Anna {number}"}, person="S-1", at=AT)
    assert vault.count_dossiers() == DOSSIERS
    return vault


def silent(done: int, of: int) -> None:
    """Tells nobody."""


def helpers() -> list[tuple[int, bytes, bytes]]:
    """Number, arguments and surroundings of the processes beside this one."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended just then
            words = (place / "cmdline").read_bytes()
            parent = (place / "stat").read_text().rpartition(")")[2].split()[1]
            if b"app.store.beside" in words and int(parent) == os.getpid():
                found.append((int(place.name), words, (place / "environ").read_bytes()))
    return found


def while_they_look(vault: Vault, deed: Callable[[], None]) -> list[str]:
    """What is wrong with the vault, when this is done after all have begun to look."""
    begun: list[bool] = []

    def tell(_: int, __: int) -> None:
        if not begun:
            begun.append(True)
            deed()

    return verifying.verify(vault, tell)


def test_a_whole_vault_is_whole_and_every_dossier_is_told(vault: Vault) -> None:
    told: list[tuple[int, int]] = []
    assert verifying.verify(vault, lambda done, of: told.append((done, of))) == []
    assert told == sorted(told) and told[-1] == (DOSSIERS, DOSSIERS) and told.count(told[-1]) == 1


@pytest.mark.parametrize(
    ("damage", "wrong"),
    [
        ("UPDATE dossiers SET name = 'Wei' WHERE changed = 2", "lists_differ"),
        ("DELETE FROM worked_on", "lists_differ"),
        ("DROP TRIGGER journal_no_update; UPDATE journal SET deed = 'nothing' WHERE seq = 2", "journal_chain_broken"),
        ("DROP TRIGGER events_no_update; UPDATE events SET body = zeroblob(60) WHERE number = 4", "dossier_damaged"),
        ("DROP TRIGGER events_no_update; UPDATE events SET kind = 'note' WHERE number = 4", "dossier_damaged"),
    ],
)
def test_each_fault_has_its_name(vault: Vault, damage: str, wrong: str) -> None:
    with database.change(vault.db):
        for one in damage.split("; "):
            vault.db.execute(one)
    assert {one.split()[0] for one in verifying.verify(vault, silent)} == {wrong}


def test_a_missing_key_is_named(vault: Vault) -> None:
    dossier = vault.living()[3]
    with database.change(vault.keys):
        vault.keys.execute("DELETE FROM dossier_keys WHERE dossier = ?", [dossier])
    assert verifying.verify(vault, silent) == [f"key_missing {dossier}"]


def test_an_index_that_leads_to_other_events_is_noticed(vault: Vault) -> None:
    first, second, *_ = vault.living()
    swap_in_the_index(vault, 2, 4)
    damaged = {f"dossier_damaged {one}" for one in (first, second)}
    assert set(verifying.verify(vault, silent)) == damaged


def test_an_index_that_leads_to_other_events_of_erased_dossiers_is_noticed(vault: Vault) -> None:
    for dossier in vault.living()[:2]:
        erasing.erase(vault, vault.share.folder, dossier, person="S-1", at=AT, reason="asked")
    assert verifying.verify(vault, silent) == []
    swap_in_the_index(vault, 2, 4)
    assert verifying.verify(vault, silent) == ["pages_damaged"]


def test_events_that_no_index_finds_are_noticed(vault: Vault) -> None:
    swap_in_the_index(vault, 2, 4, leave_out=True)
    assert "pages_damaged" in verifying.verify(vault, silent)


def swap_in_the_index(vault: Vault, one: int, other: int, *, leave_out: bool = False) -> None:
    """The index of events leads to one event where it should lead to another; or it lacks that one."""
    twin = "INSERT INTO twin SELECT CASE number WHEN ? THEN ? WHEN ? THEN ? ELSE number END, {columns} FROM events"
    columns = "id, dossier, device, seq, person, at, kind, body"
    with database.change(vault.db):
        (shape,) = database.rows(vault.db, "SELECT sql FROM sqlite_master WHERE name = 'events'")[0]
        vault.db.execute(shape.replace("events", "twin", 1).replace('"twin"', "twin"))
        vault.db.execute(twin.format(columns=columns), [one, other, other, one])
        if leave_out:
            vault.db.execute("DELETE FROM twin WHERE number = ?", [other])
        roots = dict(database.rows(vault.db, "SELECT name, rootpage FROM sqlite_master"))
        database.rows(vault.db, "PRAGMA writable_schema = ON")
        ours, theirs = "sqlite_autoindex_events_1", "sqlite_autoindex_twin_1"
        for name, root in ((ours, roots[theirs]), (theirs, roots[ours])):
            vault.db.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", [root, name])
        ((version,),) = database.rows(vault.db, "PRAGMA schema_version")
        database.rows(vault.db, f"PRAGMA schema_version = {version + 1}")
    database.rows(vault.db, "PRAGMA writable_schema = RESET")
    with database.change(vault.db):
        vault.db.execute("DROP TABLE twin")


@pytest.mark.parametrize(("file", "wrong"), [("vault.db", "pages_damaged"), ("keys.db", "keys_damaged")])
def test_a_damaged_page_is_noticed_though_it_was_read_before(vault: Vault, file: str, wrong: str) -> None:
    database.rows(vault.db, "PRAGMA wal_checkpoint(TRUNCATE)")
    database.rows(vault.keys, "PRAGMA wal_checkpoint(TRUNCATE)")
    path = vault.share.folder / "vault" / file
    with path.open("r+b") as db:
        db.seek(path.stat().st_size - 2_000)
        db.write(b"damaged")
    assert wrong in verifying.verify(vault, silent)


def test_others_write_while_two_look_and_all_that_look_see_one_moment(large: Vault) -> None:
    folder = large.share.folder
    other = open_vault(folder, unlock(folder, "practice", "practice", AT).key)

    def write() -> None:
        other.append(other.living()[0], "named", {"name": "Wei"}, person="S-1", at=AT)
        assert other.count_dossiers() == DOSSIERS

    assert while_they_look(large, write) == []
    other.close()


def test_who_stops_the_look_stops_all_of_them(large: Vault) -> None:
    seen = []

    def stop() -> None:
        seen.extend(helpers())
        raise Stopped

    with pytest.raises(Stopped):
        while_they_look(large, stop)
    assert len(seen) == 2 and helpers() == []
    assert verifying.verify(large, silent) == []


def test_one_that_is_killed_is_made_good(large: Vault) -> None:
    def kill() -> None:
        os.kill(helpers()[0][0], signal.SIGKILL)

    assert while_they_look(large, kill) == [] and helpers() == []


def test_what_opens_the_vault_is_no_argument_and_not_in_the_surroundings(large: Vault) -> None:
    seen = []
    assert while_they_look(large, lambda: seen.extend(helpers())) == []
    assert len(seen) == 2
    for key in large.raw_keys:
        for form in (key, key.hex().encode()):
            assert all(form not in words and form not in surroundings for _, words, surroundings in seen)

