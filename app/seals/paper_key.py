"""A key that people copy by hand: eight groups of four characters, each with a check character of its own.

160 random bits in the 32 characters of Crockford's base 32 (no I, L, O, U: https://www.crockford.com/base32.html).
The check character is a sum, weighted with odd numbers and shifted by the place of the group: any one wrong character
is noticed and its group named, and two groups that changed places too.
"""

from __future__ import annotations

import secrets

from app.errors import Rejected

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, DATA = 8, 4
_MISREAD = str.maketrans("ILO", "110")
_BYTES = GROUPS * DATA * 5 // 8


def new_paper_key() -> str:
    """A fresh key as it stands on paper: `ABCD1 ...`, eight groups of five characters."""
    number = int.from_bytes(secrets.token_bytes(_BYTES), "big")
    letters = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(GROUPS * DATA)))
    groups = [letters[at : at + DATA] for at in range(0, len(letters), DATA)]
    return " ".join(group + _check(group, place) for place, group in enumerate(groups))


def read_paper_key(typed: str) -> bytes:
    """The 20 bytes of a key as somebody typed it.

    Capitals, spaces and dashes do not matter, and I, L, O are read as 1, 1, 0. Rejected `sheet_incomplete` or
    `sheet_group_wrong` with the number of the `group`, from one.
    """
    clean = "".join(one for one in typed.upper().translate(_MISREAD) if not one.isspace() and one not in "-–.")
    if len(clean) != GROUPS * (DATA + 1):
        raise Rejected("sheet_incomplete", typed=str(len(clean)), whole=str(GROUPS * (DATA + 1)))
    number = 0
    for place in range(GROUPS):
        group = clean[place * (DATA + 1) : (place + 1) * (DATA + 1)]
        if any(one not in ALPHABET for one in group) or _check(group[:DATA], place) != group[DATA]:
            raise Rejected("sheet_group_wrong", group=str(place + 1))
        for one in group[:DATA]:
            number = number << 5 | ALPHABET.index(one)
    return number.to_bytes(_BYTES, "big")


def _check(group: str, place: int) -> str:
    weighted = sum((2 * at + 1) * ALPHABET.index(one) for at, one in enumerate(group))
    return ALPHABET[(weighted + 5 * place) % 32]
