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
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.actions import scans
from app.actions.dossier import Known, Opened, open_dossier
from app.actions.fact_words import in_words
from app.actions.house import house_of
from app.errors import Rejected, Trouble
from app.facts import SPECS
from app.paper import record
from app.paper.record import FactLine, HistoryLine, RecordContent
from app.roles import only
from app.store import papers
from app.store.backup import UNFINISHED
from app.store.files import unfinished, write_durably
from app.words import Words, load

if TYPE_CHECKING:
    from app.office import Office

REASONS = ("asked_by_the_person", "handed_to_another_office", "asked_by_the_supervisor")
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
    body = {"path": str(target), "reason": reason}
    office.vault.put_receipt(dossier, "exported", body, person=office.person.id, at=office.clock.now())
    try:
        with unfinished(target.parent, UNFINISHED) as half:
            for name, data in pieces:
                (half / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_durably(half / name, data)
            os.replace(half, target)
    except OSError as error:
        raise Trouble("cannot_write", file=str(target)) from error
    return [target / name for name, _ in pieces]


def _as_json(office: Office, opened: Opened) -> dict[str, Any]:
    """Everything that is kept, in the form of docs/console.md."""
    return {
        "format": 1,
        "dossier": opened.id,
        "exported_at": office.clock.now().isoformat(),
        "name": opened.name,
        "latin_name": opened.latin_name,
        "national_number": opened.national_number,
        "ticket": opened.ticket,
        "language": opened.language,
        "facts": [
            {"fact": one.fact, "state": one.state, "value": one.raw, "proof": one.proof, "by": one.by,
             "kept_by": one.kept_by, "at": one.at, "note": one.note}
            for one in opened.known
        ],
        "decisions": dict(opened.decisions),
        "papers": [asdict(one) for one in opened.papers],
        "files": [
            {"id": one.id, "name": one.name, "kind": one.kind, "bytes": one.bytes, "sha256": one.digest, "at": one.at}
            for one in scans.listed(office, opened.id)
        ],
        "events": [
            {"id": one.id, "at": one.at, "person": one.person, "kind": one.kind, "body": one.body}
            for one in office.vault.events(opened.id)
        ],
    }  # fmt: skip


def _pieces(office: Office, dossier: str) -> Iterator[tuple[str, bytes]]:
    opened = open_dossier(office, dossier)
    dutch = load("nl")
    yield "dossier.pdf", record.render(_content(office, opened, dutch), dutch, load(opened.language))
    yield "dossier.json", json.dumps(_as_json(office, opened), ensure_ascii=False, indent=1).encode()
    for number, paper in enumerate(opened.papers, start=1):
        yield f"papers/{number:03d}-{paper.kind}.pdf", papers.read(office.vault, paper.id)
    for number, file in enumerate(scans.listed(office, dossier), start=1):
        yield f"files/{number:03d}.{ENDINGS.get(file.kind, 'bin')}", b"".join(scans.read(office, file))


def _content(office: Office, opened: Opened, dutch: Words) -> RecordContent:
    decisions = [
        ", ".join(filter(None, (result, *(str(made.get(key, "")) for key in ("value", "reason", "by", "on")))))
        for result, made in opened.decisions.items()
    ]
    papers = [f"{one.kind} ({one.at[:10]})" for one in opened.papers]
    files = [f"{one.name} ({one.at[:10]})" for one in scans.listed(office, opened.id)]
    return RecordContent(
        dossier=opened.id,
        on=office.clock.today(),
        about={name: getattr(opened, name) for name in record.ABOUT if getattr(opened, name)},
        facts=tuple(
            FactLine(one.fact, _value(dutch, one), one.proof if one.state == "known" else "", one.kept_by, one.at[:10])
            for one in opened.known
        ),
        decisions=tuple(decisions),
        files=(*papers, *files),
        history=tuple(
            HistoryLine(one.kind, one.at[:16].replace("T", " "), one.who, one.about if one.about in SPECS else "")
            for one in opened.history
        ),
        house=house_of(office.settings),
    )


def _value(words: Words, one: Known) -> str:
    if one.state != "known":
        return words.say(f"value.{one.state}", one.state)
    return in_words(words, SPECS[one.fact].kind, one.raw)
