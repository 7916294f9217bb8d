"""What to bring: the documents that show what was only said, or that settle what is still open, to be ticked off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.paper import code
from app.paper.blocks import HOUSE, SMALL, TITLE, House, Paper, Style
from app.paper.said import Voices
from app.words import Words

DOCUMENTS = {
    "identity": "identity card or passport",
    "stay": "residence card or other residence document",
    "register": "extract from the register of your municipality, with the history of your addresses",
    "family": "document of the family member with whom you live, and proof of your relation",
    "schooling": "diplomas and certificates of schools, also from abroad",
    "study": "proof of enrolment at school",
    "dutch": "certificate of Dutch (NT2, CNaVT, Selor or other)",
    "mo": "result of the MO test",
    "integration": "integration certificate of Flanders or of another region or country",
    "medical": "certificate of a doctor",
    "work": "employment contract, or proof that you are self-employed",
    "job_seeker": "proof of registration with VDAB or Actiris",
    "income": "certificate of the OCMW or of your benefit",
    "minister": "proof of your appointment as minister of religion",
    "letters": "letters of the agency or the municipality, and an earlier contract",
}


@dataclass(frozen=True, slots=True)
class BringContent:
    """The documents to bring, by their names in `DOCUMENTS`; no personal value."""

    dossier: str
    on: date
    documents: tuple[str, ...]
    house: House = HOUSE


def render(content: BringContent, dutch: Words, own: Words) -> bytes:
    """The check-list as PDF bytes. Raises Trouble `missing_glyph` or `font_missing`."""
    voices = Voices(dutch, own)
    paper, say = Paper(voices, content.house, code=code.foot(content, dutch.code, own.code)), voices.say
    paper.say(say("paper.bring.title", "What to bring"), TITLE, 8, "H1")
    paper.pair(say("paper.contract.dossier", "Dossier"), voices.same(content.dossier))
    paper.pair(say("paper.contract.date", "Date"), voices.day(content.on))
    paper.clause(say("paper.bring.documents", "Documents"))
    if not content.documents:
        paper.say(say("paper.bring.none", "You need not bring anything more. We have seen all documents."))
    for document in content.documents:
        paper.item(say(f"paper.bring.{document}", DOCUMENTS[document]), Style(10.5), box=True)
    paper.clause(say("paper.bring.good_to_know", "Good to know"))
    paper.item(say("paper.bring.original", "Bring the original, not a copy. You get it back at once."))
    paper.item(
        say("paper.bring.come_anyway", "You do not have a document? Come anyway. We look together for what helps.")
    )
    if not voices.alone:
        paper.say(say("paper.bring.aid", "Show this paper at the office: the Dutch text is beside yours."), SMALL)
    return paper.pdf(dutch.say("paper.bring.title", "What to bring"))
