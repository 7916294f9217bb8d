"""Diplomas: written, changed, dropped, begun from what the newcomer named; NARIC's costs by the rules; the letter."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions import chosen, dossier, export, papers, qualifications
from app.actions.qualifications import Qualification, named_only, put, recognition
from app.actions.undo import undo
from app.errors import Rejected
from app.office import Office, open_office
from app.rulebook import load
from app.truth import Truth
from tests.app.paper import reading

from .intake import take

NURSE = Qualification(
    "6", title="Bachelor of Nursing", subject="09", country="Syrië", institution="جامعة حلب", language="Arabisch",
    begun="2012", ended="2016", papers=("transcript", "certificate"), route="level",
)  # fmt: skip


def held(office: Office, place: str) -> tuple[Qualification, ...]:
    return dossier.open_dossier(office, place).qualifications


def test_a_diploma_is_kept_with_country_and_language_by_their_codes(office: Office) -> None:
    place = dossier.new(office)
    put(office, place, NURSE)
    (one,) = held(office, place)
    assert (one.level, one.country, one.language, one.begun, one.ended) == ("6", "SY", "ar", "2012", "2016")
    assert (one.papers, one.lacking) == (("certificate", "transcript"), ("course_outline",))
    assert one.foreign and one.kept_by == "practice"


def test_the_highest_comes_first_and_a_change_keeps_its_place(office: Office) -> None:
    place = dossier.new(office)
    school = put(office, place, Qualification("3", country="SY"))
    put(office, place, NURSE)
    assert [one.level for one in held(office, place)] == ["6", "3"]
    put(office, place, Qualification("3", country="SY", papers=("certificate",)), entry=school)
    assert [(one.level, one.papers) for one in held(office, place)][1] == ("3", ("certificate",))
    put(office, place, Qualification("3", dropped=True), entry=school)
    assert [one.level for one in held(office, place)] == ["6"]
    assert [one.kind for one in dossier.open_dossier(office, place).history].count("qualified") == 4


def test_the_last_one_is_taken_back(office: Office) -> None:
    place = dossier.new(office)
    put(office, place, NURSE)
    assert undo(office, place) == "qualified" and held(office, place) == ()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"level": ""}, "qualification_level"),
        ({"level": "9"}, "outside_list"),
        ({"subject": "99"}, "outside_list"),
        ({"papers": ("photo",)}, "outside_list"),
        ({"route": "fast"}, "outside_list"),
        ({"country": "Atlantis"}, "no_such_country"),
        ({"language": "Klingonisch"}, "no_such_language"),
        ({"begun": "12"}, "qualification_year"),
        ({"ended": "2091"}, "qualification_year"),
        ({"begun": "2017"}, "qualification_years"),
    ],
)
def test_what_is_no_diploma_is_refused_and_nothing_is_written(
    office: Office, given: dict[str, str], says: str
) -> None:
    place = dossier.new(office)
    with pytest.raises(Rejected, match=says):
        put(office, place, replace(NURSE, **given))  # type: ignore[arg-type]
    with pytest.raises(Rejected, match="qualification_unknown"):
        put(office, place, NURSE, entry="0000")
    assert held(office, place) == ()


def test_a_diploma_named_at_the_kiosk_waits_to_be_written_down_once(office: Office) -> None:
    place = dossier.new(office)
    told = [{"level": "bachelor", "community": "foreign", "taught_in": "ar"}, {"level": "secondary"}]
    dossier.answer_fact(office, place, "diplomas", told, "said")  # type: ignore[arg-type]
    first, second = named_only(dossier.open_dossier(office, place))
    assert (first.level, first.language, first.country, second.level) == ("6", "ar", "", "3")
    put(office, place, replace(first, title="Bachelor of Nursing"))
    assert [one.level for one in named_only(dossier.open_dossier(office, place))] == ["3"]


@pytest.mark.parametrize("motive", ["refugee", "subsidiary_protection"])
def test_who_is_protected_pays_nothing_also_before_a_diploma_was_named(office: Office, motive: str) -> None:
    place = dossier.new(office)
    dossier.answer_fact(office, place, "stay_motive", motive)
    told = recognition(dossier.open_dossier(office, place), office.clock.today())
    assert told.free is Truth.YES and told.missing == ()


def test_the_figures_are_those_of_the_rule_and_what_would_settle_the_fee_is_named(office: Office) -> None:
    told = recognition(dossier.open_dossier(office, dossier.new(office)), office.clock.today())
    days = {f"{route}_days": days for route, days in told.days.items()}
    assert {**told.euros, **days} == load().rules["NAR-01"].gives
    assert told.free is Truth.UNKNOWN and {"stay_motive", "income", "vdab"} <= set(told.missing)


def test_the_letter_names_diploma_route_costs_and_what_still_lacks(office: Office) -> None:
    place = take(office, "w01")
    put(office, place, NURSE)
    draft = papers.gather(office, place, "naric")
    said = reading.one_line(papers.draw(draft))
    for piece in (
        "Aanvraag tot erkenning van een diploma", "NARIC-Vlaanderen", "Ontbreekt hier: het adres",
        "Bachelor of Nursing", "ISCED 6, bachelor", "gezondheid en welzijn", "2012–2016", "Arabisch",
        "Syrië", "niveau-erkenning", "60 kalenderdagen", "beschrijving van de vakken", "ontwerpvertaling",
        "kosteloos", "NAR-02",
    ):  # fmt: skip
        assert piece in said, piece
    assert "€" not in said, "who pays nothing is not told an amount"
    paper = papers.keep(office, draft, papers.draw(draft))
    assert not papers.one(office, place, paper).superseded
    put(office, place, replace(NURSE, title="Master of Nursing", level="7"))
    assert papers.one(office, place, paper).changed == ("qualifications",)


def test_who_may_have_to_pay_reads_what_it_costs(office: Office) -> None:
    place = dossier.new(office)
    put(office, place, replace(NURSE, route="doctorate"))
    put(office, place, NURSE)
    said = reading.one_line(papers.draw(papers.gather(office, place, "naric", language="nl")))
    assert "(niveau-erkenning): € 90; het antwoord komt binnen 60 kalenderdagen." in said
    assert "erkenning van een doctoraat: € 300." in said and "kosteloos" not in said


def test_without_a_diploma_for_naric_there_is_no_letter(office: Office) -> None:
    place = take(office, "w01")
    put(office, place, replace(NURSE, route=""))
    with pytest.raises(Rejected, match="nothing_to_recognise"):
        papers.gather(office, place, "naric")


def test_a_foreign_diploma_that_was_only_named_can_be_asked_for(office: Office) -> None:
    place = take(office, "w01")
    told = [{"level": "master", "community": "foreign"}, {"level": "secondary", "community": "flemish"}]
    dossier.answer_fact(office, place, "diplomas", told, "said")  # type: ignore[arg-type]
    said = reading.one_line(papers.draw(papers.gather(office, place, "naric")))
    assert "ISCED 7" in said and "ISCED 3" not in said


def test_the_address_is_that_of_the_settings(office: Office) -> None:
    place = take(office, "w01")
    put(office, place, NURSE)
    chosen.change(office, "address_naric", "Straat 1, 1000 Brussel")
    folder = office.folder
    office.vault.close()
    again = open_office(folder, "practice", "practice")
    said = reading.one_line(papers.draw(papers.gather(again, place, "naric")))
    again.vault.close()
    assert "Straat 1, 1000 Brussel" in said and "Ontbreekt hier" not in said


def test_a_dossier_s_copy_holds_its_diplomas(office: Office, tmp_path: Path) -> None:
    place = take(office, "w01")
    put(office, place, NURSE)
    export.export(office, place, tmp_path / "kopie", "asked_by_the_person")
    told = json.loads((tmp_path / "kopie" / "dossier.json").read_text(encoding="utf-8"))
    assert [one["title"] for one in told["qualifications"]] == ["Bachelor of Nursing"]
    said = reading.one_line((tmp_path / "kopie" / "dossier.pdf").read_bytes())
    assert "ISCED 6" in said and "diploma opgeschreven" in said
    assert qualifications.QUALIFIED in {one["kind"] for one in told["events"]}
