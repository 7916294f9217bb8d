"""Reading the room's own tables: CSV files whose first lines, marked #, name source and date."""

import csv
import unicodedata
from pathlib import Path

_HERE = Path(__file__).parent
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ı": "i"})


def rows(name: str) -> list[dict[str, str]]:
    """All rows of one table of this room, as text."""
    with (_HERE / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(line for line in table if not line.startswith("#")))


def fold(text: str) -> str:
    """The text as it is compared: no accents, no capitals, one space where a hyphen or an apostrophe stood.

    >>> fold("Saint-Léger")
    'saint leger'
    """
    plain = text.casefold().translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def nearness(wanted: str, name: str) -> int | None:
    """How well a folded name answers: 0 is the same, 1 begins so, 2 a later word does, 3 holds the text."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if wanted in name and len(wanted) > 2 else None
