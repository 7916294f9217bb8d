"""Keyboards for the screen: rows of letters for every language, read from `keyboards.tsv` when one is first wanted."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

Rows = tuple[tuple[str, ...], ...]
PINYIN = "pinyin"
DIGITS: Rows = (tuple("1234567890"), tuple("-/:;()&@+"), (".", ",", "?", "'", '"', "_", "#", "*", "%"))


@dataclass(frozen=True, slots=True)
class Keyboard:
    """One keyboard: its rows, the same with shift (or none), and what lies under a key."""

    name: str
    plain: Rows
    shift: Rows
    more: Mapping[str, tuple[str, ...]] = field(repr=False)

    def under(self, key: str) -> tuple[str, ...]:
        """What else can be meant by a key, capitals for a capital."""
        lower = key.lower()
        found = self.more.get(key) or self.more.get(lower, ())
        return tuple(one.upper() if key != lower and len(one.upper()) == 1 else one for one in found)


def keyboard_for(code: str) -> Keyboard:
    """The keyboard of a language; the Latin one where the table has none."""
    by_language, _ = _read()
    return by_language.get(code) or by_language["en"]


def letters_of(code: str) -> frozenset[str]:
    """The letters that a language needs, as CLDR has them; none for Chinese."""
    return _read()[1].get(code, frozenset())


@cache
def syllables() -> Mapping[str, str]:
    """Syllables of Mandarin without tones, and the characters that are read so, the most used first."""
    return {sound: letters for sound, letters in _lines("pinyin.tsv")}


@cache
def _read() -> tuple[Mapping[str, Keyboard], Mapping[str, frozenset[str]]]:
    rows: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    more: dict[str, dict[str, tuple[str, ...]]] = {}
    speaks: dict[str, str] = {}
    letters: dict[str, frozenset[str]] = {}
    for name, what, text in _lines("keyboards.tsv"):
        keys = tuple(text.split(" "))
        if what == "for":
            speaks |= dict.fromkeys(keys, name)
        elif what == "letters":
            letters[name] = frozenset(keys)
        elif what.startswith("more "):
            more.setdefault(name, {})[what.removeprefix("more ")] = keys
        else:
            rows.setdefault((name, what), []).append(keys)
    boards = {
        name: Keyboard(name, tuple(rows[name, "plain"]), tuple(rows.get((name, "shift"), ())), more.get(name, {}))
        for name in set(speaks.values())
    }
    return {code: boards[name] for code, name in speaks.items()}, letters


def _lines(file: str) -> list[list[str]]:
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
