"""Casebooks: a case says only what is different about its person."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Rejected
from app.facts.casebook import cases_among, read_casebook, read_cases

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
        ("- {case: one, name: Odd, like: amina, facts: none}", "no_facts"),
        ("- {case: one, name: Alone}", "no_facts"),
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


@pytest.mark.parametrize("person", ["amina: text\n", "amina: {on: 2026-11-22}\n", "amina: {facts: {children: 1}}\n"])
def test_a_person_who_is_not_told_is_named(tmp_path: Path, person: str) -> None:
    path = book(tmp_path, "- {case: one, name: One, like: amina}")
    (tmp_path / "persons.yaml").write_text(person)
    with pytest.raises(Rejected, match="no_facts") as refused:
        read_casebook(path)
    assert refused.value.details["file"].endswith("persons.yaml: amina")


def test_a_folder_holds_case_files_and_casebooks(tmp_path: Path) -> None:
    book(tmp_path, "- {case: one, name: One, like: amina}\n- {case: two, name: Two, like: sara}\n")
    (tmp_path / "w.yaml").write_text("name: Three\non: 2026-11-22\nfacts: {children: 3}\n")
    on_disk = read_cases(tmp_path)
    in_memory = cases_among({path.name: path.read_bytes() for path in tmp_path.glob("*.yaml")})
    assert [case.name for case in on_disk] == [case.name for case in in_memory] == ["One", "Two", "Three"]
    assert [case.facts for case in on_disk] == [case.facts for case in in_memory]


def test_a_casebook_without_the_persons_beside_it_is_refused() -> None:
    with pytest.raises(Rejected, match="empty_case"):
        cases_among({"a/ages.yaml": b"- {case: one, name: One, like: amina}", "persons.yaml": PERSONS.encode()})


def test_a_case_file_may_leave_its_day_to_whoever_asks(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text("facts: {birth_date: 2030-01-01}\n")
    (case,) = read_cases(tmp_path)
    assert (case.on, case.name) == (None, "w")
