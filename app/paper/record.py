"""The copy of a dossier for the person concerned: everything that is kept, in Dutch with the own language beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.paper.blocks import HOUSE, LEAD, SMALL, STRONG, TITLE, House, Paper
from app.paper.clauses import PROOFS, decided_one_by_one, fact_name, planned
from app.paper.contract_content import Decided, PlanLine
from app.paper.diplomas import DiplomaLine, diplomas
from app.paper.said import Both, Said, Voices
from app.words import Words

ABOUT = {
    "name": "Name",
    "latin_name": "Name in Latin letters",
    "national_number": "National number",
    "ticket": "Ticket",
    "appointment": "Appointment",
    "courses": "Courses",
}
HAPPENED = {
    "opened": "dossier opened",
    "visit_taken": "answers of the kiosk taken",
    "named": "name written",
    "identified": "national number written",
    "answered": "written down",
    "decided": "decided",
    "course_chosen": "course chosen",
    "appointment_made": "appointment made",
    "planned": "plan written",
    "qualified": "diploma written",
    "language_chosen": "contact language chosen",
    "undone": "taken back",
    "interpreter_came": "an interpreter came",
    "interpreter_left": "the interpreter left",
    "paper_made": "paper made",
    "described": "file described",
    "paper_sending": "paper on its way to a printer",
    "paper_sent": "paper printed",
    "paper_not_sent": "paper not printed",
    "paper_taken_back": "paper taken back from the printer",
    "paper_saved": "paper saved as a file",
    "paper_signed": "signed copy kept",
    "paper_signed_back": "signed copy taken back",
    "attached": "file kept",
    "exported": "copy made",
    "erasure_asked": "erasure asked",
    "closed": "dossier closed",
    "correction_asked": "you asked to correct something",
    "correction_answered": "your request was answered",
    "dossier_opened": "dossier opened",
    "dossier_seen": "somebody looked at the dossier",
}
SPEAKERS = {"newcomer": "said by you", "companion": "said by somebody with you", "staff": "written by the office"}
TITLES = {
    "contract": ("paper.contract.title", "Civic integration contract"),
    "contract_to_sign": ("paper.contract.title", "Civic integration contract"),
    "slip": ("paper.slip.title", "Your appointment"),
    "bring": ("paper.bring.title", "What to bring"),
    "journey": ("paper.journey.title", "Your way through the programme"),
    "advice": ("paper.advice.title", "Advice"),
    "advice_newcomer": ("paper.advice.title", "Advice"),
    "course": ("paper.confirmed.title", "Confirmation of your course"),
    "exemption": ("paper.exemption.title", "Request for an exemption"),
    "referral": ("paper.referral.title", "Referral letter"),
    "naric": ("paper.naric.title", "Request for recognition of a diploma"),
    "ticket": ("paper.ticket.title", "Your number"),
}
"""What stands at the head of each kind of paper."""
OUTCOMES = {"": "not answered yet", "corrected": "corrected", "refused": "refused"}


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One result, ready to read in Dutch and in the own language, with its rules and sources."""

    dutch: str
    own: str
    because: str


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact with its value in the words of both languages, its proof, who gave it, who wrote it when, and a note."""

    fact: str
    value: str = field(repr=False)
    own: str = field(repr=False)
    proof: str
    by: str
    kept_by: str = field(repr=False)
    at: str
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened: kind of event, moment, who did it, its fact, what was written in both languages."""

    kind: str
    at: str
    who: str = field(repr=False)
    fact: str = ""
    value: str = field(default="", repr=False)
    own: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """What the person said is wrong, and what came of it; `outcome` is empty while nobody answered."""

    about: str
    wrong: str = field(repr=False)
    at: str
    outcome: str
    reason: str = field(repr=False)
    answered: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileLine:
    """A paper or a file: its kind or its name, and the rest that is known of it."""

    name: str = field(repr=False)
    told: str
    paper: bool = False


@dataclass(frozen=True, slots=True)
class RecordContent:
    """Everything that the paper says, as plain values; `about` goes by the names of `ABOUT`.

    `looked` are the lines of the journal about this dossier: who looked at it, printed or copied it, and when.
    """

    dossier: str
    on: date
    about: dict[str, str] = field(repr=False)
    facts: tuple[FactLine, ...] = field(repr=False)
    advice: tuple[AdviceLine, ...] = field(repr=False)
    decisions: tuple[tuple[str, Decided], ...] = field(repr=False)
    corrections: tuple[CorrectionLine, ...] = field(repr=False)
    files: tuple[FileLine, ...] = field(repr=False)
    history: tuple[HistoryLine, ...]
    looked: tuple[HistoryLine, ...] = ()
    plan: tuple[PlanLine, ...] = field(default=(), repr=False)
    diplomas: tuple[DiplomaLine, ...] = field(default=(), repr=False)
    house: House = HOUSE


def render(content: RecordContent, dutch: Words, own: Words) -> bytes:
    """The copy as PDF bytes. Raises Trouble `missing_glyph` or `font_missing`."""
    voices = Voices(dutch, own)
    paper, say, same = Paper(voices, content.house, code=content.dossier), voices.say, voices.same
    paper.say(say("paper.record.title", "Copy of your dossier"), TITLE, 1, "H1")
    paper.say(say("paper.record.lead", "This is everything that the office keeps about you."), LEAD, 8)
    paper.pair(say("paper.contract.dossier", "Dossier"), same(content.dossier))
    paper.pair(say("paper.contract.date", "Date"), voices.day(content.on))
    for name, text in content.about.items():
        paper.pair(say(f"paper.record.{name}", ABOUT[name]), same(text))
    paper.clause(say("paper.record.facts", "What you said and what was seen"))
    for line in content.facts:
        _fact(paper, line)
    _advice(paper, content.advice)
    if content.decisions:
        paper.clause(say("paper.record.decisions", "What the office decided"))
        decided_one_by_one(paper, content.decisions)
    if content.plan:
        paper.clause(say("paper.contract.plan", "Your own plan"))
        planned(paper, content.plan)
    if content.diplomas:
        paper.clause(say("paper.naric.diplomas", "Diplomas"))
        diplomas(paper, content.diplomas)
    if content.corrections:
        paper.clause(say("paper.record.corrections", "What you asked to correct"))
    for asked in content.corrections:
        _correction(paper, asked)
    if content.files:
        paper.clause(say("paper.record.files", "Papers and files"))
    for file in content.files:
        called = say(*TITLES[file.name]) if file.paper and file.name in TITLES else same(file.name)
        paper.item(voices.joined([called, same(file.told)], " · "))
    paper.clause(say("paper.record.history", "Who wrote what, and when"))
    for one in content.history:
        _happened(paper, one)
    if content.looked:
        paper.clause(say("paper.record.looked", "Who looked, printed or copied, and when"))
    for one in content.looked:
        _happened(paper, one)
    return paper.pdf(dutch.say("paper.record.title", "Copy of your dossier"))


def _fact(paper: Paper, line: FactLine) -> None:
    say, same = paper.voices.say, paper.voices.same
    paper.keep(64)  # the fact and where it comes from
    paper.pair(fact_name(paper, line.fact).capital(), paper.voices.beside(line.value, line.own))
    shown = [say(f"paper.proof.{line.proof}", PROOFS[line.proof])] if line.proof in PROOFS else []
    shown += [say(f"paper.record.by.{line.by}", SPEAKERS[line.by])] if line.by in SPEAKERS else []
    shown += [*map(same, filter(None, (line.kept_by, line.at, line.note)))]
    paper.say(paper.voices.joined(shown, " · "), SMALL, 6)


def _advice(paper: Paper, lines: tuple[AdviceLine, ...]) -> None:
    voices = paper.voices
    if lines:
        paper.clause(voices.say("paper.record.advice", "What the program suggests today"))
    for line in lines:
        beside = None if voices.alone else Said(line.own, voices.own.code, voices.own.rtl, True)
        paper.say(Both(Said(line.dutch, voices.dutch.code), beside), STRONG, 1.5)
        paper.say(voices.same(line.because), SMALL)


def _correction(paper: Paper, asked: CorrectionLine) -> None:
    say, same = paper.voices.say, paper.voices.same
    paper.pair(say("paper.record.asked", "You said ({at})", at=asked.at), same(asked.wrong))
    about = fact_name(paper, asked.about)
    outcome = say(f"paper.record.outcome.{asked.outcome or 'open'}", OUTCOMES[asked.outcome])
    told = paper.voices.joined([about, outcome, *map(same, filter(None, (asked.reason, asked.answered)))], " · ")
    paper.say(told, SMALL)


def _happened(paper: Paper, one: HistoryLine) -> None:
    voices = paper.voices
    told = [voices.say(f"paper.record.{one.kind}", HAPPENED.get(one.kind, one.kind.replace("_", " ")))]
    told += [fact_name(paper, one.fact)] if one.fact else []
    told += [voices.beside(one.value, one.own)] if one.value else []
    told += [voices.same(one.who)] if one.who else []
    paper.item(voices.joined([voices.figures(one.at), *told], " · "))
