"""A vault as an earlier version of the program left it: the same rows, without what later steps brought."""

from __future__ import annotations

from pathlib import Path

import sqlite_utils
from sqlite_utils import Migrations

from app.seals import derive
from app.store import database, schema

OTHER_LISTS = "0005_events_in_order"
"""Until that step the lists had another shape: they lie there empty. Those of later versions are as they were."""
LISTS = ("dossiers", "facts", "search")


def steps_before(step: str, steps: Migrations = schema.vault_steps) -> Migrations:
    """The steps that the earlier version knew."""
    earlier = Migrations(steps.name)
    names = [one.name for one in steps._migrations]
    earlier._migrations = steps._migrations[: names.index(step)]
    return earlier


def make_older(folder: Path, vault_key: bytes, step: str) -> None:
    """Make the vault of an office what it was before a step came."""
    path = folder / "vault" / "vault.db"
    older = path.with_name("older.db")
    key = derive(vault_key, "vault")
    db = database.connect(older, key, steps_before(step), create=True)
    database.rows(db, "ATTACH DATABASE ? AS now KEY ?", [str(path), f"x'{key.hex()}'"])
    tables = [table for (table,) in database.rows(db, "SELECT name FROM main.sqlite_master WHERE type = 'table'")]
    without = ("sqlite_", "_sqlite_", "grams", *(LISTS if step <= OTHER_LISTS else ()))
    for table in tables:
        columns = ", ".join(_columns(db, "main", table) & _columns(db, "now", table))
        if columns and not table.startswith(without):
            with database.change(db):
                db.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table} ORDER BY 1 DESC")
    if "grams" in tables:
        with database.change(db):
            db.execute("INSERT INTO grams (grams) VALUES ('rebuild')")
    db.close()
    for log in ("-wal", "-shm"):
        path.with_name(f"{path.name}{log}").unlink(missing_ok=True)
    older.replace(path)


def _columns(db: sqlite_utils.Database, schema: str, table: str) -> set[str]:
    return {str(column[1]) for column in database.rows(db, f"PRAGMA {schema}.table_info({table})")}
