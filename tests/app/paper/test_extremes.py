"""Papers of extreme people: nothing overlaps, nothing leaves the page, nobody signs alone on a page."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.paper.blocks import House, Paper
from app.paper.contract_content import Basis, Decided, OfficialTexts, Result
from app.paper.said import Voices
from app.words import load
from tests.app.paper.test_contract import REFUGEE, draw

NAMES = ("Li", "Ọ", "Maria-Magdalena " * 8, "Wolfeschlegelsteinhausenbergerdorff" * 3, "محمد عبد الرحمن الأحمد " * 5)
DAY = date(2026, 11, 22)


def placed(paper: Paper) -> list[tuple[int, float, float]]:
    """Page, top and bottom of each piece, from what the next piece on the page leaves to it."""
    found = []
    for number, page in enumerate(paper.pages):
        tops = [y for y, _ in page]
        found += [(number, top, below) for top, below in pairwise(tops)]
    return found


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, as it lies there."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def boxes(pdf: bytes) -> list[tuple[float, ...]]:
    """Left, top, right and bottom of every word on its page, in points from the top left."""
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    found = re.findall(r'xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)"', done.stdout.decode())
    return [tuple(map(float, one)) for one in found]


def signed_page(pdf: bytes) -> str:
    (page,) = [text for text in pages_of(pdf) if "Datum en handtekening" in text]
    return page


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(NAMES),
    paragraphs=st.integers(0, 8),
    long=st.integers(1, 30),
    remarks=st.integers(0, 20),
    language=st.sampled_from(("nl", "fr", "ar")),
    open_facts=st.integers(0, 40),
)
def test_nobody_signs_alone_and_nothing_leaves_the_page(
    name: str, paragraphs: int, long: int, remarks: int, language: str, open_facts: int
) -> None:
    text = "\n\n".join("Een alinea over rechten en plichten. " * long for _ in range(paragraphs))
    reason = "De trajectbegeleider schreef dit op. " * remarks * 10
    decided = Decided("exempt", "required", reason, "A. Peeters", "2026-11-20", "Brief")
    parts = tuple(replace(part, decided=decided if remarks else None) for part in REFUGEE.parts)
    facts = tuple(f"fact_{number}" for number in range(open_facts))
    content = replace(
        REFUGEE, person_name=name.strip(), latin_name=name.strip(), parts=parts, open_facts=facts,
        texts=OfficialTexts(text, text),
    )  # fmt: skip
    pdf = draw(content, language)
    page = signed_page(pdf)
    head, _, _ = page.partition("Handtekeningen")
    assert len(head) > 120, "something of the contract stands above the signatures"
    assert all(0 <= left and right <= 596 and 20 <= top and bottom <= 812 for left, top, right, bottom in boxes(pdf))


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("filler", range(0, 34, 4))
def test_wherever_a_page_ends_the_closing_goes_along(language: str, filler: int) -> None:
    voices = Voices(load("nl"), load(language))
    paper = Paper(voices, House("Atlas"))
    paper.clause(voices.same("Eerste"))
    for number in range(filler):
        paper.say(voices.same(f"Regel {number} van een lange tekst, die vult. " * 2))
    paper.clause(voices.same("Slot"))
    for number in range(3):
        paper.item(voices.same(f"Slotzin {number} over wat men afspreekt."))
    paper.close_with(220)
    turned = len(paper.pages)
    paper.clause(voices.same("Handtekeningen"))
    paper.signatures(voices.same("Beiden tekenen."), [voices.same("A"), voices.same("B")], voices.same("Datum"))
    assert len(paper.pages) == turned, "the frames stand where room was kept for them"
    last = paper.pages[-1]
    assert len(last) >= 3, "the signatures are not alone"
    for _, top, below in placed(paper):
        assert below <= top + 0.01, "nothing stands above what came before it"
    assert all(y > paper.bottom - 1 for page in paper.pages for y, _ in page)


def test_everything_open_and_everything_exempt_can_be_drawn() -> None:
    basis = (Basis("EXP-MO-01", "Decreet van 7 juni 2013", "art. 27"),)
    for value in ("open", "exempt"):
        parts = tuple(Result(one, value, bases=basis) for one in ("mo", "nt2", "work", "pnt"))
        facts = tuple(f"fact_{number}" for number in range(120)) if value == "open" else ()
        pdf = draw(replace(REFUGEE, parts=parts, group=Result("group", value), open_facts=facts), "ar")
        assert "Handtekeningen" in "".join(pages_of(pdf))
