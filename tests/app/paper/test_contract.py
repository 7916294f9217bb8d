"""The contract draft says everything the law's checklist asks, in both languages, and reads back as it went in."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from app.actions import contract as gathering
from app.actions.advise import advise_case
from app.facts.casefile import read_case
from app.paper import code, contract
from app.paper.blocks import House
from app.paper.contract_content import ContractContent, CourseLine, OfficialTexts
from app.words import load
from tests.app.paper import reading

CASES = Path(__file__).resolve().parents[2] / "law" / "cases"
NAMES = ("محمد الأحمد", "Mohamed Alahmad")
COURSE = CourseLine(
    "NT2-A1-03", "nt2", "CVO Vitant", "Distelvinkstraat 22, Antwerpen", date(2027, 1, 11), date(2027, 6, 30)
)


def content_of(case: str, **more: object) -> ContractContent:
    read = read_case(CASES / f"{case}.yaml")
    assert read.on
    advice = advise_case(read, read.on)
    proofs = {name: fact.proof.value for name, fact in read.facts.items()}
    return gathering.content(
        advice.as_json(), advice.book, dossier="D-0042", names=NAMES, proofs=proofs, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def draw(content: ContractContent, language: str) -> bytes:
    return contract.render(content, load("nl"), load(language))


REFUGEE = content_of("w01", courses=(COURSE,))


def test_the_draft_names_what_the_checklist_asks() -> None:
    text = reading.one_line(draw(REFUGEE, "nl"))
    for piece in (
        "Inburgeringscontract", "Ontwerp, geen beslissing.", "Mohamed Alahmad", "Atlas, Integratie & Inburgering",
        "U moet het inburgeringstraject volgen (verplichte inburgeraar).", "OBL-01",
        "Maatschappelijke oriëntatie (MO): niet vrijgesteld, te doen", "Inschrijving bij VDAB of Actiris: bereikt",
        "EXP-VDAB-04", "inschrijving bij VDAB of Actiris (origineel gezien)", "240 lestijden tot niveau A2",
        "NT2-A1-03", "CVO Vitant", "11-01-2027 – 30-06-2027", "24-01-2027", "binnen 15 dagen in beroep gaan",
        "U krijgt het inburgeringsattest als alle doelen", "24 maanden om Nederlands te spreken op niveau B1",
        "U betaalt niets, want u krijgt een leefloon of hulp van het OCMW.", "Ontbreekt hier: de officiële tekst",
        "Decreet van 7 juni 2013", "De inburgeraar", "Voor het agentschap", "Pagina 1 van",
    ):  # fmt: skip
        assert piece in text, piece


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_clause_is_said_in_both_languages(language: str) -> None:
    elements = reading.said(draw(REFUGEE, language))
    for kind in ("H1", "H2", "P", "LBody", "TH", "TD"):
        spoken = [tongue for what, tongue, _ in elements if what == kind]
        assert spoken.count("nl") == spoken.count(language) > 0, kind


def test_french_sentences_come_back_whole() -> None:
    text = reading.one_line(draw(REFUGEE, "fr"))
    assert "Le texte néerlandais fait foi. L’autre langue vous aide à le lire." in text
    assert "Vous recevez l’attestation quand tous les objectifs de ce contrat sont atteints (ATT-01)." in text


def test_arabic_clauses_come_back_in_logical_order() -> None:
    pdf, ar = draw(REFUGEE, "ar"), load("ar")
    text = reading.as_read(pdf)
    for key in ("paper.binding", "paper.contract.title", "paper.rights.together", "paper.rights.declaration"):
        assert reading.squeezed(ar.say(key, "")) in text, key
    layout = reading.text(pdf, "-layout")
    assert "اللغة الأخرى تساعدك على قراءته" in layout


def test_the_structure_gives_each_arabic_clause_as_one_text() -> None:
    said = [text for _, language, text in reading.said(draw(REFUGEE, "ar")) if language == "ar"]
    ar = load("ar")
    for key in ("paper.b1", "paper.attest", "paper.term.nt2", "paper.group.obliged"):
        present = key != "paper.term.nt2"
        assert (ar.say(key, "") in said) is present, key


def test_a_draft_translation_says_so_at_its_clause_in_both_languages() -> None:
    assert reading.one_line(draw(REFUGEE, "fr")).count("ontwerpvertaling traduction provisoire") == 13
    assert "ontwerpvertaling" not in reading.one_line(draw(REFUGEE, "nl"))


def test_a_language_without_a_catalog_is_read_in_english_and_says_so() -> None:
    text = reading.one_line(draw(REFUGEE, "so"))
    assert "nog niet vertaald not translated yet" in text
    assert "You must follow the programme (verplichte inburgeraar)." in text


def test_a_decision_stands_beside_what_was_suggested() -> None:
    decision = {"value": "exempt", "suggested": "required", "reason": "Zorgt voor een kind", "by": "A. Peeters",
                "on": "2026-11-20", "document": "Brief"}  # fmt: skip
    text = reading.one_line(draw(content_of("w01", decisions={"parts.pnt": decision}), "nl"))
    assert "Participatie- en netwerktraject (PNT): vrijgesteld" in text
    for piece in ("Voorstel niet vrijgesteld, te doen", "Beslist vrijgesteld", "Zorgt voor een kind", "20-11-2026"):
        assert piece in text, piece


def test_a_track_and_an_amount_that_were_decided_stand_among_the_decisions() -> None:
    track = {"value": "cbe_nt2", "suggested": "cvo_standard", "reason": "Test van het huis", "by": "A. Peeters"}
    fees = {"value": "22.5", "suggested": "360", "reason": "Brief van het OCMW", "by": "A. Peeters"}
    text = reading.one_line(draw(content_of("w01", decisions={"nt2_track": track, "fees": fees}), "nl"))
    for piece in ("CBE NT2", "Test van het huis", "U betaalt hoogstens Voorstel € 360 Beslist € 22,50"):
        assert piece in text, piece


def test_what_is_open_or_in_conflict_is_marked() -> None:
    text = reading.one_line(draw(content_of("w37a"), "nl"))
    assert "De bronnen maken dit niet uit: de trajectbegeleider beslist." in text
    assert "Groep: de bronnen maken dit niet uit, de trajectbegeleider beslist (TGT-01, OBL-02" in text


def test_the_office_fills_the_slot_of_the_official_text() -> None:
    texts = OfficialTexts("Eerste alinea van de tekst.\n\nTweede alinea van de tekst.", "Geen.")
    text = reading.one_line(draw(replace(REFUGEE, texts=texts), "fr"))
    assert "Eerste alinea van de tekst." in text and "Tweede alinea" in text and "Ontbreekt hier" not in text
    assert "Ce texte n’existe qu’en néerlandais." in text


def test_the_entitled_read_of_no_fine_and_no_b1() -> None:
    text = reading.one_line(draw(content_of("w27"), "nl"))
    assert "U krijgt geen boete als u stopt." in text and "niet verplicht om niveau B1" in text
    assert "politierechtbank" not in text


@pytest.mark.parametrize("case, why", [("w23", "Voor u wordt geen contract gemaakt."), ("w11", "geen contract")])
def test_who_gets_no_contract_reads_why_and_signs_nothing(case: str, why: str) -> None:
    text = reading.one_line(draw(content_of(case), "nl"))
    assert why in text and "Handtekeningen" not in text and "boete" not in text and "Doelen" not in text


def test_long_texts_flow_over_pages_and_the_signature_keeps_its_frame() -> None:
    long = replace(REFUGEE, texts=OfficialTexts("Een lange alinea over rechten en plichten. " * 900, "x"))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(draw(long, "ar"))).pages]
    assert len(pages) > 8
    (signed,) = [page for page in pages if "Handtekeningen" in page]
    assert "De inburgeraar" in signed and "velden die de Vlaamse Regering" not in signed.partition("Handtekeningen")[2]


def test_the_same_content_gives_the_same_bytes() -> None:
    first = draw(REFUGEE, "ar")
    draw(REFUGEE, "fr")
    assert draw(REFUGEE, "ar") == first


def test_title_language_and_metadata_hold_no_person() -> None:
    reader = pypdf.PdfReader(io.BytesIO(draw(replace(REFUGEE, house=House("Atlas", "#7a1f3d")), "ar")))
    info = reader.metadata
    assert info is not None and info.title == "Inburgeringscontract" and info.author == "Atlas"
    assert not any(name in str(info) for name in ("Mohamed", "محمد", "D-0042"))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl-BE" and root["/MarkInfo"]["/Marked"]  # type: ignore[index]


def test_the_code_changes_with_the_content_and_shows_no_name() -> None:
    assert code.digest(REFUGEE, "nl", "ar") != code.digest(replace(REFUGEE, term="2 jaar"), "nl", "ar")
    assert code.foot(REFUGEE, "nl", "nl") in reading.one_line(draw(REFUGEE, "nl"))
    assert code.read(code.foot(REFUGEE, "nl", "nl")).digest == code.digest(REFUGEE, "nl", "nl")


@pytest.mark.parametrize("colour, ink", [("#ffe600", "#1b1b1f"), ("#7a1f3d", "#7a1f3d")])
def test_a_pale_house_colour_never_carries_text(colour: str, ink: str) -> None:
    assert House("Atlas", colour).ink == ink
