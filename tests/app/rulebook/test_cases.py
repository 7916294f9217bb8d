"""Every case of the contract and every case of our own casebooks: facts in, advice out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from app.facts.casebook import read_casebook
from app.facts.casefile import Case, read_case
from app.rulebook import advise
from app.rulebook.expect import unmet

LAW = Path(__file__).parents[2] / "law"
CASES = sorted((LAW / "cases").glob("*.yaml"))
BOOKS = sorted(path for path in LAW.glob("*.yaml") if path.name != "persons.yaml")


@cache
def cases_of(book: Path) -> dict[str, Case]:
    return {str(case.blocks["case"]): case for case in read_casebook(book)}


OWN = [(book, short) for book in BOOKS for short in cases_of(book)]


def test_the_cases_are_here() -> None:
    assert len(CASES) >= 40
    assert len(OWN) >= 300


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.stem)
def test_the_cases_of_a_casebook_have_names_of_their_own(book: Path) -> None:
    cases = read_casebook(book)
    assert len({case.name for case in cases}) == len(cases_of(book)) == len(cases)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_advice_is_what_the_case_expects(path: Path) -> None:
    assert not wrong_in(read_case(path))


@pytest.mark.parametrize(("book", "short"), OWN, ids=[f"{book.stem}-{short}" for book, short in OWN])
def test_the_advice_is_what_the_casebook_expects(book: Path, short: str) -> None:
    assert not wrong_in(cases_of(book)[short])


def wrong_in(case: Case) -> dict[str, tuple[object, object]]:
    """The expectations of the case that the advice of its day does not meet."""
    assert case.on is not None
    expected = case.blocks["expect"]
    assert isinstance(expected, dict)
    return unmet(advise(case.facts, case.on).as_json(), expected)


def test_a_wrong_advice_is_noticed() -> None:
    case = read_case(next(path for path in CASES if path.stem == "w01"))
    assert case.on is not None
    advice = advise(case.facts, case.on).as_json()
    wishes = {
        "operator": "amal",
        "group": {"value": "obliged", "check": "true"},
        "parts": {"mo": "exempt", "pnt": "required"},
        "deadlines": {"sign": "null", "report": "2026-12-01"},
        "rules": ["OBL-01", "EXC-01"],
        "silent": ["OBL-01", "EXC-01"],
        "not_missing": ["work"],
        "fees_check": "true",
        "proven": {"group": "excluded", "operator": "atlas"},
    }
    found = unmet(advice, wishes)
    assert found["operator"] == ("amal", "atlas")
    assert found["deadlines"][1] == {"sign": "2027-01-03"}
    assert found["rules"][1] == ["EXC-01"]
    assert list(found["parts"][1]) == ["mo"]
    assert found["silent"][1] == ["OBL-01"]
    assert "not_missing" not in found
    assert found["fees_check"] == ("true", "false")
    assert list(found["proven"][1]) == ["group"]
    assert "group" in found
