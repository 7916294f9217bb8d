"""`onthaal backup`: copies of the record, sealed to a key on paper; a try-out of the way back; the way back.

`make`, `verify` and `drill` can be stopped at any time (SIGTERM, Ctrl+C): what was half made goes.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from app.actions import backup
from app.actions.backup import Tell
from app.console import secrets
from app.console.given import ask_passphrase_fd, ask_staff
from app.console.unlocked import unlocked, unlocked_by
from app.errors import OfficeError
from app.office import confirm
from app.store.backup import Backup

STOPPED = 130
NO_LIST = """\
ATTENTION: there is no list erased.txt beside the backup of the keys. Whoever was erased, and every colleague who was
removed, after these backups were made is back in {folder}.
Look for the newest erased.txt: in keys-backups of the old office folder, and on every stick with copies. When you have
it, delete {folder} and restore again with --erased FILE."""


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    deeds = parser.add_subparsers(required=True, metavar="DEED")

    def deed(
        name: str, does: str, run: Callable[[argparse.Namespace], int], *, long: bool = True
    ) -> argparse.ArgumentParser:
        one = deeds.add_parser(name, help=does)
        ask_staff(one)
        one.set_defaults(deed=_stoppable(run) if long else run)
        if long:
            one.add_argument("--json", action="store_true")
            one.add_argument("--progress", action="store_true", help="a line of JSON on standard error for each step")
        return one

    deed("identity", "make the key on paper that opens backups; shown once, typed back", _identity, long=False)
    make = deed("make", "back up the vault and its keys, and read both again", _make)
    make.add_argument("--copy-to", type=Path, metavar="DIR", help="copy both there too, to a stick perhaps")
    verify = deed("verify", "open the newest backups and compare them with the vault", _verify)
    verify.add_argument("file", type=Path, nargs="?", metavar="FILE", help="this one instead of the newest two")
    deed("drill", "restore the newest backups beside the vault, compare, and throw it away", _drill)
    restore = deeds.add_parser("restore", help="make an office folder from a backup and its keys")
    restore.add_argument("vault", type=Path, metavar="BACKUP")
    restore.add_argument("keys", type=Path, metavar="KEYS")
    restore.add_argument("--to", type=Path, required=True, metavar="DIR", help="a folder that does not exist yet")
    restore.add_argument(
        "--erased", type=Path, action="append", default=[], metavar="FILE",
        help="a newer erased.txt than the one beside KEYS, from the old office folder or a later copy",
    )  # fmt: skip
    ask_passphrase_fd(restore)
    restore.set_defaults(deed=_restore)


def _identity(given: argparse.Namespace) -> int:
    with unlocked(given, "make_backup") as office:
        paper = secrets.new_backup_key()
        backup.keep_identity(office, paper, paper)
    print(f"\nBackups are sealed to this key from now on; its mark is {backup.mark(paper)}.")
    return 0


def _make(given: argparse.Namespace) -> int:
    with unlocked(given, "make_backup") as office:
        made = backup.make(office, _tell(given), given.copy_to)
    if given.json:
        copies = list(map(str, made.copies))
        print(json.dumps({"made": [_row(made.vault), _row(made.keys)], "deleted": list(made.gone), "copies": copies}))
        return 0
    for one in (made.vault, made.keys):
        print(f"made and read again: {one.path}, {one.rows} rows")
    for path in made.copies:
        print(f"copied and read again: {path}")
    for name in made.gone:
        print(f"deleted, too old: {name}")
    return 0


def _verify(given: argparse.Namespace) -> int:
    with unlocked(given, "make_backup") as office:
        found = backup.verify(office, given.file, _tell(given))
    if given.json:
        print(json.dumps([_row(one) for one in found]))
        return 0
    for one in found:
        print(f"whole, and as the vault has it: {one.path}, {one.rows} rows")
    return 0


def _drill(given: argparse.Namespace) -> int:
    """Exit status 1 when something in the restored office is not as it was in the vault."""
    with unlocked_by(given, "make_backup") as (office, passphrase):
        done = backup.drill(office, confirm(office, passphrase), _tell(given))
    if given.json:
        print(json.dumps(asdict(done) | {"made": done.made.isoformat(), "same": not done.wrong}))
    else:
        print("\n".join(done.wrong) or "restored beside the vault, and the same as the vault was at that moment:")
        print(
            f"made {done.made.isoformat()}: {done.dossiers} dossiers, {done.events} events, {done.papers} papers, "
            f"{done.files} files; erased again: {done.erased_again}"
        )
    return 1 if done.wrong else 0


def _row(one: Backup) -> dict[str, str | int]:
    return {"file": str(one.path), "kind": one.kind, "at": one.at.isoformat(), "rows": one.rows}


def _restore(given: argparse.Namespace) -> int:
    paper = secrets.passphrase(given, "The eight groups of the backup key, spaces do not matter")
    gone = backup.restore(given.to, given.vault, given.keys, paper, given.erased)
    print(f"The office stands in {given.to}. Unlock it as before; enrol its kiosks anew.")
    if gone is None:
        print(NO_LIST.format(folder=given.to), file=sys.stderr)
    else:
        print(f"Stay erased or removed, as the list says: {gone}. Whoever only a newer list names is back.")
    print("The key on paper has been used: make another one with onthaal backup identity, and destroy the old one.")
    return 0


def _tell(given: argparse.Namespace) -> Tell:
    if given.progress:
        return lambda what, done, of: print(
            json.dumps({"step": what, "done": done, "of": of}), file=sys.stderr, flush=True
        )
    return backup.silent


def _stoppable(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """A deed that clears up after itself when it is told to stop; with `--progress` a trouble is said by its key."""

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    def guarded(given: argparse.Namespace) -> int:
        before = signal.signal(signal.SIGTERM, stop)
        try:
            return run(given)
        except OfficeError as error:
            if not given.progress:
                raise
            print(json.dumps({"trouble": error.says, "details": error.details}), file=sys.stderr, flush=True)
            return 1
        except KeyboardInterrupt:
            print("stopped; what was half made is gone", file=sys.stderr)
            return STOPPED
        finally:
            signal.signal(signal.SIGTERM, before)

    return guarded
