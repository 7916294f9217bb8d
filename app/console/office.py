"""`onthaal office new`: make an office folder."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from app.errors import Rejected
from app.office import new_office


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    new = parser.add_subparsers(required=True, metavar="DEED").add_parser("new", help="make a new office")
    new.add_argument("folder", type=Path, metavar="DIR")
    new.add_argument("--practice", action="store_true", help="a made-up office: practice, passphrase practice")
    new.add_argument("--name", default="Onthaal", help="the name of the office")
    new.add_argument("--operator", default="agii", choices=("atlas", "amal", "agii", "agii_brussels"))
    new.add_argument("--staff", default="administrator", help="the name of the first staff member")
    new.set_defaults(deed=_new)


def _new(given: argparse.Namespace) -> int:
    if given.practice:
        new_office(given.folder, name="Onthaal practice office", operator="atlas", practice=True)
    else:
        passphrase = getpass.getpass("Passphrase for the first staff member: ")
        if passphrase != getpass.getpass("The same passphrase once more: "):
            raise Rejected("passphrases_differ")
        new_office(given.folder, name=given.name, operator=given.operator, staff={given.staff: passphrase})
    print(f"The office stands in {given.folder}.")
    return 0
