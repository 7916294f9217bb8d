"""The lists: one line for each dossier, made from its events, and with it the words to search and who worked on it.

Nobody waits for them: what happened goes into the lists when somebody reads them next. A line lies under the number of
the last event that it knows, so that the newest number says how far the lists have come, and the last changed dossier
comes first. They can be thrown away and made again: the same events give the same rows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import sqlite_utils

from app.store import database, search
from app.store.lines import Asked, DossierLine, Event
from app.store.undone import standing

TABLES = {"dossiers": 13, "search": 2, "worked_on": 2, "due": 7}
"""Each table with the number of its columns."""
Rows = dict[str, list[tuple[Any, ...]]]
"""Rows by table."""

_BEHIND = """
SELECT DISTINCT dossier FROM events NOT INDEXED
WHERE number > (SELECT coalesce(max(changed), 0) FROM dossiers) AND dossier NOT IN (SELECT dossier FROM tombstones)
LIMIT ?
"""
_LINE = "d.id, d.opened_at, d.changed_at, d.ticket, d.language, d.events, d.name, d.birth, d.changed, d.folded"
_ALL = "dossiers d"
_MEETINGS = f"SELECT {_LINE}, d.meets_at, d.meets_where FROM dossiers d WHERE d.meets_at >= ? AND d.meets_at < ?"
_DUE = f"""
SELECT {_LINE}, p.entry, p.until, p.part, p.text, p.kind, p.who FROM due p JOIN dossiers d ON d.changed = p.changed
WHERE p.until <= ? AND EXISTS (SELECT 1 FROM worked_on w WHERE w.person = ? AND w.changed = p.changed)
ORDER BY p.until DESC, p.changed, p.entry LIMIT ?
"""
NEW = "new_"
"""Before the names of tables in memory, where all lists are made anew."""
_BORN, _LIVES = b'"birth_date"', b'"register_municipality"'
"""How the facts that a list shows stand in the text of an answer; the bodies of all others need not be read."""
_NAMELESS = "\uffff"
"""Stands after every name."""


class Sum:
    """Rows in whatever order: two sums tell the same when the same rows were added."""

    def __init__(self) -> None:
        self._count = self._sum = 0

    def add(self, rows: Rows) -> None:
        """Add rows of several tables."""
        for table, some in rows.items():
            for row in some:
                self._count += 1
                self._sum += int.from_bytes(hashlib.sha256(f"{table} {row}".encode()).digest())

    @property
    def told(self) -> tuple[int, int]:
        """How many rows, and the sum of their digests; those of parts add up to that of the whole."""
        return self._count, self._sum


def rows_of(events: Sequence[Event]) -> Rows:
    """What the lists say of one dossier, from its events; nothing of one in which nothing happened."""
    if not events:
        return {table: [] for table in TABLES}
    said: dict[str, Any] = {}
    name = number = ticket = language = ""
    meeting = "", ""
    planned: dict[str, dict[str, Any]] = {}
    for event in standing(events):
        if event.kind == "answered":
            text = event.text
            if _BORN in text or _LIVES in text:
                said[event.body.get("fact", "")] = event.body.get("raw")
        elif event.kind == "named":
            names = (str(event.body.get(key, "")) for key in ("latin_name", "name"))
            name = "  ".join(dict.fromkeys(one for one in names if one))
        elif event.kind == "identified":
            number = str(event.body["number"])
        elif event.kind == "visit_taken":
            ticket, language = str(event.body.get("ticket", "")), str(event.body.get("language", ""))
        elif event.kind == "language_chosen":
            language = str(event.body.get("language", ""))
        elif event.kind == "appointment_made":
            meeting = str(event.body.get("at", "")), str(event.body.get("place", ""))
        elif event.kind == "planned":
            planned[str(event.body.get("entry", event.id))] = event.body
    first, last, changed = events[0], events[-1], max([event.number for event in events])
    born, place = said.get("birth_date", ""), said.get("register_municipality", "")
    words = search.line(name, _text(born), number, _text(place), ticket, first.dossier)
    line = (
        changed, first.dossier, first.at, last.at, len(events), name, search.folded(name) or _NAMELESS, number,
        ticket, language, _shown(born), *meeting,
    )  # fmt: skip
    people = sorted({event.person for event in events})
    return {
        "dossiers": [line],
        "search": [(changed, words)],
        "worked_on": [(person, changed) for person in people],
        "due": [] if last.kind == "closed" else _due(changed, planned),
    }


def _due(changed: int, planned: dict[str, dict[str, Any]]) -> list[tuple[Any, ...]]:
    """The lines of a plan that are open and have a day."""
    return [
        (changed, entry, *(str(one.get(name, "")) for name in ("until", "part", "text", "kind", "who")))
        for entry, one in sorted(planned.items()) if one.get("until") and one.get("state") == "open"
    ]  # fmt: skip


def known_until(db: sqlite_utils.Database) -> int:
    """The number of the last event that the lists know."""
    (number,) = database.rows(db, "SELECT coalesce(max(changed), 0) FROM dossiers")[0]
    return int(number)


def behind(db: sqlite_utils.Database, most: int = -1) -> list[str]:
    """The dossiers in which something happened that the lists do not know yet."""
    return [dossier for (dossier,) in database.rows(db, _BEHIND, [most])]


def put(db: sqlite_utils.Database, rows: Rows, before: str = "") -> None:
    """Write the rows of one dossier that the lists do not hold; `before` stands before the names of the tables."""
    for table, some in rows.items():
        marks = ", ".join("?" * TABLES[table])
        db.conn.executemany(f"INSERT INTO {before}{table} VALUES ({marks})", some)
    if not before:
        db.conn.executemany("INSERT INTO grams (rowid, words) VALUES (?, ?)", rows["search"])


def forget(db: sqlite_utils.Database, dossier: str) -> None:
    """Take one dossier out of every list."""
    query = "SELECT s.changed, s.words FROM dossiers d JOIN search s ON s.changed = d.changed WHERE d.id = ?"
    found = database.row(db, query, [dossier])
    if found is not None:
        db.execute("INSERT INTO grams (grams, rowid, words) VALUES ('delete', ?, ?)", list(found))
        for table in TABLES:
            db.execute(f"DELETE FROM {table} WHERE changed = ?", [found[0]])


def empty(db: sqlite_utils.Database, schema: str = "main") -> None:
    """Take everything out of the lists, inside the caller's transaction; `schema` names another database."""
    db.execute(f"INSERT INTO {schema}.grams (grams) VALUES ('delete-all')")
    for table in TABLES:
        db.execute(f"DELETE FROM {schema}.{table}")


def begin_anew(db: sqlite_utils.Database) -> None:
    """Empty tables of the same shape in memory, to make all lists anew beside those that are read."""
    drop_anew(db)
    for table in TABLES:
        database.rows(db, f"CREATE TEMP TABLE {NEW}{table} AS SELECT * FROM {table} WHERE 0")


def end_anew(db: sqlite_utils.Database) -> None:
    """Put the new lists in the place of the old ones, without what was erased since; in the caller's transaction."""
    db.execute(f"DELETE FROM {NEW}dossiers WHERE id IN (SELECT dossier FROM tombstones)")
    empty(db)
    for table in TABLES:
        living = f"changed IN (SELECT changed FROM {NEW}dossiers)"
        db.execute(f"INSERT INTO {table} SELECT * FROM {NEW}{table} WHERE {living} ORDER BY 1, 2")
    db.execute("INSERT INTO grams (grams) VALUES ('rebuild')")


def drop_anew(db: sqlite_utils.Database) -> None:
    """Let go of the tables in memory."""
    for table in TABLES:
        database.rows(db, f"DROP TABLE IF EXISTS temp.{NEW}{table}")


def sum_of_rows(db: sqlite_utils.Database) -> Sum:
    """What the lists say of everybody, to compare with what `rows_of` says of each."""
    whole = Sum()
    for table in TABLES:
        for row in database.each(db, f"SELECT * FROM {table}"):
            whole.add({table: [row]})
    return whole


def digest_of_rows(db: sqlite_utils.Database) -> str:
    """SHA-256 over every row of every table here, sorted: two equal digests mean the same lists."""
    mark = hashlib.sha256()
    for table in TABLES:
        for row in database.each(db, f"SELECT * FROM {table} ORDER BY 1, 2"):
            mark.update(f"{table} {json.dumps(row, ensure_ascii=False)}\n".encode())
    return mark.hexdigest()


def lines(db: sqlite_utils.Database, asked: Asked, after: DossierLine | None, most: int) -> list[DossierLine]:
    """So many lines of a list behind one of its lines; see `Asked` for what is in it and in which order."""
    source, number, condition, values = _source(asked)
    if after is not None:
        condition += " AND (d.folded, d.id) > (?, ?)" if asked.by_name else f" AND {number} < ?"
        values += [after.folded, after.id] if asked.by_name else [after.changed]
    places = source if source == _ALL else f"{source} CROSS JOIN dossiers d ON d.changed = {number}"
    order = "d.folded, d.id" if asked.by_name else f"{number} DESC"
    query = f"SELECT {_LINE} FROM {places} WHERE {condition} ORDER BY {order} LIMIT ?"
    return [DossierLine(*row) for row in database.rows(db, query, [*values, most])]


def count(db: sqlite_utils.Database, asked: Asked, most: int) -> int:
    """How many lines a list has, counted up to `most`."""
    source, _, condition, values = _source(asked)
    query = f"SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {condition} LIMIT ?)"
    return int(database.rows(db, query, [*values, most])[0][0])


def line_of(db: sqlite_utils.Database, dossier: str) -> DossierLine | None:
    """The line of one dossier, if there is one."""
    row = database.row(db, f"SELECT {_LINE} FROM dossiers d WHERE d.id = ?", [dossier])
    return DossierLine(*row) if row else None


def born_on(db: sqlite_utils.Database, day: str) -> list[DossierLine]:
    """The dossiers of people born on a day (ISO, as far as it is known), the last changed first."""
    rows = database.rows(db, f"SELECT {_LINE} FROM dossiers d WHERE d.birth = ? ORDER BY d.changed DESC", [day])
    return [DossierLine(*row) for row in rows]


def meetings(db: sqlite_utils.Database, day: str) -> list[tuple[DossierLine, str, str]]:
    """Whose last appointment is on a day (ISO), at which moment and where; the earliest first."""
    rows = database.rows(db, f"{_MEETINGS} ORDER BY d.meets_at, d.changed", [day, f"{day}U"])
    return [(DossierLine(*line), at, place) for *line, at, place in rows]


def due(db: sqlite_utils.Database, day: str, person: str, most: int) -> list[tuple[DossierLine, tuple[str, ...]]]:
    """Open lines of plans whose day has come (ISO), in the dossiers in which a person did something, the last first.

    Each with entry, until, part, text, kind and who.
    """
    rows = database.rows(db, _DUE, [day, person, most])
    return [(DossierLine(*row[:-6]), tuple(map(str, row[-6:]))) for row in rows]


def _source(asked: Asked) -> tuple[str, str, str, list[Any]]:
    """The narrowest tables that know which lines are in a list, where the number of a line stands in them, and the
    condition with its values."""
    if asked.words:
        wanted = search.wanted(asked.words)
        condition, values = search.condition(wanted)
        if grams := search.grams(wanted):
            joined = "grams g CROSS JOIN search l ON l.changed = g.rowid"
            return joined, "g.rowid", f"grams MATCH ? AND {condition}", [grams, *values]
        return "search l", "l.changed", condition or "0", [*values]
    if asked.person:
        return "worked_on l", "l.changed", "l.person = ?", [asked.person]
    return _ALL, "d.changed", "1", []


def _text(told: Any) -> str:
    value = told.get("value") if isinstance(told, dict) else told
    return value if isinstance(value, str) else ""


def _shown(told: Any) -> str:
    if isinstance(told, dict):
        value = told.get("value", "") if "value" in told or "state" in told else " ".join(map(str, told.values()))
        return _shown(value)
    return " ".join(map(str, told)) if isinstance(told, list) else str(told)
