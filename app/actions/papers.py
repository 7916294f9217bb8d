"""The papers of a dossier: gather, draw, keep, hand to a printer with a receipt, save as a file.

The order is always the same: `gather` reads the vault, `draw` needs only its value and may run on another thread,
`keep` puts the bytes into the dossier. Only a paper that was kept is printed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.actions import contract, editions, scans
from app.actions.contract import Lacking
from app.actions.dossier import open_dossier
from app.actions.house import here
from app.actions.paper_kinds import kind_of, renderer
from app.errors import Rejected, Trouble
from app.paper import code
from app.roles import only
from app.settings import read_settings
from app.store import papers
from app.store.files import readable, write_durably
from app.store.undone import standing
from app.words import load

if TYPE_CHECKING:
    from app.office import Office
    from app.store.attachments import Attachment
    from app.store.lines import Event

SIGNED, SIGNED_BACK = "paper_signed", "paper_signed_back"
SILENT = {
    "contract": ("qualifications",), "contract_to_sign": ("qualifications",),
    "bring": ("name", "course.", "plan", "qualifications"), "advice": ("name", "course.", "plan", "qualifications"),
    "journey": ("name", "plan", "qualifications"), "advice_newcomer": ("name", "course.", "plan", "qualifications"),
    "exemption": ("course.", "plan", "qualifications"), "referral": ("course.", "plan", "qualifications"),
    "naric": ("course.", "plan"),
}  # fmt: skip
"""What a kind does not say, by the beginnings of the names in `Kept.changed`."""
QUEUES = {"receipt": "receipt_queue", "a6": "slip_queue", "half_a4": "slip_queue"}
"""The setting that names the printer of each form other than A4."""
SAYS_ONLY = {"slip": ("appointment",), "course": ("name", "course."), "ticket": ()}
"""Kinds that say nothing else: the beginnings of the names in `Kept.changed` that they do say."""


@dataclass(frozen=True)
class Draft:
    """What a paper will say, taken from the dossier at one moment (ISO); `form` is empty where a kind has one form."""

    dossier: str
    kind: str
    language: str
    edition: str
    drawn_from: str
    content: Any = field(repr=False)
    form: str = ""
    at: str = ""

    @property
    def code(self) -> str:
        """The digest that stands in the code at the foot of the paper."""
        return code.digest(self.content, "nl", self.language)


@dataclass(frozen=True)
class Copy:
    """One time that a paper went to a printer; `state` is sent, unsure (no receipt came) or taken_back.

    `number` is how many of it were asked for at that time.
    """

    at: str
    queue: str
    job: str
    state: str
    number: int = 1


@dataclass(frozen=True)
class Kept:
    """A paper that lies in the dossier; `changed` names what is different since it was drawn.

    `signed_at` is the moment (ISO) at which the last signed copy that counts came back; empty while none does, and then
    `unsigned` is why one was taken back.

    Names in `changed`: a fact, `parts.mo` and the like for a decision, `course.mo`, `name`, `appointment`, `edition`.
    """

    id: str
    kind: str
    language: str
    at: str
    edition: str
    changed: tuple[str, ...]
    copies: tuple[Copy, ...]
    code: str = ""
    form: str = ""
    drawn_at: str = ""
    signed_at: str = ""
    unsigned: str = field(default="", repr=False)

    @property
    def superseded(self) -> bool:
        """Whether it says something that does not hold any more."""
        return bool(self.changed)

    @property
    def given_out(self) -> tuple[Copy, ...]:
        """The copies that are on paper, or may be."""
        return tuple(one for one in self.copies if one.state != "taken_back")

    @property
    def on_paper(self) -> int:
        """How many of it are on paper, or may be."""
        return sum(one.number for one in self.given_out)


@only("make_paper")
def gather(office: Office, dossier: str, kind: str, *, form: str = "", language: str = "") -> Draft:
    """Everything the paper will say, in the newcomer's language or another one.

    Rejected `unknown_paper_kind`, and what the kind itself cannot do without: `no_appointment`, `no_course`,
    `no_ticket`, `nobody_to_refer_to`, `no_ground_for_exemption`, `not_ready_to_sign`.
    """
    made = kind_of(kind)
    opened, at = open_dossier(office, dossier), office.clock.now()
    language = language or opened.language
    place = here(office.settings, at, language, office.person.name)
    content = made.gather(opened, place)
    edition = opened.law.book.edition if made.by_rules else ""
    form = form or (place.text(made.form) if made.form else "")
    drawn_from = office.vault.events(dossier)[-1].id
    return Draft(dossier, kind, language, edition, drawn_from, content, form, at.isoformat())


@only("make_paper")
def lacks_for_signing(office: Office, dossier: str) -> tuple[Lacking, ...]:
    """What the contract lacks before it can be signed; nothing when it can."""
    opened = open_dossier(office, dossier)
    return contract.lacks(opened, here(office.settings, office.clock.now(), opened.language))


def draw(draft: Draft) -> bytes:
    """The paper as PDF bytes, Dutch with the newcomer's language beside it; touches neither vault nor disk."""
    return renderer(draft.kind, draft.form)(draft.content, load("nl"), load(draft.language))


@only("make_paper")
def keep(office: Office, draft: Draft, data: bytes) -> str:
    """Put a drawn paper into the dossier, in one transaction with its journal line; the paper's id."""
    if draft.edition:
        editions.cite(office)
    return papers.put(
        office.vault, draft.dossier, kind=draft.kind, language=draft.language, data=data, edition=draft.edition,
        person=office.person.id, at=office.clock.now(), drawn_from=draft.drawn_from, code=draft.code,
        drawn={"form": draft.form, "at": draft.at},
    )  # fmt: skip


@only("see_paper")
def read(office: Office, paper: str) -> bytes:
    """The bytes of a kept paper, checked against its digest."""
    return papers.read(office.vault, paper)


@only("see_paper")
def kept(office: Office, dossier: str) -> list[Kept]:
    """The papers of a dossier, the last first, each with what changed since and the copies it has."""
    events = office.vault.events(dossier)
    signed = {paper: copies[-1].at for paper, copies in _signed(events).items() if copies}
    unsigned = {event.body["paper"]: str(event.body["reason"]) for event in events if event.kind == SIGNED_BACK}
    made = {event.body["paper"]: event for event in events if event.kind == "paper_made"}
    now, edition = _told(events), editions.name_in_use(office)
    found = []
    for line in reversed(papers.listed(office.vault, dossier)):
        body = made[line.id].body if line.id in made else {}
        drawn = body.get("drawn", {})
        then = _told(event for event in events if event.id <= str(body.get("drawn_from") or line.id))
        changed = [name for name in {**then, **now} if then.get(name) != now.get(name) and _concerns(line.kind, name)]
        if line.edition and line.edition != edition:
            changed.append("edition")
        found.append(
            Kept(
                line.id, line.kind, line.language, line.at, line.edition, tuple(changed), _copies(events, line.id),
                str(body.get("code", "")), str(drawn.get("form", "")), str(drawn.get("at", "")),
                signed.get(line.id, ""), unsigned.get(line.id, "") if line.id not in signed else "",
            )
        )  # fmt: skip
    return found


@only("see_paper")
def one(office: Office, dossier: str, paper: str) -> Kept:
    """One paper of a dossier. Rejected `unknown_paper`."""
    found = next((each for each in kept(office, dossier) if each.id == paper), None)
    if found is None:
        raise Rejected("unknown_paper", paper=paper)
    return found


@only("attach")
def keep_signed(office: Office, dossier: str, paper: str, data: bytes, name: str) -> str:
    """Keep a PDF as the signed copy of a paper, which counts as signed from now on; the id of the file.

    A file that lies in the dossier already will do, unless it counts as a signed copy. Rejected `unknown_paper`,
    `attachment_too_large`, `same_attachment`.
    """
    return signed_by(office, dossier, paper, lambda: scans.attach_made(office, dossier, data, name))


@only("attach")
def signed_by(office: Office, dossier: str, paper: str, attach: Callable[[], Attachment]) -> str:
    """The same with a file that `attach` takes in, once it is known that the paper lies in this dossier."""
    kind = one(office, dossier, paper).kind
    try:
        file = attach().id
    except Rejected as error:
        file = error.details.get("attachment", "")
        if not file or file in _signatures(office, dossier):
            raise
    body = {"paper": paper, "kind": kind, "attachment": file}
    office.vault.append(dossier, SIGNED, body, person=office.person.id, at=office.clock.now())
    return file


@only("attach")
def take_signed_back(office: Office, dossier: str, paper: str, reason: str) -> None:
    """The last signed copy of a paper does not count any more, the one before it does again; its file stays.

    Rejected `unknown_paper`, `not_signed`, `reason_needed`.
    """
    kind = one(office, dossier, paper).kind
    copies = _signed(office.vault.events(dossier)).get(paper, [])
    if not copies:
        raise Rejected("not_signed")
    if not reason.strip():
        raise Rejected("reason_needed")
    body = {"paper": paper, "kind": kind, "attachment": copies[-1].body["attachment"], "reason": reason.strip()}
    office.vault.append(dossier, SIGNED_BACK, body, person=office.person.id, at=office.clock.now())


@only("print_paper")
def queue_for(office: Office, form: str) -> str:
    """The printer that the office set for a form of paper; empty where it set none."""
    settings = read_settings(office.settings.chosen)
    return str(settings[QUEUES[form]] if form in QUEUES else "") or str(settings["a4_queue"])


@only("print_paper")
def start_print(office: Office, dossier: str, paper: str, queue: str, number: int = 1) -> None:
    """Write down that a paper is about to go to a printer, so many of it: a crash cannot make a silent second copy."""
    _receipt(office, dossier, "paper_sending", paper, queue, number=str(number) if number > 1 else "")


@only("print_paper")
def sent(office: Office, dossier: str, paper: str, queue: str, job: str) -> None:
    """The receipt: the queue took the paper as this job."""
    _receipt(office, dossier, "paper_sent", paper, queue, job=job)


@only("print_paper")
def not_sent(office: Office, dossier: str, paper: str, queue: str) -> None:
    """The queue surely did not take the paper."""
    _receipt(office, dossier, "paper_not_sent", paper, queue)


@only("print_paper")
def taken_back(office: Office, dossier: str, paper: str, queue: str, job: str) -> None:
    """A waiting job was taken out of its queue before it was printed."""
    _receipt(office, dossier, "paper_taken_back", paper, queue, job=job)


@only("save_paper")
def save(office: Office, dossier: str, paper: str, path: Path, reason: str, *, replace: bool = False) -> None:
    """Write a kept paper in the clear to the path that a person named, readable by that person alone.

    Rejected `reason_needed`, `file_exists` (ask, then `replace`), `cannot_write`. The dossier remembers path and
    reason, the journal that it was done.
    """
    if not reason.strip():
        raise Rejected("reason_needed")
    if path.is_dir() or not path.is_absolute() or not os.access(path.parent, os.W_OK):
        raise Rejected("cannot_write", file=str(path))
    if path.exists() and not replace:
        raise Rejected("file_exists", file=str(path))
    data = read(office, paper)
    body = {"paper": paper, "path": readable(path), "reason": reason.strip()}
    office.vault.append_journalled(dossier, "paper_saved", body, person=office.person.id, at=office.clock.now())
    try:
        write_durably(path, data)
    except OSError as error:
        raise Trouble("cannot_write", file=str(path)) from error


def _receipt(office: Office, dossier: str, kind: str, paper: str, queue: str, **more: str) -> None:
    body = {"paper": paper, "queue": queue, **{name: text for name, text in more.items() if text}}
    office.vault.append_journalled(dossier, kind, body, person=office.person.id, at=office.clock.now())


def _signed(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The signed copies of each paper that count, the last one last."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.kind == SIGNED:
            found.setdefault(str(event.body["paper"]), []).append(event)
        elif event.kind == SIGNED_BACK:
            copies = found.get(str(event.body["paper"]), [])
            found[str(event.body["paper"])] = [
                one for one in copies if one.body["attachment"] != event.body["attachment"]
            ]
    return found


def _signatures(office: Office, dossier: str) -> set[str]:
    """The files that count as signed copies."""
    found = _signed(office.vault.events(dossier))
    return {str(event.body["attachment"]) for copies in found.values() for event in copies}


def _copies(events: Iterable[Event], paper: str) -> tuple[Copy, ...]:
    """Each sending with what came of it; one that was surely not taken is no copy."""
    found: list[Copy] = []
    for event in events:
        if event.body.get("paper") != paper:
            continue
        queue, job = str(event.body.get("queue", "")), str(event.body.get("job", ""))
        if event.kind == "paper_sending":
            found.append(Copy(event.at, queue, "", "unsure", int(event.body.get("number", 1))))
        elif event.kind == "paper_not_sent" and found:
            found.pop()
        elif event.kind == "paper_sent" and found:
            found[-1] = replace(found[-1], at=event.at, queue=queue, job=job, state="sent")
        elif event.kind == "paper_taken_back":
            found = [replace(one, at=event.at, state="taken_back") if one.job == job else one for one in found]
    return tuple(found)


def _told(events: Iterable[Event]) -> dict[str, object]:
    """What a paper could say at that moment, by name."""
    told: dict[str, object] = {}
    for event in standing(events):
        body = event.body
        if event.kind == "answered" and body.get("fact"):
            told[body["fact"]] = (body.get("raw"), body.get("proof", "said"))
        elif event.kind == "decided":
            told[body["result"]] = (body.get("value"), body.get("reason"))
        elif event.kind == "named":
            told["name"] = (body.get("name"), body.get("latin_name"))
        elif event.kind == "course_chosen":
            told[f"course.{body.get('kind', '')}"] = body
        elif event.kind == "no_offer":
            told["course.gpa"] = body.get("value")
        elif event.kind == "appointment_made":
            told["appointment"] = body
        elif event.kind == "planned":
            told["plan"] = event.id
        elif event.kind == "qualified":
            told["qualifications"] = event.id
    return told


def _concerns(kind: str, name: str) -> bool:
    """Whether a paper of this kind says what has that name."""
    if kind in SAYS_ONLY:
        return name.startswith(SAYS_ONLY[kind])
    return name != "appointment" and not name.startswith(SILENT.get(kind, ()))
