"""`onthaal dossier`: what the counter does with one newcomer's record, a line at a time.

Personal values come from standard input, `FACT<TAB>VALUE` a line; as arguments only in a practice office. Besides facts
a line may say `name`, `latin_name` or `national_number`. What begins with `[` or `{` is JSON, so that
`{"value": ..., "proof": "original"}` and `{"state": "unknown"}` can be said too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from app.actions import again, corrections, erase, evidence, export, plan, qualifications, retention, scans
from app.actions import dossier as deeds
from app.actions.qualifications import Qualification
from app.actions.typed import plain
from app.console import lines, talk
from app.console.advise import differing, in_plain_text
from app.console.given import ask_staff
from app.console.shown import show
from app.console.unlocked import unlocked
from app.console.values import value_of
from app.errors import Rejected
from app.facts import SPECS, Plain
from app.office import Office
from app.roles import may
from app.sentences import sentence

Run = Callable[[argparse.Namespace, Office], int]


def add(parser: argparse.ArgumentParser) -> None:
    """What the deeds are given."""
    subs = parser.add_subparsers(required=True, metavar="DEED")

    def deed(name: str, does: str, run: Run, right: str, *, of_one: bool = True) -> argparse.ArgumentParser:
        one = subs.add_parser(name, help=does)
        ask_staff(one)
        if of_one:
            one.add_argument("--dossier", required=True, metavar="ID")
        one.set_defaults(deed=lambda given: _inside(given, run, right))
        return one

    deed("new", "open an empty dossier; says its id", _new, "new_dossier", of_one=False)
    _add_answer(deed("answer", "keep what is known, a line each; says each one's event", _answer, "answer"))
    _may_be_json(deed("show", "the facts with proof, who wrote them down and when", _show, "see_dossiers"))
    _may_be_json(deed("history", "everything that happened, oldest first", _history, "see_dossiers"))
    _may_be_json(deed("list", "all dossiers, the last changed first", _list, "see_dossiers", of_one=False))
    search = deed("search", "look by the words on the first line of the input", _search, "see_dossiers", of_one=False)
    search.add_argument("words", nargs="*", metavar="WORD", help="in a practice office only")
    _may_be_json(search)
    past = deed("again", "the advice as a paper had it, and what differs today", _again, "see_paper")
    past.add_argument("--paper", required=True, metavar="PAPER", help="its id, as `show` says")
    attach = deed("attach", "keep a scan or a file: PDF, JPEG, PNG or HEIC of at most 25 MiB", _attach, "attach")
    attach.add_argument("file", type=Path, metavar="FILE")
    told = deed("describe", "say what a kept file is and what it shows; its details as lines", _describe, "attach")
    told.add_argument("--file", required=True, metavar="FILE", help="its id, as `show` says")
    told.add_argument("--kind", choices=evidence.KINDS, required=True)
    told.add_argument("--seen-as", choices=evidence.LEVELS, default="copy")
    told.add_argument("--sworn-translation", action="store_true")
    told.add_argument("--shows", nargs="*", default=(), metavar="FACT", help="facts whose proof it raises")
    copy = deed("export", "write all of it in the clear, for the person concerned", _export, "export_dossier")
    copy.add_argument("--to", type=Path, required=True, metavar="DIR", help="a folder that does not exist yet")
    copy.add_argument("--reason", choices=export.REASONS, required=True)
    shut = deed("close", "its term counts from today; who writes in it opens it again", _close, "close_dossier")
    shut.add_argument("--why", choices=retention.CLOSINGS, required=True)
    _add_corrections(deed)
    talk.add(deed)
    _may_be_json(deed("plan", "goals, participation track and agreements", _plan, "see_dossiers"))
    write = deed("write-plan", "a line of the plan, its words on the first line of input", _write_plan, "answer")
    write.add_argument("--part", choices=plan.PARTS, required=True)
    write.add_argument("--kind", choices=plan.TRACKS, default="", help="of a track")
    write.add_argument("--who", choices=plan.WHO, default="both", help="who does it; default: both")
    write.add_argument("--until", default="", metavar="YYYY-MM-DD")
    write.add_argument("--entry", default="", metavar="ID", help="change this line, as `plan` names it")
    write.add_argument("--state", choices=plan.STATES, default=plan.OPEN)
    _add_qualifications(deed)
    end = deed("erase", "destroy its key: what is left of it is noise", _erase, "ask_erasure")
    end.add_argument("--ground", choices=erase.GROUNDS, required=True)
    end.add_argument("--ask", action="store_true", help="ask for it; a second person erases")


def _add_corrections(deed: Callable[..., argparse.ArgumentParser]) -> None:
    ask = deed("ask-correction", "what the person says is wrong, on the first line of input", _ask, "answer")
    ask.add_argument("--about", required=True, metavar="FACT", help=f"a fact, or {', '.join(corrections.OTHER)}")
    answer = deed("answer-correction", "answer a request; a reason stands on the first line of input", _reply, "decide")
    answer.add_argument("--request", required=True, metavar="EVENT")
    answer.add_argument("--outcome", choices=corrections.OUTCOMES, required=True)
    _may_be_json(deed("corrections", "what the person asked to correct, and the answers", _corrections, "see_dossiers"))


def _add_qualifications(deed: Callable[..., argparse.ArgumentParser]) -> None:
    _may_be_json(deed("qualifications", "the diplomas that were written down", _qualifications, "see_dossiers"))
    _may_be_json(deed("recognition", "what NARIC costs, and whether this person pays", _recognition, "see_dossiers"))
    write = deed("write-qualification", "a diploma; its details as lines of input", _write_qualification, "answer")
    write.add_argument("--level", choices=qualifications.LEVELS, required=True, help="of ISCED 2011")
    write.add_argument("--field", choices=("", *qualifications.FIELDS), default="", help="of ISCED-F 2013")
    write.add_argument("--papers", nargs="*", choices=qualifications.PAPERS, default=(), help="that are there")
    write.add_argument("--route", choices=("", *qualifications.ROUTES), default="", help="what is asked of NARIC")
    write.add_argument("--entry", default="", metavar="ID", help="change this one, as `qualifications` names it")
    write.add_argument("--drop", action="store_true", help="it is no diploma of this person")


def _add_answer(answer: argparse.ArgumentParser) -> None:
    answer.add_argument("facts", nargs="*", metavar="FACT=VALUE", help="in a practice office only")
    answer.add_argument("--proof", choices=deeds.PROOFS, default="said", help="how well it is shown; default: said")
    answer.add_argument("--by", choices=deeds.SPEAKERS, default="newcomer", help="who said it; default: newcomer")


def _may_be_json(deed: argparse.ArgumentParser) -> None:
    deed.add_argument("--json", action="store_true")


def _inside(given: argparse.Namespace, run: Run, right: str) -> int:
    with unlocked(given, right) as office:
        return run(given, office)


def _new(given: argparse.Namespace, office: Office) -> int:
    print(deeds.new(office), flush=True)
    return 0


def _answer(given: argparse.Namespace, office: Office) -> int:
    """Exit status 2 when a line was not accepted; those before and after it are kept."""
    status = 0
    for line in lines.each(given.facts, practice=office.settings.practice):
        try:
            for event in _keep(office, given, *line.pair()):
                print(f"kept {event}", flush=True)
        except Rejected as error:
            print(f"line {line.number}: {sentence(error)}", file=sys.stderr, flush=True)
            status = 2
    return status


def _keep(office: Office, given: argparse.Namespace, name: str, text: str) -> list[str]:
    if name in ("name", "latin_name"):
        known = deeds.open_dossier(office, given.dossier)
        both = {"name": known.name, "latin_name": known.latin_name} | {name: text}
        return [deeds.name(office, given.dossier, both["name"] or text, both["latin_name"])]
    if name == "national_number":
        return [deeds.identify(office, given.dossier, text)]
    if name not in SPECS:
        raise Rejected("unknown_fact", fact=name)
    raw, proof = _with_proof(value_of(text, partial(plain, SPECS[name].kind)), given.proof)
    return deeds.answer_fact(office, given.dossier, name, raw, proof, by=given.by)


def _with_proof(raw: Plain, proof: str) -> tuple[Plain, str]:
    if not isinstance(raw, dict) or raw.keys() != {"value", "proof"}:
        return raw, proof
    if raw["proof"] not in deeds.PROOFS:
        raise Rejected("unknown_proof", proofs=", ".join(deeds.PROOFS))
    return raw["value"], str(raw["proof"])


def _show(given: argparse.Namespace, office: Office) -> int:
    deeds.seen(office, given.dossier)
    opened = deeds.open_dossier(office, given.dossier)
    number = deeds.national_number(office, opened.id) if may(office.person.roles, "see_national_number") else ""
    about = {
        "dossier": opened.id, "name": opened.name, "latin_name": opened.latin_name,
        "national_number": number, "ticket": opened.ticket, "language": opened.language,
    }  # fmt: skip
    facts = [
        {"fact": one.fact, "state": one.state, "value": one.raw, "proof": one.proof, "by": one.by,
         "kept_by": one.kept_by, "at": one.at}
        for one in opened.known
    ]  # fmt: skip
    files = [
        {"id": one.id, "kind": one.kind, "bytes": one.bytes, "at": one.at} for one in scans.listed(office, opened.id)
    ]
    papers = [asdict(one) for one in opened.papers]
    if given.json:
        whole = {**about, "facts": facts, "decisions": dict(opened.decisions), "papers": papers, "files": files}
        print(json.dumps(whole, ensure_ascii=False))
        return 0
    show([about], as_json=False)
    for rows in (facts, papers, files):
        show(rows, as_json=False)
    return 0


def _history(given: argparse.Namespace, office: Office) -> int:
    deeds.seen(office, given.dossier)
    show([asdict(one) for one in deeds.open_dossier(office, given.dossier).history], as_json=given.json)
    return 0


def _list(given: argparse.Namespace, office: Office) -> int:
    show([_line(one) for one in deeds.dossiers(office)], as_json=given.json)
    return 0


def _search(given: argparse.Namespace, office: Office) -> int:
    words = lines.one(given.words, practice=office.settings.practice)
    show([_line(one) for one in deeds.dossiers(office, words)], as_json=given.json)
    return 0


def _line(one: deeds.Line) -> dict[str, Any]:
    return {
        "dossier": one.id, "name": one.name, "birth": one.birth, "ticket": one.ticket, "language": one.language,
        "changed_at": one.changed_at,
    }  # fmt: skip


def _again(given: argparse.Namespace, office: Office) -> int:
    found = again.again(office, given.dossier, given.paper)
    print(in_plain_text(given.paper, found.then))
    print("\n".join([f"today, {office.clock.today()}:", *differing(found.differences)]))
    return 0


def _attach(given: argparse.Namespace, office: Office) -> int:
    kept = scans.attach(office, given.dossier, given.file)
    print(f"kept {kept.id}  {kept.kind}  {kept.bytes} bytes", flush=True)
    return 0


def _describe(given: argparse.Namespace, office: Office) -> int:
    said = lines.details(("issuer", "issued", "valid_until", "language"))
    description = evidence.Description(
        given.kind, given.seen_as, **said, sworn_translation=given.sworn_translation, facts=tuple(given.shows)
    )
    for fact in evidence.describe(office, given.dossier, given.file, description):
        print(f"raised {fact} to {given.seen_as}", flush=True)
    return 0


def _export(given: argparse.Namespace, office: Office) -> int:
    for path in export.export(office, given.dossier, given.to.absolute(), given.reason):
        print(f"wrote {path}")
    print("These files lie in the clear: whoever can read them reads all of it. Hand them over, then delete them.")
    return 0


def _close(given: argparse.Namespace, office: Office) -> int:
    print(f"kept {retention.close(office, given.dossier, given.why)}", flush=True)
    return 0


def _ask(given: argparse.Namespace, office: Office) -> int:
    wrong = lines.one()
    print(f"kept {corrections.ask(office, given.dossier, given.about, wrong)}", flush=True)
    return 0


def _reply(given: argparse.Namespace, office: Office) -> int:
    reason = lines.one()
    corrections.answer(office, given.dossier, given.request, given.outcome, reason)
    print(f"answered {given.request}: {given.outcome}", flush=True)
    return 0


def _corrections(given: argparse.Namespace, office: Office) -> int:
    show([asdict(one) for one in corrections.of(office, given.dossier)], as_json=given.json)
    return 0


def _plan(given: argparse.Namespace, office: Office) -> int:
    show([asdict(one) for one in deeds.open_dossier(office, given.dossier).plan], as_json=given.json)
    return 0


def _write_plan(given: argparse.Namespace, office: Office) -> int:
    text = lines.one()
    more = {name: getattr(given, name) for name in ("kind", "who", "until", "entry", "state")}
    print(f"kept {plan.put(office, given.dossier, given.part, text, **more)}", flush=True)
    return 0


def _qualifications(given: argparse.Namespace, office: Office) -> int:
    show([asdict(one) for one in deeds.open_dossier(office, given.dossier).qualifications], as_json=given.json)
    return 0


def _recognition(given: argparse.Namespace, office: Office) -> int:
    told = qualifications.recognition(deeds.open_dossier(office, given.dossier), office.clock.today())
    rows = [
        {"route": route, "euros": euros, "days": told.days.get(route, ""), "free": told.free.word,
         "missing": list(told.missing), "rules": [one.id for one in told.rules]}
        for route, euros in told.euros.items()
    ]  # fmt: skip
    show(rows, as_json=given.json)
    return 0


def _write_qualification(given: argparse.Namespace, office: Office) -> int:
    details = lines.details(("title", "country", "institution", "language", "begun", "ended"))
    said = Qualification(
        given.level, details["title"], given.field, details["country"], details["institution"], details["language"],
        details["begun"], details["ended"], tuple(given.papers), given.route, dropped=given.drop,
    )  # fmt: skip
    print(f"kept {qualifications.put(office, given.dossier, said, entry=given.entry)}", flush=True)
    return 0


def _erase(given: argparse.Namespace, office: Office) -> int:
    if given.ask:
        erase.ask(office, given.dossier, given.ground)
        print(f"asked for {given.dossier}; a second person erases it with the same ground")
        return 0
    day = erase.erase(office, given.dossier, given.ground)
    print(f"erased {given.dossier}; from {day.isoformat()} on no backup of the keys holds it any more", flush=True)
    return 0
