"""Keys that are random rather than remembered, and what is locked under them.

Ciphers are loaded by the functions that use them: a kiosk only takes digests.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable

from app.errors import Trouble

KEY_BYTES = 32
_NONCE_BYTES = 12


def new_key() -> bytes:
    """256 random bits."""
    return secrets.token_bytes(KEY_BYTES)


def derive(key: bytes, purpose: str) -> bytes:
    """A key for one purpose, so that no key serves two."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"onthaal {purpose}".encode()).derive(key)


def digest(data: bytes) -> str:
    """SHA-256 as lower-case hexadecimal text."""
    return hashlib.sha256(data).hexdigest()


def lock(key: bytes, data: bytes, about: str) -> bytes:
    """Encrypt data; `about` says what it is, so that one body cannot be passed off as another."""
    return locker(key)(data, about)


def unlock(key: bytes, locked: bytes, about: str) -> bytes:
    """Decrypt what `lock` made; `seal_broken` when key, data or `about` is not the same."""
    return opener(key)(locked, about)


def locker(key: bytes) -> Callable[[bytes, str], bytes]:
    """`lock` for many under one key."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    encrypt = AESGCM(key).encrypt

    def locked(data: bytes, about: str) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + encrypt(nonce, data, about.encode())

    return locked


def opener(key: bytes) -> Callable[[bytes, str], bytes]:
    """`unlock` for very many that were locked under one key."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    decrypt = AESGCM(key).decrypt

    def opened(locked: bytes, about: str) -> bytes:
        try:
            return decrypt(locked[:_NONCE_BYTES], locked[_NONCE_BYTES:], about.encode())
        except (InvalidTag, ValueError) as error:
            raise Trouble("seal_broken") from error

    return opened
