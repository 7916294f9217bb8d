"""The contract draft.

Everything the law's checklist asks, Dutch binding, the newcomer's language beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.paper.blocks import Paper, Words, day


@dataclass(frozen=True, slots=True)
class PartLine:
    """One of the four parts: what holds, whether the assessor must decide, the rule and what it rests on."""

    part: str
    value: str
    check: bool
    rule: str
    source: str


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course of the offer as it stands in the contract."""

    code: str
    name: str
    provider: str
    place: str
    start: date | None


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """A date of the programme: `label` is the deadline's id in the advice."""

    label: str
    on: date
    rule: str


@dataclass(frozen=True, slots=True)
class ContractContent:
    """Everything the contract says about one newcomer, as plain values."""

    person_name: str
    latin_name: str
    operator: str
    on: date
    edition: str
    edition_date: date
    dossier: str
    parts: tuple[PartLine, ...]
    goals: tuple[str, ...] = ()
    courses: tuple[CourseLine, ...] = ()
    term: str = ""
    deadlines: tuple[DeadlineLine, ...] = ()
    fees: tuple[tuple[str, str], ...] = ()
    fees_total: str = ""
    open_points: tuple[str, ...] = ()
    rights_text: str | None = None
    draft: bool = True


PARTS = {
    "mo": "Social orientation (MO)",
    "nt2": "Dutch as a second language (NT2)",
    "work": "Registration with VDAB or Actiris",
    "pnt": "Participation and networking (PNT)",
}
VALUES = {
    "required": "Not exempt",
    "exempt": "Exempt",
    "reached": "Reached",
    "not_required": "Not applicable",
    "optional": "Optional",
    "open": "Open",
}
DEADLINES = {
    "report": "Report to the office",
    "parts_decision": "Decision on the parts",
    "sign": "Sign the contract",
    "start": "Start of the programme",
    "work": "Register for work",
    "b1": "Spoken Dutch B1",
    "brussels_report": "Report in Brussels",
    "suspended_until": "Suspended until",
}


def render(content: ContractContent, dutch: Words, own: Words) -> bytes:
    """Make the contract as PDF bytes."""
    paper = Paper(dutch, own)
    paper.say("paper.contract.title", "Civic integration contract", 15, True)
    if content.draft:
        paper.say(
            "paper.draft",
            "Draft, not a decision. Edition {edition} of {date}",
            9.5,
            True,
            edition=content.edition,
            date=day(content.edition_date),
        )
    if not paper.alone:
        paper.say("paper.binding", "The Dutch text is binding; the other language is a reading aid.", 8.5)
        paper.say("paper.translation", "Draft translation", 8.5, True)
    paper.heading("paper.contract.parties", "Parties")
    name = content.person_name
    if content.latin_name and content.latin_name != name:
        name = f"{name} ({content.latin_name})"
    paper.say("paper.contract.participant", "Participant: {name}", name=name)
    paper.say("paper.contract.operator", "Office: {operator}", operator=content.operator)
    paper.say(
        "paper.contract.dossier",
        "File: {dossier}. Date: {date}",
        dossier=content.dossier,
        date=day(content.on),
    )
    paper.heading("paper.contract.goals", "Goals")
    for goal in content.goals:
        paper.text(goal)
    if not content.goals:
        _missing(paper)
    _parts(paper, content)
    _courses(paper, content)
    _dates(paper, content)
    paper.heading("paper.contract.rights", "Rights and duties")
    if content.rights_text:
        paper.text(content.rights_text)
    else:
        _missing(paper)
    if content.open_points:
        paper.heading("paper.contract.open", "Open points: the assessor decides")
        for point in content.open_points:
            paper.text(f"- {point}")
    paper.signatures(
        ("paper.sign.person", "Signature of the participant"),
        ("paper.sign.office", "Signature for the office"),
    )
    mark = (
        dutch.say(
            "paper.draft",
            "Draft, not a decision. Edition {edition} of {date}",
            edition=content.edition,
            date=day(content.edition_date),
        )
        if content.draft
        else ""
    )
    return paper.pdf(dutch.say("paper.contract.title", "Civic integration contract"), mark)


def _missing(paper: Paper) -> None:
    paper.say("paper.missing", "[Text missing: the office must add it]", 9.5, True)


def _parts(paper: Paper, content: ContractContent) -> None:
    paper.heading("paper.contract.parts", "Parts of the programme")
    for line in content.parts:
        values = []
        for words in (paper.dutch, paper.own):
            part = words.say(f"paper.part.{line.part}", PARTS[line.part])
            value = words.say(f"paper.value.{line.value}", VALUES[line.value])
            check = " - " + words.say("paper.check", "the assessor decides") if line.check else ""
            values.append(f"{part}: {value}{check}")
        paper.both(values[0], values[1], 9.5, True)
        paper.text(f"{line.rule}  {line.source}".strip(), 8)
        paper.space(3)


def _courses(paper: Paper, content: ContractContent) -> None:
    paper.heading("paper.contract.courses", "Course")
    if content.courses:
        rows = [
            (c.code, c.name, c.provider, c.place, day(c.start) if c.start else "-") for c in content.courses
        ]
        say = paper.dutch.say
        head = (
            say("paper.course.code", "Code"),
            say("paper.course.name", "Course"),
            say("paper.course.provider", "Provider"),
            say("paper.course.place", "Place"),
            say("paper.course.start", "Start"),
        )
        paper.table([head, *rows], (0.14, 0.26, 0.22, 0.24, 0.14))
    else:
        paper.say("paper.course.none", "No course has been chosen yet.")
    if content.term:
        paper.say("paper.contract.term", "Term of the programme: {term}", term=content.term)


def _dates(paper: Paper, content: ContractContent) -> None:
    if content.deadlines:
        paper.heading("paper.contract.deadlines", "Dates")
    for line in content.deadlines:
        said = [
            f"{words.say(f'paper.deadline.{line.label}', DEADLINES[line.label])}: \u2066{day(line.on)}\u2069"
            for words in (paper.dutch, paper.own)
        ]
        paper.both(said[0], said[1])
    paper.heading("paper.contract.fees", "Fees (estimate)")
    for text, amount in content.fees:
        paper.text(f"{text}: {amount}")
    if content.fees_total:
        paper.say("paper.contract.total", "At most {total}", 9.5, True, total=content.fees_total)
