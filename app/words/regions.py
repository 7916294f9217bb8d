"""Where languages are spoken, for finding one on a map; and former names of countries, for finding those by them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES_BY_REGION: Mapping[str, tuple[str, ...]] = {
    "europe": tuple("en fr nl tr ru es uk ro pt pl sq bg sh it hu rom hy".split()),
    "middle_east": tuple("ar tr ary fa kmr rif hy he".split()),
    "africa": tuple("fr en ar ti so pt ary rif tw ff".split()),
    "asia": tuple("ps prs ru fa hi ne ur pa th zh-Hans tl vi bo ta".split()),
    "america": tuple("es pt en fr".split()),
}
"""Where each of the languages is spoken by many; a grouping of our own, a language may stand in several."""


def former_names(country: str) -> str:
    """Names of states that are no more, and older names, by which a country may be looked for."""
    return _former().get(country, "")


@cache
def _former() -> Mapping[str, str]:
    text = Path(__file__).with_name("former_states.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {row["alpha2"]: row["former"] for row in csv.DictReader(lines)}
