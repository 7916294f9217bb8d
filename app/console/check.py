"""`onthaal check`: a look at everything the program stands on."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from app.actions.check import TROUBLE, check
from app.console.given import ask_office, office_folder
from app.office import Clock


def add(parser: argparse.ArgumentParser) -> None:
    """What the deed is given."""
    ask_office(parser)
    parser.add_argument("--json", action="store_true", help="one line of JSON: what, state and sentence of each")
    parser.set_defaults(deed=_check)


def _check(given: argparse.Namespace) -> int:
    """Exit status 1 when something that is there does not work; what is not there is said."""
    lines = check(office_folder(given), named=given.office is not None, on=Clock().today())
    if given.json:
        print(json.dumps([asdict(line) for line in lines]))
    for line in [] if given.json else lines:
        print(f"{line.state:<8}{line.what}: {line.says}")
    return 1 if any(line.state == TROUBLE for line in lines) else 0
