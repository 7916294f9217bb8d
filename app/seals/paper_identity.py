"""The pair of keys that a key on paper stands for, so that what people copy has a check character in each group.

age writes the secret half as bech32 (https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki) under
`age-secret-key-`, https://github.com/C2SP/C2SP/blob/main/age.md; the 32 bytes in it come from the key on paper.
"""

from __future__ import annotations

import pyrage

from app.errors import Trouble
from app.seals.boxes import KeyPair
from app.seals.keys import derive
from app.seals.signing import fingerprint

_NAME = "age-secret-key-"
_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_STEPS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_SUM_LETTERS, _MARK = 6, 9


def paper_identity(paper_key: bytes) -> KeyPair:
    """The pair of keys of the 20 bytes that stand on paper (`read_paper_key`); always the same one."""
    secret = _bech32(derive(paper_key, "backup identity")).upper()
    return KeyPair(public=public_of(secret), secret=secret)


def public_of(secret: str) -> str:
    """The public half of a pair. Trouble `identity_unreadable` for what is no secret half."""
    try:
        return str(pyrage.x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError as error:
        raise Trouble("identity_unreadable") from error


def mark_of(public: str) -> str:
    """A short mark that tells one public key from another; it is written beside the key on paper."""
    return fingerprint(public)[:_MARK]


def _bech32(data: bytes) -> str:
    bits = int.from_bytes(data, "big") << -len(data) * 8 % 5
    count = (len(data) * 8 + 4) // 5
    values = [bits >> 5 * place & 31 for place in reversed(range(count))]
    expanded = [ord(one) >> 5 for one in _NAME] + [0] + [ord(one) & 31 for one in _NAME]
    check = _polymod([*expanded, *values, *[0] * _SUM_LETTERS]) ^ 1
    values += [check >> 5 * place & 31 for place in reversed(range(_SUM_LETTERS))]
    return f"{_NAME}1" + "".join(_LETTERS[value] for value in values)


def _polymod(values: list[int]) -> int:
    total = 1
    for value in values:
        top, total = total >> 25, (total & 0x1FFFFFF) << 5 ^ value
        for place, step in enumerate(_STEPS):
            total ^= step if top >> place & 1 else 0
    return total
