"""Municipality and date to regime; countries. The tables lie beside this file, sources in README.md."""

from .countries import (
    Country,
    countries_by_region,
    country,
    country_names,
    find_countries,
    is_country,
    is_eu_plus,
)
from .municipalities import Merger, Municipality, find_municipalities, known_as, mergers, municipalities, municipality
from .tables import fold

__all__ = [
    "Country",
    "Merger",
    "Municipality",
    "countries_by_region",
    "country",
    "country_names",
    "find_countries",
    "find_municipalities",
    "fold",
    "is_country",
    "is_eu_plus",
    "known_as",
    "mergers",
    "municipalities",
    "municipality",
]
