"""Erasing a dossier: a tombstone, out of every list, and its key destroyed. What is left of it is noise.

Its content can be had until the last backup of the keys from before then is gone. Killed in between, it is finished at
the next opening; in a restored office it is done again before anything is shown.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.store import after_restore, backup, database, journal, migrating, projections, rekeying

if TYPE_CHECKING:
    from app.store.vault import Vault

_RESTORED = "restore"
_UNFINISHED = "erasure_unfinished"
"""Among the vault's secrets from the tombstone on until nothing of the key is left in any file."""


def erase(vault: Vault, folder: Path, dossier: str, *, person: str, at: datetime, reason: str) -> None:
    """Erase for good. Raises Trouble `unknown_dossier` or `dossier_erased`.

    Trouble `erasure_unfinished` when nobody sees the dossier any more, but its key could not be destroyed.
    """
    vault.key_of(dossier)
    bury(vault, dossier, person, at.isoformat(), reason)
    try:
        _destroy_keys(vault, folder)
    except Trouble as error:
        raise Trouble("erasure_unfinished", dossier=dossier) from error


def is_erased(vault: Vault, dossier: str) -> bool:
    """Does a tombstone stand for this dossier?"""
    return database.row(vault.db, "SELECT 1 FROM tombstones WHERE dossier = ?", [dossier]) is not None


def finish(vault: Vault, folder: Path) -> None:
    """Finish an erasure that was cut short; in a restored office, erase and remove again who is gone since.

    The key on paper was used for the restore, so it seals no more backups.
    """
    restored = after_restore.read(folder)
    if restored is not None:
        rows = database.rows(vault.db, "SELECT DISTINCT dossier FROM events")
        with_key = {dossier for (dossier,) in database.rows(vault.keys, "SELECT dossier FROM dossier_keys")}
        for (dossier,) in rows:
            if (dossier in restored or dossier not in with_key) and not is_erased(vault, dossier):
                bury(vault, dossier, "", _RESTORED, "erased before the restore")
        rekeying.remove_again(vault, restored)
    _destroy_keys(vault, folder)
    if restored is not None:
        after_restore.remember(folder, *sorted(gone(vault) | set(restored)))
        vault.rebuild()
        vault.forget_secret(backup.PAPER)
        after_restore.done(folder)


def gone(vault: Vault) -> set[str]:
    """Every dossier that was erased here and everybody who was removed, as the vault knows them."""
    return _buried(vault) | {line.subject for line in vault.journal_of("staff_removed")}


def _buried(vault: Vault) -> set[str]:
    return {dossier for (dossier,) in database.rows(vault.db, "SELECT dossier FROM tombstones")}


def bury(vault: Vault, dossier: str, person: str, at: str, reason: str) -> None:
    """Put the tombstone and take the dossier out of every list; its key is still there."""
    with database.change(vault.db):
        vault.db.execute(
            "INSERT INTO tombstones (dossier, at, person, reason) VALUES (?, ?, ?, ?)",
            [dossier, at, person, reason],
        )
        vault.db.execute("INSERT OR REPLACE INTO secrets (name, value) VALUES (?, ?)", [_UNFINISHED, at])
        projections.forget(vault.db, dossier)
        if person:
            moment = datetime.fromisoformat(at)
            journal.write(vault.db, person, moment, "dossier_erased", dossier, {"reason": reason})


def _destroy_keys(vault: Vault, folder: Path) -> None:
    """Delete the keys of all tombstones, and what the files still hold of keys and lists."""
    buried = _buried(vault)
    kept = [one for (one,) in database.rows(vault.keys, "SELECT dossier FROM dossier_keys") if one in buried]
    if not kept and not vault.has_secret(_UNFINISHED):
        return
    after_restore.remember(folder, *sorted(buried))
    with database.change(vault.keys):
        for dossier in kept:
            vault.keys.execute("DELETE FROM dossier_keys WHERE dossier = ?", [dossier])
    for db in (vault.keys, vault.db):
        database.scrub(db)
    migrating.destroy_copies(folder)
    vault.forget_secret(_UNFINISHED)
