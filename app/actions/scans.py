"""Files of a dossier: what kind one is, is read from its first bytes and not from its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Rejected, Trouble
from app.roles import only
from app.store import attachments
from app.store.attachments import Attachment

if TYPE_CHECKING:
    from app.office import Office

HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc")


@only("attach")
def attach(office: Office, dossier: str, path: Path) -> Attachment:
    """Keep a PDF, JPEG, PNG or HEIC file of at most 25 MiB.

    Raises Rejected attachment_kind, attachment_too_large, attachment_empty, same_attachment; Trouble cannot_read.
    """
    try:
        with path.open("rb") as source:
            kind = kind_of(source.read(16))
            source.seek(0)
            return attachments.attach(
                office.vault, dossier, source, name=path.name, kind=kind, person=office.person.id,
                at=office.clock.now(),
            )  # fmt: skip
    except OSError as error:
        raise Trouble("cannot_read", file=path.name) from error


@only("see_dossiers")
def listed(office: Office, dossier: str) -> list[Attachment]:
    """The files of a dossier, oldest first."""
    return attachments.listed(office.vault, dossier)


@only("see_dossiers")
def read(office: Office, attachment: Attachment) -> Iterator[bytes]:
    """The content in pieces, for showing it from memory."""
    return attachments.read(office.vault, attachment)


def kind_of(start: bytes) -> str:
    """The media type that the first bytes tell. Raises Rejected `attachment_kind`, `attachment_empty`."""
    if not start:
        raise Rejected("attachment_empty")
    if start.startswith(b"%PDF-"):
        return "application/pdf"
    if start.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if start[4:12] in HEIC:
        return "image/heic"
    raise Rejected("attachment_kind")
