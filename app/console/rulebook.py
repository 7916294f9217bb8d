"""`onthaal rulebook`: editions of the law; look at one, sign one, put one in use, go back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app.actions import editions, law
from app.actions.edition_trial import dossiers, standing, try_out
from app.actions.rulebook_coverage import uncovered
from app.console.given import ask_staff
from app.console.unlocked import unlocked
from app.errors import Rejected, Trouble
from app.facts.casebook import read_cases
from app.facts.reading import nearest
from app.office import Office
from app.rulebook import Rule, load
from app.rulebook.document import document
from app.rulebook.edition import HERE, Edition, SignedEdition, built_in, from_folder, pack
from app.rulebook.edition_diff import differences
from app.rulebook.loading import read
from app.rulebook.rule import Doubt, Settlement
from app.seals import SigningKey

OWN = "built-in"


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given. An EDITION is a file, a folder, or the word built-in."""
    deeds = parser.add_subparsers(required=True, metavar="DEED")

    def deed(name: str, does: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        one = deeds.add_parser(name, help=does)
        one.set_defaults(deed=run)
        return one

    ask_staff(deed("list", "the editions of an office", _list))
    show = deed("show", "one rule as this program holds it", _show)
    show.add_argument("rule", metavar="RULE")
    show.add_argument("--edition", default=OWN, metavar="EDITION")
    deed("doc", "the page of every rule as this program holds it", _doc)
    check = deed("check", "run an edition's own cases", _check)
    check.add_argument("edition", metavar="EDITION")
    check.add_argument("--cases", type=Path, metavar="FOLDER", help="cases for a folder or the built-in edition")
    coverage = deed("coverage", "rules and borders that no case proves", _coverage)
    coverage.add_argument("cases", type=Path, nargs="+", metavar="CASES", help="case files, casebooks, or folders")
    coverage.add_argument("--edition", default=OWN, metavar="EDITION")
    sign = deed("sign", "make one signed file of a folder", _sign)
    sign.add_argument("folder", type=Path, metavar="FOLDER")
    sign.add_argument("--cases", type=Path, metavar="FOLDER", help="cases to carry beside those in the folder")
    sign.add_argument("--key", type=Path, required=True, metavar="FILE", help="the signer's secret key")
    sign.add_argument("--out", type=Path, required=True, metavar="FILE")
    sign.add_argument("--force", action="store_true", help="replace the file when it exists")
    install = deed("install", "put an edition in use in an office", _install)
    install.add_argument("file", type=Path, metavar="FILE", help=f"a signed file, or {OWN}: what this program carries")
    install.add_argument("--yes", action="store_true", help="do not ask once more")
    ask_staff(install)
    back = deed("roll-back", "go back to the edition used before", _roll_back)
    back.add_argument("--reason", default="", help="why; the journal keeps it")
    ask_staff(back)
    settle = deed("settle", "choose a reading for the whole office where the sources contradict each other", _settle)
    settle.add_argument("doubt", nargs="?", metavar="CONFLICT", help="C-37, say; without it, all that can be settled")
    settle.add_argument("reading", nargs="?", metavar="READING", help="without it, the readings there are")
    settle.add_argument("--reason", default="", help="why; it is cited from then on")
    settle.add_argument("--leave-open", action="store_true", help="take a settlement back")
    ask_staff(settle)
    diff = deed("diff", "what changed between two editions, rule by rule", _diff)
    diff.add_argument("before", metavar="A")
    diff.add_argument("after", metavar="B")


def _list(given: argparse.Namespace) -> int:
    with unlocked(given, "see_rulebook") as office:
        for one in editions.listed(office):
            print(f"{'in use ' if one.in_use else '       '}{one.edition}  {_from(one)}  {one.edition.note}")
    return 0


def _from(one: editions.Listed) -> str:
    if one.carried:
        return "carried by the program"
    return f"signed by {one.signer}" if one.signer else "kept from an earlier version of the program"


def _show(given: argparse.Namespace) -> int:
    book = load() if given.edition == OWN else read(_edition(given.edition).edition)
    rule = book.rules.get(given.rule.upper())
    if rule is None:
        near = nearest(given.rule.upper(), list(book.rules))
        raise Rejected("unknown_rule", rule=given.rule, nearest=near)
    print("\n".join([f"{rule.id}  {rule.term}", *_told(rule), f"edition {book.edition}"]))
    return 0


def _doc(given: argparse.Namespace) -> int:
    print(document(load()), end="")
    return 0


def _told(rule: Rule) -> list[str]:
    said = [
        ("if", rule.condition),
        ("then", rule.effect),
        ("in force", rule.in_force),
        ("evidence", rule.evidence),
        ("certainty", rule.certainty),
        *(("source", f"{one.title}, {one.article}") for one in rule.sources),
    ]
    return [f"  {label:<10}{text}" for label, text in said if text]


def _check(given: argparse.Namespace) -> int:
    found = _edition(given.edition, given.cases)
    wrong = editions.wrong_cases(found.edition)
    for one in wrong:
        print(f"{one.case}: not as expected: {', '.join(one.results)}")
    count = len(editions.cases_of(found.edition))
    signed = f"signed by {found.signer}" if found.signer else "not signed"
    print(f"{found.edition}: {signed}; {count - len(wrong)} of {count} cases as expected")
    return 1 if wrong else 0


def _coverage(given: argparse.Namespace) -> int:
    book = load() if given.edition == OWN else read(_edition(given.edition).edition)
    cases = [case for path in given.cases for case in read_cases(path)]
    gaps = list(uncovered(cases, book))
    for gap in gaps:
        print(f"{gap.what}: lacks {gap.lacks}")
    print(f"{len(cases)} cases leave {len(gaps)} gaps." if gaps else f"{len(cases)} cases prove every rule and border.")
    return 1 if gaps else 0


def _sign(given: argparse.Namespace) -> int:
    if given.out.exists() and not given.force:
        raise Rejected("file_exists", file=str(given.out))
    edition = from_folder(given.folder, given.cases)
    if wrong := editions.wrong_cases(edition):
        raise _fails(edition, wrong)
    packed = pack(edition, _key(given.key))
    try:
        given.out.write_bytes(packed)
    except OSError as error:
        raise Rejected("cannot_write", file=str(given.out)) from error
    print(f"{edition} signed: {given.out}")
    return 0


def _fails(edition: Edition, wrong: Sequence[editions.Wrong]) -> Rejected:
    return Rejected("edition_fails_its_cases", edition=edition.name, cases=", ".join(one.case for one in wrong))


def _key(path: Path) -> SigningKey:
    try:
        return SigningKey(bytes.fromhex(path.read_text(encoding="ascii").strip()))
    except (OSError, ValueError) as error:
        raise Trouble("signing_key_unreadable", file=str(path)) from error


def _install(given: argparse.Namespace) -> int:
    with unlocked(given, "change_rulebook") as office:
        found, packed = _offered(given, office)
        print(f"{found.edition}, {_whose(found)}: {found.edition.note}")
        tried = try_out(found, standing(office), list(dossiers(office)), lambda *_: True, packed)
        for one in tried.wrong:
            print(f"{one.case}: not as expected: {', '.join(one.results)}")
        for changed in tried.changed:
            print(f"dossier {changed.dossier}:")
            for row in changed.differences:
                print(f"  {row.result}: {row.before} -> {row.after}  ({', '.join(row.rules_after)})")
        if tried.wrong:
            raise _fails(found.edition, tried.wrong)
        print(f"Dossiers whose advice would change: {len(tried.changed)}.")
        if not given.yes and not _agreed("Put this edition in use? [y/N] "):
            print("Nothing was changed.")
            return 0
        made = editions.put_in_use(office, packed) if packed else editions.use_own(office)
        print(f"{made} is in use now. Undo: onthaal rulebook roll-back --reason WHY")
    return 0


def _offered(given: argparse.Namespace, office: Office) -> tuple[SignedEdition, bytes]:
    """What is to be installed: a signed file with its bytes, or what this program carries, without any."""
    if str(given.file) == OWN:
        return SignedEdition(built_in(), ""), b""
    return editions.arrived(given.file, practice=office.settings.practice)


def _whose(found: SignedEdition) -> str:
    return f"signed by {found.signer}" if found.signer else "carried by the program"


def _agreed(question: str) -> bool:
    return sys.stdin.isatty() and input(question).strip().lower() in ("y", "yes", "j", "ja")


def _roll_back(given: argparse.Namespace) -> int:
    with unlocked(given, "change_rulebook") as office:
        print(f"{editions.roll_back(office, given.reason)} is in use now.")
    return 0


def _settle(given: argparse.Namespace) -> int:
    with unlocked(given, "see_rulebook") as office:
        if given.doubt and given.leave_open:
            law.leave_open(office, given.doubt)
        elif given.doubt and given.reading:
            law.settle(office, given.doubt, given.reading, given.reason)
        held = law.of(office)
        for name, doubt in held.book.doubts.items():
            if doubt.readings and given.doubt in (None, name):
                _show_doubt(doubt, held.settled.get(name))
    return 0


def _show_doubt(doubt: Doubt, settled: Settlement | None) -> None:
    print(f"{doubt.id}  {doubt.subject}\n  {doubt.says}")
    for number, one in enumerate(doubt.readings):
        mark = "settled" if settled and settled.reading == one.name else "suggested" if number == 0 else ""
        print(f"  {mark:<10}{one.name}: {one.says}")
    if settled:
        print(f"  {settled.by}, {settled.on}: {settled.reason}")


def _diff(given: argparse.Namespace) -> int:
    before, after = _edition(given.before).edition, _edition(given.after).edition
    changes = differences(before, after)
    if not changes:
        print("No rule, parameter, source or reading differs.")
    for change in changes:
        print(f"{change.entry} {change.field}\n  - {change.before or '(nothing)'}\n  + {change.after or '(nothing)'}")
    return 0


def _edition(named: str, cases: Path | None = None) -> SignedEdition:
    return editions.look(HERE if named == OWN else Path(named), practice=True, cases=cases)
