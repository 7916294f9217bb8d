"""Sealing to the office: age with X25519. Whoever holds the public key can close, the office alone can open."""

from __future__ import annotations

from dataclasses import dataclass, field

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
    try:
        recipient = pyrage.x25519.Recipient.from_str(office_public)
    except pyrage.RecipientError as error:
        raise Trouble("office_key_unreadable") from error
    return bytes(pyrage.encrypt(data, [recipient]))


def open_sealed(secret: str, data: bytes) -> bytes:
    """Open what was sealed to us; `seal_broken` when it is damaged or was meant for somebody else."""
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(secret)]))
    except pyrage.DecryptError as error:
        raise Trouble("seal_broken") from error
