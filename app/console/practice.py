"""`onthaal practice`: open the practice office; without a screen, carry one intake through."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.actions import practice
from app.console.advise import in_plain_text
from app.console.given import ask_office, practice_folder
from app.console.windows import has_display, open_window


def add(parser: argparse.ArgumentParser) -> None:
    """What the deed is given."""
    ask_office(parser)
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="where the papers go")
    parser.set_defaults(deed=_practice)


def _practice(given: argparse.Namespace) -> int:
    folder = practice_folder(given)
    if has_display():
        practice.open_practice(folder).vault.close()
        print(f"The counter opens with the name {practice.STAFF} and the passphrase {practice.STAFF}.", flush=True)
        return open_window("practice", folder)
    return _carry_through(folder, given.out)


def _carry_through(folder: Path, out: Path) -> int:
    office = practice.open_practice(folder)
    ticket = practice.visit_as_the_newcomer(folder)
    dossier = practice.take_and_complete(office, ticket)
    out.mkdir(parents=True, exist_ok=True)
    text = in_plain_text(f"Synthetic newcomer, ticket {ticket}", practice.advice_for(office, dossier))
    print(text)
    for path in practice.leave_papers(office, dossier, out, text):
        print(f"left {path}")
    office.vault.close()
    return 0
