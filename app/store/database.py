"""Opening an encrypted database: SQLCipher under sqlite-utils, WAL, full sync, and a first read at once."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast

import sqlite_utils
from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Migrations

from app.errors import Trouble
from app.store import files, migrating, wal

WAIT_SECONDS = 10.0
VAULT = Path("vault.db")
CACHE_KIB = 32 * 1024
LEAST_ROOM = 1 << 20
"""Bytes: with less a database may fail to grow, and says then only that the disk does not write."""
STEPS_BETWEEN_LOOKS = 200_000


def connect(path: Path, key: bytes, migrations: Migrations, *, create: bool = False) -> sqlite_utils.Database:
    """Open with a raw key, check that the key fits, bring the schema up to date.

    Trouble `vault_damaged` (also for a wrong key), `vault_newer`, `vault_busy`, `vault_not_writable` or `disk_full`.
    """
    if not create and not path.is_file():
        raise Trouble("vault_damaged", file=path.name)
    if wal.is_broken(path):
        raise Trouble("vault_damaged", file=f"{path.name}-wal")
    db = join(path, key)
    try:
        migrating.migrate(db, migrations, path, partial(_copy, db, key))
    except sqlcipher.Error as error:
        db.close()
        raise in_plain_words(error, path) from error
    except Trouble:
        db.close()
        raise
    return db


def join(path: Path, key: bytes) -> sqlite_utils.Database:
    """One more connection to a database that is open and was looked at by `connect`."""
    try:
        conn = _keyed(path, key)
    except sqlcipher.Error as error:
        if files.run_out():
            raise Trouble("files_run_out") from error
        raise Trouble("vault_not_writable", file=path.name) from error
    try:
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a wrong key is noticed here
        conn.execute("PRAGMA journal_mode = WAL").fetchone()
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA secure_delete = ON").fetchone()
        conn.execute("PRAGMA temp_store = MEMORY")
        conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    except sqlcipher.Error as error:
        conn.close()
        raise in_plain_words(error, path) from error
    return sqlite_utils.Database(cast(sqlite3.Connection, conn), execute_plugins=False)


def _keyed(path: Path, key: bytes) -> Any:
    conn = sqlcipher.connect(str(path), timeout=WAIT_SECONDS)
    conn.execute("PRAGMA cipher_log_level = NONE").fetchone()  # damage is said in a sentence, and once
    conn.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return conn


def _copy(db: sqlite_utils.Database, key: bytes, path: Path) -> None:
    """A copy of one moment, page by page and so without waiting for the order of rows; read again when it is made.

    The file itself is not copied: who closes a file lets go of all locks that this process has on it.
    """
    with closing(_keyed(path, key)) as made:
        made.execute("PRAGMA journal_mode = OFF").fetchone()  # whoever makes it waits for the disk at the end
        made.execute("PRAGMA synchronous = OFF")
        db.conn.backup(made)
    with closing(_keyed(path, key)) as made:
        if made.execute("PRAGMA cipher_integrity_check").fetchall():
            raise Trouble("vault_damaged", file=path.name)


def rows(db: sqlite_utils.Database, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query; a damaged page is `vault_damaged`, never a wrong value."""
    try:
        return db.conn.execute(sql, values).fetchall()
    except sqlcipher.Error as error:
        raise in_plain_words(error, _file_of(db)) from error


def each(db: sqlite_utils.Database, sql: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
    """The rows of a query one by one, for what is too much to have at once."""
    try:
        yield from db.execute(sql, list(values))
    except sqlcipher.Error as error:
        raise in_plain_words(error, _file_of(db)) from error


def row(db: sqlite_utils.Database, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
    """The first row of a query, if there is one."""
    return next(iter(rows(db, sql, values)), None)


@contextmanager
def looking_up(db: sqlite_utils.Database, tell: Callable[[], None]) -> Iterator[None]:
    """Call `tell` now and then while long queries run; what it raises stops the query and comes out here."""
    raised: list[BaseException] = []

    def look() -> int:
        try:
            tell()
        except BaseException as error:
            raised.append(error)
        return len(raised)

    db.conn.set_progress_handler(look, STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        db.conn.set_progress_handler(None, 0)
        if raised:
            raise raised[0]


@contextmanager
def change(db: sqlite_utils.Database) -> Iterator[None]:
    """One transaction that takes the write lock at once; everything in it is kept, or nothing."""
    conn = db.conn
    try:
        conn.execute("BEGIN IMMEDIATE")
    except sqlcipher.Error as error:
        raise in_plain_words(error, _file_of(db)) from error
    try:
        yield
        conn.execute("COMMIT")
    except sqlcipher.IntegrityError:
        db.rollback()
        raise
    except sqlcipher.Error as error:
        db.rollback()
        raise in_plain_words(error, _file_of(db)) from error
    except BaseException:
        db.rollback()
        raise


@contextmanager
def moment(db: sqlite_utils.Database) -> Iterator[None]:
    """Reads of one moment: what others write meanwhile is not seen, and nobody waits for the end of it."""
    rows(db, "BEGIN")
    try:
        rows(db, "SELECT count(*) FROM sqlite_master")  # the moment is that of the first read
        yield
        rows(db, "COMMIT")
    except BaseException:
        db.rollback()
        raise


def scrub(db: sqlite_utils.Database) -> None:
    """Leave nothing of deleted rows in the file or its log (checkpoint, VACUUM, checkpoint)."""
    rows(db, "PRAGMA wal_checkpoint(TRUNCATE)")
    rows(db, "VACUUM")
    rows(db, "PRAGMA wal_checkpoint(TRUNCATE)")


def _file_of(db: sqlite_utils.Database) -> Path:
    """The file behind a connection; it is known also where the file cannot be read, but not after it was closed."""
    try:
        return Path(db.conn.execute("PRAGMA database_list").fetchone()[2])
    except sqlcipher.Error:
        return VAULT


def _room_beside(path: Path) -> int:
    """Bytes that are free on the disk of a file; none where nobody can say."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return 0


def in_plain_words(error: Exception, path: Path) -> Trouble:
    """Which trouble a database error is."""
    text = str(error).lower()
    fails = "i/o error" in text
    if "full" in text or (fails and _room_beside(path) < LEAST_ROOM):
        return Trouble("disk_full", file=path.name)
    if fails:
        return Trouble("disk_fails", file=path.name)
    if "locked" in text or "busy" in text:
        return Trouble("vault_busy", file=path.name)
    if "unable to open" in text and files.run_out():
        return Trouble("files_run_out")
    if "readonly" in text or "unable to open" in text:
        return Trouble("vault_not_writable", file=path.name)
    return Trouble("vault_damaged", file=path.name)
