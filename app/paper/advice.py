"""The advice overview on paper: what the program suggests and why, for the dossier or the newcomer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.paper.blocks import LEAD, SMALL, STRONG, TITLE, House, Paper
from app.paper.clauses import fact_name
from app.paper.said import Both, Said, Voices
from app.words import Words


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One result, ready to read in Dutch and in the own language, with its rules and sources."""

    dutch: str
    own: str
    because: str


@dataclass(frozen=True, slots=True)
class AdviceContent:
    """The advice as plain values."""

    dossier: str
    operator: str
    on: date
    edition: str
    edition_date: date
    lines: tuple[AdviceLine, ...]
    open_points: tuple[str, ...] = ()


def render(content: AdviceContent, dutch: Words, own: Words) -> bytes:
    """Make the advice as PDF bytes."""
    voices = Voices(dutch, own)
    paper = Paper(voices, House(content.operator), draft=True, code=f"{content.dossier} · {content.edition}")
    say, same = voices.say, voices.same
    paper.say(say("paper.advice.title", "Advice"), TITLE, 1, "H1")
    told = say("paper.draft", "Draft, not a decision. Rules: edition of {date}.", date=voices.day(content.edition_date))
    paper.say(told, LEAD, 6)
    paper.pair(say("paper.contract.date", "Date"), voices.day(content.on))
    paper.clause(say("paper.advice.results", "What the program suggests today"))
    for line in content.lines:
        beside = None if voices.alone else Said(line.own, own.code, own.rtl, own.is_draft("paper.advice.title"))
        paper.rule(40)
        paper.say(Both(Said(line.dutch, dutch.code), beside), STRONG, 1.5)
        paper.say(same(line.because), SMALL)
    if content.open_points:
        paper.clause(say("paper.contract.open", "Open points"))
        missing = say("paper.open.facts", "These facts are still missing. They can change the result:")
        paper.say(missing)
        paper.say(voices.joined([fact_name(paper, fact) for fact in content.open_points], "; "))
    return paper.pdf(dutch.say("paper.advice.title", "Advice"))
