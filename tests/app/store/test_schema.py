"""Each step of the vault's shape, on a vault that an earlier version left; copied before, refused when newer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlite_utils
from sqlcipher3 import dbapi2 as sqlcipher

from app.actions import backup, plan
from app.actions import dossier as deeds
from app.errors import Trouble
from app.office import Office, confirm, open_office
from app.seals import derive
from app.store import database, erasing, migrating, papers, schema
from app.store.vault import Vault, open_vault
from tests.app.store.conftest import AT
from tests.older_vault import make_older, steps_before

Open = Callable[[str], sqlite_utils.Database]
ALL = [*(one.name for one in schema.vault_steps._migrations), *(one.name for one in schema.key_steps._migrations)]


def test_every_step_has_a_test() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in ALL if f"def test_step_{name}(" not in here] == []


@pytest.fixture
def until(tmp_path: Path) -> Iterator[Open]:
    """A database of a key of zeros with all steps before the one that is named; then, with all."""
    opened: list[sqlite_utils.Database] = []

    def open_it(step: str) -> sqlite_utils.Database:
        steps = steps_before(step) if step else schema.vault_steps
        opened.append(database.connect(tmp_path / "vault.db", bytes(32), steps, create=True))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


def columns(db: sqlite_utils.Database, table: str) -> set[str]:
    return {str(row[1]) for row in database.rows(db, f"PRAGMA table_info({table})")}


def is_append_only(db: sqlite_utils.Database, table: str, change: str) -> bool:
    with pytest.raises(sqlcipher.IntegrityError, match="append-only"):
        db.execute(change)
    with pytest.raises(sqlcipher.IntegrityError, match="append-only"):
        db.execute(f"DELETE FROM {table}")
    return True


def test_step_0001_first_vault(until: Open) -> None:
    db = until("0002_tombstones")
    with database.change(db):
        db.execute("INSERT INTO events VALUES ('1', 'D-1', 'd', 1, 'S-1', 'now', 'opened', x'00')")
    assert {"events", "journal", "papers", "taken", "secrets", "staff", "dossiers", "facts"} <= set(db.table_names())
    assert is_append_only(db, "events", "UPDATE events SET kind = 'other'")


def test_step_0002_tombstones(until: Open) -> None:
    assert "tombstones" not in until("0002_tombstones").table_names()
    db = until("0003_attachments")
    with database.change(db):
        db.execute("INSERT INTO tombstones VALUES ('D-1', 'now', 'S-1', 'term')")
    assert is_append_only(db, "tombstones", "UPDATE tombstones SET reason = 'asked'")


def test_step_0003_attachments(until: Open) -> None:
    assert "attachments" not in until("0003_attachments").table_names()
    db = until("0004_search")
    assert {"attachments", "attachment_pieces"} <= set(db.table_names())
    with database.change(db):
        db.execute("INSERT INTO attachment_pieces VALUES ('1', 0, x'00')")
    assert is_append_only(db, "attachment_pieces", "UPDATE attachment_pieces SET piece = 1")


def test_step_0004_search(until: Open) -> None:
    assert "number" not in columns(until("0004_search"), "dossiers")
    db = until("0005_events_in_order")
    assert "number" in columns(db, "dossiers") and columns(db, "search") == {"dossier", "words"}


def test_step_0005_events_in_order(office: Office, folder: Path) -> None:
    for name, born in (("Fatima", "1985-07-30"), ("Suharto", "1970")):
        dossier = deeds.new(office)
        deeds.name(office, dossier, name)
        deeds.answer(office, dossier, "birth_date", born)
        papers.put(
            office.vault, dossier, kind="contract", language="ar", data=b"%PDF", edition="1", person="S-1",
            at=office.clock.now(),
        )  # fmt: skip
    before = [office.vault.events(one) for one in office.vault.living()], office.vault.list_dossiers()
    digest, journal = office.vault.digest_of_lists(), office.vault.journal()
    key = confirm(office, "practice")
    office.vault.close()
    make_older(folder, key, "0005_events_in_order")
    again = open_office(folder, "practice", "practice", clock=office.clock)
    vault = again.vault
    assert ([vault.events(one) for one in vault.living()], vault.list_dossiers()) == before
    assert vault.digest_of_lists() == digest and vault.journal()[: len(journal)] == journal
    assert [line.name for line in deeds.dossiers(again, "fat")] == ["Fatima"]
    assert vault.verify() == []
    assert is_append_only(vault.db, "events", "UPDATE events SET kind = 'other'")
    deeds.name(again, vault.living()[0], "Fatma")
    assert [line.name for line in vault.list_dossiers()] == ["Fatma", "Suharto"]
    vault.close()


def test_step_0006_due(office: Office, folder: Path) -> None:
    plain, planned = deeds.new(office), deeds.new(office)
    plan.put(office, planned, plan.AGREEMENT, "brings the diploma", until=office.clock.today().isoformat())
    (before,), digest = plan.due(office), office.vault.digest_of_lists()
    key = confirm(office, "practice")
    office.vault.close()
    make_older(folder, key, "0006_due")
    again = open_office(folder, "practice", "practice", clock=office.clock)
    assert plan.due(again) == [before] and again.vault.digest_of_lists() == digest
    assert {one.id for one in deeds.dossiers(again)} == {plain, planned} and again.vault.verify() == []
    again.vault.close()


def test_step_0001_dossier_keys(tmp_path: Path) -> None:
    db = database.connect(tmp_path / "keys.db", bytes(32), schema.key_steps, create=True)
    assert columns(db, "dossier_keys") == {"dossier", "key"}
    db.close()


@pytest.mark.parametrize("step", [one.name for one in schema.vault_steps._migrations][1:])
def test_a_vault_brought_up_to_date_has_the_shape_of_a_new_one(tmp_path: Path, step: str) -> None:
    def shape(name: str, *, older: bool) -> list[tuple[str, ...]]:
        for steps in (steps_before(step), schema.vault_steps) if older else (schema.vault_steps,):
            db = database.connect(tmp_path / name, bytes(32), steps, create=True)
            found = database.rows(db, "SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
            db.close()
        return found

    assert shape("older.db", older=True) == shape("new.db", older=False)


@pytest.fixture
def older(office: Office, folder: Path) -> Vault:
    """An office with one dossier, whose vault knows no search yet; opened by this program."""
    dossier = deeds.new(office)
    deeds.name(office, dossier, "Fatima")
    key = confirm(office, "practice")
    office.vault.close()
    make_older(folder, key, "0004_search")
    return open_vault(folder, key)


def test_an_older_vault_is_copied_before_it_is_changed(older: Vault, folder: Path) -> None:
    assert [line.name for line in older.list_dossiers()] == ["Fatima"] and older.verify() == []
    older.close()
    (copy,) = migrating.copies(folder)
    assert copy.name == "vault.db.before-0004_search"
    assert b"SQLite format" not in copy.read_bytes() and b"Fatima" not in copy.read_bytes()


def test_the_copy_is_what_the_earlier_version_left(older: Vault, folder: Path) -> None:
    events = database.rows(older.db, "SELECT * FROM events")
    older.close()
    (copy,) = migrating.copies(folder)
    copy.replace(folder / "vault" / "vault.db")
    opened = open_office(folder, "practice", "practice")
    assert database.rows(opened.vault.db, "SELECT * FROM events") == events
    assert [line.name for line in deeds.dossiers(opened)] == ["Fatima"] and len(migrating.copies(folder)) == 1
    opened.vault.close()


def test_the_copy_goes_with_the_first_good_backup(older: Vault, folder: Path) -> None:
    older.close()
    opened = open_office(folder, "practice", "practice")
    assert migrating.copies(folder)
    paper = backup.new_identity()
    backup.keep_identity(opened, paper, paper)
    backup.make(opened)
    assert migrating.copies(folder) == []
    opened.vault.close()


def test_the_copy_goes_with_an_erasure(older: Vault, folder: Path) -> None:
    (line,) = older.list_dossiers()
    erasing.erase(older, folder, line.id, person="S-1", at=AT, reason="term")
    assert migrating.copies(folder) == []
    older.close()


def test_a_step_that_fails_leaves_the_vault_as_it_was(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = deeds.new(office)
    deeds.name(office, dossier, "Fatima")
    key = confirm(office, "practice")
    office.vault.close()
    make_older(folder, key, "0005_events_in_order")
    monkeypatch.setattr(schema, "_IN_ORDER", f"{schema._IN_ORDER}SELECT no_such_step();\n")
    with pytest.raises(Trouble, match="vault_damaged"):
        open_vault(folder, key)
    db = database.connect(folder / "vault" / "vault.db", derive(key, "vault"), steps_before("0005_events_in_order"))
    assert "number" not in columns(db, "events") and len(database.rows(db, "SELECT * FROM events")) == 2
    db.close()
    monkeypatch.undo()
    opened = open_vault(folder, key)
    assert [line.name for line in opened.list_dossiers()] == ["Fatima"] and opened.verify() == []
    opened.close()
