"""A case may carry courses of MO; the advice then says whether one fits, or the reason in the order of the law."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.actions.advise import advise_case
from app.facts.casefile import read_case

FITS = {"lang": "ar", "place": '"11002"', "moments": "[evening]", "digital": "no", "seats_left": "3"}
PERSON = """
name: Refugee in Antwerp who speaks Arabic and is free in the evening
on: 2026-11-22
facts:
  birth_date: 1997-03-14
  nationalities: [SY]
  register_municipality: "11002"
  languages: [{lang: ar, mother_tongue: yes}]
  availability: [evening]
  can_attend_digital: no
  diplomas: []
  mo_tests: []
"""


@pytest.mark.parametrize(
    ("changed", "value", "rule"),
    [
        ({}, "fits", None),
        ({"lang": "so"}, "gpa_language", "GPA-01"),
        ({"place": '"34022"'}, "gpa_place", "GPA-02"),
        ({"moments": "[saturday]"}, "gpa_moment", "GPA-03"),
        ({"seats_left": "0"}, "gpa_full", "GPA-04"),
    ],
)
def test_the_first_reason_why_no_course_fits(tmp_path: Path, changed: dict[str, str], value: str, rule: str) -> None:
    shown = offered(tmp_path, {**FITS, **changed})
    assert shown["mo_offer"]["value"] == value
    if rule is not None:
        assert rule in shown["rules"] and shown["mo_offer"]["rules"][0] == rule


def test_without_courses_the_offer_is_open(tmp_path: Path) -> None:
    assert offered(tmp_path, None)["mo_offer"] == {"value": "open", "rules": []}


def offered(folder: Path, course: dict[str, str] | None) -> dict[str, Any]:
    row = ", ".join(f"{name}: {told}" for name, told in (course or {}).items())
    text = PERSON if course is None else f"{PERSON}offer:\n  - {{{row}}}\n"
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    case = read_case(folder / "case.yaml")
    assert case.on is not None
    return advise_case(case, case.on).as_json()
