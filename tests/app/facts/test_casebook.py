"""Casebooks: a case says only what is different about its person."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Rejected
from app.facts.casebook import read_casebook

PERSONS = """
amina:
  on: 2026-11-22
  facts: {birth_date: 1990-05-10, children: 2, nationalities: [SY]}
sara:
  like: amina
  facts: {children: 0}
"""


def book(folder: Path, text: str) -> Path:
    (folder / "persons.yaml").write_text(PERSONS)
    path = folder / "ages.yaml"
    path.write_text(text)
    return path


def test_a_case_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    (case,) = read_casebook(
        book(tmp_path, "- {case: one, name: Sara, like: sara, facts: {nationalities: [BE]}, without: [birth_date]}")
    )
    assert case.on is not None and case.on.isoformat() == "2026-11-22"
    assert case.facts.value("children") == 0
    assert case.facts.value("nationalities") == ("BE",)
    assert "birth_date" not in case.facts


def test_a_case_may_have_a_day_of_its_own(tmp_path: Path) -> None:
    (case,) = read_casebook(book(tmp_path, "- {case: one, name: Later, like: amina, on: 2027-01-01}"))
    assert case.on is not None and case.on.year == 2027


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {case: one, name: Nobody, like: amine}", "unknown_person"),
        ("- {case: one, name: Twice, like: amina, facts: {children: 1}, without: [children]}", "not_left_out"),
        ("- {case: one, name: Never, like: amina, without: [work]}", "not_left_out"),
        ("- {case: one, name: Odd, like: amina, facts: {childs: 1}}", "unknown_fact"),
        ("- {case: one, name: Odd, like: amina, faces: {}}", "unknown_block"),
        ("name: One", "empty_case"),
        ("[]", "empty_case"),
        ("- one", "empty_case"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(Rejected) as refused:
        read_casebook(book(tmp_path, text))
    assert refused.value.says == says


def test_a_folder_without_persons_holds_no_casebook(tmp_path: Path) -> None:
    path = book(tmp_path, "- {case: one, name: One, like: amina}")
    (tmp_path / "persons.yaml").write_text("- amina")
    with pytest.raises(Rejected):
        read_casebook(path)
