"""Search as you type: one line of folded words for each dossier, looked through from the first to the last.

A word of letters is found anywhere in a name, in every script in which the name is written; a word with digits is found
at the beginning of a number, ticket or date. Accents, capitals, hyphens and apostrophes do not count. A name in another
script is found by its Latin spelling where somebody wrote one.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import sqlite_utils

from app.store import database

BIRTH_FACT, PLACE_FACT = "birth_date", "register_municipality"
MOST_FOUND, MOST_SHOWN = 2_000, 200
"""Where more than the first fit, only some of them are looked at: there is more to type."""
_ALIKE = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ة": "ه", "ى": "ي",
        "ی": "ي", "ک": "ك", **dict.fromkeys("'’ʼʻʿʾ`´ـ"),
    }
)  # fmt: skip
_TOLD = """
SELECT d.name, d.ticket, d.number, coalesce(b.raw, '""'), coalesce(p.raw, '""') FROM dossiers d
LEFT JOIN facts b ON b.dossier = d.id AND b.fact = ?
LEFT JOIN facts p ON p.dossier = d.id AND p.fact = ?
WHERE d.id = ?
"""


def refresh(db: sqlite_utils.Database, dossier: str) -> None:
    """Write the line of one dossier anew, inside the caller's transaction."""
    told = database.row(db, _TOLD, [BIRTH_FACT, PLACE_FACT, dossier])
    if told is None:
        return
    name, ticket, number, birth, place = told
    words = [*_of_name(name), *_of_date(_text(birth)), *_of_number(number)]
    words += [_text(place), _joined(ticket), _joined(dossier)]
    line = " ".join(["", *filter(None, words)])
    db.execute("INSERT OR REPLACE INTO search (dossier, words) VALUES (?, ?)", [dossier, line])


def find(db: sqlite_utils.Database, words: Sequence[Sequence[str]]) -> list[str]:
    """The dossiers in which, for every word, one of its readings stands; the last changed first, at most 200.

    A word may have more than one reading: the name of a municipality is also its code.
    """
    wanted = [parts for word in words if (parts := [one for reading in word if (one := _parts(reading))])]
    if not wanted:
        return []
    condition = " AND ".join(f"({' OR '.join(map(_stands, readings))})" for readings in wanted)
    query = (
        f"SELECT d.id FROM (SELECT dossier FROM search WHERE {condition} LIMIT {MOST_FOUND}) s"
        f" JOIN dossiers d ON d.id = s.dossier ORDER BY d.changed_at DESC, d.id LIMIT {MOST_SHOWN}"
    )
    values = [part for readings in wanted for parts in readings for part in parts]
    return [dossier for (dossier,) in database.rows(db, query, values)]


def folded(text: str) -> str:
    """Small letters without accents, digits of every script as 0 to 9.

    >>> folded("Ångström-Özgür ١٩٨٧")
    'angstrom-ozgur 1987'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_ALIKE)
    return "".join(_digit(letter) for letter in plain if not unicodedata.combining(letter))


def _digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter


def _stands(parts: Sequence[str]) -> str:
    return "(" + " AND ".join("instr(words, ?) > 0" for _ in parts) + ")"


def _parts(word: str) -> list[str]:
    """What must stand in the line for one reading of a typed word; a blank before it means: at the beginning."""
    text = folded(word)
    if not any(letter.isdecimal() for letter in text):
        return [part for part in re.split(r"[\W_]+", text) if part]
    if re.fullmatch(r"[\d./-]+", text):
        return [" " + "".join(_padded(re.findall(r"\d+", text)))]
    return [" " + _joined(text)]


def _padded(numbers: list[str]) -> list[str]:
    """Day and month with two digits where a year of four stands beside them."""
    if len(numbers) in (2, 3) and 4 in (len(numbers[0]), len(numbers[-1])):
        return [one.zfill(2) for one in numbers]
    return numbers


def _joined(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text))


def _of_name(name: str) -> Iterator[str]:
    for word in folded(name).split():
        parts = [part for part in re.split(r"[\W_]+", word) if part]
        yield from parts
        if len(parts) > 1:
            yield "".join(parts)


def _of_date(day: str) -> Iterator[str]:
    """Year first, day first, and month with year, as far as the day is known."""
    numbers = re.findall(r"\d+", day)
    yield "".join(numbers)
    if len(numbers) > 1:
        yield "".join(reversed(numbers))
    if len(numbers) > 2:
        yield numbers[1] + numbers[0]


def _of_number(number: str) -> Iterator[str]:
    """The national number whole, and its last five digits, before which many people write a space."""
    yield number
    yield number[6:]


def _text(raw: str) -> str:
    value: Any = json.loads(raw)
    return value if isinstance(value, str) else ""
