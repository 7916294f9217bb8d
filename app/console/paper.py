"""`onthaal paper`: contract draft, slip, journey or list of what to bring of a case, to a file that is named."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from app.actions import case_papers
from app.console.given import ask_day
from app.errors import Rejected, Trouble
from app.facts.casefile import Case, read_case
from app.office import Clock
from app.store.files import write_durably


def add(parser: argparse.ArgumentParser) -> None:
    """What the deed is given."""
    parser.add_argument("kind", choices=("contract", "slip", "bring", "journey"))
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
    made = _drawn(given, case, on)
    if given.ics:
        _write(given.ics, case_papers.calendar_of(case))
    _write(given.out, made)
    return 0


def _drawn(given: argparse.Namespace, case: Case, on: date) -> bytes:
    if given.kind == "contract":
        return case_papers.contract_of(case, on, given.language)
    if given.kind == "journey":
        return case_papers.journey_of(case, on, given.language)
    if given.kind == "bring":
        return case_papers.bring_of(case, on, given.language)
    return case_papers.slip_of(case, given.language, given.form)


def _can_write(out: Path, force: bool) -> None:
    if out.exists() and not force:
        raise Rejected("file_exists", file=str(out))
    if out.is_dir() or not os.access(out if out.exists() else out.parent, os.W_OK):
        raise Rejected("cannot_write", file=str(out))


def _write(out: Path, data: bytes) -> None:
    """Wholly or not at all, for the eyes of its owner; a device such as /dev/stdout gets the bytes as they come."""
    try:
        if out.exists() and not out.is_file():
            out.write_bytes(data)
        else:
            write_durably(out, data)
    except OSError as error:
        raise Trouble("cannot_write", file=str(out)) from error
