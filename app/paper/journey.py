"""The journey on one page: what is done, what comes, by when, and how long it took others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from app.paper import code
from app.paper.blocks import BODY, GAP, LEAD, SMALL, STRONG, TITLE, Cell, Paper, artifact
from app.paper.clauses import DEADLINES, GOALS, PARTS, VALUES
from app.paper.contract_content import ContractContent
from app.paper.said import Both, Voices
from app.words import Words

DONE = ("reached", "exempt")
DATED = {"report": "reported_on", "sign": "contract_signed_on"}
"""The fact that says a dated step is behind us."""
BEFORE, AFTER = ("report", "sign"), ("start", "work")


@dataclass(frozen=True, slots=True)
class JourneyContent(ContractContent):
    """What the contract draft says, drawn as a way."""


def render(content: JourneyContent, dutch: Words, own: Words) -> bytes:
    """The page as PDF bytes, from what the contract draft says. Raises Trouble `missing_glyph` or `font_missing`."""
    voices = Voices(dutch, own)
    paper, say = Paper(voices, content.house, content.draft, code.foot(content, dutch.code, own.code)), voices.say
    paper.say(say("paper.journey.title", "Your way through the programme"), TITLE, 2, "H1")
    paper.clause(say("paper.journey.steps", "Steps"))
    paper.say(say("paper.journey.lead", "A full dot is done. An open dot comes still."), SMALL, 6)
    _dates(paper, content, BEFORE)
    for course in content.courses:
        begins = say("paper.journey.course", "Course {kind} begins on {date}", kind=course.kind.upper(),
                     date=voices.day(course.starts_on))  # fmt: skip
        _step(paper, False, begins, voices.same(f"{course.provider}, {course.place}"))
    _dates(paper, content, AFTER)
    for part in content.parts:
        if part.holds == "not_required":
            continue
        what = say(f"paper.part.{part.id}", PARTS[part.id])
        value = say(f"paper.value.{part.holds}", VALUES[part.holds])
        goal = None if part.holds in DONE else say(f"paper.goal.{part.id}", GOALS[part.id])
        _step(paper, part.holds in DONE, say("paper.part.line", "{part}: {value}", part=what, value=value), goal)
    attest = say("paper.attest", "You get the certificate when all goals of this contract are reached (ATT-01).")
    _step(paper, False, say("paper.contract.attest", "Certificate (inburgeringsattest)"), attest, last=True)
    _duration(paper, content)
    return paper.pdf(dutch.say("paper.journey.title", "Your way through the programme"))


def _dates(paper: Paper, content: ContractContent, ids: tuple[str, ...]) -> None:
    voices = paper.voices
    for one in content.deadlines:
        if one.id in ids:
            latest = voices.say("paper.journey.latest", "at the latest on {date}", date=voices.day(one.on))
            done = DATED.get(one.id) in content.events
            _step(paper, done, voices.say(f"paper.deadline.{one.id}", DEADLINES[one.id]), latest)


def _duration(paper: Paper, content: ContractContent) -> None:
    """The report's median for this kind of course, said as what it is."""
    if not content.track.months:
        return
    say, months = paper.voices.say, str(content.track.months)
    paper.clause(say("paper.journey.how_long", "How long does it take?"))
    told = "Half of the people with this type of course had the certificate in {months} months."
    half = say("paper.journey.half", told, months=months)
    paper.say(half, LEAD)
    paper.say(say("paper.journey.source", "Figure of the annual report 2023. It is no promise and no limit."), SMALL)


def _step(paper: Paper, done: bool, title: Both, more: Both | None, last: bool = False) -> None:
    """One stop on the way; the way runs between the columns, or left of the only one."""
    edges = paper.columns()
    left, right = edges[0]
    edges[0] = (left + 24, right) if paper.voices.alone else (left, right - 4)
    heads = _cells(paper, title, edges, True)
    texts = _cells(paper, more, edges, False) if more else []
    height = _height(heads) + (_height(texts) + 2 if texts else 0) + 12
    paper.keep(height)
    x = paper.side + 8 if paper.voices.alone else paper.size[0] / 2
    paper.pages[-1].append((paper.y, partial(_draw_stop, paper, x, done, height, last)))
    paper.flow(heads, 2 if texts else 12)
    paper.flow(texts, 12)


def _cells(paper: Paper, both: Both, edges: list[tuple[float, float]], bold: bool) -> list[Cell]:
    style = STRONG if bold else BODY
    return [paper.cell(said, style, left, right) for said, (left, right) in zip(both.each(), edges, strict=False)]


def _height(cells: list[Cell]) -> float:
    return max(len(one.lines) * one.leading for one in cells)


def _draw_stop(paper: Paper, x: float, done: bool, height: float, last: bool, canvas: Any, page: int, y: float) -> None:
    with artifact(canvas):
        canvas.setStrokeColor(paper.house.colour)
        canvas.setFillColor(paper.house.colour if done else "#ffffff")
        canvas.setLineWidth(1.6)
        if not last:
            canvas.line(x, y - 7, x, y - height - 7)
        canvas.circle(x, y - 7, min(5.0, GAP / 4), stroke=1, fill=1)
