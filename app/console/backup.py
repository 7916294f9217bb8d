"""`onthaal backup`: copies of the record, sealed to a key on paper; and the way back."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from app.actions import backup
from app.console import secrets
from app.console.given import ask_passphrase_fd, ask_staff
from app.console.unlocked import unlocked
from app.store.backup import Backup


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    identity = deeds.add_parser("identity", help="make the key on paper that opens backups; shown once, typed back")
    make = deeds.add_parser("make", help="back up the vault and its keys, and read both again")
    verify = deeds.add_parser("verify", help="open the newest backups and compare them with the vault")
    verify.add_argument("file", type=Path, nargs="?", metavar="FILE", help="this one instead of the newest two")
    for one, run in ((identity, _identity), (make, _make), (verify, _verify)):
        ask_staff(one)
        one.set_defaults(deed=run)
    for one in (make, verify):
        one.add_argument("--json", action="store_true")
    restore = deeds.add_parser("restore", help="make an office folder from a backup and its keys")
    restore.add_argument("vault", type=Path, metavar="BACKUP")
    restore.add_argument("keys", type=Path, metavar="KEYS")
    restore.add_argument("--to", type=Path, required=True, metavar="DIR", help="a folder that does not exist yet")
    ask_passphrase_fd(restore)
    restore.set_defaults(deed=_restore)


def _identity(given: argparse.Namespace) -> int:
    with unlocked(given, "make_backup") as office:
        identity = backup.new_identity()
        groups = [identity.secret[at : at + 5] for at in range(0, len(identity.secret), 5)]
        print("Write this on paper, apart from the machine. It is shown once; whoever has it can open backups.\n")
        for at in range(0, len(groups), 5):
            print("    " + "  ".join(groups[at : at + 5]), flush=True)
        print("\nType it back from the paper, spaces do not matter: ", end="", flush=True)
        backup.keep_identity(office, identity, sys.stdin.readline())
        secrets.wipe()
    print("Backups are sealed to this key from now on.")
    return 0


def _make(given: argparse.Namespace) -> int:
    with unlocked(given, "make_backup") as office:
        made = backup.make(office)
    if given.json:
        print(json.dumps({"made": [_row(made.vault), _row(made.keys)], "deleted": list(made.gone)}))
        return 0
    for one in (made.vault, made.keys):
        print(f"made and read again: {one.path}, {one.rows} rows")
    for name in made.gone:
        print(f"deleted, too old: {name}")
    return 0


def _verify(given: argparse.Namespace) -> int:
    with unlocked(given, "make_backup") as office:
        found = backup.verify(office, given.file)
    if given.json:
        print(json.dumps([_row(one) for one in found]))
        return 0
    for one in found:
        print(f"whole, and as the vault has it: {one.path}, {one.rows} rows")
    return 0


def _row(one: Backup) -> dict[str, str | int]:
    return {"file": str(one.path), "kind": one.kind, "at": one.at.isoformat(), "rows": one.rows}


def _restore(given: argparse.Namespace) -> int:
    secret = secrets.passphrase(given, "The key on paper, spaces do not matter")
    backup.restore(given.to, given.vault, given.keys, secret)
    print(f"The office stands in {given.to}. Unlock it as before; enrol its kiosks anew.")
    return 0
