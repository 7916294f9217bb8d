"""Those who hear a paper hear all of it, in order: the basics of PDF/UA (ISO 14289-1)."""

import io
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import ContentStream

from app.actions.case_papers import paper_of
from app.facts.casefile import read_case
from app.paper import slip
from app.words import load
from tests.app.paper.sheet import sheet

CASE = read_case(Path(__file__).resolve().parents[2] / "law" / "cases" / "w01.yaml")
SLIP = slip.content(
    datetime.fromisoformat("2026-12-01T09:30"), "Intake", "Atlas, Kaai 1", "Loket 4", "kaart", operator="Atlas"
)
PAPERS = {
    "contract": lambda: paper_of(CASE, "contract", CASE.on, "ar"),
    "journey": lambda: paper_of(CASE, "journey", CASE.on, "ar"),
    "slip": lambda: slip.render(SLIP, load("nl"), load("ar")),
    "sheet": lambda: sheet("fa"),
}
UNDER = {
    "Document": {"Sect", "H1", "P", "Figure", "L", "Table"},
    "Sect": {"H1", "H2", "P", "L", "Table", "Figure"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR"},
    "TR": {"TH", "TD"},
}


@cache
def paper(kind: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(PAPERS[kind]()))


def elements(element: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Each element with the elements under it."""
    kids = element.get("/K", [])
    found = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
    below = [kid for kid in found if isinstance(kid, dict) and "/S" in kid]
    yield element, below
    for kid in below:
        yield from elements(kid)


def kind_of(element: Any) -> str:
    return str(element["/S"]).lstrip("/")


@pytest.mark.parametrize("kind", PAPERS)
def test_parts_stand_where_they_belong(kind: str) -> None:
    root: Any = paper(kind).trailer["/Root"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] and root["/Lang"] and root["/MarkInfo"]["/Marked"]
    kinds = []
    for element, below in elements(root["/StructTreeRoot"]["/K"]):
        kinds.append(kind_of(element))
        assert {kind_of(one) for one in below} <= UNDER.get(kinds[-1], set()), kinds[-1]
        assert kinds[-1] != "Figure" or element["/Alt"]
        assert below or "/Lang" in element or kinds[-1] in ("Sect", "Figure"), kinds[-1]
    headings = [one for one in kinds if one in ("H1", "H2")]
    assert headings[0] == "H1", "the title comes first"
    if kind == "sheet":
        assert {"Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody"} <= set(kinds)


@pytest.mark.parametrize("kind", PAPERS)
def test_all_that_is_drawn_has_a_place_in_the_structure_or_is_ornament(kind: str) -> None:
    for number, page in enumerate(paper(kind).pages):
        within: list[str] = []
        marks = []
        for operands, operator in ContentStream(page.get_contents(), paper(kind)).operations:
            if operator in (b"BDC", b"BMC"):
                within.append(str(operands[0]))
                if operator == b"BDC" and "/MCID" in operands[1]:
                    marks.append(int(operands[1]["/MCID"]))
            elif operator == b"EMC":
                within.pop()
            elif operator in (b"Tj", b"TJ", b"f", b"S", b"B", b"f*", b"b"):
                assert within, f"page {number + 1}: {operator!r} outside of the structure"
        assert within == [] and sorted(marks) == list(range(len(marks)))


@pytest.mark.parametrize("kind", PAPERS)
def test_every_mark_leads_back_to_its_element(kind: str) -> None:
    root: Any = paper(kind).trailer["/Root"]["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    assert numbers[::2] == list(range(len(paper(kind).pages)))
    for at, page in enumerate(paper(kind).pages):
        assert page["/StructParents"] == at and page["/Tabs"] == "/S"
        assert all("/S" in one.get_object() for one in numbers[2 * at + 1])
