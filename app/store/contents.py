"""What a vault holds at one moment, in counts and digests: two vaults that say the same hold the same.

Events, papers, files and the journal only grow, so the vault of an earlier moment can be found in the one of now: it is
everything up to the last id of then.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

import sqlite_utils

from app.store import database

_LAST = "~"
"""Sorts behind every id."""
_EVENTS = "SELECT id, dossier, person, at, kind, body FROM {schema}.events WHERE id <= ? ORDER BY number"
_PAPERS = "SELECT id, dossier, digest, content FROM {schema}.papers WHERE id <= ? ORDER BY id"
_FILES = "SELECT id, dossier, digest, bytes, about FROM {schema}.attachments WHERE id <= ? ORDER BY id"
_PIECES = (
    "SELECT attachment, piece, content FROM {schema}.attachment_pieces WHERE attachment <= ? ORDER BY attachment, piece"
)
_HEAD = "SELECT seq, digest FROM {schema}.journal WHERE seq <= ? ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True)
class Contents:
    """`last` is the last id, `journal` the journal's last number and `head` its digest."""

    last: str
    events: int
    dossiers: int
    papers: int
    files: int
    events_digest: str
    papers_digest: str
    files_digest: str
    journal: int
    head: str


def of(db: sqlite_utils.Database, schema: str = "main", *, until: Contents | None = None) -> Contents:
    """What a database holds, or what it held when another one was copied from it."""
    last = until.last if until else _LAST
    events, papers, files, pieces = (
        _rows(db, query.format(schema=schema), last) for query in (_EVENTS, _PAPERS, _FILES, _PIECES)
    )
    tables = (f"{schema}.{table}" for table in ("events", "papers", "attachments"))
    newest = [database.rows(db, f"SELECT max(id) FROM {table} WHERE id <= ?", [last])[0][0] for table in tables]
    (dossiers,) = database.rows(db, f"SELECT count(DISTINCT dossier) FROM {schema}.events WHERE id <= ?", [last])[0]
    head = database.row(db, _HEAD.format(schema=schema), [until.journal if until else 2**62])
    return Contents(
        last=max(filter(None, newest), default=""),
        events=events[0],
        dossiers=dossiers,
        papers=papers[0],
        files=files[0],
        events_digest=events[1],
        papers_digest=papers[1],
        files_digest=f"{files[1]} {pieces[1]}",
        journal=head[0] if head else 0,
        head=head[1] if head else "",
    )


def _rows(db: sqlite_utils.Database, query: str, last: str) -> tuple[int, str]:
    """How many rows, and one digest of all of them; a row at a time, for a vault may be large."""
    mark, count = hashlib.sha256(), 0
    for row in database.each(db, query, [last]):
        plain = [hashlib.sha256(one).hexdigest() if isinstance(one, bytes) else one for one in row]
        mark.update(json.dumps(plain).encode())
        count += 1
    return count, mark.hexdigest()
