"""`onthaal advise`: facts in, advice out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from app import words
from app.actions.advise import advise_case
from app.actions.edition_words import cited
from app.actions.explain import READERS
from app.actions.law import Law, of
from app.console.given import ask_day, ask_staff, day
from app.errors import OfficeError
from app.facts.casefile import Case, case_paths, read_case
from app.office import Clock
from app.rulebook import Advice, Rulebook, as_json
from app.rulebook.compare import Difference, compare
from app.rulebook.what_if import what_if
from app.sentences import sentence


def add(parser: argparse.ArgumentParser) -> None:
    """What the deed is given."""
    parser.add_argument("cases", nargs="+", type=Path, metavar="CASE")
    ask_day(parser)
    parser.add_argument("--json", action="store_true", help="one line of JSON for each case")
    parser.add_argument("--for", dest="reader", choices=READERS, help="tell it to one reader")
    parser.add_argument("--language", default="nl", help="in that language (with --for)")
    parser.add_argument("--what-if", metavar="RESULT=VALUE", help="the facts that would turn a result, one at a time")
    parser.add_argument("--compare-on", type=day, metavar="YYYY-MM-DD", help="what would differ on another day")
    parser.set_defaults(deed=_advise)
    ask_staff(parser)


def _advise(given: argparse.Namespace) -> int:
    status = 0
    with _law(given) as law:
        for path in given.cases:
            try:
                for one in case_paths(path):
                    status = max(status, _advise_one(one, given, law))
            except OfficeError as error:
                print(sentence(error), file=sys.stderr)
                status = 2
    return status


@contextmanager
def _law(given: argparse.Namespace) -> Iterator[Law]:
    """The program's own law, or that of the office that was named."""
    if given.office is None:
        yield Law()
        return
    from app.console.unlocked import unlocked  # who names no office does not wait for the vault

    with unlocked(given, "see_rulebook") as office:
        yield of(office)


def _advise_one(path: Path, given: argparse.Namespace, law: Law) -> int:
    try:
        case = read_case(path)
        on = given.on or case.on or Clock().today()
        advice = advise_case(case, on, law)
        if given.what_if:
            print(_supposed(case, on, given.what_if, law))
            return 0
        if given.compare_on:
            print(_compared(case.name, advice, advise_case(case, given.compare_on, law)))
            return 0
    except OfficeError as error:
        details = {**error.details, "file": str(path)}
        print(sentence(type(error)(error.says, **details)), file=sys.stderr)
        return 2
    if given.json:
        print(json.dumps(advice.as_json(), ensure_ascii=False))
    elif given.reader:
        print("\n".join(READERS[given.reader](advice.as_json(), law.book, words.load(given.language))))
    else:
        print(in_plain_text(case.name, advice))
    return 0


def _supposed(case: Case, on: date, asked: str, law: Law) -> str:
    result, _, wished = asked.partition("=")
    turns = what_if(case.facts, on, result, wished, law.book, settled=law.settled)
    rows = [f"{case.name}: {result} would be {wished} on {on}, all else the same, if"]
    for turn in turns:
        value = "had not happened" if turn.value is None else f"were {_written(turn.value)}"
        if turn.until != turn.value:
            value += f" up to {_written(turn.until)}"
        mark = "  (check)" if turn.check else ""
        rows.append(f"  {turn.fact} {value}  {', '.join(turn.rules)}{mark}")
    return "\n".join(rows) if turns else f"{case.name}: no single fact would make {result} {wished} on {on}"


def _written(value: Any) -> str:
    """A value on one line, as a case may write it."""
    shown = as_json.plain(value)
    return json.dumps(shown, ensure_ascii=False).replace('"', "") if isinstance(shown, list | dict) else str(shown)


def _compared(name: str, before: Advice, after: Advice) -> str:
    """The results that differ between two days, each with the rules on either side, then where these stand."""
    differences = compare(before.as_json(), after.as_json())
    rules = {rule for one in differences for rule in {*one.rules_before} ^ {*one.rules_after}}
    return "\n".join([f"{name}: {before.on} and {after.on}", *differing(differences), *_sources(rules, before.book)])


def differing(differences: Iterable[Difference]) -> list[str]:
    """Two lines for each result that differs, before and after."""
    rows = []
    for one in differences:
        rows.append(f"  {one.result}: {_by(one.before, one.rules_before)}")
        rows.append(f"  {'':{len(one.result)}}  {_by(one.after, one.rules_after)}")
    return rows or ["  nothing differs"]


def _by(value: str, rules: Sequence[str]) -> str:
    return f"{value} ({', '.join(rules)})" if rules else value


def _sources(rules: Iterable[str], book: Rulebook) -> list[str]:
    """Where each rule stands, by id."""
    english = words.load("en")
    return [
        f"  [{rule}] {cited(english, source.title, source.article)}"
        for rule in sorted(rules)
        if rule in book.rules
        for source in book.rules[rule].sources
    ]


def in_plain_text(name: str, advice: Advice) -> str:
    """The advice as a page of plain text: a line for each result with its rules, then their sources."""

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
    rows += [f"  {day.id:<16}{day.date}  {day.rule}" for day in advice.deadlines]
    return "\n".join([*rows, *_sources(advice.group.rules, advice.book)])
