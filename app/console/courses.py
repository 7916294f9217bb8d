"""`onthaal courses`: the list of courses of the language centres, looked into and taken in from a CSV file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from app.actions import course_list
from app.console.given import ask_staff
from app.console.shown import show
from app.console.unlocked import unlocked
from app.errors import Rejected
from app.sentences import sentence


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    shown = deeds.add_parser("list", help="the courses in use, from which file, and since when")
    shown.add_argument("--json", action="store_true")
    take = deeds.add_parser("take", help="use the courses of a file; a line that cannot be read is named")
    take.add_argument("file", type=Path, metavar="FILE")
    look = deeds.add_parser("look", help="say what in a file can be taken, and take nothing")
    look.add_argument("file", type=Path, metavar="FILE")
    look.set_defaults(deed=_look)
    for one, run in ((shown, _list), (take, _take)):
        ask_staff(one)
        one.set_defaults(deed=run)


def _list(given: argparse.Namespace) -> int:
    with unlocked(given, "see_dossiers") as office:
        held = course_list.of(office)
    rows = [one.as_plain() for one in held.courses]
    if given.json:
        print(json.dumps({"at": held.at, "name": held.name, "courses": rows}, ensure_ascii=False), flush=True)
    else:
        show(rows, as_json=False)
    return 0


def _look(given: argparse.Namespace) -> int:
    return _told(course_list.look(given.file))


def _take(given: argparse.Namespace) -> int:
    """Exit status 2 when a line cannot be taken; the others are."""
    with unlocked(given, "choose_course") as office:
        read = course_list.look(given.file)
        course_list.take_in(office, read)
    return _told(read)


def _told(read: course_list.Read) -> int:
    print(f"{len(read.courses)} courses", flush=True)
    for one in read.flaws:
        print(f"line {one.line}: {sentence(Rejected(one.says, **one.details))}", file=sys.stderr, flush=True)
    return 2 if read.flaws else 0
