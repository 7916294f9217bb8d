"""The letter that asks NARIC-Vlaanderen to recognise diplomas: which ones, what is asked, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass

from app.paper import code
from app.paper.blocks import LEAD, SMALL, STRONG, TITLE, Paper
from app.paper.clauses import about, bases_of
from app.paper.contract_content import Basis, Party
from app.paper.diplomas import DiplomaLine, diplomas, route_name
from app.paper.said import Voices
from app.words import Words

NARIC = "NARIC-Vlaanderen"


@dataclass(frozen=True, slots=True)
class CostLine:
    """What a way of recognition costs in euros and how many calendar days it takes; empty where no source says it."""

    route: str
    euros: str = ""
    days: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NaricContent(Party):
    """What the letter says. `free` tells that this person pays nothing; `address` is empty while nobody wrote it."""

    edition: str
    diplomas: tuple[DiplomaLine, ...]
    costs: tuple[CostLine, ...]
    free: bool
    bases: tuple[Basis, ...]
    address: str = ""


def render(content: NaricContent, dutch: Words, own: Words) -> bytes:
    """The letter as PDF bytes. Raises Trouble `missing_glyph` or `font_missing`."""
    paper = Paper(Voices(dutch, own), content.house, code=code.foot(content, dutch.code, own.code))
    say, same = paper.voices.say, paper.voices.same
    paper.say(say("paper.naric.title", "Request for recognition of a diploma"), TITLE, 1, "H1")
    paper.say(say("paper.naric.lead", "From the person who has the diploma."), LEAD, 4)
    paper.clause(say("paper.naric.to", "To"))
    paper.say(same(NARIC), STRONG, 1.5)
    if content.address:
        paper.say(same(content.address))
    else:
        what = say("paper.slot.address", "the address of {office}", office=NARIC)
        paper.missing(say("paper.missing", "Missing here: {what}. The office adds it in its settings.", what=what))
    about(paper, content)
    paper.clause(say("paper.naric.diplomas", "Diplomas"))
    diplomas(paper, content.diplomas)
    paper.clause(say("paper.naric.costs", "Costs and time"))
    _costs(paper, content)
    paper.signatures(
        say("paper.naric.sign", "I ask for this recognition. The office only helped me to write it."),
        [say("paper.sign.person", "The participant")],
        say("paper.sign.when", "Date and signature"),
    )
    return paper.pdf(dutch.say("paper.naric.title", "Request for recognition of a diploma"))


def _costs(paper: Paper, content: NaricContent) -> None:
    say = paper.voices.say
    if content.free:
        paper.say(say("paper.naric.free", "I am in a situation in which NARIC asks no fee (kosteloos)."), STRONG)
    for one in content.costs:
        route, amount = route_name(paper, one.route), paper.voices.figures(f"€\u00a0{one.euros}")
        if content.free and one.days:
            within = "{route}: the answer comes within {days} calendar days."
            paper.item(say("paper.naric.time", within, route=route, days=one.days))
        elif content.free:
            continue
        elif one.days:
            line = "{route}: {amount}; the answer comes within {days} calendar days."
            paper.item(say("paper.naric.cost", line, route=route, amount=amount, days=one.days))
        else:
            paper.item(say("paper.naric.cost_only", "{route}: {amount}.", route=route, amount=amount))
    undated = "This comes from public pages without a date. Ask NARIC before you pay."
    paper.say(say("paper.naric.undated", undated), SMALL, 1.5)
    bases_of(paper, content.bases)
