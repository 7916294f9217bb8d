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
    parser.add_argument("--form", default="a6", choices=("a6", "half_a4", "receipt"), help="the paper of a slip")
    parser.add_argument("--ics", type=Path, metavar="FILE", help="write the appointment of a slip as iCalendar too")
    ask_day(parser)
    parser.add_argument("--force", action="store_true", help="replace the file when it exists")
    parser.set_defaults(deed=_paper)


def _paper(given: argparse.Namespace) -> int:
    asked = [path for path in (given.out, given.ics) if path]
    for path in asked:
        _can_write(path, given.force)
    if given.ics and given.kind != "slip":
        raise Rejected("only_a_slip_has_a_calendar")
    case = read_case(given.case)
    on = given.on or case.on or Clock().today()
    made = (
        case_papers.contract_of(case, on, given.language)
        if given.kind == "contract"
        else case_papers.slip_of(case, given.language, given.form)
    )
    if given.ics:
        given.ics.write_bytes(case_papers.calendar_of(case))
    given.out.write_bytes(made)
    return 0


def _can_write(out: Path, force: bool) -> None:
    if out.exists() and not force:
        raise Rejected("file_exists", file=str(out))
    if not os.access(out.parent, os.W_OK) or out.is_dir():
        raise Rejected("cannot_write", file=str(out))
