"""Belgian municipalities of today, found by code, by name of today or of old, and by postal code."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .tables import fold, nearness, rows


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality in force since 1 January 2025."""

    code: str
    name_nl: str
    name_fr: str
    name_de: str
    region: str
    language_area: str
    facilities: bool
    postal_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merger:
    """A code that ended, or went on under the same number, and the code that stands for it today."""

    old_code: str
    old_name_nl: str
    old_name_fr: str
    new_code: str
    in_force: date
    recoded: bool


def municipality(code: str) -> Municipality | None:
    """The municipality of today that a code means; None for a code that was never one.

    A record carries today's code or the one valid on its date, and clerks mix the two. So a former code leads to
    today's municipality whatever the day; no former code was ever given to another place.
    """
    return _by_code().get(_today().get(code, code))


def municipalities() -> tuple[Municipality, ...]:
    """All of them, sorted by code."""
    return tuple(_by_code().values())


@lru_cache(maxsize=1)
def mergers() -> tuple[Merger, ...]:
    """Every former code that leads to one of today, sorted by former code."""
    return tuple(
        Merger(
            row["old_code"],
            row["old_name_nl"],
            row["old_name_fr"],
            row["new_code"],
            date.fromisoformat(row["in_force"]),
            row["kind"] == "recoded",
        )
        for row in rows("mergers.csv")
    )


@lru_cache(maxsize=1)
def known_as() -> dict[str, str]:
    """By code of today every name and postal code that leads there, former names included, in one line."""
    found = {one.code: [one.name_nl, one.name_fr, one.name_de, *one.postal_codes] for one in municipalities()}
    for merger in mergers():
        if merger.new_code in found:
            found[merger.new_code] += [merger.old_name_nl, merger.old_name_fr]
    return {code: " ".join(dict.fromkeys(name for name in names if name)) for code, names in found.items()}


def find_municipalities(text: str, limit: int = 8) -> list[Municipality]:
    """Those whose Dutch, French, German or former name or postal code answers the text, best first.

    Accents, capitals and hyphens do not count. A text of digits only is the beginning of a postal code.
    """
    wanted = fold(text)
    if not wanted:
        return []
    found = _by_postal_code(wanted) if wanted.isdecimal() else _by_name(wanted)
    return found[:limit]


def _by_postal_code(digits: str) -> list[Municipality]:
    hits = [
        (min(code for code in place.postal_codes if code.startswith(digits)), place.code, place)
        for place in _by_code().values()
        if any(code.startswith(digits) for code in place.postal_codes)
    ]
    return [place for _, _, place in sorted(hits, key=lambda hit: hit[:2])]


def _by_name(wanted: str) -> list[Municipality]:
    best: dict[str, tuple[int, str]] = {}
    for name, code in _names():
        near = nearness(wanted, name)
        if near is not None and (code not in best or (near, name) < best[code]):
            best[code] = (near, name)
    return [_by_code()[code] for code in sorted(best, key=lambda code: (*best[code], code))]


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Municipality]:
    return {row["nis_code"]: _read(row) for row in rows("municipalities.csv")}


def _read(row: dict[str, str]) -> Municipality:
    return Municipality(
        row["nis_code"],
        row["name_nl"],
        row["name_fr"],
        row["name_de"],
        row["region"],
        row["language_area"],
        row["facilities"] == "yes",
        tuple(row["postal_codes"].split(";")),
    )


@lru_cache(maxsize=1)
def _today() -> dict[str, str]:
    return {merger.old_code: merger.new_code for merger in mergers()}


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, str], ...]:
    """Folded names with the code of today, former names included."""
    today = {
        (fold(name), place.code)
        for place in _by_code().values()
        for name in (place.name_nl, place.name_fr, place.name_de)
        if name
    }
    former = {
        (fold(name), merger.new_code)
        for merger in mergers()
        for name in (merger.old_name_nl, merger.old_name_fr)
        if name
    }
    return tuple(sorted(today | former))
