"""Countries: codes, names in four languages, and which are EU+ (EU-27, EEA and Switzerland).

Stateless and unknown are no countries; whoever needs them has a value of their own for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from .tables import fold, nearness, rows

LANGUAGES = ("en", "nl", "fr", "de")
REGIONS: Mapping[str, frozenset[str]] = {
    "europe": frozenset({"039", "151", "154", "155"}),
    "middle_east": frozenset({"015", "145"}),
    "africa": frozenset({"011", "014", "015", "017", "018"}),
    "asia": frozenset({"030", "034", "035", "143", "145"}),
    "america": frozenset({"005", "013", "021", "029"}),
    "oceania": frozenset({"053", "054", "057", "061"}),
}
"""Regions of a map on which somebody points, each with regions of the UN standard M49; some lie in two."""
ALSO_IN: Mapping[str, frozenset[str]] = {
    "europe": frozenset({"AM", "AZ", "CY", "GE", "TR"}),
    "middle_east": frozenset({"AF", "DJ", "IR", "MR", "SO"}),
    "asia": frozenset({"RU"}),
}
"""Countries that people look for in a region where M49 does not put them; a choice of our own."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with its ISO 3166-1 alpha-2 code (and XK, Kosovo)."""

    alpha2: str
    name_en: str
    name_nl: str
    name_fr: str
    name_de: str
    eu_plus: bool
    m49: str


def is_country(alpha2: str) -> bool:
    """Whether this is a code of the table."""
    return alpha2 in _by_code()


def is_eu_plus(alpha2: str) -> bool:
    """Whether nationals of this country are EU+; Belgium is, and the law treats it apart.

    An unknown code is not EU+; ask is_country first where that matters.
    """
    country = _by_code().get(alpha2)
    return country is not None and country.eu_plus


def country(alpha2: str) -> Country | None:
    """One country, or None for a code that is none."""
    return _by_code().get(alpha2)


def country_names(language: str = "en") -> dict[str, str]:
    """Names by code in English, Dutch, French or German; English where the language is another."""
    field = f"name_{language if language in LANGUAGES else 'en'}"
    return {code: getattr(country, field) for code, country in _by_code().items()}


@lru_cache(maxsize=1)
def countries_by_region() -> Mapping[str, tuple[str, ...]]:
    """The codes of the countries in each region of the map; a country may stand in several."""
    return {
        region: tuple(
            code for code, one in _by_code().items() if one.m49 in parts or code in ALSO_IN.get(region, frozenset())
        )
        for region, parts in REGIONS.items()
    }


def find_countries(text: str, limit: int = 8) -> list[Country]:
    """Countries whose name in any of the four languages answers the text; a code finds its own."""
    wanted = fold(text)
    if not wanted:
        return []
    best: dict[str, tuple[int, str]] = {}
    for name, code in _names():
        near = nearness(wanted, name)
        if near is not None and (code not in best or (near, name) < best[code]):
            best[code] = (near, name)
    own = _by_code().get(text.strip().upper())
    if own is not None:
        best[own.alpha2] = (-1, "")
    return [_by_code()[code] for code in sorted(best, key=lambda code: (*best[code], code))][:limit]


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Country]:
    return {row["alpha2"]: _read(row) for row in rows("countries.csv")}


def _read(row: dict[str, str]) -> Country:
    return Country(
        row["alpha2"],
        row["name_en"],
        row["name_nl"],
        row["name_fr"],
        row["name_de"],
        row["eu_plus"] == "yes",
        row["m49"],
    )


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted(
            {
                (fold(name), country.alpha2)
                for country in _by_code().values()
                for name in (country.name_en, country.name_nl, country.name_fr, country.name_de)
            }
        )
    )
