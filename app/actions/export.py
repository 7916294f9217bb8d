"""The copy of a dossier that the person concerned may ask for: all of it, to read and for a program.

    dossier.pdf    to read, in Dutch with the own language beside it
    dossier.json   the same for a program: facts, decisions, every event (docs/console.md has its form)
    papers/        the papers that were made
    files/         the scans and files, numbered in the order in which they came

It lies in the clear in a folder that a person named, readable by that person alone, and comes whole or not at all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.actions import corrections, plan, qualifications, scans
from app.actions.advice_lines import lines_of
from app.actions.advise import advise_dossier
from app.actions.contract import decided_of, plan_of
from app.actions.dossier import open_dossier
from app.actions.fact_words import in_words
from app.actions.house import house_of
from app.actions.naric_paper import line_of
from app.actions.opened import Known, Opened
from app.errors import Rejected
from app.facts import SPECS
from app.paper import record
from app.paper.record import CorrectionLine, FactLine, FileLine, HistoryLine, RecordContent
from app.roles import only
from app.store import papers
from app.store.backup import UNFINISHED
from app.store.files import readable, trouble, unfinished, write_durably
from app.words import Words, load

if TYPE_CHECKING:
    from app.office import Office
    from app.rulebook import Advice
    from app.store.lines import Event

REASONS = ("asked_by_the_person", "handed_to_another_office", "asked_by_the_supervisor")
LOOKS = ("dossier_seen", "paper_sent", "paper_sending", "paper_saved", "exported")
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/heic": "heic"}


@only("export_dossier")
def export(office: Office, dossier: str, target: Path, reason: str) -> list[Path]:
    """Write the copy into a folder that does not exist yet; returns its files.

    Raises Rejected `unknown_reason`, `file_exists`, `cannot_write`; Trouble `cannot_write`, and then nothing is left.
    The dossier remembers reason and place, the journal that it was done.
    """
    if reason not in REASONS:
        raise Rejected("unknown_reason", reason=reason, reasons=", ".join(REASONS))
    if target.exists():
        raise Rejected("file_exists", file=str(target))
    if not target.is_absolute() or not os.access(target.parent, os.W_OK):
        raise Rejected("cannot_write", file=str(target))
    pieces = list(_pieces(office, dossier))
    body = {"path": readable(target), "reason": reason}
    office.vault.append_journalled(dossier, "exported", body, person=office.person.id, at=office.clock.now())
    try:
        with unfinished(target.parent, UNFINISHED) as half:
            for name, data in pieces:
                (half / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_durably(half / name, data)
            os.replace(half, target)
    except OSError as error:
        raise trouble(error, "cannot_write", file=str(target)) from error
    return [target / name for name, _ in pieces]


def _as_json(office: Office, opened: Opened, advice: Advice) -> dict[str, Any]:
    """Everything that is kept, in the form of docs/console.md."""
    return {
        "format": 2,
        "dossier": opened.id,
        "exported_at": office.clock.now().isoformat(),
        "name": opened.name,
        "latin_name": opened.latin_name,
        "national_number": _number(office, opened),
        "ticket": opened.ticket,
        "language": opened.language,
        "facts": [
            {"fact": one.fact, "state": one.state, "value": one.raw, "proof": one.proof, "by": one.by,
             "kept_by": one.kept_by, "at": one.at, "note": one.note, "basis": one.basis}
            for one in opened.known
        ],
        "advice": advice.as_json(),
        "decisions": dict(opened.decisions),
        "courses": {kind: one.as_plain() for kind, one in opened.courses.items()},
        "appointment": dict(opened.appointment) if opened.appointment else None,
        "plan": [asdict(one) for one in opened.plan],
        "qualifications": [asdict(one) for one in opened.qualifications],
        "corrections": [asdict(one) for one in corrections.of(office, opened.id)],
        "papers": [asdict(one) for one in opened.papers],
        "files": [
            {"id": one.id, "name": one.name, "kind": one.kind, "bytes": one.bytes, "sha256": one.digest, "at": one.at}
            for one in scans.listed(office, opened.id)
        ],
        "events": [
            {"id": one.id, "at": one.at, "person": one.person, "kind": one.kind, "body": one.body}
            for one in office.vault.events(opened.id)
        ],
        "journal": [{"at": at, "who": who, "deed": deed} for at, who, deed in _journal(office, opened.id)],
        "staff": _names(office),
    }  # fmt: skip


def _names(office: Office) -> dict[str, str]:
    """Who stands behind a pseudonymous id of `events`."""
    return {id_: name for id_, (name, _) in office.vault.staff().items()}


def _journal(office: Office, dossier: str) -> list[tuple[str, str, str]]:
    """When, who and what: every line of the journal about a dossier."""
    names = _names(office)
    return [(one.at, names.get(one.person, ""), one.deed) for one in office.vault.journal_about(dossier)]


def _number(office: Office, opened: Opened) -> str:
    """The national number goes into the copy whoever writes it: it is the person's own."""
    found = office.vault.latest(opened.id, "identified")
    return str(found.body["number"]) if found else ""


def _pieces(office: Office, dossier: str) -> Iterator[tuple[str, bytes]]:
    opened = open_dossier(office, dossier)
    dutch, own, advice = load("nl"), load(opened.language), advise_dossier(opened, office.clock.today()).held
    yield "dossier.pdf", record.render(_content(office, opened, dutch, own), dutch, own)
    yield "dossier.json", json.dumps(_as_json(office, opened, advice), ensure_ascii=False, indent=1).encode()
    for number, paper in enumerate(opened.papers, start=1):
        yield f"papers/{number:03d}-{paper.kind}.pdf", papers.read(office.vault, paper.id)
    for number, file in enumerate(scans.listed(office, dossier), start=1):
        yield f"files/{number:03d}.{ENDINGS.get(file.kind, 'bin')}", b"".join(scans.read(office, file))


def _content(office: Office, opened: Opened, dutch: Words, own: Words) -> RecordContent:
    names, advice = _names(office), advise_dossier(opened, office.clock.today()).held
    about = {name: getattr(opened, name) for name in ("name", "latin_name", "ticket")}
    about["national_number"] = _number(office, opened)
    about["courses"] = "; ".join(f"{one.code} ({one.provider}, {one.place_name})" for one in opened.courses.values())
    met = opened.appointment or {}
    told = (_moment(met.get("at", "")), *(met.get(name, "") for name in ("what", "place", "with", "bring")))
    about["appointment"] = ", ".join(filter(None, told))
    files = [FileLine(one.kind, _day(one.at), paper=True) for one in opened.papers]
    for one in scans.listed(office, opened.id):
        files.append(FileLine(one.name, f"{_day(one.at)} · {-(-one.bytes // 1024)} kB"))
    return RecordContent(
        dossier=opened.id,
        on=office.clock.today(),
        about={name: text for name, text in about.items() if text},
        facts=tuple(
            FactLine(
                one.fact, _value(dutch, one), _value(own, one), one.proof if one.state == "known" else "", one.by,
                one.kept_by, _day(one.at), one.note,
            )
            for one in opened.known
        ),
        advice=lines_of(advice, dutch, own),
        decisions=tuple(decided_of(opened.decisions).items()),
        corrections=tuple(
            CorrectionLine(
                one.about, one.wrong, _day(one.at), one.outcome, one.reason,
                " ".join(filter(None, (_day(one.answered_at), one.answered_by))),
            )
            for one in corrections.of(office, opened.id)
        ),
        files=tuple(files),
        history=tuple(
            _line(dutch, own, event, names)
            for event in office.vault.events(opened.id)
            if event.kind != "answered" or event.body.get("fact")
        ),
        looked=tuple(
            HistoryLine(deed, _moment(at), who) for at, who, deed in _journal(office, opened.id) if deed in LOOKS
        ),
        plan=plan_of(opened),
        diplomas=tuple(map(line_of, opened.qualifications)),
        house=house_of(office.settings),
    )  # fmt: skip


def _line(dutch: Words, own: Words, event: Event, names: Mapping[str, str]) -> HistoryLine:
    """An event as the person reads it: what was written then, also where it was corrected later."""
    fact = str(event.body.get("fact", ""))
    return HistoryLine(
        event.kind, _moment(event.at), names.get(event.person, ""), fact if fact in SPECS else "",
        _written(dutch, event), _written(own, event),
    )  # fmt: skip


def _written(words: Words, event: Event) -> str:
    """What an event wrote down, in the words of one language; what a person wrote stands as written."""
    if event.kind == "answered":
        raw = event.body.get("raw", "")
        state = raw.get("state") if isinstance(raw, dict) and "state" in raw else ""
        value = words.say(f"value.{state}", state) if state else in_words(words, str(event.body["fact"]), raw)
        return " · ".join(filter(None, (value, str(event.body.get("note", "")))))
    if event.kind in ("named", "identified"):
        return str(event.body.get("name") or event.body.get("number", ""))
    if event.kind == plan.PLANNED:
        return str(event.body["text"])
    if event.kind == qualifications.QUALIFIED:
        return " · ".join(filter(None, (f"ISCED {event.body['level']}", str(event.body["title"]))))
    return str(event.body.get("ticket", "")) if event.kind == "visit_taken" else ""


def _day(at: str) -> str:
    """The day of an ISO day or moment as it is written in Dutch; what is no whole day stays as it is."""
    return "-".join(reversed(at[:10].split("-"))) if at[:10].count("-") == 2 else at


def _moment(at: str) -> str:
    return f"{_day(at)} {at[11:16]}".strip()


def _value(words: Words, one: Known) -> str:
    if one.state != "known":
        return words.say(f"value.{one.state}", one.state)
    return in_words(words, one.fact, one.raw)
