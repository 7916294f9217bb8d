"""Checks one raw answer: gives it back clean, or raises Rejected with a key that has a text at the question.

Checks accept where they can; a wrong refusal is worse than a wrong pass.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from app.errors import Rejected
from app.facts import Plain, read_fact
from app.facts.reading import DAY, DAY_MONTH_OR_YEAR, LANGUAGE, WHOLE
from app.interview.flow import Question
from app.interview.walk import state_of
from app.places import is_country, municipality

LONGEST_NAME, LONGEST_TEXT = 150, 600
EARLIEST_YEAR = 1900
IN_DIGITS = frozenset({"int", "year", "date", "partial_date", "national_number"})
STEERING = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks of direction and of no width: they would upset the line in which the name is shown."""

EMPTY = {"empty": "Please give an answer first, or choose “I do not know”."}
NOT_IN_LIST = {"not_in_list": "Please choose one of the answers on the screen."}
DATES = EMPTY | {
    "not_a_date": "This date is not complete. Please look at the day, the month and the year again.",
    "impossible_date": "This day is not in the calendar. Please look at the day and the month again.",
    "in_future": "This date is still to come. Please look at the year again.",
    "too_early": "This date is very long ago. Please look at the year again.",
}
COUNTRY = EMPTY | {"no_such_country": "We do not find this country. Please choose a country from the list."}
LANG = EMPTY | {"no_such_language": "We do not find this language. Please choose a language from the list."}
TOO_MANY = {"too_many": "This is more than we can keep here. Please choose the most important ones."}

REJECTS: Mapping[str, Mapping[str, str]] = {
    "choice": EMPTY | NOT_IN_LIST,
    "yesno": EMPTY | NOT_IN_LIST,
    "set": EMPTY | NOT_IN_LIST | {"none_with_others": "“None” does not go together with another answer."},
    "int": EMPTY
    | {
        "not_a_number": "Please type a number with digits only.",
        "too_small": "This number is smaller than we expect. Please look at it again.",
        "too_large": "This number is larger than we expect. Please look at it again.",
    },
    "year": EMPTY
    | {
        "not_a_date": "Please type the year with four digits.",
        "in_future": "This year is still to come. Please look at it again.",
        "too_early": "This year is very long ago. Please look at it again.",
    },
    "date": DATES,
    "partial_date": DATES,
    "country": COUNTRY,
    "countries": COUNTRY | TOO_MANY,
    "municipality": EMPTY
    | {"no_such_municipality": "We do not find this city or village. Please choose one from the list."},
    "lang": LANG,
    "langs": LANG | TOO_MANY,
    "name": EMPTY
    | {
        "too_long": "This is longer than a name can be. Please write the name alone.",
        "no_letters": "We see no letters in this. Please write your name in letters.",
    },
    "text": EMPTY | {"too_long": "This is longer than we can keep. Please say it shorter, or tell it to us later."},
    "national_number": EMPTY
    | {
        "not_a_national_number": "A number of these eleven digits is not right. Please look at each digit again.",
        "number_of_another_birth_date": (
            "This number belongs to another date of birth. Please look again. If it is right, "
            "choose Continue once more."
        ),
    },
    "records": EMPTY | {"unreadable": "This does not fit the fields. Please look at each field again."},
}
"""Kind of question to the keys its check can raise, each with its English text."""


def keys_for(kind: str) -> frozenset[str]:
    """Every key that the check of this kind can raise."""
    return frozenset(REJECTS[kind])


def answer(question: Question, raw: Plain, on: date | None = None) -> Plain:
    """The clean answer. `on` is today; without it no date is refused for being in the future."""
    if state_of(raw):
        return raw
    clean = _trimmed(raw)
    if question.kind in IN_DIGITS and isinstance(clean, str):
        clean = _in_our_digits(clean)
    if clean in ("", [], {}) and question.kind not in ("set", "langs", "countries", "records"):
        raise Rejected("empty", question=question.id)
    return _CHECKS[question.kind](question, clean, on)


def _trimmed(raw: Plain) -> Plain:
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, list):
        return [_trimmed(one) for one in raw]
    return raw


def _in_our_digits(text: str) -> str:
    """Digits of any script as those of ours: somebody typed them on a keyboard of the own language."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def _text(question: Question, raw: Plain, says: str) -> str:
    if not isinstance(raw, str):
        raise Rejected(says, question=question.id)
    return raw


def _choice(question: Question, raw: Plain, on: date | None) -> Plain:
    value = _text(question, raw, "not_in_list")
    if question.choice(value) is None:
        raise Rejected("not_in_list", question=question.id)
    return value


def _set(question: Question, raw: Plain, on: date | None) -> Plain:
    values = _several(question, raw, "not_in_list")
    if not values:
        raise Rejected("empty", question=question.id)
    if "none" in values and len(values) > 1:
        raise Rejected("none_with_others", question=question.id)
    return [_choice(question, value, on) for value in values]


def _several(question: Question, raw: Plain, says: str) -> list[str]:
    values = raw if isinstance(raw, list) else [raw]
    return list(dict.fromkeys(_text(question, value, says) for value in values))


def _int(question: Question, raw: Plain, on: date | None) -> Plain:
    text = _text(question, raw, "not_a_number")
    if not WHOLE(text):
        raise Rejected("not_a_number", question=question.id)
    number = int(text)
    if number < question.least:
        raise Rejected("too_small", question=question.id)
    if number > question.most:
        raise Rejected("too_large", question=question.id)
    return str(number)


def _year(question: Question, raw: Plain, on: date | None) -> Plain:
    text = _text(question, raw, "not_a_date")
    if not re.fullmatch(r"[0-9]{4}", text):
        raise Rejected("not_a_date", question=question.id)
    if int(text) < EARLIEST_YEAR:
        raise Rejected("too_early", question=question.id)
    if on is not None and int(text) > on.year:
        raise Rejected("in_future", question=question.id)
    return text


def _date(question: Question, raw: Plain, on: date | None) -> Plain:
    text = _text(question, raw, "not_a_date")
    if not DAY(text):
        raise Rejected("not_a_date", question=question.id)
    _refuse_odd_day(question, text, on)
    return text


def _partial_date(question: Question, raw: Plain, on: date | None) -> Plain:
    text = _text(question, raw, "not_a_date")
    if not DAY_MONTH_OR_YEAR(text):
        raise Rejected("not_a_date", question=question.id)
    _refuse_odd_day(question, text + "-01" * (2 - text.count("-")), on)
    return text


def _refuse_odd_day(question: Question, text: str, on: date | None) -> None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Rejected("impossible_date", question=question.id) from None
    if day.year < EARLIEST_YEAR:
        raise Rejected("too_early", question=question.id)
    if on is not None and day > on and not question.may_be_future:
        raise Rejected("in_future", question=question.id)


def _country(question: Question, raw: Plain, on: date | None) -> Plain:
    code = _text(question, raw, "no_such_country")
    if code == "none" and question.choice("none") is not None:
        return code
    if code not in ("stateless", "unknown") and not is_country(code):
        raise Rejected("no_such_country", question=question.id)
    return code


def _countries(question: Question, raw: Plain, on: date | None) -> Plain:
    codes = _several(question, raw, "no_such_country")
    _refuse_count(question, len(codes))
    return [_country(question, code, on) for code in codes]


def _municipality(question: Question, raw: Plain, on: date | None) -> Plain:
    code = _text(question, raw, "no_such_municipality")
    if municipality(code) is None:
        raise Rejected("no_such_municipality", question=question.id)
    return code


def _lang(question: Question, raw: Plain, on: date | None) -> Plain:
    tag = _text(question, raw, "no_such_language")
    if not LANGUAGE(tag):
        raise Rejected("no_such_language", question=question.id)
    return tag


def _langs(question: Question, raw: Plain, on: date | None) -> Plain:
    tags = _several(question, raw, "no_such_language")
    _refuse_count(question, len(tags))
    return [_lang(question, tag, on) for tag in tags]


def _refuse_count(question: Question, count: int) -> None:
    if count < question.least:
        raise Rejected("empty", question=question.id)
    if count > question.most:
        raise Rejected("too_many", question=question.id)


def _records(question: Question, raw: Plain, on: date | None) -> Plain:
    try:
        read_fact(question.fills, raw)
    except Rejected:
        raise Rejected("unreadable", question=question.id) from None
    return raw


def _name(question: Question, raw: Plain, on: date | None) -> Plain:
    text = _line(question, raw, LONGEST_NAME)
    if not any(letter.isalpha() for letter in text):
        raise Rejected("no_letters", question=question.id)
    return text


def _free_text(question: Question, raw: Plain, on: date | None) -> Plain:
    return _line(question, raw, LONGEST_TEXT)


def _line(question: Question, raw: Plain, longest: int) -> str:
    return line(_text(question, raw, "empty"), longest, question=question.id)


def line(text: str, longest: int, **where: str) -> str:
    """One line: characters that steer instead of being read (control, direction) become spaces or go.

    Rejected `empty` or `too_long`, with the details of `where`.
    """
    kept = "".join(" " if unicodedata.category(one) == "Cc" else one for one in text if one not in STEERING)
    clean = unicodedata.normalize("NFC", " ".join(kept.split()))
    if not clean:
        raise Rejected("empty", **where)
    if len(clean) > longest:
        raise Rejected("too_long", **where)
    return clean


def _national_number(question: Question, raw: Plain, on: date | None) -> Plain:
    from stdnum.be import ssn

    text = _text(question, raw, "not_a_national_number")
    if not ssn.is_valid(text):
        raise Rejected("not_a_national_number", question=question.id)
    return str(ssn.compact(text))


def fits_birth(number: str, birth: str) -> bool:
    """Whether a national or BIS number can be of somebody born then; a part that one of them leaves open fits."""
    year, month, day = int(number[:2]), int(number[2:4]) % 20, int(number[4:6])
    said = [int(part) for part in birth.split("-")]
    pairs = zip((year, month, day), (said[0] % 100, *said[1:]), strict=False)
    return all(one == other for at, (one, other) in enumerate(pairs) if at == 0 or one)


_CHECKS: Mapping[str, Callable[[Question, Plain, date | None], Plain]] = {
    "choice": _choice,
    "yesno": _choice,
    "set": _set,
    "int": _int,
    "year": _year,
    "date": _date,
    "partial_date": _partial_date,
    "country": _country,
    "countries": _countries,
    "municipality": _municipality,
    "lang": _lang,
    "langs": _langs,
    "records": _records,
    "name": _name,
    "text": _free_text,
    "national_number": _national_number,
}
