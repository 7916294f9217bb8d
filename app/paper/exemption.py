"""The request for a certificate of exemption: on which ground, shown by what, and what is still to be attached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.paper import code
from app.paper.blocks import LEAD, SMALL, STRONG, TITLE, Paper, Style
from app.paper.bring import DOCUMENTS
from app.paper.clauses import Sources, about, decided, official_text, part_name, say_basis, titles, value_name
from app.paper.contract_content import Party, Result
from app.paper.said import Voices
from app.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionContent(Party):
    """The results that rest on an exemption, each with its ground; `terms` holds the Dutch name of each rule."""

    edition: str
    edition_date: date
    group: Result | None
    parts: tuple[Result, ...]
    terms: tuple[tuple[str, str], ...]
    documents: tuple[str, ...] = ()
    text: str = ""


def render(content: ExemptionContent, dutch: Words, own: Words) -> bytes:
    """The request as PDF bytes. Raises Trouble `missing_glyph` or `font_missing`."""
    voices, sources = Voices(dutch, own), Sources()
    paper, say = Paper(voices, content.house, True, code.foot(content, dutch.code, own.code)), voices.say
    paper.say(say("paper.exemption.title", "Request for an exemption"), TITLE, 1, "H1")
    edition = voices.day(content.edition_date)
    paper.say(say("paper.suggested", "A suggestion: the agency decides. Rules: edition of {date}.", date=edition), LEAD)
    about(paper, content)
    _asked(paper, content)
    _grounds(paper, content, sources)
    results = (content.group, *content.parts) if content.group else content.parts
    decided(paper, [(one.id, one.decided) for one in results])
    _attached(paper, content)
    paper.clause(say("paper.exemption.text", "Text of the agency"))
    slot = say("paper.slot.exemption", "the agency's own text of the request for exemption (ATT-02)")
    official_text(paper, content.text, "", slot)
    paper.signatures(
        say("paper.exemption.sign", "The participant asks for this exemption; the agency notes that it was asked."),
        [say("paper.sign.person", "The participant"), say("paper.sign.office", "For the agency")],
        say("paper.sign.when", "Date and signature"),
    )
    titles(paper, sources)
    return paper.pdf(dutch.say("paper.exemption.title", "Request for an exemption"))


def _asked(paper: Paper, content: ExemptionContent) -> None:
    say = paper.voices.say
    paper.clause(say("paper.exemption.asked", "What is asked"))
    if content.group:
        paper.item(
            say("paper.exemption.obligation", "A certificate of exemption (attest van vrijstelling) from the obligation"
                " to follow the programme (ATT-02).")
        )  # fmt: skip
    for part in content.parts:
        what, value = part_name(paper, part.id), value_name(paper, part.holds)
        paper.item(say("paper.exemption.part", "That this part is not to be done: {part} ({value}).",
                       part=what, value=value))  # fmt: skip


def _grounds(paper: Paper, content: ExemptionContent, sources: Sources) -> None:
    say, terms = paper.voices.say, dict(content.terms)
    paper.clause(say("paper.exemption.grounds", "Grounds"))
    group = say("paper.exemption.of_obligation", "The obligation")
    asked = [(group, content.group)] if content.group else []
    asked += [(part_name(paper, part.id), part) for part in content.parts]
    for at, (what, result) in enumerate(asked):
        if at:
            paper.rule(52)
        paper.say(what, STRONG, 1.5)
        for basis in result.bases:
            if basis.rule in terms:
                paper.item(paper.voices.same(f"{basis.rule}: {terms[basis.rule]}"))
        say_basis(paper, result, sources)


def _attached(paper: Paper, content: ExemptionContent) -> None:
    say = paper.voices.say
    paper.clause(say("paper.exemption.evidence", "Evidence"))
    if not content.documents:
        paper.say(say("paper.exemption.seen", "The office has seen the evidence for these grounds."))
        return
    paper.say(say("paper.exemption.attach", "These documents are still to be shown. Tick what lies with this paper."))
    for document in content.documents:
        paper.item(say(f"paper.bring.{document}", DOCUMENTS[document]), Style(10), box=True)
    paper.say(say("paper.bring.original", "Bring the original, not a copy. You get it back at once."), SMALL)
