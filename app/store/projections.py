"""Tables for lists and look-up, made from events; they can be thrown away and made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlite_utils

from app.store import database, search
from app.store.lines import DossierLine, Event
from app.store.search import BIRTH_FACT, PLACE_FACT

if TYPE_CHECKING:
    from app.facts import Plain

TABLES = {"dossiers": "id", "facts": "dossier", "search": "dossier"}
"""Each table with the column that names the dossier."""
_SEARCHED = ("opened", "named", "identified", "visit_taken")
_LIST = """
SELECT d.id, d.opened_at, d.changed_at, d.ticket, d.language, d.events, d.name, coalesce(b.raw, '""')
FROM dossiers d
LEFT JOIN facts b ON b.dossier = d.id AND b.fact = ?
"""
_NEWEST_FIRST = "ORDER BY d.changed_at DESC, d.id"


def add(db: sqlite_utils.Database, event: Event) -> None:
    """Take one event into the tables, inside the caller's transaction."""
    db.execute(
        "INSERT INTO dossiers (id, opened_at, changed_at, events) VALUES (?, ?, ?, 1)"
        " ON CONFLICT (id) DO UPDATE SET changed_at = excluded.changed_at, events = events + 1",
        [event.dossier, event.at, event.at],
    )
    if event.kind == "answered":
        _add_fact(db, event)
    elif event.kind == "named":
        names = (str(event.body.get(key, "")) for key in ("latin_name", "name"))
        name = "  ".join(dict.fromkeys(one for one in names if one))
        db.execute("UPDATE dossiers SET name = ? WHERE id = ?", [name, event.dossier])
    elif event.kind == "identified":
        db.execute("UPDATE dossiers SET number = ? WHERE id = ?", [event.body["number"], event.dossier])
    elif event.kind == "visit_taken":
        db.execute(
            "UPDATE dossiers SET ticket = ?, language = ? WHERE id = ?",
            [event.body.get("ticket", ""), event.body.get("language", ""), event.dossier],
        )
    if event.kind in _SEARCHED or event.body.get("fact") in (BIRTH_FACT, PLACE_FACT):
        search.refresh(db, event.dossier)


def clear(db: sqlite_utils.Database) -> None:
    """Empty the tables before they are made again."""
    for table in TABLES:
        db.execute(f"DELETE FROM {table}")


def forget(db: sqlite_utils.Database, dossier: str) -> None:
    """Take one dossier out of every list."""
    for table, column in TABLES.items():
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", [dossier])


def digest_of_rows(db: sqlite_utils.Database) -> str:
    """SHA-256 over every row of every table here, sorted: two equal digests mean the same lists."""
    mark = hashlib.sha256()
    for table in TABLES:
        for row in sorted(json.dumps(row, ensure_ascii=False) for row in database.rows(db, f"SELECT * FROM {table}")):
            mark.update(f"{table} {row}\n".encode())
    return mark.hexdigest()


def facts(db: sqlite_utils.Database, dossier: str) -> dict[str, Plain]:
    """The last raw value of each fact, with its proof."""
    rows = database.rows(db, "SELECT fact, raw, proof FROM facts WHERE dossier = ? ORDER BY fact", [dossier])
    return {fact: _with_proof(json.loads(raw), proof) for fact, raw, proof in rows}


def dossiers(db: sqlite_utils.Database) -> list[DossierLine]:
    """The list of dossiers, the last changed first."""
    return [_line(*row) for row in database.rows(db, f"{_LIST} {_NEWEST_FIRST}", [BIRTH_FACT])]


def found(db: sqlite_utils.Database, words: Sequence[Sequence[str]]) -> list[DossierLine]:
    """The dossiers that a search finds, the last changed first."""
    ids = search.find(db, words)
    marks = ", ".join("?" for _ in ids)
    rows = database.rows(db, f"{_LIST} WHERE d.id IN ({marks}) {_NEWEST_FIRST}", [BIRTH_FACT, *ids])
    return [_line(*row) for row in rows]


def _line(
    id_: str, opened_at: str, changed_at: str, ticket: str, language: str, events: int, name: str, birth: str
) -> DossierLine:
    return DossierLine(id_, opened_at, changed_at, ticket, language, events, name, _shown(json.loads(birth)))


def _add_fact(db: sqlite_utils.Database, event: Event) -> None:
    if not event.body.get("fact"):
        return
    db.execute(
        "INSERT INTO facts (dossier, fact, raw, proof, event) VALUES (?, ?, ?, ?, ?) ON CONFLICT (dossier, fact)"
        " DO UPDATE SET raw = excluded.raw, proof = excluded.proof, event = excluded.event",
        [
            event.dossier, event.body["fact"], json.dumps(event.body["raw"], ensure_ascii=False),
            event.body.get("proof", "said"), event.id,
        ],
    )  # fmt: skip


def _with_proof(raw: Any, proof: str) -> Plain:
    if isinstance(raw, dict) and ("state" in raw or "value" in raw):
        return raw
    return {"value": raw, "proof": proof}


def _shown(raw: Any) -> str:
    if isinstance(raw, dict):
        value = raw.get("value", "") if "value" in raw or "state" in raw else " ".join(map(str, raw.values()))
        return _shown(value)
    return " ".join(map(str, raw)) if isinstance(raw, list) else str(raw)
