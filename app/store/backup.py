"""Backups: what an office needs to stand up again, sealed so that the paper identity or the office itself can open it.

    backups/<moment>.onthaal-backup       vault without projections, office card, staff wraps, editions
    keys-backups/<moment>.onthaal-keys    the dossier keys, apart, thrown away after the days of rotation

Each is a tar archive (`manifest.json` with digests first), sealed as an age file to two recipients, under a short
header in the clear (`backup_header`). What is personal in it is still encrypted under the vault key, which lies there
only as wraps: to open one takes the seal and a passphrase. A copy is made online, through the vault's own connection,
and is looked at again after it was written.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

import sqlite_utils

from app.errors import Trouble
from app.seals import mark_of, open_stream, public_of, seal_stream
from app.store import after_restore, backup_header, card, contents, database, files, journal, projections, staff
from app.store.backup_header import Header
from app.store.contents import Contents

VAULT, KEYS = "vault", "keys"
FOLDER = {VAULT: "backups", KEYS: "keys-backups"}
ENDING = {VAULT: ".onthaal-backup", KEYS: ".onthaal-keys"}
DATABASE = {VAULT: "vault.db", KEYS: "keys.db"}
FORMAT = 1
PAPER = "backup_public"
"""The secret of the vault that holds the public half of the key on paper, to which backups are sealed."""
UNFINISHED = ".onthaal-unfinished"
_MANIFEST = "manifest.json"
_OTHER_EVENT = """
SELECT 1 FROM copy.events c LEFT JOIN main.events e ON e.number = c.number
WHERE e.id IS NOT c.id OR e.body <> c.body OR e.kind <> c.kind LIMIT 1
"""


@dataclass(frozen=True)
class Backup:
    """One backup file and what its manifest says; `office` is the fingerprint of the office's keys.

    `contents` says what the vault held at that moment; a backup of the keys has none.
    """

    path: Path
    kind: str
    office: str
    at: datetime
    rows: int
    contents: Contents | None = None


def make(folder: Path, kind: str, db: sqlite_utils.Database, recipients: Sequence[str], at: datetime) -> Path:
    """Copy, seal, sync. The first of the recipients is the key on paper, the second the office's own.

    Raises Trouble disk_full or backup_not_writable, and then leaves nothing behind.
    """
    place = folder / FOLDER[kind]
    target = place / f"{at:%Y-%m-%dT%H-%M-%S}{ENDING[kind]}"
    try:
        place.mkdir(exist_ok=True)
        if kind == KEYS:
            after_restore.remember(folder)
        with _workshop(place) as bench:
            held = _copy(db, bench / DATABASE[kind], kind)
            for name in _beside(folder, kind):
                (bench / name).parent.mkdir(exist_ok=True)
                shutil.copyfile(folder / name, bench / name)
            marks = tuple(mark_of(one) for one in recipients)
            header = Header(kind, card.read(folder).fingerprint, at.isoformat(), marks)
            _write_manifest(bench, header, held, db)
            _seal(bench, target, header, recipients)
    except OSError as error:
        raise files.trouble(error, "backup_not_writable", folder=str(place)) from error
    return target


def look(path: Path, secret: str, db: sqlite_utils.Database | None = None) -> Backup:
    """Open a backup with a secret key and check every digest; with a database of the same key, its pages too.

    Raises Trouble: backup_unreadable, backup_of_another_key, backup_damaged.
    """
    with opened(path, secret) as (bench, backup):
        if db is not None:
            _check_pages(db, bench / DATABASE[backup.kind], backup)
        return backup


@contextmanager
def opened(path: Path, secret: str, place: Path | None = None) -> Iterator[tuple[Path, Backup]]:
    """What a backup holds, in a folder of `place` (or beside it) that is gone afterwards; databases stay encrypted."""
    try:
        with _workshop(place or path.parent) as bench:
            whole = bench / "whole.tar"
            with path.open("rb") as sealed, whole.open("wb") as target:
                header = backup_header.read(sealed, path.name)
                if mark_of(public_of(secret)) not in header.opens:
                    raise Trouble("backup_of_another_key", file=path.name)
                try:
                    open_stream(secret, sealed, target)
                except Trouble as error:
                    raise Trouble("backup_damaged", file=path.name) from error
            with tarfile.open(whole) as archive:
                _unpack(archive, bench)
            whole.unlink()
            yield bench, _checked(bench, path, header)
    except (tarfile.TarError, EOFError) as error:
        raise Trouble("backup_damaged", file=path.name) from error
    except OSError as error:
        raise files.trouble(error, "backup_unreadable", file=path.name) from error


def restore(target: Path, vault: Path, keys: Path, secret: str, gone: Sequence[str] = ()) -> None:
    """Make an office folder from the two backups; `target` must not exist yet, and comes whole or not at all.

    `gone` names dossiers that were erased and staff who were removed after the backups were made. Those people open
    nothing here; all else is seen to when the vault is opened for the first time, before anything is shown. Raises
    Trouble as `look`, and backup_no_pair, backup_of_another_office or keys_older_than_backup (later dossiers would have
    no key).
    """
    if target.exists():
        raise Trouble("office_exists", folder=str(target))
    place = target.parent
    try:
        with files.unfinished(place, UNFINISHED) as half:
            with opened(vault, secret, place) as (bench, of_vault), opened(keys, secret, place) as (key_bench, of_keys):
                if (of_vault.kind, of_keys.kind) != (VAULT, KEYS):
                    raise Trouble("backup_no_pair")
                if of_vault.office != of_keys.office:
                    raise Trouble("backup_of_another_office", file=keys.name)
                if of_keys.at < of_vault.at:
                    raise Trouble("keys_older_than_backup", file=keys.name)
                shutil.copytree(bench, half / "taken")
                _furnish(half, half / "taken", key_bench / DATABASE[KEYS])
            if staff.ids(half) - set(gone):  # an office that nobody opens helps no newcomer
                staff.remove(half, *gone)
            after_restore.leave(half, gone)
            files.sync_all(half)
            os.replace(half, target)
            files.sync_folder(place)
    except OSError as error:
        raise files.trouble(error, "office_not_writable", folder=str(target)) from error


def listed(folder: Path, kind: str) -> list[Path]:
    """The backups of a kind, oldest first."""
    return sorted((folder / FOLDER[kind]).glob(f"*{ENDING[kind]}"))


def rotate(folder: Path, kind: str, *, keep: int | None = None, days: int | None = None, now: datetime) -> list[Path]:
    """Delete all but the newest `keep`, or all older than `days`; the newest always stays. Returns what went."""
    found = listed(folder, kind)
    old = found[: -keep or None] if keep else []
    if days is not None:
        before = f"{now - timedelta(days=days):%Y-%m-%dT%H-%M-%S}"
        old = [path for path in found[:-1] if path.name < before]
    for path in old:
        path.unlink()
    if old:
        files.sync_folder(folder / FOLDER[kind])
    return old


def made_at(path: Path) -> datetime:
    """The moment in a backup's name, as local time without a zone."""
    return datetime.strptime(path.name.partition(".")[0], "%Y-%m-%dT%H-%M-%S")  # noqa: DTZ007


def _furnish(folder: Path, taken: Path, keys: Path) -> None:
    """Put the content of the two backups where an office has it."""
    shutil.move(taken / "office.toml", folder / "office.toml")
    shutil.move(taken / "vault", folder / "vault")
    shutil.move(taken / DATABASE[VAULT], folder / "vault" / DATABASE[VAULT])
    shutil.copyfile(keys, folder / "vault" / DATABASE[KEYS])
    for room in card.ROOMS:
        (folder / room).mkdir(exist_ok=True)
    for edition in (taken / "editions").glob("*"):
        shutil.move(edition, folder / "editions" / edition.name)
    shutil.rmtree(taken)


def header_of(path: Path) -> Header:
    """What stands in the clear at the head of a backup. Trouble `backup_unreadable` or `backup_newer`."""
    try:
        with path.open("rb") as source:
            return backup_header.read(source, path.name)
    except OSError as error:
        raise Trouble("backup_unreadable", file=path.name) from error


def copy_out(path: Path, target: Path) -> Path:
    """Copy a backup elsewhere and read it there again. Trouble `backup_not_copied`, and nothing is left there."""
    placed = target / path.name
    try:
        with files.unfinished(target, UNFINISHED) as half:
            shutil.copyfile(path, half)
            files.sync_file(half)
            if _digest(half) != _digest(path):
                raise Trouble("backup_not_copied", folder=str(target))
            os.replace(half, placed)
            files.sync_folder(target)
    except OSError as error:
        raise Trouble("backup_not_copied", folder=str(target)) from error
    return placed


def _copy(db: sqlite_utils.Database, path: Path, kind: str) -> Contents | None:
    """An encrypted copy under the same key, of one moment, without projections; says what it holds."""
    database.rows(db, "ATTACH DATABASE ? AS copy", [str(path)])
    try:
        database.rows(db, "SELECT sqlcipher_export('copy')")
        if kind == VAULT:
            database.rows(db, "DETACH DATABASE copy")  # the index of words is known only to who opens the copy anew
            database.rows(db, "ATTACH DATABASE ? AS copy", [str(path)])
            with database.change(db):
                projections.empty(db, "copy")
        database.rows(db, "VACUUM copy")
        return contents.of(db, "copy") if kind == VAULT else None
    finally:
        database.rows(db, "DETACH DATABASE copy")


def _beside(folder: Path, kind: str) -> list[str]:
    if kind == KEYS:
        return ["office.toml"]
    editions = [f"editions/{path.name}" for path in sorted((folder / "editions").glob("*")) if path.is_file()]
    return ["office.toml", "vault/staff.toml", *editions]


def _rows(db: sqlite_utils.Database, kind: str) -> int:
    (count,) = database.rows(db, f"SELECT count(*) FROM {'events' if kind == VAULT else 'dossier_keys'}")[0]
    return int(count)


def _write_manifest(bench: Path, header: Header, held: Contents | None, db: sqlite_utils.Database) -> None:
    found = sorted(path for path in bench.rglob("*") if path.is_file())
    digests = {path.relative_to(bench).as_posix(): _digest(path) for path in found}
    rows = held.events if held else _rows(db, header.kind)
    manifest = {"format": FORMAT, **asdict(header), "rows": rows, "files": digests}
    if held:
        manifest["contents"] = asdict(held)
    (bench / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def _seal(bench: Path, target: Path, header: Header, recipients: Sequence[str]) -> None:
    whole = bench / "whole.tar"
    with tarfile.open(whole, "w") as archive:
        for path in sorted(bench.rglob("*"), key=lambda path: (path.name != _MANIFEST, path)):
            if path.is_file() and path != whole:
                archive.add(path, path.relative_to(bench).as_posix(), filter=_nobody)
    half = bench / "half"
    with whole.open("rb") as source, half.open("wb") as sealed:
        sealed.write(header.as_bytes())
        seal_stream(recipients, source, sealed)
        sealed.flush()
        os.fsync(sealed.fileno())
    os.replace(half, target)
    files.sync_folder(target.parent)


def _nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """An archive tells no user names, ids or times."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime, entry.mode = 0, 0o600
    return entry


def _unpack(archive: tarfile.TarFile, bench: Path) -> None:
    """Plain files under plain names, and nothing else."""
    for entry in archive:
        name, content = PurePosixPath(entry.name), archive.extractfile(entry) if entry.isreg() else None
        if content is None or name.is_absolute() or ".." in name.parts:
            raise tarfile.TarError(entry.name)
        (bench / name).parent.mkdir(parents=True, exist_ok=True)
        with (bench / name).open("wb") as target:
            shutil.copyfileobj(content, target)


def _checked(bench: Path, path: Path, header: Header) -> Backup:
    try:
        manifest: dict[str, Any] = json.loads((bench / _MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] > FORMAT:
            raise Trouble("backup_newer", file=path.name)
        wrong = [name for name, mark in manifest["files"].items() if _digest(bench / name) != mark]
        inside = Header(manifest["kind"], manifest["office"], manifest["at"], tuple(manifest["opens"]))
        held = Contents(**manifest["contents"]) if inside.kind == VAULT else None
        backup = Backup(
            path, inside.kind, inside.office, datetime.fromisoformat(inside.at), int(manifest["rows"]), held
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise Trouble("backup_damaged", file=path.name) from error
    if wrong or inside != header or backup.kind not in DATABASE:
        raise Trouble("backup_damaged", file=path.name)
    return backup


def _check_pages(db: sqlite_utils.Database, path: Path, backup: Backup) -> None:
    """Read the copy under the vault's own key: every page, the journal's chain, each event as the vault has it."""
    database.rows(db, "ATTACH DATABASE ? AS copy", [str(path)])
    try:
        bad = database.rows(db, "PRAGMA copy.cipher_integrity_check") or (
            database.rows(db, "PRAGMA copy.integrity_check") != [("ok",)]
        )
        table = "events" if backup.kind == VAULT else "dossier_keys"
        (rows,) = database.rows(db, f"SELECT count(*) FROM copy.{table}")[0]
        whole = backup.kind == KEYS or (journal.is_whole(db, "copy.journal") and not database.row(db, _OTHER_EVENT))
    finally:
        database.rows(db, "DETACH DATABASE copy")
    if bad or rows != backup.rows or not whole:
        raise Trouble("backup_damaged", file=backup.path.name)


@contextmanager
def _workshop(place: Path) -> Iterator[Path]:
    """A folder of our own beside the backups, empty at first and gone at the end; those of killed processes go too."""
    with files.unfinished(place, ".bench") as bench:
        bench.mkdir(mode=0o700)
        yield bench


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
