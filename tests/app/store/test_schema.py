"""Older vaults: each step brings one over with everything that it holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Migrations

from app.actions import dossier as deeds
from app.office import Office, confirm, open_office
from app.seals import derive
from app.store import database, papers, schema

COPIED = {
    "events": "id, dossier, device, seq, person, at, kind, body", "journal": "*", "papers": "*", "secrets": "*",
    "staff": "*",
}  # fmt: skip


def steps_before(name: str) -> Migrations:
    """The steps that a program knew before this one came."""
    older = Migrations("vault")
    names = [step.name for step in schema.vault_steps._migrations]
    older._migrations = schema.vault_steps._migrations[: names.index(name)]
    return older


def made_older(office: Office, step: str) -> Path:
    """The same office with its vault in the shape that it had before a step; returns its folder."""
    path, key = office.folder / "vault" / "vault.db", derive(confirm(office, "practice"), "vault")
    older = database.connect(path.with_name("older.db"), key, steps_before(step), create=True)
    for table, columns in COPIED.items():
        rows = database.rows(office.vault.db, f"SELECT {columns} FROM {table} ORDER BY 1 DESC")
        marks = ", ".join("?" * len(rows[0]))
        into = f"{table} ({columns})" if columns != "*" else table
        with database.change(older):
            older.conn.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)
    older.close()
    office.vault.close()
    path.with_name("older.db").rename(path)
    return office.folder


@pytest.mark.parametrize("step", ["0005_events_in_order"])
def test_an_older_vault_holds_and_finds_everything_when_it_was_opened(office: Office, step: str) -> None:
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
    again = open_office(made_older(office, step), "practice", "practice", clock=office.clock)
    vault = again.vault
    assert ([vault.events(one) for one in vault.living()], vault.list_dossiers()) == before
    assert vault.digest_of_lists() == digest and vault.journal()[: len(journal)] == journal
    assert [line.name for line in deeds.dossiers(again, "fat")] == ["Fatima"]
    assert vault.verify() == []
    with pytest.raises(sqlcipher.IntegrityError, match="append-only"):
        vault.db.execute("DELETE FROM events")
    deeds.name(again, vault.living()[0], "Fatma")
    assert [line.name for line in vault.list_dossiers()] == ["Fatma", "Suharto"]
    vault.close()

