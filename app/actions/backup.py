"""Backups and coming back from one: made and read again in one deed, tried out beside the vault, all in the journal.

A long one tells how far it is: `tell(what, done, of)` with one of `STEPS`, each with a sentence in the windows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.actions import chosen
from app.errors import Rejected, Trouble
from app.roles import only
from app.seals import mark_of, new_paper_key, paper_identity, read_paper_key
from app.settings import read_settings
from app.store import after_restore, contents, erasing, files, last_good, migrating
from app.store import backup as backups
from app.store.backup import KEYS, PAPER, VAULT, Backup
from app.store.last_good import LastGood

if TYPE_CHECKING:
    from app.office import Office
    from app.store.card import OfficeCard

STEPS = ("copy_vault", "read_vault", "copy_keys", "read_keys", "copy_out", "restore", "verify", "compare", "done")
DRILL = ".drill"
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Made:
    """A fresh backup of the vault and of its keys, both read again; the old ones that went; copies elsewhere."""

    vault: Backup
    keys: Backup
    gone: tuple[str, ...]
    copies: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Drilled:
    """What a restore beside the vault came to; `wrong` is empty when everything is as it was at that moment.

    In `wrong`: what `vault verify` finds, and events_differ, papers_differ, files_differ, journal_differs,
    erased_shown.
    """

    made: datetime
    events: int
    dossiers: int
    papers: int
    files: int
    erased_again: int
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Reminder:
    """A backup is due: `last` is the day of the last good one, none when there is none."""

    last: date | None
    days: int


def silent(what: str, done: int, of: int) -> None:
    """Tell nobody."""


def new_identity() -> str:
    """A fresh key for paper: eight groups of five characters. It opens backups, and nothing keeps it."""
    return new_paper_key()


def mark(paper: str) -> str:
    """What tells this key on paper from another; it may be known, and is written beside it."""
    return mark_of(paper_identity(read_paper_key(paper)).public)


def typed_back(paper: str, typed: str) -> None:
    """Rejected `identity_differs` when what was typed is another key; of a mistyped one the group is named."""
    if read_paper_key(typed) != read_paper_key(paper):
        raise Rejected("identity_differs")


@only("make_backup")
def keep_identity(office: Office, paper: str, typed: str) -> None:
    """Seal backups to this key on paper from now on, once it was typed back right."""
    typed_back(paper, typed)
    office.vault.put_secret(PAPER, paper_identity(read_paper_key(paper)).public)
    office.vault.write_journal(
        person=office.person.id, at=office.clock.now(), deed="backup_identity_made", details={"mark": mark(paper)}
    )


@only("make_backup")
def identity_in_use(office: Office) -> str:
    """The mark of the key on paper to which backups are sealed; empty when there is none."""
    try:
        return mark_of(_identity(office))
    except Trouble:
        return ""


@only("make_backup")
def make(office: Office, tell: Tell = silent, copy_to: Path | None = None) -> Made:
    """Back up vault and keys, read both again, let old ones go; a copy of both goes to `copy_to`, a stick perhaps.

    Raises Trouble `no_backup_identity`, and `backup_not_copied` when all is well here but not there.
    """
    recipients = [_identity(office), office.settings.sealing_public]
    now, secret = office.clock.now(), office.vault.secret("sealing_secret")
    looked, steps = {}, 5 if copy_to else 4
    after_restore.remember(office.folder, *sorted(erasing.gone(office.vault)))
    for at, kind in enumerate((VAULT, KEYS)):
        tell(f"copy_{kind}", 2 * at, steps)
        path = office.vault.back_up(office.folder, kind, recipients, now)
        tell(f"read_{kind}", 2 * at + 1, steps)
        looked[kind] = office.vault.look_at_backup(path, secret)
    last_good.remember(office.folder, looked[VAULT], looked[KEYS], now)
    migrating.destroy_copies(office.folder)
    gone = rotate(office)
    office.vault.write_journal(
        person=office.person.id, at=now, deed="backup_made", subject=looked[VAULT].path.name,
        details={"rows": str(looked[VAULT].rows)},
    )  # fmt: skip
    copies = []
    if copy_to:
        tell("copy_out", 4, steps)
        copies = [backups.copy_out(one.path, copy_to) for one in looked.values()]
        after_restore.copy_list(office.folder, copy_to)
    tell("done", steps, steps)
    return Made(looked[VAULT], looked[KEYS], gone, tuple(copies))


@only("tidy")
def rotate(office: Office) -> tuple[str, ...]:
    """Let go of the backups that the office's settings no longer keep; the newest always stays."""
    keep, now = chosen.number(office.folder, "backups_kept"), office.clock.now()
    gone = backups.rotate(office.folder, VAULT, keep=keep, now=now) + _let_go_of_old_keys(office)
    return tuple(path.name for path in gone)


def keys_overdue(folder: Path, now: datetime) -> bool:
    """Does a backup of the dossier keys lie there longer than the office promised to keep one?"""
    found, days = backups.listed(folder, KEYS), chosen.number(folder, "key_rotation_days")
    return bool(found) and now.date() - backups.made_at(found[0]).date() >= timedelta(days)


def rotate_keys(office: Office) -> None:
    """Put a fresh backup of the dossier keys in the place of those that lie there too long.

    Whoever unlocks sees to it: were it left to the next backup, the keys of erased dossiers would outlast their date.
    """
    now = office.clock.now()
    if keys_overdue(office.folder, now):
        recipients = [_identity(office), office.settings.sealing_public]
        made = office.vault.back_up(office.folder, KEYS, recipients, now)
        whole = office.vault.look_at_backup(made, office.vault.secret("sealing_secret"))
        last_good.keys_renewed(office.folder, whole)
        _let_go_of_old_keys(office)
        office.vault.write_journal(person=office.person.id, at=now, deed="keys_rotated", subject=made.name)


@only("make_backup")
def verify(office: Office, path: Path | None = None, tell: Tell = silent) -> list[Backup]:
    """Open the newest backups (or the one named) with the office's key and compare every event with the vault.

    Raises Trouble `no_backup`, `backup_of_another_office` and what reading one raises.
    """
    paths = [path] if path else _newest(office)
    secret, found = office.vault.secret("sealing_secret"), []
    for at, one in enumerate(paths):
        if backups.header_of(one).office != office.settings.fingerprint:
            raise Trouble("backup_of_another_office", file=one.name)
        tell("read_vault" if one.name.endswith(backups.ENDING[VAULT]) else "read_keys", at, len(paths))
        found.append(office.vault.look_at_backup(one, secret))
    if path is None:
        last_good.remember(office.folder, found[0], found[1], office.clock.now())
    office.vault.write_journal(person=office.person.id, at=office.clock.now(), deed="backup_verified")
    tell("done", len(paths), len(paths))
    return found


@only("make_backup")
def drill(office: Office, vault_key: bytes, tell: Tell = silent) -> Drilled:
    """Restore the newest backups beside the vault, look at everything, compare with the vault of then, throw it away.

    It lies in a folder of its own that nobody else can open, encrypted as always; what a killed drill leaves is
    cleared away by the next one. The key on paper is not needed. Raises as `verify`, and Trouble `disk_full`.
    """
    from app.store.vault import open_vault

    vault, keys = _newest(office)
    secret = office.vault.secret("sealing_secret")
    gone = after_restore.gone(office.folder)
    with files.unfinished(office.folder, DRILL) as place:
        place.mkdir(mode=0o700)
        tell("restore", 0, 4)
        held = office.vault.look_at_backup(vault, secret).contents
        assert held is not None, "a backup of a vault says what it holds"
        backups.restore(place / "office", vault, keys, secret, gone)
        restored = open_vault(place / "office", vault_key)
        try:
            tell("verify", 1, 4)
            wrong = restored.verify(lambda done, of: tell("verify", of + done, 4 * of))
            tell("compare", 3, 4)
            there, here = contents.of(restored.db, until=held), contents.of(office.vault.db, until=held)
            again = [one for one in gone if restored.was_erased(one)]
            shown = {line.id for line in restored.list_dossiers()}
        finally:
            restored.close()
    wrong += [sign for name, sign in _SIGNS.items() if len({_of(one, name) for one in (there, here, held)}) > 1]
    wrong += ["erased_shown"] if shown & set(gone) else []
    office.vault.write_journal(
        person=office.person.id, at=office.clock.now(), deed="backup_drilled", subject=vault.name,
        details={"wrong": str(len(wrong)), "events": str(held.events)},
    )  # fmt: skip
    tell("done", 4, 4)
    made = datetime.fromisoformat(backups.header_of(vault).at)
    return Drilled(made, held.events, held.dossiers, held.papers, held.files, len(again), tuple(wrong))


def restore(target: Path, vault: Path, keys: Path, paper: str, erased: Sequence[Path] = ()) -> int | None:
    """Make an office folder from two backups with the key on paper; erasures and removals that are known hold.

    They are known from the list beside the keys and from the lists `erased`: how many, or None without any list. Using
    the key on paper ends it: the restored office asks for another one before its next backup. Raises Trouble
    `erasures_unreadable` and what reading the backups raises.
    """
    beside = keys.parent / after_restore.LIST.name
    lists = [*erased, beside] if beside.exists() else [*erased]
    gone = sorted({one for path in lists for one in after_restore.listed(path)})
    backups.restore(target, vault, keys, paper_identity(read_paper_key(paper)).secret, gone)
    return len(gone) if lists else None


def last(folder: Path) -> LastGood | None:
    """The last backup that was read again and was whole, and still lies there."""
    return last_good.find(folder)


def reminder(folder: Path, card: OfficeCard, on: date) -> Reminder | None:
    """Is the last good backup older than the office's settings allow? A practice office is not reminded."""
    days = int(str(read_settings(card.chosen)["backup_days"]))
    good = last_good.find(folder)
    if card.practice or (good and (on - good.made.date()).days <= days):
        return None
    return Reminder(good.made.date() if good else None, days)


_SIGNS = {"events": "events_differ", "papers": "papers_differ", "files": "files_differ", "head": "journal_differs"}


def _of(one: contents.Contents, name: str) -> tuple[object, ...]:
    """What the comparison looks at, by its name in `_SIGNS`."""
    said = asdict(one)
    return (said[name], said.get(f"{name}_digest"))


def _newest(office: Office) -> list[Path]:
    """The newest backup of the vault and that of its keys; Trouble `no_backup`."""
    newest = [backups.listed(office.folder, kind)[-1:] for kind in (VAULT, KEYS)]
    if not all(newest):
        raise Trouble("no_backup")
    return [path for (path,) in newest]


def _let_go_of_old_keys(office: Office) -> list[Path]:
    """On the last day already: an erasure on the day of a backup names that day as its date."""
    days, now = chosen.number(office.folder, "key_rotation_days"), datetime.combine(office.clock.today(), time.max)
    return backups.rotate(office.folder, KEYS, days=days, now=now)


def _identity(office: Office) -> str:
    try:
        return office.vault.secret(PAPER)
    except Trouble:
        raise Trouble("no_backup_identity") from None
