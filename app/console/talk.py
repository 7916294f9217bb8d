"""What an assessor decides and arranges in a talk, without a window: the rest of `onthaal dossier`.

Reasons and what else is written in own words come from standard input.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from app.actions import dossier as deeds
from app.actions import interpreter, no_offer, nt2, plan, undo
from app.actions.advise import advise_dossier, value_in
from app.console import lines
from app.console.shown import show
from app.offer import REASONS
from app.office import Office
from app.rulebook.decided import DECIDED, check

Deed = Callable[..., argparse.ArgumentParser]


def add(deed: Deed) -> None:
    """What the deeds are given; `deed` makes one from its name, what it does, its function and its right."""
    day = deed("today", "appointments of today, and agreements that are due", _today, "see_dossiers", of_one=False)
    day.add_argument("--json", action="store_true")
    decide = deed("decide", "agree with a result or decide otherwise; the reason on the first line", _decide, "decide")
    decide.add_argument("--result", choices=list(DECIDED), required=True)
    decide.add_argument("--value", default="", help="without it: as suggested")
    speed = deed("choose-speed", "how fast somebody learns; a note on the first line of input", _speed, "answer")
    speed.add_argument("--speed", required=True)
    speed.add_argument("--basis", choices=nt2.BASES, required=True)
    course = deed("choose-course", "choose a course of the list", _course, "choose_course")
    course.add_argument("--course", required=True, metavar="CODE")
    none = deed("no-offer", "why no course of MO fits; own words on the first line", _no_offer, "choose_course")
    none.add_argument("--value", choices=REASONS, help="without it: as proposed")
    meet = deed("appoint", "make an appointment; what, place, with and bring as lines", _appoint, "make_appointment")
    meet.add_argument("--at", required=True, metavar="YYYY-MM-DDTHH:MM")
    speak = deed("speak", "the language in which the person is spoken and written to", _speak, "answer")
    speak.add_argument("--language", required=True, metavar="TAG")
    talk = deed("interpreter", "somebody interprets from now on, or leaves", _interpreter, "answer")
    which = talk.add_mutually_exclusive_group(required=True)
    which.add_argument("--came", metavar="TAG", help="the language")
    which.add_argument("--left", action="store_true")
    deed("undo", "take back what you did last in it; says what that was", _undo, "answer")


def _today(given: argparse.Namespace, office: Office) -> int:
    met = [_row(one.line, at=one.at, place=one.place) for one in deeds.today(office)]
    due = [
        _row(one.line, until=one.entry.until, who=one.entry.who, text=one.entry.text or one.entry.kind)
        for one in plan.due(office)
    ]
    show([*met, *due], as_json=given.json)
    return 0


def _row(line: deeds.Line, **more: str) -> dict[str, str]:
    empty = dict.fromkeys(("at", "place", "until", "who", "text"), "")
    return {"dossier": line.id, "name": line.name, "ticket": line.ticket, **empty, **more}


def _decide(given: argparse.Namespace, office: Office) -> int:
    opened = deeds.open_dossier(office, given.dossier)
    suggested = value_in(advise_dossier(opened, office.clock.today()).suggested, given.result)
    if not given.value:
        check(given.result, suggested)
    reason = lines.one() if given.value else ""
    deeds.decide(office, given.dossier, given.result, given.value or suggested, reason, suggested=suggested)
    print(f"decided {given.result}: {given.value or suggested} (suggested: {suggested})", flush=True)
    return 0


def _speed(given: argparse.Namespace, office: Office) -> int:
    note = lines.one()
    print(f"kept {nt2.choose_speed(office, given.dossier, given.speed, given.basis, note)}", flush=True)
    return 0


def _course(given: argparse.Namespace, office: Office) -> int:
    deeds.choose_course(office, given.dossier, given.course)
    print(f"chosen {given.course}", flush=True)
    return 0


def _no_offer(given: argparse.Namespace, office: Office) -> int:
    opened = deeds.open_dossier(office, given.dossier)
    proposed = deeds.fitting(opened, "mo", office.clock.today()).value
    value = given.value or proposed
    reason = "" if value == proposed else lines.one()
    print(f"kept {no_offer.confirm(office, given.dossier, value, reason, suggested=proposed)}", flush=True)
    return 0


def _appoint(given: argparse.Namespace, office: Office) -> int:
    said = lines.details(("what", "place", "with", "bring"))
    with_whom = said.pop("with")
    deeds.make_appointment(office, given.dossier, at=given.at, with_whom=with_whom, **said)
    print(f"appointed {given.at}", flush=True)
    return 0


def _speak(given: argparse.Namespace, office: Office) -> int:
    print(f"kept {deeds.speak(office, given.dossier, given.language)}", flush=True)
    return 0


def _interpreter(given: argparse.Namespace, office: Office) -> int:
    event = (
        interpreter.begin(office, given.dossier, given.came) if given.came else interpreter.end(office, given.dossier)
    )
    print(f"kept {event}", flush=True)
    return 0


def _undo(given: argparse.Namespace, office: Office) -> int:
    print(f"taken back: {undo.undo(office, given.dossier)}", flush=True)
    return 0
