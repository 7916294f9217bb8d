"""Synthetic newcomers: the same for the same seed, readable as facts, and roughly the signers of 2023."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.actions.practice_people import draw
from app.facts.schema import SPECS, read_facts
from app.places import municipality
from app.words.languages import LANGUAGES

PEOPLE = draw(7, 400)


def scalars(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from scalars(one)
    else:
        yield value


def test_the_same_seed_gives_the_same_people() -> None:
    assert draw(3, 20) == draw(3, 20)
    assert draw(3, 20) != draw(4, 20)


def test_more_people_begin_with_the_same_ones() -> None:
    assert draw(3, 20)[:5] == draw(3, 5)


def test_facts_use_only_the_declared_names_and_can_be_read() -> None:
    for one in PEOPLE:
        assert set(one["facts"]) <= set(SPECS)
        read_facts(one["facts"])


def test_every_scalar_is_text() -> None:
    assert all(isinstance(value, str) for one in PEOPLE for value in scalars(one))


def test_everybody_has_names_and_a_language_of_the_program() -> None:
    for one in PEOPLE:
        assert one["language"] in LANGUAGES
        assert one["person"]["names"] and re.fullmatch(r"[^\u0370-\uffff]+", one["person"]["latin_name"])


def test_nobody_lives_in_wallonia() -> None:
    regions = Counter(municipality(one["facts"]["register_municipality"]).region for one in PEOPLE)
    assert set(regions) == {"flanders", "brussels"}
    assert 15 < regions["brussels"] < 80


def test_refugees_are_the_largest_status_and_not_the_majority() -> None:
    motives = Counter(one["facts"].get("stay_motive", "none") for one in PEOPLE)
    assert 45 < motives["refugee"] < 110
    assert motives["family"] > motives["refugee"]


def test_every_table_names_its_source() -> None:
    folder = Path(__file__).parents[3] / "app/actions/population"
    for table in folder.glob("*.csv"):
        assert table.read_text(encoding="utf-8").startswith("# ")
