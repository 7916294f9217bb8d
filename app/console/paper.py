"""`onthaal paper`: the contract draft or the slip of a case, to a file that the person names."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from app.actions import case_papers
from app.console.given import ask_day
from app.errors import Rejected
from app.facts.casefile import read_case
from app.office import Clock


def add(parser: argparse.ArgumentParser) -> None:
    """What the deed is given."""
    parser.add_argument("kind", choices=("contract", "slip"))
    parser.add_argument("case", type=Path, metavar="CASE")
    parser.add_argument("--language", default="nl", help="the newcomer's language, beside Dutch")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    ask_day(parser)
    parser.add_argument("--force", action="store_true", help="replace the file when it exists")
    parser.set_defaults(deed=_paper)


def _paper(given: argparse.Namespace) -> int:
    _can_write(given.out, given.force)
    case = read_case(given.case)
    on = given.on or case.on or Clock().today()
    made = (
        case_papers.contract_of(case, on, given.language)
        if given.kind == "contract"
        else case_papers.slip_of(case, given.language)
    )
    given.out.write_bytes(made)
    return 0


def _can_write(out: Path, force: bool) -> None:
    if out.exists() and not force:
        raise Rejected("file_exists", file=str(out))
    if not os.access(out.parent, os.W_OK) or out.is_dir():
        raise Rejected("cannot_write", file=str(out))
