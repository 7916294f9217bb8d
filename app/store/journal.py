"""The journal: one line per deed, each carrying the digest of the one before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

import sqlite_utils

from app.seals import digest
from app.store import database
from app.store.lines import JournalLine


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
    rows = database.rows(db, "SELECT seq, at, person, deed, subject, details, digest FROM journal ORDER BY seq")
    return [
        JournalLine(seq, at, person, deed, subject, json.loads(details), mark)
        for seq, at, person, deed, subject, details, mark in rows
    ]


def is_whole(db: sqlite_utils.Database) -> bool:
    """Does every line follow from the one before?"""
    before = ""
    rows = database.rows(db, "SELECT seq, at, person, deed, subject, details, before, digest FROM journal ORDER BY seq")
    for number, row in enumerate(rows, start=1):
        if row[0] != number or row[6] != before or row[7] != _digest(row[:7]):
            return False
        before = row[7]
    return True


def _digest(row: tuple[object, ...]) -> str:
    return digest(json.dumps(row).encode())
