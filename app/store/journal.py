"""The journal: one line per deed, each carrying the digest of the one before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlite_utils

from app.seals import digest
from app.store import database
from app.store.lines import JournalLine

_COLUMNS = "seq, at, person, deed, subject, details, digest"


def write(
    db: sqlite_utils.Database, person: str, at: datetime, deed: str, subject: str, details: Mapping[str, str]
) -> None:
    """Add a line, inside the caller's transaction."""
    last = database.row(db, "SELECT seq, digest FROM journal ORDER BY seq DESC LIMIT 1")
    seq, before = (last[0] + 1, last[1]) if last else (1, "")
    text = json.dumps(dict(details), sort_keys=True)
    row = (seq, at.isoformat(), person, deed, subject, text, before)
    db.execute(
        "INSERT INTO journal (seq, at, person, deed, subject, details, before, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [*row, _digest(row)],
    )


def lines(db: sqlite_utils.Database) -> list[JournalLine]:
    """All lines, oldest first."""
    return [_line(*row) for row in database.rows(db, f"SELECT {_COLUMNS} FROM journal ORDER BY seq")]


def of(db: sqlite_utils.Database, deeds: Sequence[str]) -> list[JournalLine]:
    """The lines that tell of one of these deeds, oldest first."""
    marks = ", ".join("?" for _ in deeds)
    query = f"SELECT {_COLUMNS} FROM journal WHERE deed IN ({marks}) ORDER BY seq"
    return [_line(*row) for row in database.rows(db, query, deeds)]


def about(db: sqlite_utils.Database, subject: str) -> list[JournalLine]:
    """The lines about one subject, oldest first."""
    query = f"SELECT {_COLUMNS} FROM journal WHERE subject = ? ORDER BY seq"
    return [_line(*row) for row in database.rows(db, query, [subject])]


def last(db: sqlite_utils.Database, deeds: Sequence[str]) -> JournalLine | None:
    """The newest line that tells of one of these deeds."""
    marks = ", ".join("?" for _ in deeds)
    query = f"SELECT {_COLUMNS} FROM journal WHERE deed IN ({marks}) ORDER BY seq DESC LIMIT 1"
    found = database.row(db, query, deeds)
    return _line(*found) if found else None


def _line(seq: int, at: str, person: str, deed: str, subject: str, details: str, mark: str) -> JournalLine:
    return JournalLine(seq, at, person, deed, subject, json.loads(details), mark)


def is_whole(db: sqlite_utils.Database, table: str = "journal") -> bool:
    """Does every line follow from the one before? `table` names another copy of the journal."""
    before = ""
    rows = database.rows(
        db, f"SELECT seq, at, person, deed, subject, details, before, digest FROM {table} ORDER BY seq"
    )
    for number, row in enumerate(rows, start=1):
        if row[0] != number or row[6] != before or row[7] != _digest(row[:7]):
            return False
        before = row[7]
    return True


def _digest(row: tuple[object, ...]) -> str:
    return digest(json.dumps(row).encode())
