"""Files of a dossier: what kind one is, is read from its content and not from its name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.devices import pages, scanned
from app.errors import Rejected, Trouble
from app.roles import only
from app.store import attachments
from app.store.attachments import MOST_BYTES, Attachment

if TYPE_CHECKING:
    from app.office import Office

MOST_LETTERS = 120


@only("attach")
def attach(office: Office, dossier: str, path: Path) -> Attachment:
    """Keep a PDF, JPEG, PNG or HEIC file of at most 25 MiB.

    Raises Rejected attachment_kind, attachment_too_large, attachment_empty, same_attachment, scan_damaged, scan_locked,
    scan_too_large, scan_other_ending; Trouble cannot_read.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Rejected("attachment_too_large", most=str(MOST_BYTES // 1024 // 1024))
        if not path.is_file():
            raise Rejected("attachment_kind")
        kind = scanned.kind_of(path)
        with path.open("rb") as source:
            return attachments.attach(
                office.vault, dossier, source, name=plain_name(path.name), kind=kind, person=office.person.id,
                at=office.clock.now(),
            )  # fmt: skip
    except OSError as error:
        raise Trouble("cannot_read", file=plain_name(path.name)) from error


def flaws_of(path: Path) -> tuple[tuple[int, str], ...]:
    """Why a file may not be readable, before it is kept: blurred, small, dark; with its page, 0 for a picture.

    Touches no vault and may run on any thread. Raises as `attach` does, but for `same_attachment`.
    """
    return pages.flaws_of(path, MOST_BYTES)


@only("attach")
def attach_made(office: Office, dossier: str, data: bytes, name: str) -> Attachment:
    """Keep a PDF that was made here of scanned pages, under a name that a person gave.

    Raises Rejected attachment_too_large, same_attachment.
    """
    called = plain_name(name).removesuffix(".pdf") or "scan"
    return attachments.attach(
        office.vault, dossier, BytesIO(data), name=f"{called}.pdf", kind="application/pdf", person=office.person.id,
        at=office.clock.now(),
    )  # fmt: skip


@only("see_dossiers")
def listed(office: Office, dossier: str) -> list[Attachment]:
    """The files of a dossier, oldest first."""
    return attachments.listed(office.vault, dossier)


@only("see_dossiers")
def read(office: Office, attachment: Attachment) -> Iterator[bytes]:
    """The content in pieces, for showing it from memory."""
    return attachments.read(office.vault, attachment)


@only("see_dossiers")
def whole(office: Office, attachment: Attachment) -> bytes:
    """The whole content, for a window that shows it."""
    return b"".join(attachments.read(office.vault, attachment))


def to_show(data: bytes, kind: str) -> tuple[bytes, str]:
    """The content and its kind as a window can draw it: HEIC as PNG, made in memory. Rejected `scan_damaged`."""
    return (scanned.as_png(data), "image/png") if kind == "image/heic" else (data, kind)


def plain_name(name: str) -> str:
    """A name to show and to keep: no path, nothing that steers a terminal or ends the line, and not too long.

    >>> plain_name("../scan\\x1b[2J.pdf")
    'scan[2J.pdf'
    >>> plain_name("scan\\u2028two.pdf")
    'scan two.pdf'
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    kinds = ((one, unicodedata.category(one)[0]) for one in last)
    shown = "".join(" " if kind == "Z" else one for one, kind in kinds if kind != "C").strip()
    return shown if len(shown) <= MOST_LETTERS else f"{shown[: MOST_LETTERS - 11]}…{shown[-10:]}"
