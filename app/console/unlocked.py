"""Deeds that need an unlocked office ask for a name and, without showing it, a passphrase."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from app.actions.unlock import lock, unlock
from app.console import secrets
from app.console.given import office_folder
from app.office import PRACTICE, Office
from app.store import card


@contextmanager
def unlocked(given: argparse.Namespace, to: str) -> Iterator[Office]:
    """The office, unlocked for a deed of `app.roles` while it lasts. A practice office opens by itself."""
    with unlocked_by(given, to) as (office, _):
        yield office


@contextmanager
def unlocked_by(given: argparse.Namespace, to: str) -> Iterator[tuple[Office, str]]:
    """The same with the passphrase that opened it, for a deed that needs the vault's key."""
    folder = office_folder(given)
    if card.read(folder).practice and not given.staff:
        name, passphrase = PRACTICE, PRACTICE
    else:
        name = given.staff or secrets.asked("Your name")
        passphrase = secrets.passphrase(given, "Your passphrase")
    office = unlock(folder, name, passphrase, to=to)
    try:
        yield office, passphrase
    finally:
        lock(office)
