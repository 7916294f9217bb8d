"""The check-list names a document for what was only said or is still missing, and for nothing else."""

from datetime import date

import pytest

from app.actions.bring import content
from app.facts import SPECS, read_facts
from app.facts.documents import SHOWS
from app.paper import bring
from app.words import load
from tests.app.paper import reading

EVENTS_WITHOUT_PAPER = {
    "literacy", "learning_speed", "languages", "availability", "can_attend_digital", "travel_limit_minutes",
    "part_time_schooling_done", "programme_advised", "contract_signed_on", "wants_to_sign", "wants_pnt",
    "brussels_track", "attest_on", "attendance", "mo_test_attempts", "nt2_resit_parts",
}  # fmt: skip
FACTS = read_facts(
    {
        "income": {"value": ["leefloon"], "proof": "said"},
        "vdab": {"value": {"registered_on": "2026-10-20", "category": "free"}, "proof": "original"},
    }
)


def test_only_what_is_said_or_missing_is_asked() -> None:
    found = content(FACTS, ["dutch_proofs"], "D-1", date(2026, 11, 22))
    assert found.documents == ("dutch", "income")


def test_every_fact_that_a_paper_shows_has_its_document() -> None:
    shown = {fact for facts in SHOWS.values() for fact in facts}
    assert shown | EVENTS_WITHOUT_PAPER == set(SPECS) and not shown & EVENTS_WITHOUT_PAPER
    assert set(SHOWS) == set(bring.DOCUMENTS)


@pytest.mark.parametrize("language", ["fr", "ar", "zh-Hans"])
def test_the_list_stands_in_both_languages(language: str) -> None:
    asked = bring.BringContent("D-1", date(2026, 11, 22), ("income", "dutch"))
    pdf = bring.render(asked, load("nl"), load(language))
    assert "attest van het OCMW of van uw uitkering" in reading.one_line(pdf)
    kinds = [(kind, tongue) for kind, tongue, _ in reading.said(pdf) if kind == "LBody"]
    assert kinds.count(("LBody", "nl")) == 4 and len(kinds) == 8


def test_who_showed_everything_reads_so() -> None:
    pdf = bring.render(bring.BringContent("D-1", date(2026, 11, 22), ()), load("nl"), load("nl"))
    assert "U hoeft niets meer mee te brengen." in reading.one_line(pdf)
