"""Every kind of paper for people who do not fit the form: nothing overlaps, leaves the page, or is signed alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.actions.case_papers import paper_of
from app.actions.paper_kinds import KINDS
from app.errors import Rejected
from app.facts import Plain, read_facts
from app.facts.casefile import Case, read_case
from tests.app.paper import reading

CASES = Path(__file__).resolve().parents[2] / "law" / "cases"
DAY = date(2026, 11, 22)
BIT = 1.5
"""Points by which two words may touch: letters of some fonts lean out of their box."""

LONGEST = "Wolfeschlegelsteinhausenbergerdorff " * 2 + "Maria-Magdalena Konstantinopolitanskaja y Fernández " * 4
REMARKS = " ".join(f"Opmerking {number} over deze persoon en wat er gezegd werd." for number in range(1900))
COURSE = {
    "code": "MO-AR-115", "kind": "mo", "provider": "Atlas", "place": "Antwerpen", "starts_on": "2027-01-11",
    "ends_on": "2027-04-02",
}  # fmt: skip
APPOINTMENT = {
    "what": "Tweede gesprek", "at": "2026-11-30T10:15", "place": "Atlas, Carnotstraat 110, 2060 Antwerpen",
    "with": "An Peeters, loket 4", "bring": "verblijfskaart; diploma",
}  # fmt: skip
Word = tuple[float, float, float, float, str]
"""Left, top, right and bottom in points from the top left of the page, and the letters."""


def person(
    name: str = "فاطمة", *, nothing_known: bool = False, decisions: list[Plain] | None = None, ticket: str = "A-1",
    **facts: Plain,
) -> Case:  # fmt: skip
    """Somebody of case w01 with a course and an appointment; `facts` stand instead of those of the case."""
    case = read_case(CASES / "w01.yaml")
    held = case.blocks["facts"]
    assert isinstance(held, dict)
    told: dict[str, Plain] = {} if nothing_known else {**held, **facts}
    blocks: dict[str, Plain] = {
        "facts": told, "person": {"names": name, "latin_name": name, "ticket": ticket}, "course": dict(COURSE),
        "appointments": [dict(APPOINTMENT)], "decisions": decisions or [],
    }  # fmt: skip
    return replace(case, facts=read_facts(told), blocks=blocks)


def exempt(result: str, value: str, reason: str = "Attest gezien.") -> Plain:
    """A decision of the assessor."""
    document, by, on = "Attest 12-11-2026", "A. Peeters", "2026-11-20"
    return {"result": result, "value": value, "reason": reason, "document": document, "by": by, "on": on}


EXEMPT = [
    exempt("group", "entitled"),
    exempt("parts.mo", "exempt"),
    exempt("parts.nt2", "exempt"),
    exempt("parts.work", "exempt"),
    exempt("parts.pnt", "not_required"),
]
PEOPLE = {
    "the shortest name": person("Ọ"),
    "the longest name and number": person(LONGEST, ticket="ANTWERPEN-" * 4),
    "five nationalities": person(nationalities=["SY", "CD", "BA", "VC", "GB"]),
    "everything open": person(nothing_known=True),
    "everything exempt": person(decisions=EXEMPT),
}
REFUSED = {
    "contract_to_sign": "not_ready_to_sign",
    "exemption": "no_ground_for_exemption",
    "referral": "nobody_to_refer_to",
    "naric": "nothing_to_recognise",
}
"""Kinds that some of these people cannot have, with the reason that is given."""


def drawn(kind: str, case: Case, language: str = "ar") -> bytes:
    return paper_of(case, kind, DAY, language)


def lies_well(pdf: bytes) -> None:
    """Every word is on its page, none upon another, and who signs sees what above it."""
    for width, height, words in pages_of_words(pdf):
        for one in words:
            assert one[0] >= 0 and one[1] >= 0 and one[2] <= width + 1 and one[3] <= height, f"{one} leaves the page"
        assert upon_each_other(words) == []
    for page in reading.text(pdf, "-layout").split("\f"):
        above, found, _ = page.partition("Datum en handtekening")
        assert not found or len(" ".join(above.split())) > 200, "somebody signs alone on a page"


def pages_of_words(pdf: bytes) -> Iterator[tuple[float, float, list[Word]]]:
    """Width, height and words of each page."""
    for head, body in re.findall(r"<page ([^>]*)>(.*?)</page>", reading.text(pdf, "-bbox"), re.DOTALL):
        width, height = (float(one) for one in re.findall(r'"([^"]*)"', head))
        words = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<', body)
        yield width, height, [(float(a), float(b), float(c), float(d), text) for a, b, c, d, text in words]


def upon_each_other(words: list[Word]) -> list[tuple[str, str]]:
    """Pairs of words whose middles share ink: a third of the height at either end is left to marks."""
    middles = sorted(
        (top + (bottom - top) / 3, bottom - (bottom - top) / 3, left + BIT, right - BIT, text)
        for left, top, right, bottom, text in words
    )
    found = []
    for at, one in enumerate(middles):
        for other in middles[at + 1 :]:
            if other[0] >= one[1]:
                break
            if other[2] < one[3] and one[2] < other[3]:
                found.append((one[4], other[4]))
    return found


def test_words_upon_each_other_are_noticed_and_neighbours_are_not() -> None:
    one, upon = (0, 0, 30, 9, "een"), (20, 1, 50, 10, "op")
    beside, below = (31, 0, 60, 9, "naast"), (0, 9, 30, 18, "onder")
    assert upon_each_other([one, upon]) == [("een", "op")]
    assert upon_each_other([one, beside, below]) == []


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_of(kind: str, who: str) -> None:
    try:
        pdf = drawn(kind, PEOPLE[who])
    except Rejected as refused:
        assert refused.says == REFUSED.get(kind)
        return
    lies_well(pdf)


@pytest.mark.parametrize("name", ("Ọ", LONGEST))
@pytest.mark.parametrize("place", ("21015", "25072", "63023"))
def test_a_letter_to_brussels_wallonia_and_the_east(name: str, place: str) -> None:
    lies_well(drawn("referral", person(name, register_municipality=place)))


@pytest.mark.parametrize("kind", ("contract", "exemption", "advice", "advice_newcomer"))
def test_a_reason_of_forty_pages_comes_out_whole_on(kind: str) -> None:
    decided: list[Plain] = [exempt("parts.nt2", "exempt", REMARKS), EXEMPT[0]]
    pdf = drawn(kind, person(decisions=decided), "fr")
    said = reading.one_line(pdf)
    assert "Opmerking 0 over" in said and "Opmerking 1899 over" in said
    lies_well(pdf)
