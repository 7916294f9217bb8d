"""Deeds that need an unlocked office ask for a name and, without showing it, a passphrase."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterator
from contextlib import contextmanager

from app.actions.unlock import lock, unlock
from app.console.given import ask_office, office_folder
from app.office import PRACTICE_STAFF, Office
from app.store import card


def ask_staff(parser: argparse.ArgumentParser) -> None:
    """Add `--office` and `--staff`."""
    ask_office(parser)
    parser.add_argument("--staff", metavar="NAME", help="who you are; asked when it is left out")


@contextmanager
def unlocked(given: argparse.Namespace) -> Iterator[Office]:
    """The office, unlocked while the deed lasts. A practice office opens by itself."""
    folder = office_folder(given)
    name, passphrase = given.staff, ""
    if card.read(folder).practice:
        ((name, passphrase),) = PRACTICE_STAFF.items()
    else:
        name = name or input("Your name: ")
        passphrase = getpass.getpass("Your passphrase: ")
    office = unlock(folder, name, passphrase)
    try:
        yield office
    finally:
        lock(office)
