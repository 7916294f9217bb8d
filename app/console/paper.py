"""`onthaal paper`: papers of a case or of a dossier; list, print, take back, save; is a paper as it was made?"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.actions import case_papers, papers, scans, verify_paper
from app.actions import slip as slips
from app.actions.paper_kinds import KINDS
from app.console import printer
from app.console.given import ask_day, ask_staff
from app.console.shown import show
from app.console.unlocked import unlocked
from app.errors import Rejected, Trouble
from app.facts.casefile import read_case
from app.office import Clock
from app.paper.slip import FORMS
from app.store.files import write_durably
from app.words import LANGUAGES

SIZES, COLOURS = ("A4", "A5", "A6"), ("colour", "black")
BECAME = {
    "left": "it left the queue",
    "waits": "it waits there still; onthaal paper take-back {paper} takes it out",
    "unknown": "this print system does not tell more: look at the printer",
}


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    deeds = parser.add_subparsers(required=True, metavar="KIND")
    for kind in KINDS:
        _add_kind(deeds.add_parser(kind, help=f"draw this paper: {kind.replace('_', ' ')}"), kind)

    def deed(name: str, does: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        one = deeds.add_parser(name, help=does)
        ask_staff(one)
        one.set_defaults(deed=run)
        return one

    def of_paper(name: str, does: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        one = deed(name, does, run)
        one.add_argument("paper", metavar="ID")
        one.add_argument("--dossier", required=True, metavar="ID")
        return one

    listed = deed("list", "the papers of a dossier, and which of them are superseded", _list)
    listed.add_argument("--dossier", required=True, metavar="ID")
    listed.add_argument("--json", action="store_true")
    saved = of_paper("save", "write a kept paper in the clear, for your eyes alone", _save)
    saved.add_argument("--out", type=Path, required=True, metavar="FILE")
    saved.add_argument("--reason", required=True, help="why it leaves the dossier; the dossier remembers it")
    saved.add_argument("--force", action="store_true", help="replace the file when it exists")
    printed = of_paper("print", "print a kept paper, once; the dossier remembers it", _print)
    printed.add_argument("--queue", default="", metavar="NAME", help="the printer; else the office's own")
    printed.add_argument("--copies", type=int, default=1, choices=range(1, 100), metavar="N", help="so many of it")
    printed.add_argument("--size", default="", choices=SIZES, help="the paper in it; else as the printer is set")
    printed.add_argument("--colour", default="", choices=COLOURS, help="colour or black; else as the printer is set")
    printed.add_argument("--again", action="store_true", help="one more copy of a paper that was printed")
    printed.add_argument("--wait", type=int, default=10, metavar="SECONDS", help="look so long whether it comes out")
    of_paper("take-back", "take a paper that waits at a printer out of its queue", _take_back)
    signed = of_paper("signed", "keep a scan as the signed copy of a paper", _signed)
    signed.add_argument("--file", type=Path, required=True, metavar="FILE", help="PDF, JPEG, PNG or HEIC")
    unsigned = of_paper("unsigned", "a signed copy does not count any more; its file stays", _unsigned)
    unsigned.add_argument("--reason", required=True, help="why; the dossier remembers it")
    verify = deed("verify", "is a paper as it was made, and would it say the same today?", _verify)
    verify.add_argument("what", metavar="CODE|FILE", nargs="+", help="the code at the foot of the paper, or its PDF")
    verify.add_argument("--json", action="store_true")


def _add_kind(parser: argparse.ArgumentParser, kind: str) -> None:
    parser.add_argument("case", type=Path, nargs="?", metavar="CASE", help="a case file; or name a dossier")
    parser.add_argument("--dossier", metavar="ID", help="make it for this dossier, where it is kept")
    parser.add_argument("--language", help="the newcomer's language, beside Dutch")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the paper of a case goes")
    if KINDS[kind].form:
        parser.add_argument("--form", default="", choices=("", *FORMS), help="which paper it is printed on")
    parser.add_argument("--ics", type=Path, metavar="FILE", help="write the appointment of a slip as iCalendar too")
    ask_day(parser)
    ask_staff(parser)
    parser.add_argument("--force", action="store_true", help="replace the file when it exists")
    parser.set_defaults(deed=_paper, kind=kind, form="")


def _paper(given: argparse.Namespace) -> int:
    if given.ics and given.kind != "slip":
        raise Rejected("only_a_slip_has_a_calendar")
    if bool(given.case) == bool(given.dossier):
        raise Rejected("case_or_dossier")
    if given.language and given.language not in LANGUAGES:
        raise Rejected("no_such_language", text=given.language)
    return _of_dossier(given) if given.dossier else _of_case(given)


def _of_case(given: argparse.Namespace) -> int:
    if given.out is None:
        raise Rejected("out_needed")
    for path in (given.out, given.ics):
        if path:
            _can_write(path, given.force)
    case = read_case(given.case)
    on = given.on or case.on or Clock().today()
    language = given.language or "nl"
    made = case_papers.paper_of(case, given.kind, on, language, given.form)
    if given.ics:
        _write(given.ics, case_papers.calendar_of(case, language))
    _write(given.out, made)
    return 0


def _of_dossier(given: argparse.Namespace) -> int:
    """Kept in the dossier, where it can be looked at and printed; only `paper save` writes it in the clear."""
    if given.out is not None or given.on is not None:
        raise Rejected("kept_in_dossier")
    if given.ics:
        _can_write(given.ics, given.force)
    with unlocked(given, "make_paper") as office:
        draft = papers.gather(office, given.dossier, given.kind, form=given.form, language=given.language or "")
        paper = papers.keep(office, draft, papers.draw(draft))
        if given.ics:
            _write(given.ics, slips.calendar(office, given.dossier))
    print(f"kept {paper}  {draft.code}", flush=True)
    return 0


def _list(given: argparse.Namespace) -> int:
    with unlocked(given, "see_paper") as office:
        found = papers.kept(office, given.dossier)
    rows: list[dict[str, Any]] = [
        {
            "id": one.id, "kind": one.kind, "language": one.language, "at": one.at, "edition": one.edition,
            "code": one.code, "superseded": one.superseded, "changed": list(one.changed), "copies": one.on_paper,
            "signed_at": one.signed_at, "unsigned": one.unsigned,
        }
        for one in found
    ]  # fmt: skip
    if not given.json:
        for row in rows:
            row["superseded"] = "superseded:" if row["superseded"] else ""
    show(rows, as_json=given.json)
    return 0


def _save(given: argparse.Namespace) -> int:
    with unlocked(given, "save_paper") as office:
        out = given.out.absolute()
        papers.save(office, given.dossier, given.paper, out, given.reason, replace=given.force)
    print(f"wrote {given.out}")
    return 0


def _print(given: argparse.Namespace) -> int:
    """Exit status 0 when the printer took it; a second copy is made only when it is asked for."""
    with unlocked(given, "print_paper") as office:
        paper = papers.one(office, given.dossier, given.paper)
        if paper.given_out and not given.again:
            last = paper.given_out[-1]
            raise Rejected("printed_before", paper=paper.id, queue=last.queue, at=last.at)
        queue = printer.find(given.queue or papers.queue_for(office, paper.form))
        data = papers.read(office, paper.id)
        papers.start_print(office, given.dossier, paper.id, queue, given.copies)
        wish = {"copies": given.copies, "size": given.size, "colour": given.colour}
        try:
            job = printer.send(data, queue, f"Onthaal {paper.id}", **wish)
        except Trouble as error:
            if error.says != "printer_unsure":
                papers.not_sent(office, given.dossier, paper.id, queue)
            raise
        papers.sent(office, given.dossier, paper.id, queue, job)
    print(f"sent to {queue} as {job}", flush=True)
    print(BECAME[printer.became(job, given.wait)].format(paper=paper.id))
    return 0


def _take_back(given: argparse.Namespace) -> int:
    """Exit status 0 when it was taken out in time, 1 when it lies on paper already."""
    with unlocked(given, "print_paper") as office:
        paper = papers.one(office, given.dossier, given.paper)
        sent = [one for one in paper.given_out if one.state == "sent"]
        if not sent:
            raise Rejected("not_printed", paper=paper.id)
        in_time = printer.take_back(sent[-1].job)
        if in_time:
            papers.taken_back(office, given.dossier, paper.id, sent[-1].queue, sent[-1].job)
    print("taken back; nothing was printed" if in_time else f"too late: it left the queue of {sent[-1].queue}")
    return 0 if in_time else 1


def _signed(given: argparse.Namespace) -> int:
    with unlocked(given, "attach") as office:
        kept = papers.signed_by(
            office, given.dossier, given.paper, lambda: scans.attach(office, given.dossier, given.file)
        )
    print(f"kept {kept} as the signed copy of {given.paper}", flush=True)
    return 0


def _unsigned(given: argparse.Namespace) -> int:
    with unlocked(given, "attach") as office:
        papers.take_signed_back(office, given.dossier, given.paper, given.reason)
    print(f"the signed copy of {given.paper} does not count any more", flush=True)
    return 0


def _verify(given: argparse.Namespace) -> int:
    """Exit status 0 when the paper is as it was made and holds today, 1 when not."""
    path = Path(given.what[0])
    with unlocked(given, "see_paper") as office:
        if len(given.what) == 1 and path.is_file():
            found = verify_paper.of_file(office, _bytes(path))
        else:
            found = verify_paper.of_code(office, " ".join(given.what))
    if given.json:
        show([asdict(found)], as_json=True)
    else:
        print("\n".join(verify_paper.sentences(found)), flush=True)
    return 0 if found.holds else 1


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble("cannot_read", file=str(path)) from error


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
