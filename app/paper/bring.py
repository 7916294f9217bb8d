"""What to bring: the documents that show what was only said, or that settle what is still open, to be ticked off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
SHOWS = {
    "identity": ("birth_date", "nationalities", "birth_country", "parent_birth_countries"),
    "stay": (
        "lawful_stay", "title_gt_3_months", "residence_document", "document_valid_until", "stay_motive", "max_one_year",
        "second_capacity", "earlier_stay", "ict_trainee", "labour_market_access", "eu_ltr_state",
        "eu_ltr_integration_condition",
    ),
    "register": (
        "register_municipality", "register_municipality_since", "first_registration", "first_title_gt3m",
        "register_type", "waiting_register_since", "children",
    ),
    "family": ("sponsor_nationalities", "sponsor_status", "relation_to_sponsor", "used_free_movement"),
    "schooling": ("diplomas", "highest_schooling", "has_secondary_diploma", "dutch_schooling_years"),
    "study": ("current_study", "reception_school_months", "reception_school_years", "enrolled_basic_education"),
    "dutch": ("dutch_proofs",),
    "mo": ("mo_tests",),
    "integration": ("integration_certificates",),
    "medical": ("medical_certificate", "limited_learning_capacity"),
    "work": ("work", "post_attest_activity"),
    "job_seeker": ("vdab", "art_64bis_training"),
    "income": ("income", "referral"),
    "minister": ("minister_role", "minister_substitute", "minister_since", "community_recognised_on"),
    "letters": (
        "reported_on", "registered_letter_on", "obliged_since", "previous_contracts", "brussels_certificate_on",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BringContent:
    """The documents to bring, by their names in `DOCUMENTS`; no personal value."""

    dossier: str
    on: date
    documents: tuple[str, ...]
    house: House = HOUSE


def documents_for(facts: set[str]) -> tuple[str, ...]:
    """The documents that show these facts, each once."""
    return tuple(document for document, shown in SHOWS.items() if facts & set(shown))


def render(content: BringContent, dutch: Words, own: Words) -> bytes:
    """The check-list as PDF bytes. Raises Trouble `missing_glyph` or `font_missing`."""
    voices = Voices(dutch, own)
    paper, say = Paper(voices, content.house, code=content.dossier), voices.say
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
