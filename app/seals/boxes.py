"""Sealing to the holder of a pair of keys: age with X25519. The public half closes, the secret half opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

import pyrage

from app.errors import Trouble


@dataclass(frozen=True)
class KeyPair:
    """A pair of keys as text, of the office, of a person or of a paper; the secret half never shows in a message."""

    public: str
    secret: str = field(repr=False)


def new_key_pair() -> KeyPair:
    """A fresh pair of keys."""
    identity = pyrage.x25519.Identity.generate()
    return KeyPair(public=str(identity.to_public()), secret=str(identity))


def seal(public: str, data: bytes) -> bytes:
    """Close data so that only the holder of the secret half can open it. Trouble `office_key_unreadable`."""
    return bytes(pyrage.encrypt(data, [_recipient(public)]))


def open_sealed(secret: str, data: bytes) -> bytes:
    """Open what was sealed to this pair; Trouble `seal_broken` when it is damaged or was meant for another."""
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(secret)]))
    except pyrage.DecryptError as error:
        raise Trouble("seal_broken") from error


def seal_stream(publics: Sequence[str], source: BinaryIO, target: BinaryIO) -> None:
    """Close a stream of any length so that the holder of any one of these pairs can open it."""
    pyrage.encrypt_io(source, target, [_recipient(public) for public in publics])


def open_stream(secret: str, source: BinaryIO, target: BinaryIO) -> None:
    """Open what `seal_stream` closed. Trouble `seal_broken`: nothing of it may be used. OSError of the two streams."""
    try:
        identity = pyrage.x25519.Identity.from_str(secret)
        pyrage.decrypt_io(source, target, [identity])
    except pyrage.IdentityError as error:
        raise Trouble("identity_unreadable") from error
    except (pyrage.DecryptError, OSError) as error:
        if isinstance(error, OSError) and error.errno:  # what pyrage says itself has no number
            raise
        raise Trouble("seal_broken") from error


def _recipient(public: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(public)
    except pyrage.RecipientError as error:
        raise Trouble("office_key_unreadable") from error
