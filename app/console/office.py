"""`onthaal office`: make an office folder, change its settings, get back in with the recovery sheet, make another."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from app.actions import chosen, kiosks, recovery, set_up
from app.console import lines, secrets
from app.console.given import ask_office, ask_passphrase_fd, ask_staff, default_office, office_folder
from app.console.shown import show
from app.console.unlocked import unlocked, unlocked_by
from app.errors import Rejected, Trouble
from app.office import NewMember, must_be_free, new_office
from app.roles import ADMINISTRATOR, ASSESSOR
from app.store import card


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    _add_new(deeds.add_parser("new", help="make a new office; what is not given is asked"))
    recover = deeds.add_parser("recover", help="set an administrator's passphrase anew with the recovery sheet")
    recover.add_argument("--staff", metavar="NAME", help="the administrator; asked when there are several")
    sheet = deeds.add_parser("sheet", help="make another recovery sheet; the one before opens nothing any more")
    sheet.add_argument("--staff", metavar="NAME", required=True, help="your name, as an administrator")
    leave = deeds.add_parser("kiosk-exit", help="the passphrase that ends a kiosk; the one before ends none")
    leave.add_argument("--staff", metavar="NAME", required=True, help="your name, as an administrator")
    _add_settings(deeds)
    for one, deed in ((recover, _recover), (sheet, _sheet), (leave, _kiosk_exit)):
        ask_office(one)
        ask_passphrase_fd(one)
        one.set_defaults(deed=deed)


def _add_settings(deeds: Any) -> None:
    settings = deeds.add_parser("settings", help="every setting with its value and what it means")
    settings.add_argument("--json", action="store_true")
    settings.set_defaults(deed=_settings)
    set_ = deeds.add_parser("set", help="change a setting; the card of the office is signed anew")
    set_.add_argument("name", metavar="NAME")
    set_.add_argument("value", metavar="VALUE", nargs="?", help="else the standard input; empty: the default")
    set_.add_argument("--language", default="", metavar="TAG", help="the text in another language than Dutch")
    set_.add_argument("--reason", default="", help="why; needed for a period of keeping")
    set_.set_defaults(deed=_set)
    for one in (settings, set_):
        ask_staff(one)


def _add_new(new: argparse.ArgumentParser) -> None:
    new.add_argument("folder", type=Path, nargs="?", metavar="DIR", help=f"default: {default_office()}")
    new.add_argument("--practice", action="store_true", help="a made-up office: practice, passphrase practice")
    new.add_argument("--name", help="the name of the office")
    new.add_argument("--operator", choices=set_up.OPERATORS)
    new.add_argument(
        "--administrator", action="append", metavar="NAME", help="once or twice; with two, no sheet is needed"
    )
    new.add_argument("--no-assessor", action="store_true", help="administrators do not work at the counter themselves")
    new.add_argument("--no-sheet", action="store_true", help="no recovery sheet; wants two administrators")
    new.add_argument("--no-backup-key", action="store_true", help="make the key that opens backups later")
    new.add_argument("--kiosk", default="A", help="the name of the first kiosk, at most 8 letters or digits")
    ask_passphrase_fd(new)
    new.set_defaults(deed=_new)


def _new(given: argparse.Namespace) -> int:
    folder = given.folder or default_office()
    must_be_free(folder)
    if given.practice:
        made = new_office(folder, name=given.name or "Onthaal practice office", operator="atlas", practice=True)
    else:
        plan = _asked(given)
        made = set_up.make(folder, plan)
        if not plan.backup_key:
            print("It has no backup key on paper yet. Make one first: onthaal backup identity")
    print(f"The office stands in {folder}.")
    print(f"Fingerprint: {made.fingerprint}")
    for door in ("counter", "kiosk", "back-office"):
        print(f"  onthaal {door} --office {folder}")
    return 0


def _asked(given: argparse.Namespace) -> set_up.Plan:
    name = given.name or secrets.asked("Name of the office")
    operator = given.operator or secrets.asked(f"Operator ({', '.join(set_up.OPERATORS)})")
    names = given.administrator or [secrets.asked("Name of the first administrator")]
    if given.no_sheet and len(names) < 2:
        raise Rejected("no_way_back")
    roles = (ADMINISTRATOR,) if given.no_assessor else (ADMINISTRATOR, ASSESSOR)
    # Looked at before anybody types a passphrase.
    named = set_up.Plan(name, operator, tuple(NewMember(one, "", roles) for one in names), "not yet", given.kiosk)
    set_up.check(named)
    members = tuple(
        NewMember(one, secrets.new_passphrase(given, f"Passphrase of {one}", one, name), roles) for one in names
    )
    sheet = "" if given.no_sheet else secrets.new_sheet()
    # Whoever scripts two administrators has no terminal; the office says that the key is lacking.
    later = given.no_backup_key or not sys.stdin.isatty()
    return set_up.Plan(name, operator, members, sheet, given.kiosk, "" if later else secrets.new_backup_key())


def _recover(given: argparse.Namespace) -> int:
    folder = office_folder(given)
    office = card.read(folder)
    secrets.needs_terminal()
    sheet = input("Type the recovery sheet: ")
    names = recovery.administrators(folder, sheet)
    name = given.staff or (names[0] if len(names) == 1 else secrets.asked(f"Which administrator ({', '.join(names)})"))
    if " ".join(name.split()).casefold() not in map(str.casefold, names):
        raise Trouble("unknown_administrator")  # before anybody copies a sheet that is not going to hold
    passphrase = secrets.new_passphrase(given, f"New passphrase of {name}", name, office.name)
    recovery.recover(folder, sheet, name, passphrase, secrets.new_sheet())
    print(f"{name} can unlock with the new passphrase. Destroy the old sheet: it opens nothing any more.")
    return 0


def _sheet(given: argparse.Namespace) -> int:
    with unlocked_by(given, "replace_recovery_sheet") as (office, own):
        recovery.replace(office, own, secrets.new_sheet())
    print("The new sheet holds. Destroy the old one: it opens nothing any more.")
    return 0


def _kiosk_exit(given: argparse.Namespace) -> int:
    with unlocked(given, "enrol_kiosk") as office:
        typed = secrets.new_passphrase(given, "Passphrase that ends a kiosk", office.settings.name)
        kiosks.set_exit(office, typed, typed)
    print("It holds at once: hold the upper left corner of the resting page for four seconds.")
    return 0


def _settings(given: argparse.Namespace) -> int:
    with unlocked(given, "change_settings") as office:
        rows = chosen.listed(office)
    for_json = [
        {"name": one.setting.name, "value": one.value, "says": one.setting.says, "chosen": one.chosen} for one in rows
    ]
    for_people = [{"name": one.setting.name, "value": repr(one.value), "says": one.setting.says} for one in rows]
    show(for_json if given.json else for_people, as_json=given.json)
    return 0


def _set(given: argparse.Namespace) -> int:
    """Long texts come from the standard input: `onthaal office set rights_and_duties < text.txt`."""
    typed = given.value if given.value is not None else lines.whole()
    with unlocked(given, "change_settings") as office:
        chosen.change(office, given.name, typed, given.reason, language=given.language)
    print(f"{given.name} is set. Counters and kiosks obey when they start again.")
    return 0
