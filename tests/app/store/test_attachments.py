"""Scans in the vault: they come out as they went in, and lie nowhere in the clear."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.errors import Rejected, Trouble
from app.office import Clock, Office, new_office, open_office
from app.store import attachments, erasing
from app.store.attachments import MOST_BYTES, PIECE, Attachment

NOW = datetime.fromisoformat("2026-11-22T09:00:00+01:00")
MARKER = b"Zoe Marqueur, diploma 1998"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True, clock=Clock(NOW))
    opened = open_office(tmp_path / "office", "practice", "practice", Clock(NOW))
    yield opened
    opened.vault.close()


def attach(office: Office, dossier: str, content: bytes, name: str = "diploma van Zoë.pdf") -> Attachment:
    return attachments.attach(
        office.vault, dossier, io.BytesIO(content), name=name, kind="application/pdf", person="S-1", at=NOW
    )


def a_dossier(office: Office) -> str:
    return office.vault.new_dossier(person="S-1", at=NOW)


@pytest.mark.parametrize("length", [1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_went_in_comes_out(office: Office, length: int) -> None:
    dossier, content = a_dossier(office), random.Random(length).randbytes(length)
    attach(office, dossier, content)
    (kept,) = attachments.listed(office.vault, dossier)
    assert (kept.name, kept.kind, kept.bytes) == ("diploma van Zoë.pdf", "application/pdf", length)
    assert b"".join(attachments.read(office.vault, kept)) == content


def test_nothing_of_it_lies_in_the_clear(office: Office) -> None:
    attach(office, a_dossier(office), MARKER * 1000)
    found = [path for path in office.folder.rglob("*") if path.is_file() and MARKER in path.read_bytes()]
    assert found == []


def test_the_same_file_twice_is_noticed(office: Office) -> None:
    dossier = a_dossier(office)
    attach(office, dossier, MARKER)
    with pytest.raises(Rejected, match="same_attachment"):
        attach(office, dossier, MARKER, "another name.pdf")
    assert len(attachments.listed(office.vault, dossier)) == 1
    attach(office, a_dossier(office), MARKER)


def test_one_byte_too_many_leaves_nothing_behind(office: Office) -> None:
    dossier = a_dossier(office)
    before = len(office.vault.events(dossier))
    with pytest.raises(Rejected, match="attachment_too_large"):
        attach(office, dossier, bytes(MOST_BYTES + 1))
    with pytest.raises(Rejected, match="attachment_empty"):
        attach(office, dossier, b"")
    assert attachments.listed(office.vault, dossier) == []
    assert len(office.vault.events(dossier)) == before
    assert office.vault.db.execute("SELECT count(*) FROM attachment_pieces").fetchone() == (0,)


def test_it_stands_in_the_dossier_and_in_the_journal(office: Office) -> None:
    dossier = a_dossier(office)
    kept = attach(office, dossier, MARKER)
    assert office.vault.events(dossier)[-1].kind == "attached"
    line = office.vault.journal()[-1]
    assert (line.deed, line.subject, line.details) == ("attached", dossier, {"attachment": kept.id})


def test_an_erased_dossier_has_no_readable_file(office: Office) -> None:
    dossier = a_dossier(office)
    kept = attach(office, dossier, MARKER)
    erasing.erase(office.vault, office.folder, dossier, person="S-1", at=NOW, reason="asked")
    with pytest.raises(Trouble, match="dossier_erased"):
        next(attachments.read(office.vault, kept))


def test_pieces_that_changed_places_are_noticed(office: Office) -> None:
    dossier = a_dossier(office)
    kept = attach(office, dossier, random.Random(1).randbytes(2 * PIECE))
    office.vault.db.execute("DROP TRIGGER attachment_pieces_no_update")
    for old, new in ((0, 9), (1, 0), (9, 1)):
        office.vault.db.execute("UPDATE attachment_pieces SET piece = ? WHERE piece = ?", [new, old])
    with pytest.raises(Trouble, match="seal_broken"):
        list(attachments.read(office.vault, kept))


def test_the_name_of_a_file_does_not_show_in_a_message(office: Office) -> None:
    assert "Zoë" not in repr(attach(office, a_dossier(office), MARKER))
