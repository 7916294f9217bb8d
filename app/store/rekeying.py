"""Another vault key and other office keys, for everybody who is still there and for nobody else.

Who was removed may have kept the vault key, and can have read the office's secret keys. So both databases are written
anew under another key beside the old ones and compared with them row by row; the office gets another pair of keys for
sealing and for signing; the new vault key is sealed to each remaining person and to the recovery sheet. Then all of it
takes the place of the old at once (`generations`). Killed before that, nothing has happened; killed after it, whoever
opens the vault next finishes. What kiosks sealed to the old office key stays readable: the vault keeps the old secret
half until no envelope needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import sqlite_utils

from app.errors import Trouble
from app.seals import SigningKey, derive, new_key, new_key_pair
from app.store import after_restore, card, database, files, generations, in_use, journal, staff
from app.store.lists import Tell

if TYPE_CHECKING:
    from app.store.vault import Vault

DUE = "rekey_due"
PUBLIC, RETIRED = "public", "retired"
_DATABASES = (("vault.db", "vault"), ("keys.db", "dossier keys"))
_ROWS_BETWEEN_LOOKS = 2_000


def remove(vault: Vault, folder: Path, person: str, *, by: str, at: datetime) -> None:
    """Take a person's way in, and remember that the vault waits for another key."""
    after_restore.remember(folder, person)
    with database.change(vault.db):
        _take_away(vault.db, person, at.isoformat())
        journal.write(vault.db, by, at, "staff_removed", person, {})
    staff.remove(folder, person)


def remove_again(vault: Vault, gone: Collection[str]) -> None:
    """In a restored office: who was removed since the backup has no part in it, and may know its key."""
    with database.change(vault.db):
        for person in vault.staff().keys() & set(gone):
            _take_away(vault.db, person, "restore")


def _take_away(db: sqlite_utils.Database, person: str, at: str) -> None:
    db.execute("UPDATE staff SET role = '' WHERE id = ?", [person])
    db.execute("DELETE FROM secrets WHERE name = ?", [f"{PUBLIC} {person}"])
    db.execute("INSERT OR REPLACE INTO secrets (name, value) VALUES (?, ?)", [DUE, at])


def is_due(vault: Vault) -> bool:
    """Was somebody removed, and the vault not re-keyed since?"""
    return database.row(vault.db, "SELECT 1 FROM secrets WHERE name = ?", [DUE]) is not None


def rekey(vault: Vault, folder: Path, *, person: str, at: datetime, tell: Tell) -> tuple[bytes, list[str]]:
    """Give vault and office other keys; the vault is closed afterwards, unless it went wrong.

    Returns the new vault key, and the ids of those whose passphrase is to be set anew because the vault does not know
    their pair. Raises Trouble `vault_rekeying`, `vault_open_elsewhere`, `sheet_before_rekeying`, `disk_full`,
    `vault_not_writable`, or what `tell` raises: then the old keys hold.
    """
    vault_key = new_key()
    try:
        with in_use.alone(vault.share, tell):
            with files.unfinished(folder, generations.UNFINISHED) as half:
                left_out = _make(vault, folder, half / generations.NEW, vault_key, person, at, tell)
                vault.close()
                generations.commit(folder, half)
            generations.put_in_force(folder)
    except OSError as error:
        raise files.trouble(error, "vault_not_writable", file=str(folder)) from error
    return vault_key, left_out


def offices(vault: Vault, here: card.OfficeCard) -> dict[str, str]:
    """The fingerprint of the office now, and of each before it whose envelopes may still lie there, to secret key."""
    return {**vault.secrets_of(RETIRED), here.fingerprint: vault.secret("sealing_secret")}


def _make(
    vault: Vault, folder: Path, new: Path, vault_key: bytes, person: str, at: datetime, tell: Tell
) -> list[str]:
    """The whole new generation in the folder `new`; who has a role is still there, whatever the file says."""
    (new / "vault").mkdir(parents=True)
    members = [id_ for id_, (_, roles) in vault.staff().items() if roles]
    left_out = staff.write_resealed(folder, new, vault_key, vault.secrets_of(PUBLIC), members)
    _copy(vault, new, vault_key, tell)
    card.announce(folder, _new_office_keys(vault, folder, new, vault_key, person, at))
    return left_out


def _new_office_keys(vault: Vault, folder: Path, new: Path, vault_key: bytes, person: str, at: datetime) -> str:
    """Put other office keys into the new vault and on the new card; the fingerprint of the office from now on."""
    from app.store.vault import open_vault

    old, sealing, signing = card.read(folder), new_key_pair(), SigningKey.create()
    made = replace(old, sealing_public=sealing.public, signing_public=signing.public)
    card.write(new, made, signing)
    opened = open_vault(new, vault_key)
    try:
        opened.put_secret(f"{RETIRED} {old.fingerprint}", vault.secret("sealing_secret"))
        opened.put_secret("sealing_secret", sealing.secret)
        opened.put_secret("signing_secret", signing.raw.hex())
        opened.forget_secret(DUE)
        opened.write_journal(person=person, at=at, deed="vault_rekeyed")
    finally:
        opened.close()
    return made.fingerprint


def _copy(vault: Vault, new: Path, vault_key: bytes, tell: Tell) -> None:
    """Both databases under the new key, each row compared with the old one."""
    sizes = [_size(db) for db in (vault.db, vault.keys)]
    whole, done = 2 * sum(sizes), 0
    for db, size, (name, purpose) in zip((vault.db, vault.keys), sizes, _DATABASES, strict=True):
        tell(done, whole)
        path, key = new / "vault" / name, derive(vault_key, purpose)
        database.rows(db, "ATTACH DATABASE ? AS next KEY ?", [str(path), f"x'{key.hex()}'"])
        try:
            _export(db, path, size, partial(_tell_part, tell, done, size, whole))
            _compare(db, partial(_tell_part, tell, done + size, size, whole))
        finally:
            database.rows(db, "DETACH DATABASE next")
        done += 2 * size
    tell(whole, whole)


def _tell_part(tell: Tell, before: int, size: int, whole: int, share: float) -> None:
    tell(before + int(size * min(share, 1.0)), whole)


def _export(db: sqlite_utils.Database, path: Path, size: int, tell: Callable[[float], None]) -> None:
    """Write everything anew; how far it is shows in the length of the new file."""
    with database.looking_up(db, lambda: tell(path.stat().st_size / size if path.exists() else 0)):
        database.rows(db, "SELECT sqlcipher_export('next')")


def _compare(db: sqlite_utils.Database, tell: Callable[[float], None]) -> None:
    """Trouble `vault_damaged` when a row of the new database is not as it was."""
    # An index of words has no rows of its own: they lie in tables beside it, which are compared.
    query = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT GLOB 'sqlite_*'"
    tables = [name for (name,) in database.rows(db, query)]
    counts = {name: database.rows(db, f"SELECT count(*) FROM main.{name}")[0][0] for name in tables}
    whole, done = max(1, sum(counts.values())), 0
    for name in tables:
        both = (database.each(db, f"SELECT * FROM {copy}.{name}") for copy in ("main", "next"))
        for old, new in zip_longest(*both):
            if old != new:
                raise Trouble("vault_damaged", table=name)
            done += 1
            if done % _ROWS_BETWEEN_LOOKS == 0:
                tell(done / whole)


def _size(db: sqlite_utils.Database) -> int:
    pages, page = database.rows(db, "PRAGMA page_count")[0][0], database.rows(db, "PRAGMA page_size")[0][0]
    return int(pages) * int(page)
