"""An answer kept at the counter, beside a bare SQLCipher commit with the same pragmas on the same disk.

Ours is the counter's whole deed: check the answer, read the fact, lock the event's body, write the events and the
projections in one transaction. The bare commit puts one row with a body of the same length into a table of its own.
"""

from __future__ import annotations

import secrets
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from app.actions import dossier
from app.office import open_office
from tests.bench.figures import Figure, in_turns, milliseconds
from tests.bench.places import practice_office

ROUNDS = 200
BODY_BYTES = 160
PRAGMAS = (
    "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", "temp_store = MEMORY",
)  # fmt: skip


def figures(place: Path) -> list[Figure]:
    """Milliseconds for one answer."""
    folder = practice_office(place / "counter-office")
    office = open_office(folder, "practice", "practice")
    id_ = dossier.new(office)
    bare = _bare_database(place / "bare.db")
    numbers = count()

    def answer() -> float:
        birth = f"{1950 + next(numbers) % 50}-05-03"
        return milliseconds(lambda: dossier.answer(office, id_, "birth_date", birth, "original"))

    def commit() -> float:
        row = (f"{next(numbers):012x}-0000-bench", secrets.token_bytes(BODY_BYTES))
        return milliseconds(lambda: _commit(bare, row))

    ours, floor = in_turns(answer, commit, ROUNDS)
    bare.close()
    office.vault.close()
    return [Figure("counter: an answer kept", "ms", ours, None, "bare SQLCipher commit", floor, 1.25)]


def _bare_database(path: Path) -> sqlcipher.Connection:
    bare = sqlcipher.connect(str(path))
    bare.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
    for pragma in PRAGMAS:
        bare.execute(f"PRAGMA {pragma}").fetchone()
    bare.execute("CREATE TABLE events (id TEXT PRIMARY KEY, body BLOB NOT NULL)")
    bare.commit()
    return bare


def _commit(bare: sqlcipher.Connection, row: tuple[str, bytes]) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("INSERT INTO events (id, body) VALUES (?, ?)", row)
    bare.execute("COMMIT")
