"""The contract draft: everything the law's checklist asks, clause by clause, Dutch beside the newcomer's language."""

from __future__ import annotations

from app.paper import clauses, code
from app.paper.blocks import LEAD, SMALL, TITLE, Paper, Style
from app.paper.contract_content import ContractContent
from app.paper.said import Voices
from app.words import Words


def render(content: ContractContent, dutch: Words, own: Words) -> bytes:
    """The contract as PDF bytes. Raises Trouble `missing_glyph` or `font_missing`."""
    voices = Voices(dutch, own)
    paper = Paper(voices, content.house, content.draft, code.foot(content, dutch.code, own.code))
    _head(paper, content)
    sources = clauses.Sources()
    for clause in clauses.WITHOUT_CONTRACT if content.contract.holds in clauses.NO_CONTRACT else clauses.CLAUSES:
        clause(paper, content, sources)
    return paper.pdf(dutch.say("paper.contract.title", "Civic integration contract"))


def _head(paper: Paper, content: ContractContent) -> None:
    say = paper.voices.say
    paper.say(say("paper.contract.title", "Civic integration contract"), TITLE, 1, "H1")
    if content.draft:
        paper.say(
            say(
                "paper.draft",
                "Draft, not a decision. Rules: edition of {date}.",
                date=paper.voices.day(content.edition_date),
            ),
            LEAD,
            4,
        )
    if not paper.voices.alone:
        paper.say(say("paper.binding", "The Dutch text is binding. The other language helps you to read it."), SMALL)
    paper.say(
        say(
            "paper.contract.how_to_read",
            "The program suggests, the assessor decides. Behind each result stands the rule and its source: the"
            " number in square brackets leads to the list of sources.",
        ),
        Style(7.8),
    )
