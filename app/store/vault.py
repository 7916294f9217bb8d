"""The vault: append-only events per dossier under a key of their own, the lists made from them, journal and secrets.

Papers, attachments, taken visits, erasing and verifying are functions over it, each in a file of its own.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlite_utils

from app.errors import Trouble
from app.seals import derive, locker, new_key, opener
from app.store import (
    answers,
    at_work,
    backup,
    database,
    erasing,
    in_use,
    journal,
    lists,
    projections,
    schema,
    ticks,
    verifying,
)
from app.store.backup import Backup
from app.store.in_use import Share
from app.store.lines import EVERYBODY, Asked, DossierLine, Event, JournalLine
from app.store.lists import Tell, silent
from app.store.undone import standing

if TYPE_CHECKING:
    from app.facts import Plain

FOLDER = "vault"
_DATABASES = "vault.db", "keys.db"
_EVENTS = "SELECT id, person, at, kind, body, number FROM events WHERE dossier = ? ORDER BY id"
_LAST_ID = "SELECT id FROM events ORDER BY number DESC LIMIT 1"
"""No paper and no file has a later one: the event with which it was kept comes after it."""
_LAST_SEQ = "SELECT seq FROM events WHERE device = ? ORDER BY number DESC LIMIT 1"
_IS_ERASED = "SELECT EXISTS (SELECT 1 FROM tombstones WHERE dossier = ?)"
_BEFORE = f"SELECT ({_LAST_ID}), coalesce(({_LAST_SEQ}), 0), ({_IS_ERASED})"
_made = tuple.__new__
"""Makes an event of its values without a call of Python's own: there are very many."""
_TEXT = json.JSONEncoder(ensure_ascii=False)
_KEEP = (
    "INSERT INTO events (id, dossier, device, seq, person, at, kind, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_LIVING = (
    "SELECT dossier FROM events WHERE dossier NOT IN (SELECT dossier FROM tombstones)"
    " GROUP BY dossier ORDER BY min(number)"
)
"""In the order in which they were opened: what was written at one time lies together."""


def create(folder: Path, vault_key: bytes) -> Vault:
    """Make the two databases of a new office."""
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    if (folder / FOLDER / "vault.db").exists():
        raise Trouble("office_exists", folder=str(folder))
    vault = _connect(folder, vault_key, in_use.enter(folder), create=True)
    vault.put_secret("device", secrets.token_hex(4))
    return vault


def open_vault(folder: Path, vault_key: bytes, share: Share | None = None) -> Vault:
    """Open an office's vault; `vault_damaged` when the key does not fit or the file is broken.

    `share` is the caller's part in the open vault, taken before the key was looked up; the vault lets go of it.
    """
    return _connect(folder, vault_key, share or in_use.enter(folder), create=False)


def _connect(folder: Path, vault_key: bytes, share: Share, *, create: bool) -> Vault:
    place, opened = folder / FOLDER, []
    raw_keys = derive(vault_key, "vault"), derive(vault_key, "dossier keys")
    try:
        for name, key, steps in zip(_DATABASES, raw_keys, (schema.vault_steps, schema.key_steps), strict=True):
            opened.append(database.connect(place / name, key, steps, create=create))
        vault = Vault(opened[0], opened[1], share, raw_keys)
        erasing.finish(vault, folder)
    except Trouble:
        for db in opened:
            db.close()
        share.let_go()
        raise
    return vault


def join(folder: Path, raw_keys: tuple[bytes, bytes]) -> tuple[sqlite_utils.Database, sqlite_utils.Database]:
    """One more connection to each database of a vault that is open already."""
    first, second = (folder / FOLDER / name for name in _DATABASES)
    db = database.join(first, raw_keys[0])
    try:
        return db, database.join(second, raw_keys[1])
    except Trouble:
        db.close()
        raise


class Vault:
    """One open vault. It belongs to the thread that opened it."""

    def __init__(
        self, db: sqlite_utils.Database, keys: sqlite_utils.Database, share: Share, raw_keys: tuple[bytes, bytes]
    ) -> None:
        self._db = db
        self._keys = keys
        self.raw_keys = raw_keys
        """What opens the two databases, for one more connection to them; it is written down nowhere."""
        self.share = share
        self.place = at_work.Place(share.folder)
        self._once: set[tuple[str, str]] = set()
        self._lockers: dict[str, Callable[[bytes, str], bytes]] = {}

    def close(self) -> None:
        """Let go of both databases, of the dossier in which one was, and of the share in the vault."""
        self.place.leave()
        self._db.close()
        self._keys.close()
        self.share.let_go()

    def must_serve(self, person: str) -> None:
        """Trouble `no_longer_staff` for who was removed, `vault_rekeying` when the vault is to get another key."""
        self.share.must_serve(person)

    # Dossiers and events

    def new_dossier(self, *, person: str, at: datetime) -> str:
        """Open a dossier with a key of its own; its id says nothing about the newcomer."""
        dossier = self.new_key()
        with database.change(self._db):
            self.append_here(dossier, [("opened", {})], person=person, at=at)
            journal.write(self._db, person, at, "dossier_opened", dossier, {})
        return dossier

    def append(self, dossier: str, kind: str, body: Mapping[str, Any], *, person: str, at: datetime) -> str:
        """Keep one event; when its id is returned it is on the disk."""
        return self.append_all(dossier, [(kind, body)], person=person, at=at)[0]

    def append_all(
        self, dossier: str, events: Iterable[tuple[str, Mapping[str, Any]]], *, person: str, at: datetime
    ) -> list[str]:
        """Keep several events in one transaction: all or none."""
        with database.change(self._db):
            return self.append_here(dossier, events, person=person, at=at)

    def events(self, dossier: str) -> list[Event]:
        """Everything that happened in a dossier, oldest first."""
        opened, found = opener(self.key_of(dossier)), []
        rows = database.rows(self._db, _EVENTS, [dossier])
        try:
            for id_, person, at, kind, body, number in rows:
                text = opened(body, _about(dossier, id_, kind))
                found.append(_made(Event, (id_, dossier, person, at, kind, text, number)))
        except Trouble as error:
            raise Trouble("vault_damaged", event=id_) from error
        return found

    def closed_events(self, dossier: str) -> list[Event]:
        """The same without kinds and bodies, for a dossier whose key is missing."""
        rows = database.rows(self._db, _EVENTS, [dossier])
        return [Event(id_, dossier, person, at, "", b"{}", number) for id_, person, at, _, _, number in rows]

    def latest(self, dossier: str, kind: str) -> Event | None:
        """The last event of a kind: the one that holds."""
        return next((event for event in reversed(standing(self.events(dossier))) if event.kind == kind), None)

    def was_erased(self, dossier: str) -> bool:
        """Does a tombstone stand for this dossier?"""
        return erasing.is_erased(self, dossier)

    def decisions(self, dossier: str) -> dict[str, dict[str, Any]]:
        """The assessor's decisions by result; a later one replaces an earlier one."""
        return {
            str(event.body.get("result", "")): event.body
            for event in standing(self.events(dossier))
            if event.kind == "decided"
        }

    def answers(self, dossier: str) -> dict[str, Plain]:
        """Question to raw answer: the kiosk visit's, then what staff answered since."""
        return answers.by_question(self.events(dossier))

    def facts_raw(self, dossier: str) -> dict[str, Plain]:
        """Fact to raw value with proof, as `facts.read_facts` takes it."""
        return answers.facts(self.events(dossier))

    # Lists

    def living(self) -> list[str]:
        """The ids of all dossiers that were not erased, in the order in which they were opened."""
        return [dossier for (dossier,) in database.rows(self._db, _LIVING)]

    def list_dossiers(
        self, asked: Asked = EVERYBODY, after: DossierLine | None = None, most: int = -1
    ) -> list[DossierLine]:
        """So many lines of a list behind one of its lines; -1: all. `Asked` says what is in it and in which order."""
        lists.bring_up_to_date(self)
        return projections.lines(self._db, asked, after, most)

    def count_dossiers(self, asked: Asked = EVERYBODY, most: int = -1) -> int:
        """How many lines a list has, counted up to `most`; -1: all."""
        lists.bring_up_to_date(self)
        return projections.count(self._db, asked, most)

    def line_of(self, dossier: str) -> DossierLine | None:
        """The line of one dossier; None for one that was erased."""
        lists.bring_up_to_date(self)
        return projections.line_of(self._db, dossier)

    def born_on(self, day: str) -> list[DossierLine]:
        """The dossiers of people born on a day (ISO, as far as it is known), the last changed first."""
        lists.bring_up_to_date(self)
        return projections.born_on(self._db, day)

    def meetings(self, day: str) -> list[tuple[DossierLine, str, str]]:
        """Whose last appointment is on a day (ISO), at which moment and where; the earliest first."""
        lists.bring_up_to_date(self)
        return projections.meetings(self._db, day)

    def due(self, day: str, person: str, most: int) -> list[tuple[DossierLine, tuple[str, ...]]]:
        """Open lines of plans whose day has come (ISO), where a person did something; see `projections.due`."""
        lists.bring_up_to_date(self)
        return projections.due(self._db, day, person, most)

    def rebuild(self, tell: Tell = silent) -> None:
        """Make the lists anew from the events of all dossiers that were not erased; what `tell` raises stops it."""
        lists.make_anew(self, tell)

    def digest_of_lists(self) -> str:
        """One digest of all rows of the lists, to tell whether two makings are the same."""
        lists.bring_up_to_date(self)
        return projections.digest_of_rows(self._db)

    # Journal, staff, secrets

    def append_journalled(self, dossier: str, kind: str, body: Mapping[str, str], *, person: str, at: datetime) -> None:
        """Keep one event and its journal line, in one transaction.

        The journal names ids, queue and the ground of a closing only; the rest of `body` stays under the dossier's key.
        """
        ids = {name: body[name] for name in ("paper", "queue", "job", "request", "why") if name in body}
        with database.change(self._db):
            self.append_here(dossier, [(kind, body)], person=person, at=at)
            journal.write(self._db, person, at, kind, dossier, ids)

    def write_journal(
        self,
        *,
        person: str,
        at: datetime,
        deed: str,
        subject: str = "",
        details: Mapping[str, str] | None = None,
    ) -> None:
        """One line: who did what when. Ids only, never a personal value."""
        with database.change(self._db):
            journal.write(self._db, person, at, deed, subject, details or {})

    def write_once(self, *, person: str, at: datetime, deed: str, subject: str = "") -> None:
        """A line the first time that this is done while the vault is open: looking again is no other look."""
        if (deed, subject) not in self._once:
            self.write_journal(person=person, at=at, deed=deed, subject=subject)
            self._once.add((deed, subject))

    def journal(self) -> list[JournalLine]:
        """The whole journal, oldest first."""
        return journal.lines(self._db)

    def journal_of(self, *deeds: str) -> list[JournalLine]:
        """The lines of the journal that tell of one of these deeds, oldest first."""
        return journal.of(self._db, deeds)

    def journal_about(self, subject: str) -> list[JournalLine]:
        """The lines of the journal about one dossier, oldest first."""
        return journal.about(self._db, subject)

    def last_deed(self, *deeds: str) -> JournalLine | None:
        """The newest line of the journal that tells of one of these deeds."""
        return journal.last(self._db, deeds)

    def put_staff(self, person: str, name: str, roles: Sequence[str]) -> None:
        """Remember the name and the roles behind a pseudonymous id; they lie in the vault alone."""
        row = [person, name, " ".join(roles)]
        with database.change(self._db):
            self._db.execute("INSERT OR REPLACE INTO staff (id, name, role) VALUES (?, ?, ?)", row)

    def staff(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Id to name and roles."""
        rows = database.rows(self._db, "SELECT id, name, role FROM staff ORDER BY id")
        return {id_: (name, tuple(roles.split())) for id_, name, roles in rows}

    def put_secret(self, name: str, value: str) -> None:
        """Keep one of the office's own secrets."""
        with database.change(self._db):
            self._db.execute("INSERT OR REPLACE INTO secrets (name, value) VALUES (?, ?)", [name, value])

    def has_secret(self, name: str) -> bool:
        """Is a secret of that name kept?"""
        return database.row(self._db, "SELECT 1 FROM secrets WHERE name = ?", [name]) is not None

    def forget_secret(self, name: str) -> None:
        """Keep a secret no longer."""
        with database.change(self._db):
            self._db.execute("DELETE FROM secrets WHERE name = ?", [name])

    def secret(self, name: str) -> str:
        """One of the office's own secrets. Trouble `vault_damaged` when it is not there."""
        row = database.row(self._db, "SELECT value FROM secrets WHERE name = ?", [name])
        if row is None:
            raise Trouble("vault_damaged", secret=name)
        return str(row[0])

    def secrets_of(self, kind: str) -> dict[str, str]:
        """All secrets of a kind, by what they are about: those kept under `<kind> <about>`."""
        query = "SELECT name, value FROM secrets WHERE name LIKE ? || ' %' AND value <> '' ORDER BY name"
        return {str(name).partition(" ")[2]: str(value) for name, value in database.rows(self._db, query, [kind])}

    def verify(self, tell: Tell = silent) -> list[str]:
        """What is wrong with the vault, in stable keys; empty when all is well."""
        return verifying.verify(self, tell)

    # Backups

    def back_up(self, folder: Path, kind: str, recipients: Sequence[str], at: datetime) -> Path:
        """Make a backup of the vault or of the dossier keys, while work goes on."""
        return backup.make(folder, kind, self._db if kind == backup.VAULT else self._keys, recipients, at)

    def look_at_backup(self, path: Path, secret: str) -> Backup:
        """Open a backup with the office's own key and read it under the vault's key, every page."""
        return backup.look(path, secret, self._db if path.name.endswith(backup.ENDING[backup.VAULT]) else self._keys)

    # For the other files of this room

    @property
    def db(self) -> sqlite_utils.Database:
        """The connection that this vault's thread owns."""
        return self._db

    @property
    def keys(self) -> sqlite_utils.Database:
        """The connection to the dossier keys."""
        return self._keys

    def key_of(self, dossier: str) -> bytes:
        """The key of a dossier; Trouble `unknown_dossier` or `dossier_erased`."""
        row = database.row(self._keys, "SELECT key FROM dossier_keys WHERE dossier = ?", [dossier])
        if row is None:
            raise Trouble("dossier_erased" if erasing.is_erased(self, dossier) else "unknown_dossier", dossier=dossier)
        return bytes(row[0])

    def new_key(self) -> str:
        """A key for one more dossier; returns the dossier's id."""
        dossier = f"D-{secrets.token_hex(5)}"
        with database.change(self._keys):
            self._keys.execute("INSERT INTO dossier_keys (dossier, key) VALUES (?, ?)", [dossier, new_key()])
        return dossier

    def next_id(self, at: datetime) -> str:
        """A fresh id for a paper or a file, later than every other; its event goes `after` it."""
        (last,) = database.row(self._db, _LAST_ID) or (None,)
        return ticks.next_id(last, at, self._device)

    def append_here(
        self, dossier: str, events: Iterable[tuple[str, Mapping[str, Any]]], *, person: str, at: datetime,
        after: str = "",
    ) -> list[str]:  # fmt: skip
        """Inside the caller's transaction: each event gets the next id and the next number of this device."""
        lock, device, moment = self._locker_of(dossier), self._device, at.isoformat()
        last, seq, erased = database.rows(self._db, _BEFORE, [device, dossier])[0]
        last = after or last
        if erased:
            raise Trouble("dossier_erased", dossier=dossier)
        ids: list[str] = []
        for number, (kind, body) in enumerate(events, start=seq + 1):
            last = ticks.next_id(last, at, device)
            ids.append(last)
            locked = lock(_TEXT.encode(body).encode(), _about(dossier, last, kind))
            self._db.conn.execute(_KEEP, [last, dossier, device, number, person, moment, kind, locked])
        return ids

    def _locker_of(self, dossier: str) -> Callable[[bytes, str], bytes]:
        """What locks a dossier's bodies; kept for the last one, for an interview is one answer after another."""
        if dossier not in self._lockers:
            self._lockers = {dossier: locker(self.key_of(dossier))}
        return self._lockers[dossier]

    @cached_property
    def _device(self) -> str:
        return self.secret("device")


def _about(dossier: str, id_: str, kind: str) -> str:
    return f"event {dossier} {id_} {kind}"
