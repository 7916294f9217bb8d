"""What an edition says stands on a screen in the office's language, and never in a translation of another text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.actions.edition_words import PLACES, carrying, cited, conflict, evidence, place
from app.actions.explain import for_assessor, for_lawyer
from app.facts.casebook import read_cases
from app.facts.casefile import read_case
from app.rulebook import Source, advise, load
from app.words import load as words_of

LAW = Path(__file__).parents[2] / "law"
SHOWN = ("TGT", "EXC", "OBL", "EXO", "PRT", "EXP-MO", "EXP-NT2", "EXP-VDAB", "EXP-PNT", "FEE", "RT")
"""The kinds of rules whose evidence is asked for where a result is not proven."""


@pytest.mark.parametrize("code", ("nl", "fr"))
def test_every_conflict_that_is_asked_is_translated_as_this_edition_has_it(code: str) -> None:
    entries, stale = words_of(code).entries, []
    for doubt in load().doubts.values():
        texts = {"subject": doubt.subject, "says": doubt.says} if doubt.readings else {}
        texts |= {f"reading.{one.name}": one.says for one in doubt.readings}
        for field, text in texts.items():
            entry = entries.get(f"doubt.{doubt.id}.{field}")
            if text and (entry is None or entry.source != text):
                stale.append(f"{doubt.id} {field}")
    assert stale == []


@pytest.mark.parametrize("code", ("nl", "fr"))
def test_every_evidence_that_is_asked_is_translated_as_this_edition_has_it(code: str) -> None:
    entries = words_of(code).entries
    asked = {
        f"rule.{one.id}.evidence": one.evidence
        for one in load().rules.values()
        if one.kind == "judged" and one.evidence and one.proof.value != "said" and one.id.rsplit("-", 1)[0] in SHOWN
    }
    assert [key for key, text in asked.items() if key not in entries or entries[key].source != text] == []


@pytest.mark.parametrize("code", ("nl", "fr"))
def test_every_word_of_a_place_is_translated(code: str) -> None:
    assert [key for key in PLACES.values() if not words_of(code).has(f"article.{key}")] == []


def test_no_screen_names_a_source_by_its_code() -> None:
    for code in ("en", "nl", "fr"):
        said = [entry.text for key, entry in words_of(code).entries.items() if key.startswith("doubt.")]
        assert not [text for text in said if any(f" {name} " in f" {text} " for name in ("S1", "S2", "P1", "P14"))]


def test_no_place_in_a_source_names_another_source_by_its_code() -> None:
    places = [source.article for rule in load().rules.values() for source in rule.sources]
    assert [one for one in places if re.search(r"\b[SP]\d{1,2}\b", one)] == []


def test_a_place_in_a_source_is_said_in_the_language_of_the_office() -> None:
    dutch = words_of("nl")
    assert place(dutch, "ch.1.1 list of target groups, point 1") == "hfst.\u00a01.1 lijst van doelgroepen, punt 1"
    assert place(dutch, "ch.1.2 (40 hours, standard for obliged)") == "hfst.\u00a01.2"
    assert place(dutch, "art. 7 4° (6°ter)") == "art. 7 4° (6°ter)"
    assert place(dutch, "ch.1.2 ('standaard voor verplichte')") == "hfst.\u00a01.2 ('standaard voor verplichte')"
    assert place(dutch, "art. 9 1° and art. 7 3°-4°") == "art. 9 1° en art. 7 3°-4°"
    assert place(words_of("fr"), "ch.6 and footnote 30") == "chap.\u00a06 et note de bas de page 30"
    assert place(words_of("en"), "ch.6 (before/after regime)") == "ch.6 (before/after regime)"
    assert cited(dutch, "Decreet", "") == "Decreet"


def test_a_text_that_an_edition_changed_is_not_shown_in_an_older_translation() -> None:
    dutch = words_of("nl")
    assert evidence(dutch, "FEE-08", "OCMW attest") == "Attest van het OCMW"
    assert evidence(dutch, "FEE-08", "OCMW attest of this month") == "OCMW attest of this month"


def test_the_decree_carries_more_than_the_report_and_the_report_more_than_a_page() -> None:
    rule = load().rules["OBL-01"]
    page, report, decree = (Source(title, "") for title in ("becivic", "Jaarrapport 2023", "Decreet van 2013"))
    assert carrying(replace(rule, sources=(page, report, decree))) is decree
    assert carrying(replace(rule, sources=(page, report))) is report


def test_a_lawyer_reads_the_conflict_in_the_own_language() -> None:
    advice = advise(read_case(LAW / "cases" / "w37a.yaml").facts, date(2026, 11, 22)).as_json()
    (doubt,) = advice["doubts"]
    assert conflict(words_of("nl"), doubt)["readings"]["included"] == "De vijfde verjaardag ligt nog binnen vijf jaar"
    told = "\n".join(for_lawyer(advice, load(), words_of("nl")))
    assert "C-37 Wie uit Brussel of Wallonië verhuist: Jaarrapport Inburgering 2023 (lijst)" in told
    assert "footnote" not in told and "ch." not in told


def test_a_doubt_about_b1_is_asked_of_the_assessor() -> None:
    (case,) = [one for one in read_cases(LAW / "b1.yaml") if one.blocks["case"] == "obliged-before-march-2022"]
    assert case.on is not None
    told = for_assessor(advise(case.facts, case.on).as_json(), words_of("nl"))
    assert any("Beslis: Wie onder B1 valt; voorgestelde lezing: De dag waarop" in line for line in told)
