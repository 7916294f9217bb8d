"""The console twin: what a person can do at a window, without one."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import platformdirs

from app.actions import practice
from app.actions.advise import advise_case
from app.actions.check import check
from app.errors import OfficeError, Rejected
from app.facts.casefile import case_paths, read_case
from app.office import Clock, new_office
from app.rulebook import Advice
from app.sentences import sentence


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 when all went well, 1 for trouble, 2 for input that cannot be read."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.deed(given))
    except OfficeError as error:
        print(sentence(error), file=sys.stderr)
        return 2 if isinstance(error, Rejected) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="onthaal", description="Intake for Flemish civic integration, offline.")
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    advise = deeds.add_parser("advise", help="facts in, advice out")
    advise.add_argument("cases", nargs="+", type=Path, metavar="CASE")
    advise.add_argument("--on", type=_day, help="the day of the advice, YYYY-MM-DD")
    advise.add_argument("--json", action="store_true", help="one line of JSON for each case")
    advise.set_defaults(deed=_advise)
    paper = deeds.add_parser("paper", help="the contract draft or the slip of a case")
    paper.add_argument("kind", choices=("contract", "slip"))
    paper.add_argument("case", type=Path, metavar="CASE")
    paper.add_argument("--language", default="nl", help="the newcomer's language, beside Dutch")
    paper.add_argument("--out", type=Path, required=True, metavar="FILE")
    paper.add_argument("--on", type=_day, help="the day of the advice, YYYY-MM-DD")
    paper.add_argument("--force", action="store_true", help="replace the file when it exists")
    paper.set_defaults(deed=_paper)
    office = deeds.add_parser("office", help="make an office folder").add_subparsers(required=True, metavar="DEED")
    new = office.add_parser("new", help="make a new office")
    new.add_argument("folder", type=Path, metavar="DIR")
    new.add_argument("--practice", action="store_true", help="a made-up office: practice, passphrase practice")
    new.add_argument("--name", default="Onthaal", help="the name of the office")
    new.add_argument("--operator", default="agii", choices=("atlas", "amal", "agii", "agii_brussels"))
    new.add_argument("--staff", default="administrator", help="the name of the first staff member")
    new.set_defaults(deed=_new_office)
    practice = deeds.add_parser("practice", help="open the practice office, or carry one intake through")
    practice.add_argument("--office", type=Path, default=None, metavar="DIR")
    practice.add_argument("--out", type=Path, default=Path("out"), metavar="DIR")
    practice.set_defaults(deed=_practice)
    for door in ("kiosk", "counter"):
        window = deeds.add_parser(door, help=f"open the {door} window")
        window.add_argument("--office", type=Path, default=None, metavar="DIR")
        window.set_defaults(deed=_window, door=door)
    check = deeds.add_parser("check", help="look at rulebook, places, languages, fonts and office folder")
    check.add_argument("--office", type=Path, default=None, metavar="DIR")
    check.set_defaults(deed=_check)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write the day as YYYY-MM-DD") from None


def _advise(given: argparse.Namespace) -> int:
    status = 0
    for path in given.cases:
        try:
            for one in case_paths(path):
                status = max(status, _advise_one(one, given))
        except OfficeError as error:
            print(sentence(error), file=sys.stderr)
            status = 2
    return status


def _advise_one(path: Path, given: argparse.Namespace) -> int:
    try:
        case = read_case(path)
        advice = advise_case(case, given.on or case.on or Clock().today())
    except OfficeError as error:
        details = {**error.details, "file": str(path)}
        print(sentence(type(error)(error.says, **details)), file=sys.stderr)
        return 2
    if given.json:
        print(json.dumps(advice.as_json(), ensure_ascii=False))
    else:
        print(_plain(case.name, advice))
    return 0


def _paper(given: argparse.Namespace) -> int:
    out: Path = given.out
    if out.exists() and not given.force:
        raise Rejected("file_exists", file=str(out))
    if not os.access(out.parent, os.W_OK) or out.is_dir():
        raise Rejected("cannot_write", file=str(out))
    from app.actions import case_papers

    case = read_case(given.case)
    on = given.on or case.on or Clock().today()
    made = (
        case_papers.contract_of(case, on, given.language)
        if given.kind == "contract"
        else case_papers.slip_of(case, given.language)
    )
    out.write_bytes(made)
    return 0


def _new_office(given: argparse.Namespace) -> int:
    if given.practice:
        new_office(given.folder, name="Onthaal practice office", operator="atlas", practice=True)
    else:
        passphrase = getpass.getpass("Passphrase for the first staff member: ")
        if passphrase != getpass.getpass("The same passphrase once more: "):
            raise Rejected("passphrases_differ")
        new_office(given.folder, name=given.name, operator=given.operator, staff={given.staff: passphrase})
    print(f"The office stands in {given.folder}.")
    return 0


def _folder(given: argparse.Namespace) -> Path:
    return given.office or Path(platformdirs.user_data_dir("onthaal"))


def _practice(given: argparse.Namespace) -> int:
    given.office = given.office or Path(platformdirs.user_data_dir("onthaal")) / "practice"
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        practice.open_practice(given.office).vault.close()
        given.door = "practice"
        return _window(given)
    office = practice.open_practice(given.office)
    ticket = practice.visit_as_the_newcomer(given.office, office.clock.now())
    dossier = practice.take_and_complete(office, ticket)
    given.out.mkdir(parents=True, exist_ok=True)
    text = _plain(f"Synthetic newcomer, ticket {ticket}", practice.advice_for(office, dossier))
    print(text)
    for path in practice.leave_papers(office, dossier, given.out, text):
        print(f"left {path}")
    office.vault.close()
    return 0


def _window(given: argparse.Namespace) -> int:
    """The windows are a program of their own; this one makes way for it."""
    os.execv(sys.executable, [sys.executable, "-m", "ui", given.door, "--office", str(_folder(given))])


def _check(given: argparse.Namespace) -> int:
    lines = check(_folder(given) if given.office else None)
    for line in lines:
        print(f"{'ok     ' if line.well else 'trouble'} {line.what}: {line.says}")
    return 0 if all(line.well for line in lines) else 1


def _plain(name: str, advice: Advice) -> str:
    def line(label: str, value: str, check: bool, rules: Sequence[str], missing: Sequence[str] = ()) -> str:
        mark = "  (check: the assessor decides)" if check else ""
        needs = f"  needs: {', '.join(missing)}" if missing else ""
        return f"  {label:<10}{value:<14}{', '.join(rules)}{mark}{needs}"

    rows = [name, f"  on {advice.on}, rulebook {advice.edition}. A suggestion, not a decision."]
    rows.append(line("operator", advice.route.operator, False, advice.route.rules, advice.route.missing))
    rows.append(line("group", advice.group.value, advice.group.check, advice.group.rules, advice.group.missing))
    for part, outcome in advice.parts.items():
        rows.append(line(part, outcome.value, outcome.check, outcome.rules, outcome.missing))
    rows.append(line("track", advice.track.value, False, advice.track.rules, advice.track.missing))
    rows.append(line("fees", f"at most {advice.fees.max_total:g}", advice.fees.check, advice.fees.rules))
    rows.append(line("contract", advice.contract.value, advice.contract.check, advice.contract.rules))
    rows += [f"  {day.id:<10}{day.date}    {day.rule}" for day in advice.deadlines]
    cited = {
        f"  [{rule}] {source.title}, {source.article}"
        for rule in advice.group.rules
        if rule in advice.findings
        for source in advice.findings[rule].rule.sources
    }
    return "\n".join([*rows, *sorted(cited)])


if __name__ == "__main__":
    sys.exit(main())
