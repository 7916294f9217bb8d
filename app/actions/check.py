"""A look at everything the program stands on: one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app import places, rulebook, words
from app.errors import OfficeError
from app.store import card


@dataclass(frozen=True, slots=True)
class Line:
    """What was looked at, whether it is well, and a sentence."""

    what: str
    well: bool
    says: str


def check(folder: Path | None) -> list[Line]:
    """Rulebook, places, languages and fonts; the office folder too when one is named."""
    looks: list[tuple[str, Callable[[], str]]] = [
        ("rulebook", _rulebook),
        ("places", _places),
        ("languages", _languages),
        ("fonts", _fonts),
    ]
    if folder is not None:
        looks.append(("office", lambda: _office(folder)))
    return list(_lines(looks))


def _lines(looks: list[tuple[str, Callable[[], str]]]) -> Iterator[Line]:
    for what, look in looks:
        try:
            yield Line(what, True, look())
        except OfficeError as error:
            yield Line(what, False, " ".join((error.says.replace("_", " "), *error.details.values())))


def _rulebook() -> str:
    book = rulebook.load()
    return f"edition {book.edition}, {len(book.rules)} rules"


def _places() -> str:
    municipalities, countries = len(places.municipalities()), len(places.country_names("en"))
    return f"{municipalities} municipalities, {countries} countries"


def _languages() -> str:
    for code in ("en", "nl", "fr", "ar"):
        words.load(code)
    return "English, Dutch, French and Arabic can be spoken"


def _fonts() -> str:
    from app.paper import fonts

    return f"{fonts.installed()} fonts for paper are installed"


def _office(folder: Path) -> str:
    return f"{card.read(folder).name}, settings signed by the office"
