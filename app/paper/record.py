"""The copy of a dossier for the person concerned: everything that is kept, in Dutch with the own language beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.paper.blocks import HOUSE, LEAD, SMALL, TITLE, House, Paper
from app.paper.clauses import PROOFS, fact_name
from app.paper.said import Voices
from app.words import Words

ABOUT = {
    "name": "Name",
    "latin_name": "Name in Latin letters",
    "national_number": "National number",
    "ticket": "Ticket",
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
    "paper_made": "paper made",
    "attached": "file kept", "described": "file described",
    "exported": "copy made",
}


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact with its value in words, its proof, and who wrote it down when."""

    fact: str
    value: str = field(repr=False)
    proof: str
    kept_by: str = field(repr=False)
    at: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened: kind of event, moment, who wrote it, and the fact it is about, if it is one."""

    kind: str
    at: str
    who: str = field(repr=False)
    fact: str


@dataclass(frozen=True, slots=True)
class RecordContent:
    """Everything that the paper says, as plain values; `about` goes by the names of `ABOUT`."""

    dossier: str
    on: date
    about: dict[str, str] = field(repr=False)
    facts: tuple[FactLine, ...] = field(repr=False)
    decisions: tuple[str, ...] = field(repr=False)
    files: tuple[str, ...] = field(repr=False)
    history: tuple[HistoryLine, ...]
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
        paper.pair(say(f"paper.record.{name}", ABOUT[name]), same(text), share=0.44)
    paper.clause(say("paper.record.facts", "What you said and what was seen"))
    for line in content.facts:
        paper.pair(fact_name(paper, line.fact), same(line.value))
        shown = [say(f"paper.proof.{line.proof}", PROOFS[line.proof])] if line.proof in PROOFS else []
        paper.say(voices.joined([*shown, *map(same, filter(None, (line.kept_by, line.at)))], " · "), SMALL)
    for heading, lines in (
        (say("paper.record.decisions", "What the office decided"), content.decisions),
        (say("paper.record.files", "Papers and files"), content.files),
    ):
        if lines:
            paper.clause(heading)
        for text in lines:
            paper.item(same(text))
    paper.clause(say("paper.record.history", "Who wrote what, and when"))
    for one in content.history:
        told = [say(f"paper.record.{one.kind}", HAPPENED.get(one.kind, one.kind.replace("_", " ")))]
        told += [fact_name(paper, one.fact)] if one.fact else []
        paper.item(voices.joined([same(one.at), *told, *map(same, filter(None, [one.who]))], " · "))
    return paper.pdf(dutch.say("paper.record.title", "Copy of your dossier"))
