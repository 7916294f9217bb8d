"""Signatures: Ed25519, raw bytes for the secret half, hexadecimal text for the public half."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.errors import Trouble
from app.seals.keys import digest


class SigningKey:
    """A key that signs. Made once, for the office or for one kiosk."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._key = Ed25519PrivateKey.from_private_bytes(raw)
        except ValueError as error:
            raise Trouble("signing_key_unreadable") from error

    @classmethod
    def create(cls) -> SigningKey:
        """A fresh key."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def raw(self) -> bytes:
        """The secret half, 32 bytes."""
        return self._key.private_bytes_raw()

    @property
    def public(self) -> str:
        """The public half as text."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, data: bytes) -> bytes:
        """64 bytes that only this key can make for this data."""
        return self._key.sign(data)

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Did this key sign this data?"""
        return verify(self.public, data, signature)


def verify(public: str, data: bytes, signature: bytes) -> bool:
    """Did the holder of this public key sign this data?"""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: str) -> str:
    """Eight groups of four characters that two people can read to each other."""
    text = digest(public.encode())[:32]
    return " ".join(text[at : at + 4] for at in range(0, 32, 4))
