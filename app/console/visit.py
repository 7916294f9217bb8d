"""`onthaal visit fill`: one sitting at a kiosk without its window, in a process of its own.

Each line of standard input is `QUESTION<TAB>VALUE`; a fact names the question that asks for it. `unknown` and `refused`
are said as `{"state": "unknown"}`. After each line whose envelope is on the disk stands `sealed` with its number. The
end of the input is the end of the visit.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial

from app import interview
from app.actions import visit as visits
from app.actions.typed import plain
from app.console import lines
from app.console.given import ask_office, office_folder
from app.console.values import value_of
from app.errors import Rejected
from app.interview import Question
from app.office import open_kiosk
from app.sentences import sentence


def add(parser: argparse.ArgumentParser) -> None:
    """What the deed is given."""
    fill = parser.add_subparsers(required=True, metavar="DEED").add_parser("fill", help="answer as a newcomer does")
    ask_office(fill)
    fill.add_argument("--kiosk", metavar="NAME", help="the kiosk that this is; without it the only one enrolled here")
    fill.add_argument("--language", default="nl", metavar="TAG", help="the newcomer's language")
    fill.set_defaults(deed=_fill)


def _fill(given: argparse.Namespace) -> int:
    """Exit status 2 when a line was not accepted; those before and after it are kept."""
    office, status = open_kiosk(office_folder(given), given.kiosk), 0
    visit = visits.begin(office)
    visit.start(given.language)
    print(f"ticket {visit.ticket}", flush=True)
    for line in lines.each():
        try:
            name, text = line.pair()
            question = _asked(name)
            visit.give(question.id, value_of(text, partial(plain, question.kind)))
            print(f"sealed {visit.sealed}", flush=True)
        except Rejected as error:
            print(f"line {line.number}: {sentence(error)}", file=sys.stderr, flush=True)
            status = 2
    visit.finish()
    return status


def _asked(name: str) -> Question:
    flow = interview.load()
    found = [flow.by_id[name]] if name in flow.by_id else flow.for_fact(name)
    if not found:
        raise Rejected("unknown_question", question=name)
    return found[0]
