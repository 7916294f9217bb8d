"""The referral letter: who helps this person further, why, and where that office is."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.paper import code
from app.paper.blocks import LEAD, SMALL, STRONG, TITLE, Paper
from app.paper.clauses import about, bases_of, language_name
from app.paper.contract_content import Basis, Party
from app.paper.said import Voices
from app.words import Words, available, load

WHO = {
    "atlas": "Atlas, Integratie & Inburgering Antwerpen",
    "amal": "Amal, Gent",
    "agii": "Agentschap Integratie en Inburgering",
    "bon": "Agentschap Integratie en Inburgering, Brussel (Bon)",
    "bapa": "BAPA, Brussel",
    "cri": "Centre régional d'intégration (CRI)",
    "info_integration": "Info-Integration, Ostbelgien",
    "school": "Toeleiding minderjarige nieuwkomers en anderstalige kleuters",
}
"""Where somebody can be referred to, by the names under which the office keeps their addresses."""

WHY = {
    "flanders": "This person is registered in a municipality where another agency of Flanders helps.",
    "brussels": "This person is registered in Brussels. There are two ways, in Dutch or in French, and the person"
    " chooses.",
    "bon": "This person is registered in Brussels and chose the way in Dutch.",
    "bapa": "This person is registered in Brussels and chose the way of a BAPA.",
    "wallonia": "This person is registered in Wallonia, where the rules of Wallonia hold.",
    "german_community": "This person is registered in the German-speaking Community, where its own rules hold.",
    "school": "This person is of school age and came here not long ago. That service helps with a place in a school.",
}


@dataclass(frozen=True, slots=True)
class Destination:
    """An office that helps further: its name in `WHO` and its address, empty where the office has not written it."""

    to: str
    address: str = ""


READS = {"bapa": "fr", "cri": "fr", "info_integration": "de"}
"""The language of an office that does not work in Dutch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralContent(Party):
    """What the letter says. `why` is a name of `WHY`; `place` is the municipality with the day of registration."""

    edition: str
    why: str
    destinations: tuple[Destination, ...]
    bases: tuple[Basis, ...]
    place: str = field(default="", repr=False)
    language: str = ""


def render(content: ReferralContent, dutch: Words, own: Words) -> bytes:
    """The letter as PDF bytes, a page for each language that is read: first the other office's, then the newcomer's.

    Dutch stands beside each. Raises Trouble `missing_glyph` or `font_missing`.
    """
    paper = Paper(Voices(dutch, own), content.house, code=code.foot(content, dutch.code, own.code))
    lacking = [language for language in _read_there(content) if language not in available(catalog="paper")]
    readers = [load(language) for language in _read_there(content) if language not in (*lacking, own.code)]
    for at, reader in enumerate((*readers, own)):
        if at:
            paper.begin_again()
        paper.voices = Voices(dutch, reader)
        _letter(paper, content, lacking)
    return paper.pdf(dutch.say("paper.referral.title", "Referral letter"))


def _read_there(content: ReferralContent) -> list[str]:
    """The languages besides Dutch in which the offices of the letter work."""
    return list(dict.fromkeys(READS[one.to] for one in content.destinations if one.to in READS))


def _letter(paper: Paper, content: ReferralContent, lacking: list[str]) -> None:
    say, same = paper.voices.say, paper.voices.same
    paper.say(say("paper.referral.title", "Referral letter"), TITLE, 1, "H1")
    paper.say(say("paper.referral.lead", "Another office helps this person further."), LEAD, 4)
    for tag in lacking:
        none = "That office works in {language}. This program has no text in that language: the letter is in Dutch."
        paper.say(say("paper.referral.not_in", none, language=language_name(paper, tag)), SMALL)
    paper.clause(say("paper.referral.to", "To"))
    for at, one in enumerate(content.destinations):
        if at:
            paper.say(say("paper.referral.or", "or"), SMALL)
        paper.say(same(WHO[one.to]), STRONG, 1.5)
        if one.address:
            paper.say(same(one.address))
        else:
            what = say("paper.slot.address", "the address of {office}", office=WHO[one.to])
            paper.missing(say("paper.missing", "Missing here: {what}. The office adds it in its settings.", what=what))
    about(paper, content)
    if content.place:
        paper.pair(say("paper.referral.registered", "Registered in"), same(content.place))
    if content.language:
        paper.pair(say("paper.referral.language", "Speaks"), language_name(paper, content.language))
    paper.clause(say("paper.referral.why", "Why"))
    paper.say(say(f"paper.referral.why.{content.why}", WHY[content.why]))
    bases_of(paper, content.bases)
    paper.space(4)
    paper.item(say("paper.referral.carries", "You carry this letter yourself. We send nothing to the other office."))
    paper.item(say("paper.referral.free", "You decide what you tell there and which documents you show."))
    paper.signatures(
        say("paper.referral.sign", "The office signs, so that the other office knows that the letter is ours."),
        [say("paper.sign.office", "For the agency")],
        say("paper.sign.when", "Date and signature"),
    )
