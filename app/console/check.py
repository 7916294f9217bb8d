"""`onthaal check`: a look at everything the program stands on."""

from __future__ import annotations

import argparse

from app.actions.check import check
from app.console.given import ask_office, office_folder


def add(parser: argparse.ArgumentParser) -> None:
    """What the deed is given."""
    ask_office(parser)
    parser.set_defaults(deed=_check)


def _check(given: argparse.Namespace) -> int:
    lines = check(office_folder(given) if given.office else None)
    for line in lines:
        print(f"{'ok     ' if line.well else 'trouble'} {line.what}: {line.says}")
    return 0 if all(line.well for line in lines) else 1
