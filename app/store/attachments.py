"""Scans and files of a dossier: taken in as a stream, locked piece by piece under the dossier's key, shown from memory.

    attach(vault, dossier, source, name=..., kind=..., person=..., at=...) -> Attachment
    listed(vault, dossier) -> list[Attachment]
    read(vault, attachment) -> Iterator[bytes]      each piece checked; the whole digest at the end

Nothing lies in the clear at any time. The same content twice in one dossier is `same_attachment`, naming the first and
the day it came.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from app.errors import Rejected, Trouble
from app.seals import lock, unlock
from app.store import database, journal

if TYPE_CHECKING:
    from app.store.vault import Vault

MOST_BYTES = 25 * 1024 * 1024
PIECE = 1024 * 1024
_COLUMNS = "id, dossier, about, digest, bytes, pieces, person, at"


@dataclass(frozen=True)
class Attachment:
    """One file of a dossier, without its content. `bytes` is its length, `digest` its SHA-256."""

    id: str
    dossier: str
    name: str = field(repr=False)
    kind: str
    digest: str
    bytes: int
    pieces: int
    person: str
    at: str


def attach(
    vault: Vault, dossier: str, source: BinaryIO, *, name: str, kind: str, person: str, at: datetime
) -> Attachment:
    """Keep a stream of at most 25 MiB, with its event and its journal line, in one transaction.

    Raises Rejected attachment_too_large, attachment_empty or same_attachment; then nothing was kept.
    """
    key, whole, length, pieces = vault.key_of(dossier), hashlib.sha256(), 0, 0
    with database.change(vault.db):
        id_ = vault.next_id(at)
        while piece := source.read(PIECE):
            length += len(piece)
            if length > MOST_BYTES:
                raise Rejected("attachment_too_large", most=str(MOST_BYTES // 1024 // 1024))
            whole.update(piece)
            vault.db.execute(
                "INSERT INTO attachment_pieces (attachment, piece, content) VALUES (?, ?, ?)",
                [id_, pieces, lock(key, piece, _about(id_, pieces))],
            )
            pieces += 1
        if not length:
            raise Rejected("attachment_empty")
        made = Attachment(id_, dossier, name, kind, whole.hexdigest(), length, pieces, person, at.isoformat())
        _refuse_twins(vault, made)
        _keep(vault, made, key)
    return made


def listed(vault: Vault, dossier: str) -> list[Attachment]:
    """The files of a dossier, oldest first."""
    key = vault.key_of(dossier)
    rows = database.rows(vault.db, f"SELECT {_COLUMNS} FROM attachments WHERE dossier = ? ORDER BY id", [dossier])
    return [_attachment(row, key) for row in rows]


def read(vault: Vault, attachment: Attachment) -> Iterator[bytes]:
    """The content, piece by piece. Raises Trouble `vault_damaged` where it is not what was kept."""
    key, whole = vault.key_of(attachment.dossier), hashlib.sha256()
    for number in range(attachment.pieces):
        row = database.row(
            vault.db,
            "SELECT content FROM attachment_pieces WHERE attachment = ? AND piece = ?",
            [attachment.id, number],
        )
        if row is None:
            raise Trouble("vault_damaged", attachment=attachment.id)
        piece = unlock(key, row[0], _about(attachment.id, number))
        whole.update(piece)
        yield piece
    if whole.hexdigest() != attachment.digest:
        raise Trouble("vault_damaged", attachment=attachment.id)


def _refuse_twins(vault: Vault, made: Attachment) -> None:
    twin = database.row(
        vault.db, "SELECT id, at FROM attachments WHERE dossier = ? AND digest = ?", [made.dossier, made.digest]
    )
    if twin is not None:
        raise Rejected("same_attachment", attachment=str(twin[0]), at=str(twin[1])[:10])


def _keep(vault: Vault, made: Attachment, key: bytes) -> None:
    about = json.dumps({"name": made.name, "kind": made.kind}, ensure_ascii=False).encode()
    vault.db.execute(
        f"INSERT INTO attachments ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            made.id, made.dossier, lock(key, about, f"attachment {made.id}"), made.digest, made.bytes, made.pieces,
            made.person, made.at,
        ],
    )  # fmt: skip
    moment = datetime.fromisoformat(made.at)
    body = {"attachment": made.id, "digest": made.digest}
    vault.append_here(made.dossier, [("attached", body)], person=made.person, at=moment, after=made.id)
    journal.write(vault.db, made.person, moment, "attached", made.dossier, {"attachment": made.id})


def _attachment(row: tuple[str, str, bytes, str, int, int, str, str], key: bytes) -> Attachment:
    id_, dossier, about, digest, length, pieces, person, at = row
    known = json.loads(unlock(key, about, f"attachment {id_}"))
    return Attachment(id_, dossier, known["name"], known["kind"], digest, length, pieces, person, at)


def _about(attachment: str, piece: int) -> str:
    return f"attachment {attachment} {piece}"
