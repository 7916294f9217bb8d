"""Search as you type: one line of folded words for each dossier, found by the groups of three letters in it.

A word of letters is found anywhere in a name, in every script in which the name is written; a word with digits is found
at the beginning of a number, ticket or date. Accents, capitals, hyphens and apostrophes do not count. A name in another
script is found by its Latin spelling where somebody wrote one. Where somebody typed one or two letters only, the lines
are looked through from the last changed on until a page is full.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_ALIKE = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ة": "ه", "ى": "ي",
        "ی": "ي", "ک": "ك", **dict.fromkeys("'’ʼʻʿʾ`´ـ"),
    }
)  # fmt: skip

Wanted = list[list[list[str]]]
"""Words that were typed, each with its readings, each of these in parts."""


def line(name: str, birth: str, number: str, place: str, ticket: str, dossier: str) -> str:
    """The words by which a dossier is found; birth date in ISO as far as it is known, place as NIS code."""
    words = [*_of_name(name), *_of_date(birth), *_of_number(number), place, _joined(ticket), _joined(dossier)]
    return " ".join(["", *filter(None, words)])


def wanted(words: Sequence[Sequence[str]]) -> Wanted:
    """What must stand in a line: for every word that was typed, all parts of one of its readings.

    A word may have more than one reading: the name of a municipality is also its code.
    """
    read = ([parts for reading in word if (parts := _parts(reading))] for word in words)
    return [readings for readings in read if readings]


def condition(words: Wanted) -> tuple[str, list[str]]:
    """The same as a condition on the lines `l`, with its values."""
    return (
        " AND ".join(f"({' OR '.join(map(_stands, readings))})" for readings in words),
        [part for readings in words for parts in readings for part in parts],
    )


def grams(words: Wanted) -> str:
    """The same as a query in groups of three letters, as far as they say anything; empty where all is too short."""
    read = ([_grams(parts) for parts in readings] for readings in words)
    return " AND ".join("(" + " OR ".join(f"({one})" for one in readings) + ")" for readings in read if all(readings))


def _grams(parts: Sequence[str]) -> str:
    found = [part[at : at + 3].replace('"', '""') for part in parts for at in range(len(part) - 2)]
    return " AND ".join(f'"{one}"' for one in found)


def folded(text: str) -> str:
    """Small letters without accents, digits of every script as 0 to 9.

    >>> folded("Ångström-Özgür ١٩٨٧")
    'angstrom-ozgur 1987'
    """
    if text.isascii():
        return text.lower().translate(_ALIKE)
    return unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDS)


class _Folds(dict[int, str]):
    """Letter to what stands for it, each looked up once."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(_plain(letter) for letter in chr(code).translate(_ALIKE))
        return self[code]


_FOLDS = _Folds()


def _plain(letter: str) -> str:
    if unicodedata.combining(letter):
        return ""
    return str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter


def _stands(parts: Sequence[str]) -> str:
    return "(" + " AND ".join("instr(l.words, ?) > 0" for _ in parts) + ")"


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

