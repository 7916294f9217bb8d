"""The shape of the vault, as numbered steps. A step that has been released is never changed."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

vault_steps = Migrations("vault")
key_steps = Migrations("keys")

_APPEND_ONLY = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""

_TABLES = """
CREATE TABLE events (
    id TEXT NOT NULL, dossier TEXT NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL,
    person TEXT NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (dossier, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX events_by_id ON events (id);
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, deed TEXT NOT NULL,
    subject TEXT NOT NULL, details TEXT NOT NULL, before TEXT NOT NULL, digest TEXT NOT NULL
);
CREATE TABLE papers (
    id TEXT PRIMARY KEY, dossier TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL,
    edition TEXT NOT NULL, digest TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL, content BLOB NOT NULL
);
CREATE INDEX papers_by_dossier ON papers (dossier, id);
CREATE TABLE taken (
    visit TEXT PRIMARY KEY, kiosk TEXT NOT NULL, dossier TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE staff (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL);
CREATE TABLE dossiers (
    id TEXT PRIMARY KEY, opened_at TEXT NOT NULL, changed_at TEXT NOT NULL, events INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '', ticket TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT ''
);
CREATE TABLE facts (
    dossier TEXT NOT NULL, fact TEXT NOT NULL, raw TEXT NOT NULL, proof TEXT NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (dossier, fact)
) WITHOUT ROWID;
"""

_IN_ORDER = """
CREATE TABLE events_in_order (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, dossier TEXT NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL,
    person TEXT NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL,
    UNIQUE (dossier, id)
);
INSERT INTO events_in_order (id, dossier, device, seq, person, at, kind, body)
SELECT id, dossier, device, seq, person, at, kind, body FROM events ORDER BY id;
DROP TABLE events;
ALTER TABLE events_in_order RENAME TO events;
CREATE INDEX journal_by_deed ON journal (deed);
DROP TABLE dossiers;
DROP TABLE facts;
DROP TABLE search;
CREATE TABLE dossiers (
    changed INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, opened_at TEXT NOT NULL, changed_at TEXT NOT NULL,
    events INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, number TEXT NOT NULL, ticket TEXT NOT NULL,
    language TEXT NOT NULL, birth TEXT NOT NULL, meets_at TEXT NOT NULL, meets_where TEXT NOT NULL
);
CREATE INDEX dossiers_by_name ON dossiers (folded, id);
CREATE INDEX dossiers_by_birth ON dossiers (birth);
CREATE INDEX dossiers_by_meeting ON dossiers (meets_at);
CREATE TABLE search (changed INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE VIRTUAL TABLE grams USING fts5 (
    words, content = 'search', content_rowid = 'changed', tokenize = 'trigram', detail = 'none', columnsize = 0
);
INSERT INTO grams (grams, rank) VALUES ('secure-delete', 1);
CREATE TABLE worked_on (
    person TEXT NOT NULL, changed INTEGER NOT NULL, PRIMARY KEY (person, changed)
) WITHOUT ROWID;
CREATE INDEX worked_on_by_dossier ON worked_on (changed);
"""

_DUE = """
CREATE TABLE due (
    changed INTEGER NOT NULL, entry TEXT NOT NULL, until TEXT NOT NULL, part TEXT NOT NULL, text TEXT NOT NULL,
    kind TEXT NOT NULL, who TEXT NOT NULL, PRIMARY KEY (changed, entry)
) WITHOUT ROWID;
CREATE INDEX due_by_day ON due (until);
"""
_LISTS_ANEW = """
INSERT INTO grams (grams) VALUES ('delete-all');
DELETE FROM search;
DELETE FROM worked_on;
DELETE FROM dossiers;
"""


@vault_steps(name="0001_first_vault")
def first_vault(db: Database) -> None:
    """Events, journal and papers are the truth; dossiers and facts can be rebuilt from events."""
    _run(db, _TABLES)
    for table in ("events", "journal", "papers", "taken"):
        _run(db, _APPEND_ONLY.format(table=table))


@vault_steps(name="0002_tombstones")
def tombstones(db: Database) -> None:
    """What was erased, when, by whom and on which ground; it wins over every backup."""
    _run(
        db,
        "CREATE TABLE tombstones (dossier TEXT PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL,"
        " reason TEXT NOT NULL);\n",
    )
    _run(db, _APPEND_ONLY.format(table="tombstones"))


@vault_steps(name="0003_attachments")
def attachments(db: Database) -> None:
    """Files of a dossier: what they are, and their content in locked pieces."""
    _run(
        db,
        "CREATE TABLE attachments (id TEXT PRIMARY KEY, dossier TEXT NOT NULL, about BLOB NOT NULL,"
        " digest TEXT NOT NULL, bytes INTEGER NOT NULL, pieces INTEGER NOT NULL, person TEXT NOT NULL,"
        " at TEXT NOT NULL);\n"
        "CREATE INDEX attachments_by_dossier ON attachments (dossier, digest);\n"
        "CREATE TABLE attachment_pieces (attachment TEXT NOT NULL, piece INTEGER NOT NULL, content BLOB NOT NULL,"
        " PRIMARY KEY (attachment, piece));\n",
    )
    for table in ("attachments", "attachment_pieces"):
        _run(db, _APPEND_ONLY.format(table=table))


@vault_steps(name="0004_search")
def search_lines(db: Database) -> None:
    """A line of folded words for each dossier, to search as one types; and the national number.

    The next step throws all lists away, so that nothing is filled in here.
    """
    _run(
        db,
        "CREATE TABLE search (dossier TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;\n"
        "ALTER TABLE dossiers ADD COLUMN number TEXT NOT NULL DEFAULT '';\n",
    )


@vault_steps(name="0005_events_in_order")
def events_in_order(db: Database) -> None:
    """Events lie in the order in which they were kept, so that the next one goes where the last one went.

    The lists are one line a dossier, under the number of its last event. They are empty here; whoever reads them first
    has them made. The journal is found by deed.
    """
    _run(db, _IN_ORDER)
    _run(db, _APPEND_ONLY.format(table="events"))


@vault_steps(name="0006_due")
def due(db: Database) -> None:
    """The open lines of plans that have a day; where something was planned, who reads the lists has all made anew."""
    _run(db, _DUE)
    if db.execute("SELECT 1 FROM events WHERE kind = 'planned' LIMIT 1").fetchone():
        _run(db, _LISTS_ANEW)


@key_steps(name="0001_dossier_keys")
def dossier_keys(db: Database) -> None:
    """One key per dossier; without it the dossier's bodies and papers are noise."""
    _run(db, "CREATE TABLE dossier_keys (dossier TEXT PRIMARY KEY, key BLOB NOT NULL);\n")


def _run(db: Database, script: str) -> None:
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        done = line.rstrip().endswith("END;") if "TRIGGER" in statement else line.rstrip().endswith(";")
        if done:
            db.execute(statement)
            statement = ""
