"""A look at everything the program stands on: one line each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from app import places, rulebook, words
from app.actions import backup
from app.errors import OfficeError, Trouble
from app.paper import fonts
from app.sentences import sentence
from app.store import after_restore, card, staff
from app.words.catalog import sources

OK, NONE, TROUBLE = "ok", "none", "trouble"
SECONDS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """What was looked at, how it is (`ok`, `none` for what is not there and need not be, `trouble`), and a sentence."""

    what: str
    state: str
    says: str


class _NotThere(Exception):
    """What was looked for is not there, and that may be so."""


def check(folder: Path, *, named: bool, on: date) -> list[Line]:
    """Rulebook, catalogs, fonts, places, office folder, letterbox, backups and print queue.

    `on` is today. An office folder that was `named` must be there; in the default place there may be none yet.
    """
    looks: list[tuple[str, Callable[[], str]]] = [
        ("rulebook", _rulebook),
        ("catalogs", _catalogs),
        ("fonts", _fonts),
        ("places", _places),
        ("office folder", lambda: _office(folder, named)),
        ("letterbox", lambda: _letterbox(folder)),
        ("backups", lambda: _backups(folder, on)),
        ("print queue", _print_queue),
    ]
    return list(_lines(looks))


def _lines(looks: list[tuple[str, Callable[[], str]]]) -> Iterator[Line]:
    for what, look in looks:
        try:
            yield Line(what, OK, look())
        except _NotThere as missing:
            yield Line(what, NONE, str(missing))
        except OfficeError as error:
            yield Line(what, TROUBLE, sentence(error))


def _rulebook() -> str:
    book = rulebook.load()
    return f"edition {book.edition}, {len(book.rules)} rules"


def _places() -> str:
    municipalities, countries = len(places.municipalities()), len(places.country_names("en"))
    return f"{municipalities} municipalities, {countries} countries"


def _catalogs() -> str:
    counts = []
    for code in words.available():
        said = words.load(code).entries
        for key, (msgid, msgstr) in sources(code).items():
            if _values(msgid) != _values(msgstr):
                raise Trouble("catalog_damaged", language=code, key=key)
        drafts = sum(entry.trust != "reviewed" for entry in said.values())
        counts.append(f"{code} {len(said)}" + (f" ({drafts} not reviewed)" if drafts else ""))
    return "sentences: " + ", ".join(counts)


def _values(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


def _fonts() -> str:
    return f"{fonts.installed()} fonts for paper are installed"


def _office(folder: Path, named: bool) -> str:
    if not named and not folder.exists():
        raise _NotThere(f"there is none yet in {folder}; make one with: onthaal office new")
    found = card.read(folder)
    for room in ("vault/vault.db", "vault/keys.db", "vault/staff.toml"):
        if not os.access(folder / room, os.R_OK | os.W_OK):
            raise Trouble("vault_not_writable", file=room)
    staff.ids(folder)  # a damaged list of those who can unlock is trouble
    kind = ", a practice office" if found.practice else ""
    return f"{found.name}{kind}; settings signed by the office, fingerprint {found.fingerprint[:9]}"


def _letterbox(folder: Path) -> str:
    if not (folder / card.FILE).is_file():
        raise _NotThere("without an office there is none")
    kiosks = card.read(folder).kiosks
    if not kiosks:
        raise _NotThere("no kiosk is enrolled")
    waiting = 0
    for kiosk in kiosks:
        box = folder / "letterbox" / kiosk.id
        if not box.is_dir():
            raise Trouble("letterbox_missing", kiosk=kiosk.id)
        if not os.access(box, os.R_OK | os.W_OK | os.X_OK):
            raise Trouble("letterbox_not_writable")
        waiting += sum(one.is_dir() for one in box.iterdir())
    return f"kiosks enrolled: {', '.join(one.id for one in kiosks)}; visits that lie there: {waiting}"


def _backups(folder: Path, on: date) -> str:
    after_restore.gone(folder)  # and so is a damaged list of who was erased
    good = backup.last(folder)
    if good is None and any((folder / "backups").glob("*.onthaal-backup")):
        raise Trouble("backup_not_verified")
    if good is None:
        raise _NotThere("none has been made yet; make one with: onthaal backup make")
    if backup.keys_overdue(folder, datetime.combine(on, time.max)):
        raise Trouble("keys_overdue")
    if backup.reminder(folder, card.read(folder), on):
        raise Trouble("backup_too_old", day=good.made.date().isoformat())
    return f"the last good one was made on {good.made.date()} and read again on {good.verified.date()}"


def _print_queue() -> str:
    program = shutil.which("lpstat")
    if program is None:
        raise _NotThere("no print system (CUPS) is installed; papers stay in the dossier")
    queues = _asked(program, "-e").split()
    if not queues:
        raise _NotThere("there is none on this machine; papers stay in the dossier")
    default = _asked(program, "-d").partition(": ")[2].strip()
    queue = default or queues[0]
    state = _asked(program, "-p", queue)
    if "disabled" in state:
        raise Trouble("print_queue_stopped", queue=queue)
    return (f"{queue}, the default" if default else f"{queue}; none is the default") + f"; queues here: {len(queues)}"


def _asked(*command: str) -> str:
    """What the print system says, in English; nothing when it does not answer."""
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, check=False, text=True, env={**os.environ, "LC_ALL": "C"}
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
