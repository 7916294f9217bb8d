"""The advice overview on paper: what the program suggests and why, for the dossier or the newcomer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.paper.blocks import Paper, Words, day


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
    paper = Paper(dutch, own)
    paper.say("paper.advice.title", "Advice", 15, True)
    values = {"edition": content.edition, "date": day(content.edition_date)}
    paper.say("paper.draft", "Draft, not a decision. Edition {edition} of {date}", 9.5, True, **values)
    paper.say(
        "paper.contract.dossier",
        "File: {dossier}. Date: {date}",
        dossier=content.dossier,
        date=day(content.on),
    )
    paper.text(content.operator)
    for line in content.lines:
        paper.space(4)
        paper.both(line.dutch, line.own, 9.5, True)
        paper.text(line.because, 8)
    if content.open_points:
        paper.heading("paper.contract.open", "Open points: the assessor decides")
    for point in content.open_points:
        paper.text(f"- {point}")
    return paper.pdf(
        dutch.say("paper.advice.title", "Advice"),
        dutch.say("paper.draft", "Draft, not a decision. Edition {edition} of {date}", **values),
    )
