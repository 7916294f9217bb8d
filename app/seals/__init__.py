"""Seals: sealing, signing and key stretching. The one room that touches cryptography.

    new_key_pair() -> KeyPair                  .public and .secret, as text; of the office, a person or a paper
    public_of(secret) -> str                   the public half
    seal(public, data) -> bytes                anybody can close
    open_sealed(secret, data) -> bytes         only the holder opens; Trouble("seal_broken") otherwise
    seal_stream(publics, source, target)       the same for streams, to several holders; open_stream(secret, ...)
    SigningKey.create() / SigningKey(raw)      Ed25519: .sign(data), .public, .raw
    verify(public, data, signature) -> bool
    fingerprint(public) -> str                 what a person compares by eye
    new_key() -> bytes                         256 random bits
    wrap_key(passphrase, key, about) -> Wrap   Argon2id, 64 MiB or more; unwrap_key(passphrase, wrap, about)
    calibrate() -> Cost                        what this machine can do in about 0.7 seconds; LEAST for made-up offices
    new_paper_key() -> str                     a key to copy by hand; read_paper_key(typed) -> bytes
    paper_identity(bytes) -> KeyPair           the pair of keys that a key on paper stands for; mark_of(public) -> str
    lock(key, data, about) / unlock(key, ...)  authenticated encryption under a key that one already holds
    locker(key), opener(key)                   `lock` and `unlock` for very many under one key
    derive(key, purpose) -> bytes              one key for one purpose
    digest(data) -> str                        SHA-256 as text

Nothing here logs, prints, or keeps a key longer than the call or the function that it hands out.
"""

from app.seals.boxes import KeyPair, new_key_pair, open_sealed, open_stream, seal, seal_stream
from app.seals.calibrate import calibrate
from app.seals.keys import derive, digest, lock, locker, new_key, opener, unlock
from app.seals.paper_identity import mark_of, paper_identity, public_of
from app.seals.paper_key import new_paper_key, read_paper_key
from app.seals.signing import SigningKey, fingerprint, verify
from app.seals.wraps import LEAST, Cost, Wrap, unwrap_key, wrap_key

__all__ = [
    "LEAST",
    "Cost",
    "KeyPair",
    "SigningKey",
    "Wrap",
    "calibrate",
    "derive",
    "digest",
    "fingerprint",
    "lock",
    "locker",
    "mark_of",
    "new_key",
    "new_key_pair",
    "new_paper_key",
    "open_sealed",
    "open_stream",
    "opener",
    "paper_identity",
    "public_of",
    "read_paper_key",
    "seal",
    "seal_stream",
    "unlock",
    "unwrap_key",
    "verify",
    "wrap_key",
]
