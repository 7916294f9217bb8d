"""Sealing to the office or to a person: age with X25519. Whoever holds the public key can close, the other can open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

import pyrage

from app.errors import Trouble


@dataclass(frozen=True)
class OfficeKey:
    """A pair of keys as text; the secret half never shows in a message."""

    public: str
    secret: str = field(repr=False)


def new_office_key() -> OfficeKey:
    """A fresh pair of keys."""
    identity = pyrage.x25519.Identity.generate()
    return OfficeKey(public=str(identity.to_public()), secret=str(identity))


def seal(office_public: str, data: bytes) -> bytes:
    """Close data so that only the office can open it."""
    return bytes(pyrage.encrypt(data, [_recipient(office_public)]))


def open_sealed(secret: str, data: bytes) -> bytes:
    """Open what was sealed to us; `seal_broken` when it is damaged or was meant for somebody else."""
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(secret)]))
    except pyrage.DecryptError as error:
        raise Trouble("seal_broken") from error


def seal_stream(publics: Sequence[str], source: BinaryIO, target: BinaryIO) -> None:
    """Close a stream of any length so that the holder of any one of these keys can open it."""
    pyrage.encrypt_io(source, target, [_recipient(public) for public in publics])


def open_stream(secret: str, source: BinaryIO, target: BinaryIO) -> None:
    """Open what `seal_stream` closed. Trouble `seal_broken`: nothing of it may be used."""
    try:
        identity = pyrage.x25519.Identity.from_str(secret)
        pyrage.decrypt_io(source, target, [identity])
    except pyrage.IdentityError as error:
        raise Trouble("identity_unreadable") from error
    except (pyrage.DecryptError, OSError) as error:
        raise Trouble("seal_broken") from error


def _recipient(public: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(public)
    except pyrage.RecipientError as error:
        raise Trouble("office_key_unreadable") from error
