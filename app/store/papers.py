"""Papers of a dossier: kept with digest, event and journal line in one transaction, locked under the dossier's key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.seals import digest, lock, unlock
from app.store import database, journal
from app.store.lines import PaperLine

if TYPE_CHECKING:
    from app.store.vault import Vault

_COLUMNS = "id, dossier, kind, language, edition, digest, person, at"


def put(
    vault: Vault,
    dossier: str,
    *,
    kind: str,
    language: str,
    data: bytes,
    edition: str,
    person: str,
    at: datetime,
    drawn_from: str = "",
    code: str = "",
    drawn: Mapping[str, str] | None = None,
) -> str:
    """Keep a paper; returns its id.

    `drawn_from` is the last event that the paper knows of; what happened since may make it out of date. `code` is the
    digest at its foot, `drawn` what it takes to draw it again: form and moment.
    """
    key, mark = vault.key_of(dossier), digest(data)
    with database.change(vault.db):
        paper = vault.next_id(at)
        body = {
            "paper": paper, "kind": kind, "language": language, "edition": edition, "digest": mark,
            "drawn_from": drawn_from, "code": code, "drawn": dict(drawn or {}),
        }  # fmt: skip
        vault.db.execute(
            f"INSERT INTO papers ({_COLUMNS}, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                paper, dossier, kind, language, edition, mark, person, at.isoformat(),
                lock(key, data, _about(dossier, paper)),
            ],
        )  # fmt: skip
        vault.append_here(dossier, [("paper_made", body)], person=person, at=at, after=paper)
        marks = {"code": code} if code else {}
        journal.write(vault.db, person, at, "paper_made", dossier, {"paper": paper, "kind": kind, **marks})
    return paper


def read(vault: Vault, paper: str) -> bytes:
    """The bytes of a paper, checked against its digest. Trouble `unknown_paper` or `vault_damaged`."""
    row = database.row(vault.db, "SELECT dossier, digest, content FROM papers WHERE id = ?", [paper])
    if row is None:
        raise Trouble("unknown_paper", paper=paper)
    dossier, mark, content = row
    data = unlock(vault.key_of(dossier), content, _about(dossier, paper))
    if digest(data) != mark:
        raise Trouble("vault_damaged", paper=paper)
    return data


def listed(vault: Vault, dossier: str) -> list[PaperLine]:
    """The papers of a dossier, oldest first."""
    rows = database.rows(vault.db, f"SELECT {_COLUMNS} FROM papers WHERE dossier = ? ORDER BY id", [dossier])
    return [PaperLine(*row) for row in rows]


def with_code(vault: Vault, code: str) -> list[tuple[str, str]]:
    """Dossier and id of each paper that bears this digest at its foot, oldest first."""
    return [
        (line.subject, line.details["paper"])
        for line in vault.journal_of("paper_made")
        if line.details.get("code") == code
    ]


def with_bytes(vault: Vault, data: bytes) -> list[PaperLine]:
    """The papers that are this file to the last byte, oldest first."""
    rows = database.rows(vault.db, f"SELECT {_COLUMNS} FROM papers WHERE digest = ? ORDER BY id", [digest(data)])
    return [PaperLine(*row) for row in rows]


def _about(dossier: str, paper: str) -> str:
    return f"paper {dossier} {paper}"
