"""`onthaal staff`: who works in the office."""

from __future__ import annotations

import argparse
import json

from app.actions import people
from app.actions.rekey import rekey
from app.console import secrets
from app.console.given import ask_office, ask_passphrase_fd
from app.console.progress import stoppable
from app.console.rekeyed import percent, show_rekeyed
from app.console.unlocked import unlocked_by
from app.errors import Rejected
from app.office import NewMember, Office
from app.roles import ROLES


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    new = deeds.add_parser("add", help="let one more person unlock; an administrator does it")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--role", action="append", choices=ROLES, required=True, help="may be given more than once")
    shown = deeds.add_parser("list", help="who can unlock")
    shown.add_argument("--json", action="store_true", help="one line of JSON: id, name and roles of each")
    change = deeds.add_parser("passwd", help="another passphrase, one's own or, as an administrator, a colleague's")
    change.add_argument("name", metavar="NAME", nargs="?", help="the colleague; without it, yourself")
    gone = deeds.add_parser("remove", help="let a colleague in no more; vault and office get other keys")
    gone.add_argument("name", metavar="NAME")
    gone.add_argument("--json", action="store_true")
    for one, deed, to in (
        (new, _add, "add_staff"), (shown, _list, "see_staff"), (change, _passwd, "change_own_passphrase"),
        (gone, _remove, "remove_staff"),
    ):  # fmt: skip
        ask_office(one)
        one.add_argument("--staff", metavar="NAME", required=True, help="your own name")
        ask_passphrase_fd(one)
        one.set_defaults(deed=_unlocked, inside=deed, to=to)


def _unlocked(given: argparse.Namespace) -> int:
    with unlocked_by(given, given.to) as (office, own):
        given.inside(given, office, own)
    return 0


def _add(given: argparse.Namespace, office: Office, own: str) -> None:
    typed = secrets.new_passphrase(given, f"First passphrase of {given.name}", given.name, office.settings.name)
    id_ = people.add(office, own, NewMember(given.name, typed, tuple(dict.fromkeys(given.role))), typed)
    print(f"{id_} can unlock.")


def _list(given: argparse.Namespace, office: Office, own: str) -> None:
    found = people.colleagues(office)
    if given.json:
        print(json.dumps([{"id": one.id, "name": one.name, "roles": list(one.roles)} for one in found]))
        return
    for one in found:
        print(f"{one.id}  {one.name}  ({', '.join(one.roles)})")


def _remove(given: argparse.Namespace, office: Office, own: str) -> None:
    people.remove(office, own, _id_of(given.name, office))
    if not given.json:
        print(f"{given.name} opens nothing any more.", flush=True)
    with stoppable(percent) as tell:
        made = rekey(office, tell)
    show_rekeyed(made, as_json=given.json)


def _id_of(name: str, office: Office) -> str:
    known = {one.name.casefold(): one.id for one in people.colleagues(office)}
    wanted = " ".join(name.split()).casefold()
    if wanted not in known:
        raise Rejected("unknown_staff")
    return known[wanted]


def _passwd(given: argparse.Namespace, office: Office, own: str) -> None:
    if given.name is None:
        typed = secrets.new_passphrase(given, "New passphrase", office.person.name, office.settings.name)
        people.change_own(office, own, typed, typed)
    else:
        id_ = _id_of(given.name, office)
        typed = secrets.new_passphrase(given, f"New passphrase of {given.name}", given.name, office.settings.name)
        people.reset_passphrase(office, own, id_, typed, typed)
    print("The new passphrase holds; the old one opens nothing any more.")
