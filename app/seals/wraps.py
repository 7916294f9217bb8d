"""A random key wrapped by a passphrase, stretched with Argon2id (RFC 9106) over at least 64 MiB of memory."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.errors import Trouble
from app.seals.keys import KEY_BYTES, lock, unlock

LEAST_MEMORY_KIB = 64 * 1024
_MOST_MEMORY_KIB = 4 * 1024 * 1024
_SALT_BYTES = 16


@dataclass(frozen=True)
class Cost:
    """How hard guessing is made: memory in KiB, passes over it, lanes side by side."""

    memory_kib: int = LEAST_MEMORY_KIB
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        if not LEAST_MEMORY_KIB <= self.memory_kib <= _MOST_MEMORY_KIB:
            raise Trouble("wrap_cost_out_of_bounds", memory_kib=str(self.memory_kib))
        if not (1 <= self.passes <= 100 and 1 <= self.lanes <= 64):
            raise Trouble("wrap_cost_out_of_bounds", passes=str(self.passes), lanes=str(self.lanes))


LEAST = Cost(passes=1)
"""For made-up offices, whose passphrase everybody knows."""


@dataclass(frozen=True)
class Wrap:
    """What may lie in a file: useless without the passphrase."""

    cost: Cost
    salt: bytes
    locked: bytes = field(repr=False)

    def as_table(self) -> dict[str, str | int]:
        """As it lies in a file."""
        cost = {"memory_kib": self.cost.memory_kib, "passes": self.cost.passes, "lanes": self.cost.lanes}
        return {**cost, "salt": self.salt.hex(), "wrap": self.locked.hex()}

    @classmethod
    def of_table(cls, table: Mapping[str, Any]) -> Wrap:
        """What `as_table` wrote. KeyError, TypeError or ValueError; Trouble `wrap_cost_out_of_bounds`."""
        cost = Cost(int(table["memory_kib"]), int(table["passes"]), int(table["lanes"]))
        return cls(cost, bytes.fromhex(table["salt"]), bytes.fromhex(table["wrap"]))


def wrap_key(passphrase: str, key: bytes, about: str, cost: Cost | None = None) -> Wrap:
    """Wrap a key; `about` names whose wrap it is, so that wraps cannot be swapped."""
    cost = cost or Cost()
    salt = secrets.token_bytes(_SALT_BYTES)
    return Wrap(cost, salt, lock(stretch(passphrase, salt, cost), key, _bound(about, cost)))


def unwrap_key(passphrase: str, wrap: Wrap, about: str) -> bytes:
    """The key again, or `wrong_passphrase`."""
    stretched = stretch(passphrase, wrap.salt, wrap.cost)
    try:
        return unlock(stretched, wrap.locked, _bound(about, wrap.cost))
    except Trouble as error:
        raise Trouble("wrong_passphrase") from error


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """256 bits from a passphrase, as slowly as the cost says; `not_enough_memory` when the machine has too little."""
    # A kiosk never stretches a passphrase, so it does not load what stretches.
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    typed = unicodedata.normalize("NFC", passphrase).encode()
    try:
        return hash_secret_raw(typed, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)
    except HashingError as error:
        raise Trouble("not_enough_memory") from error


def _bound(about: str, cost: Cost) -> str:
    return f"wrap {about} {cost.memory_kib} {cost.passes} {cost.lanes}"
