"""The tables behind the synthetic newcomers, and drawing from counts."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from random import Random

from app.places import municipalities

_TABLES = Path(__file__).with_name("population")

PROTECTION = frozenset(
    {"refugee", "subsidiary_protection", "family_refugee", "family_subsidiary", "asylum_applicant", "other"}
)
_THIRD_COUNTRY_TOTAL = {"refugee": 3774, "family_eu": 967}
_TAGS = {"ku": "kmr", "zh": "zh-Hans", "ber": "rif"}
_PROVINCES = {
    "antwerp_province": ("11", "12", "13"),
    "flemish_brabant": ("23", "24"),
    "west_flanders": ("31", "32", "33", "34", "35", "36", "37", "38"),
    "east_flanders": ("41", "42", "43", "44", "45", "46"),
    "limburg": ("71", "72", "73"),
}


def pick(rng: Random, counts: Mapping[str, int]) -> str:
    """One key, as often as its count says."""
    left = rng.randrange(sum(counts.values()))
    for key, count in counts.items():
        left -= count
        if left < 0:
            return key
    raise AssertionError("unreachable")


def chance(rng: Random, part: int, whole: int) -> bool:
    """True in `part` of `whole` draws."""
    return rng.randrange(whole) < part


@lru_cache(maxsize=16)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one table, without its remarks."""
    with (_TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        return tuple(csv.DictReader(line for line in table if not line.startswith("#")))


@lru_cache(maxsize=1)
def status_and_sex() -> dict[str, int]:
    """Counts of signers by "status man" and "status woman"; asylum applicants cannot sign since March 2022."""
    return {
        f"{row['status']} {sex}": int(row[column])
        for row in rows("contracts_by_status_and_sex")
        for sex, column in (("man", "men"), ("woman", "women"))
        if row["status"] != "asylum_applicant"
    }


@lru_cache(maxsize=32)
def third_countries(status: str) -> dict[str, int]:
    """Weights of third countries for a status: six printed counts, the rest shared by the assumed weights."""
    known = {row["country"]: int(row["persons"]) for row in rows("inflow_status_by_country") if row["status"] == status}
    totals = {row["status"]: int(row["total"]) for row in rows("inflow_by_status_and_sex")}
    total = _THIRD_COUNTRY_TOTAL.get(status, totals.get(status, 0))
    column = "weight_protection" if status in PROTECTION else "weight_other_third"
    assumed = {
        row["country"]: int(row[column])
        for row in rows("assumed_nationality_weights")
        if row["class"] == "third_country" and row["country"] not in known
    }
    rest, weights = max(0, total - sum(known.values())), sum(assumed.values())
    if not rest:
        return assumed
    return {country: count * weights for country, count in known.items()} | {
        country: weight * rest for country, weight in assumed.items()
    }


@lru_cache(maxsize=1)
def eu_countries() -> dict[str, int]:
    """Weights of EU+ nationalities among signers."""
    return {
        row["country"]: int(row["weight_eu_signers"])
        for row in rows("assumed_nationality_weights")
        if row["class"] == "eu_plus"
    }


@lru_cache(maxsize=256)
def mother_tongues(country: str) -> dict[str, int]:
    """Weights of mother tongues for a nationality."""
    found = {
        _TAGS.get(row["tag"], row["tag"]): int(row["pct"])
        for row in rows("assumed_mother_tongues")
        if row["country"] == country
    }
    return found or {"en": 1}


@lru_cache(maxsize=3)
def course_languages(agency: str) -> dict[str, int]:
    """Participants in civic orientation (MO) by language, for agii, atlas or amal."""
    return {row["tag"]: int(row[agency]) for row in rows("mo_participants_by_language_and_agency") if int(row[agency])}


@lru_cache(maxsize=16)
def codes_in(region: str) -> tuple[str, ...]:
    """Codes of the municipalities of a region; the cities of Antwerp and Ghent are regions of their own."""
    if region == "antwerp_city":
        return ("11002",)
    if region == "ghent":
        return ("44021",)
    if region == "brussels":
        return tuple(place.code for place in municipalities() if place.region == "brussels")
    return tuple(
        place.code
        for place in municipalities()
        if place.code[:2] in _PROVINCES[region] and place.code not in ("11002", "44021")
    )


@lru_cache(maxsize=128)
def names(tag: str, part: str) -> tuple[tuple[str, str], ...]:
    """Invented names as (own script, Latin) for a mother tongue; English ones where we have none."""
    found = tuple((row["own"], row["latin"]) for row in rows("names") if row["tag"] == tag and row["part"] == part)
    return found or names("en", part)
