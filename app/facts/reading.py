"""How one plain value becomes a typed one or is rejected: for each kind of fact a reader, made once.

    reader("birth_date", "partial", (), {}, ())("1990-05") -> Partial(1 May 1990, 31 May 1990)

A reader raises Rejected with `says` as its key and `fact`, `value` and `nearest` as its details.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from app.errors import Rejected
from app.facts.fact import Partial, Plain
from app.places import is_country, municipality

Reader = Callable[[Plain], Any]

LEVELS = ("A1", "A2", "B1", "B2", "C1")
SKILLS = ("listening", "reading", "speaking", "writing")
IN_ORDER = (("from", "until"), ("start", "until"), ("signed_on", "ended_on"))
DAY = re.compile(r"\d{4}-\d{2}-\d{2}").fullmatch
DAY_MONTH_OR_YEAR = re.compile(r"\d{4}(-\d{2}){0,2}").fullmatch
WHOLE = re.compile(r"\d{1,4}").fullmatch
NUMBER = re.compile(r"\d{1,3}([.,]\d{1,2})?").fullmatch
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*").fullmatch


def nearest(word: str, words: list[str]) -> str:
    """The nearest right word, for a sentence that helps; empty when none is near."""
    found = get_close_matches(word, words, 1, 0.5)
    return found[0] if found else ""


def refusal(says: str, fact: str, value: object = "", near: str = "") -> Rejected:
    """The rejection of a value of a fact, with the nearest right word."""
    return Rejected(says, fact=fact, value=str(value), nearest=near)


def reader(
    name: str, kind: str, choices: tuple[str, ...], fields: Mapping[str, Any], motives: tuple[str, ...]
) -> Reader:
    """The reader of a fact of that kind; `motives` are the words of a motive inside its records."""
    if kind.endswith(" or none"):
        return _or_word("none", reader(name, kind.removesuffix(" or none"), choices, fields, motives))
    if kind == "choice":
        return _choice(name, choices)
    if kind == "set":
        return _collected(name, frozenset, _choice(name, choices))
    if kind == "record":
        return _record(name, _fields(name, fields, motives))
    if kind == "list of record":
        return _collected(name, tuple, _record(name, _fields(name, fields, motives)))
    if kind == "list of country":
        return _collected(name, tuple, _text(name, _country))
    if kind == "percents":
        return _percents(name)
    return _yesno(name) if kind == "yesno" else _text(name, TEXTS[kind])


def _fields(name: str, fields: Mapping[str, Any], motives: tuple[str, ...]) -> dict[str, Reader]:
    return {key: _field(f"{name}.{key}", kind, motives) for key, kind in fields.items()}


def _field(name: str, kind: Any, motives: tuple[str, ...]) -> Reader:
    if isinstance(kind, list):
        return _choice(name, tuple(kind))
    if kind == "stay_motive":
        return _choice(name, motives)
    if kind == "date or open":
        return _or_word("open", _text(name, _date))
    if kind == "skills":
        return _skills(name)
    if kind.startswith("set of "):
        return _collected(name, frozenset, _choice(name, tuple(kind.split()[2:])))
    return _yesno(name) if kind == "yesno" else _text(name, TEXTS[kind])


# Kinds made of others


def _or_word(word: str, read_other: Reader) -> Reader:
    return lambda raw: word if raw == word else read_other(raw)


def _collected(name: str, collect: Callable[[Iterable[Any]], Any], read_one: Reader) -> Reader:
    def read(raw: Plain) -> Any:
        if not isinstance(raw, list):
            raise refusal("wrong_kind", name, raw)
        return collect([read_one(one) for one in raw])

    return read


def _record(name: str, fields: Mapping[str, Reader]) -> Reader:
    orders = [(first, last) for first, last in IN_ORDER if first in fields and last in fields]

    def read(raw: Plain) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise refusal("wrong_kind", name, raw)
        for key in raw:
            if key not in fields:
                raise refusal("unknown_field", name, key, nearest(key, list(fields)))
        record = {key: fields[key](value) for key, value in raw.items()}
        for first, last in orders:
            a, b = record.get(first), record.get(last)
            if isinstance(a, date) and isinstance(b, date) and b < a:
                raise refusal("until_before_from", name, raw[last])
        return record

    return read


def _skills(name: str) -> Reader:
    skill, level = _choice(name, SKILLS), _choice(name, LEVELS)

    def read(raw: Plain) -> dict[str, int]:
        if not isinstance(raw, dict):
            raise refusal("wrong_kind", name, raw)
        return {skill(key): LEVELS.index(level(value)) for key, value in raw.items()}

    return read


def _percents(name: str) -> Reader:
    part, percent = _choice(name, ("mo", "nt2")), _text(name, _int)

    def read(raw: Plain) -> dict[str, int]:
        if not isinstance(raw, dict):
            raise refusal("wrong_kind", name, raw)
        percents = {part(key): percent(value) for key, value in raw.items()}
        if any(value > 100 for value in percents.values()):
            raise refusal("outside_list", name, raw)
        return percents

    return read


# Kinds of one text


def _choice(name: str, choices: tuple[str, ...]) -> Reader:
    allowed = frozenset(choices)

    def read(raw: Plain) -> str:
        if not isinstance(raw, str):
            raise refusal("wrong_kind", name, raw)
        if raw not in allowed:
            raise refusal("outside_list", name, raw, nearest(raw, list(choices)))
        return raw

    return read


def _yesno(name: str) -> Reader:
    def read(raw: Plain) -> bool:
        if raw == "yes" or raw == "no":
            return raw == "yes"
        if not isinstance(raw, str) or not raw:
            raise refusal("wrong_kind", name, raw)
        raise refusal("outside_list", name, raw, nearest(raw, ["yes", "no"]))

    return read


def _text(name: str, read_text: Callable[[str, str], Any]) -> Reader:
    def read(raw: Plain) -> Any:
        if not isinstance(raw, str) or not raw:
            raise refusal("wrong_kind", name, raw)
        return read_text(name, raw)

    return read


def _date(name: str, raw: str) -> date:
    if not DAY(raw):
        raise refusal("wrong_kind", name, raw)
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise refusal("impossible_date", name, raw) from None


def _partial(name: str, raw: str) -> Partial:
    if not DAY_MONTH_OR_YEAR(raw):
        raise refusal("wrong_kind", name, raw)
    try:
        first = date.fromisoformat(raw + "-01-01"[len(raw) - 4 :])
    except ValueError:
        raise refusal("impossible_date", name, raw) from None
    match len(raw):
        case 4:
            return Partial(first, first.replace(month=12, day=31))
        case 7:
            return Partial(first, first.replace(day=monthrange(first.year, first.month)[1]))
    return Partial(first, first)


def _int(name: str, raw: str) -> int:
    if not WHOLE(raw):
        raise refusal("wrong_kind", name, raw)
    return int(raw)


def _number(name: str, raw: str) -> float:
    if not NUMBER(raw):
        raise refusal("wrong_kind", name, raw)
    return float(raw.replace(",", "."))


def _country(name: str, raw: str) -> str:
    if raw not in ("stateless", "unknown") and not is_country(raw):
        raise refusal("outside_list", name, raw, raw.upper() if is_country(raw.upper()) else "")
    return raw


def _nis(name: str, raw: str) -> str:
    if municipality(raw) is None:
        raise refusal("unknown_municipality", name, raw)
    return raw


def _lang(name: str, raw: str) -> str:
    if not LANGUAGE(raw):
        raise refusal("wrong_kind", name, raw)
    return raw


TEXTS: Mapping[str, Callable[[str, str], Any]] = {
    "date": _date,
    "partial": _partial,
    "int": _int,
    "number": _number,
    "country": _country,
    "nis": _nis,
    "lang": _lang,
    "text": lambda name, raw: raw,
}
