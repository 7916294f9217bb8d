"""Every kind of paper from a full dossier: what it says, what it refuses, and that it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.actions import dossier, export, papers
from app.actions.contract import Lacking
from app.actions.fact_words import in_words
from app.actions.paper_kinds import KINDS
from app.errors import Rejected
from app.facts import SPECS
from app.office import Office
from app.paper.record import TITLES
from app.words import load
from tests.app.actions.intake import take
from tests.app.paper import reading


def text(office: Office, place: str, kind: str, **more: str) -> str:
    return reading.one_line(papers.draw(papers.gather(office, place, kind, **more)))


LOAN_WORDS = {"au_pair", "imam"}
ALWAYS = ("contract", "contract_to_sign", "slip", "bring", "journey", "advice", "advice_newcomer", "course", "ticket")


@pytest.mark.parametrize("kind, case", [*((kind, "w01") for kind in ALWAYS), ("exemption", "w05"), ("referral", "w21")])
def test_each_kind_is_drawn_from_a_full_dossier_kept_and_names_the_house(
    office: Office, kind: str, case: str
) -> None:
    place = take(office, case)
    draft = papers.gather(office, place, kind)
    paper = papers.keep(office, draft, papers.draw(draft))
    assert "Atlas Antwerpen" in reading.one_line(papers.read(office, paper))
    (kept,) = papers.kept(office, place)
    assert (kept.kind, kept.changed, kept.code) == (kind, (), draft.code)
    assert papers.draw(papers.gather(office, place, kind)) == papers.read(office, paper)


def test_the_version_for_signature_bears_no_draft_mark_and_the_draft_does(office: Office) -> None:
    place = take(office, "w01")
    assert "ONTWERP" in text(office, place, "contract") and "bindt" in text(office, place, "contract")
    signed = text(office, place, "contract_to_sign")
    assert "ONTWERP" not in signed and "Beiden tekenen twee exemplaren" in signed
    assert "ontwerpvertaling" in signed


def test_the_version_for_signature_is_refused_and_names_all_that_is_open_at_once(office: Office) -> None:
    place = dossier.new(office)
    dossier.answer_fact(office, place, "register_municipality", "11002")
    lacking = papers.lacks_for_signing(office, place)
    assert {Lacking("fact", "birth_date"), Lacking("name"), Lacking("course")} <= set(lacking)
    with pytest.raises(Rejected, match="not_ready_to_sign") as refused:
        papers.gather(office, place, "contract_to_sign")
    assert all((one.name or one.kind) in refused.value.details["lacking"] for one in lacking)
    assert "Open punten" in text(office, place, "contract"), "a draft is made at any time"


def test_what_the_sources_do_not_settle_is_decided_before_it_is_signed(office: Office) -> None:
    place = take(office, "w37a")
    assert Lacking("result", "group") in papers.lacks_for_signing(office, place)
    dossier.decide(office, place, "group", "obliged", "Gehoord", suggested="entitled")
    assert Lacking("result", "group") not in papers.lacks_for_signing(office, place)


def test_nobody_signs_where_no_contract_is_made(office: Office) -> None:
    assert papers.lacks_for_signing(office, take(office, "w21"))[0].kind in ("contract", "fact", "result")
    assert papers.lacks_for_signing(office, take(office, "w11"))[0].kind == "contract"


def test_the_request_for_exemption_names_ground_source_and_what_is_still_to_be_shown(office: Office) -> None:
    place = take(office, "w05")
    dossier.answer_fact(office, place, "nationalities", ["FR"], "said")
    said = text(office, place, "exemption")
    for piece in (
        "Aanvraag van een vrijstelling", "attest van vrijstelling", "EXO-01: nationaliteit van een lidstaat",
        "Decreet van 7 juni 2013", "identiteitskaart of paspoort", "Ontbreekt hier: de eigen tekst",
    ):  # fmt: skip
        assert piece in said, piece


def test_without_a_ground_no_exemption_is_asked(office: Office) -> None:
    with pytest.raises(Rejected, match="no_ground_for_exemption"):
        papers.gather(office, take(office, "w01"), "exemption")


@pytest.mark.parametrize(
    "place, track, whom",
    [
        ("25072", "", "CRI"), ("63023", "", "Info-Integration"), ("21015", "dutch", "Bon"), ("21015", "bapa", "BAPA"),
        ("44021", "", "Amal"), ("24062", "", "Agentschap Integratie en Inburgering"),
    ],
)  # fmt: skip
def test_the_letter_goes_to_the_office_of_the_municipality(office: Office, place: str, track: str, whom: str) -> None:
    person = take(office, "w01")
    dossier.answer_fact(office, person, "register_municipality", place)
    if track:
        dossier.answer_fact(office, person, "brussels_track", track)
    said = text(office, person, "referral")
    assert whom in said and f"Ontbreekt hier: het adres van {whom}"[:30] in said and "Spreekt Arabisch" in said


def test_in_brussels_without_a_choice_the_letter_names_both_ways(office: Office) -> None:
    person = take(office, "w01")
    dossier.answer_fact(office, person, "register_municipality", "21015")
    said = text(office, person, "referral")
    assert "(Bon)" in said and "BAPA, Brussel" in said and "de persoon kiest" in said


def test_a_child_of_school_age_is_referred_to_the_school_service(office: Office) -> None:
    person = take(office, "w01", course="")
    dossier.answer_fact(office, person, "birth_date", "2014-05-02")
    said = text(office, person, "referral")
    assert "Toeleiding minderjarige nieuwkomers" in said and "TGT-06" in said


@pytest.mark.parametrize(
    "place, track, pages",
    [
        ("25072", "", ["fr", "ar"]), ("21015", "bapa", ["fr", "ar"]), ("21015", "", ["fr", "ar"]),
        ("21015", "dutch", ["ar"]),
    ],
)  # fmt: skip
def test_the_letter_is_also_in_the_language_of_the_other_office(
    office: Office, place: str, track: str, pages: list[str]
) -> None:
    person = take(office, "w01")
    dossier.answer_fact(office, person, "register_municipality", place)
    if track:
        dossier.answer_fact(office, person, "brussels_track", track)
    pdf = papers.draw(papers.gather(office, person, "referral"))
    titles = [language for kind, language, _ in reading.said(pdf) if kind == "H1"]
    assert titles == [one for page in pages for one in ("nl", page)]


def test_a_letter_to_an_office_whose_language_is_not_here_says_so(office: Office) -> None:
    person = take(office, "w01")
    dossier.answer_fact(office, person, "register_municipality", "63023")
    said = text(office, person, "referral")
    assert "Dat kantoor werkt in het Duits" in said and "de brief is in het Nederlands" in said


def test_somebody_who_reads_french_gets_one_letter_in_french(office: Office) -> None:
    person = take(office, "w01", "fr")
    dossier.answer_fact(office, person, "register_municipality", "25072")
    assert "Pagina 1 van 1" in text(office, person, "referral")


def test_what_the_assessor_decided_is_marked_on_both_advices(office: Office) -> None:
    person = take(office, "w01")
    dossier.decide(
        office, person, "parts.nt2", "exempt", "Attest gezien", suggested="required", document="Attest 12-11-2026"
    )
    for_dossier, plain = text(office, person, "advice"), text(office, person, "advice_newcomer", language="nl")
    decided = "Voorstel niet vrijgesteld, te doen Beslist vrijgesteld Reden Attest gezien Document Attest 12-11-2026"
    assert f"(NT2): vrijgesteld De trajectbegeleider besliste dit. {decided}" in for_dossier
    assert "Door, op practice, 22-11-2026" in for_dossier and for_dossier.count("besliste dit") == 1
    assert "U moet geen cursus Nederlands volgen. Een medewerker besliste dit" in plain
    assert decided in plain and plain.count("besliste dit") == 1


def test_a_rule_that_a_decision_overrules_is_named_as_that_of_the_suggestion(office: Office) -> None:
    person = take(office, "w01")
    assert "Regel van het voorstel" not in text(office, person, "contract")
    dossier.decide(office, person, "parts.nt2", "exempt", "Attest gezien", suggested="required")
    assert "Regel van het voorstel: PRT-03" in text(office, person, "contract")


@pytest.mark.parametrize("kind", ("slip", "ticket"))
@pytest.mark.parametrize("language, says", [("ti", "ontwerpvertaling"), ("hi", "nog niet vertaald"), ("nl", "")])
def test_a_small_paper_says_too_how_far_its_translation_is(office: Office, kind: str, language: str, says: str) -> None:
    said = text(office, take(office, "w01"), kind, language=language)
    marks = [one for one in ("ontwerpvertaling", "nog niet vertaald") if one in said]
    assert marks == ([says] if says else [])


def test_nobody_is_referred_whom_this_office_helps(office: Office) -> None:
    with pytest.raises(Rejected, match="nobody_to_refer_to"):
        papers.gather(office, take(office, "w01"), "referral")


def test_the_confirmation_says_the_first_lesson_in_words(office: Office) -> None:
    said = text(office, take(office, "w01"), "course")
    for piece in ("De eerste les is op maandag 11 januari 2027", "MO-AR-115", "02-04-2027", "'s avonds", "online"):
        assert piece in said, piece
    with pytest.raises(Rejected, match="no_course"):
        papers.gather(office, take(office, "w01", course=""), "course")


def test_the_ticket_holds_no_name_and_no_dossier(office: Office) -> None:
    place = take(office, "w01")
    said = text(office, place, "ticket")
    assert "A-017" in said and "Fatima" not in said and place not in said
    assert "A-017" in text(office, place, "ticket", form="a6")
    with pytest.raises(Rejected, match="no_ticket"):
        papers.gather(office, dossier.new(office), "ticket")


def test_the_advice_for_the_dossier_is_a_chain_in_dutch_with_articles(office: Office) -> None:
    said = text(office, take(office, "w01"), "advice")
    for piece in ("Groep: verplichte inburgeraar", "OBL-01 verplichte inburgeraar (nieuwkomer): geldt", "art. 27 §1",
                  "[1]", "geboortedatum: 14-03-1997", "Nagekeken, en geldt niet: EXC-01"):  # fmt: skip
        assert piece in said, piece
    assert "النصيحة" not in said


def test_the_advice_for_the_newcomer_is_plain_and_in_the_own_language(office: Office) -> None:
    pdf = papers.draw(papers.gather(office, take(office, "w01"), "advice_newcomer"))
    said = [words for _, language, words in reading.said(pdf) if language == "ar"]
    assert any("يجب أن تتابع" in one for one in said)
    assert "OBL-01" not in reading.one_line(pdf)


def test_a_paper_can_be_made_in_another_language_than_the_newcomers(office: Office) -> None:
    assert "Votre rendez-vous" in text(office, take(office, "w01"), "slip", language="fr")


def test_a_slip_says_who_made_it(office: Office) -> None:
    assert "Gemaakt door practice" in " ".join(text(office, take(office, "w01"), "slip", language="nl").split())


def test_metadata_and_code_hold_no_person(office: Office) -> None:
    place = take(office, "w01")
    for kind in (*ALWAYS,):
        pdf = papers.draw(papers.gather(office, place, kind))
        head = pdf[pdf.index(b"/Author") : pdf.index(b"/Author") + 600]
        assert place.encode() not in head and b"Fatima" not in head, kind


def test_an_unknown_kind_names_those_there_are(office: Office) -> None:
    with pytest.raises(Rejected, match="unknown_paper_kind") as refused:
        papers.gather(office, dossier.new(office), "diploma")
    assert "referral" in refused.value.details["choices"]


def test_the_copy_of_a_dossier_calls_every_paper_by_what_stands_at_its_head(office: Office) -> None:
    place, words = take(office, "w01"), load("nl")
    assert TITLES.keys() == KINDS.keys()
    for kind in ("slip", "ticket", "journey", "course"):
        key, english = TITLES[kind]
        assert words.say(key, english) in text(office, place, kind)


def test_a_dossier_in_which_a_part_was_decided_can_be_copied(office: Office, tmp_path: Path) -> None:
    place = take(office, "w01")
    dossier.decide(office, place, "parts.nt2", "exempt", "Attest gezien", suggested="required")
    export.export(office, place, tmp_path / "kopie", "asked_by_the_person")
    said = reading.one_line((tmp_path / "kopie" / "dossier.pdf").read_bytes())
    for piece in ("Beslist vrijgesteld", "Verblijfsdocument Kaart A", "Vroegere contracten geen"):
        assert piece in said, piece


@pytest.mark.parametrize(
    "language, says",
    [
        ("ar", ("سوريا", "لاجئ معترف به", "نعم", "لا شيء", "سجل الأجانب")),
        ("zh-Hans", ("叙利亚", "获认可的难民", "是", "无", "外国人登记册", "您的档案副本")),
        ("ti", ("ሶርያ", "ዝተፈልጠ ስደተኛ", "የለን", "መዝገብ ወጻእተኛታት")),
    ],
)
def test_the_copy_tells_every_value_in_the_own_language_too(
    office: Office, language: str, says: tuple[str, ...], tmp_path: Path
) -> None:
    place = take(office, "w01", language)
    export.export(office, place, tmp_path / "kopie", "asked_by_the_person")
    told = reading.as_read((tmp_path / "kopie" / "dossier.pdf").read_bytes())
    for value in says:
        assert reading.squeezed(value) in told, value
    for dutch in ("vreemdelingenregister", "Syrië"):
        assert told.count(dutch) == 2, "among the facts and in the history, in the Dutch column"


@pytest.mark.parametrize("language", ["ar", "ti", "ps", "tr", "uk", "zh-Hans"])
def test_no_answer_stays_a_code_in_the_own_language(language: str) -> None:
    words = load(language)
    for name, spec in SPECS.items():
        codes = [one for one in spec.choices if in_words(words, name, one) == one.replace("_", " ")]
        assert set(codes) <= LOAN_WORDS, f"{name}: {codes}"


@pytest.mark.parametrize("language", ["ar", "zh-Hans"])
def test_many_open_facts_stand_one_below_the_other_under_the_headings_of_the_interview(
    office: Office, language: str
) -> None:
    place = dossier.new(office)
    dossier.answer_fact(office, place, "register_municipality", "11002")
    pdf = papers.draw(papers.gather(office, place, "contract", language=language))
    said, read = reading.one_line(pdf), reading.as_read(pdf)
    assert said.index("Waar u woont") < said.index("Datum van inschrijving") < said.index("Verblijfsdocument")
    assert said.index("Verblijfsdocument") < said.index("Werk en inkomen") < said.index("Andere punten")
    assert reading.squeezed(load(language).say("kiosk.group.stay", "")) in read
