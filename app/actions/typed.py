"""What an assessor types on one line, as a plain value: places, countries and languages may be named."""

from __future__ import annotations

import re

from app.errors import Rejected
from app.facts import Plain
from app.places import find_countries, find_municipalities, is_country, municipality
from app.words import LANGUAGES, Words, other_languages

PLACES = ("municipality", "nis")
DATES = ("date", "partial", "partial_date", "date or none", "date or open")
SEVERAL = ("countries", "list of country", "langs", "set")


def plain(kind: str, text: str, words: Words | None = None) -> Plain:
    """The value that a line of text stands for, by kind of question, fact or field. Raises Rejected.

    `words` is the language in which languages may be named besides Dutch, English and their own name.
    """
    line = text.strip()
    if kind in SEVERAL:
        inner = {"countries": "country", "list of country": "country", "langs": "lang"}.get(kind, "")
        return [plain(inner, one, words) for one in line.split(",") if one.strip() not in ("", "none")]
    if kind in PLACES:
        return _place(line)
    if kind in ("country", "country or none") and line not in ("none", ""):
        return _country(line)
    if kind == "lang" and line:
        return _language(line, words)
    if kind in DATES:
        return _day(line)
    return line


def _day(text: str) -> str:
    """Day-month-year, month-year or year as ISO; anything else is left for the check to refuse.

    >>> [_day(one) for one in ("14/3/1997", "3-1997", "1997", "1997-03-14")]
    ['1997-03-14', '1997-03', '1997', '1997-03-14']
    """
    found = re.fullmatch(r"(?:(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ])?(\d{4})", text)
    if not found:
        return text
    return "-".join(part.zfill(2) for part in reversed(found.groups()) if part)


def _language(text: str, words: Words | None) -> str:
    wanted = text.casefold()
    spoken = {tag: (one.endonym, one.name_en, one.name_nl) for tag, one in LANGUAGES.items()}
    for tag, names in {**spoken, **other_languages()}.items():
        own = (words.language(tag),) if words else ()
        if wanted in (name.casefold() for name in (tag, *own, *names)):
            return tag
    if re.fullmatch(r"[a-z]{2,3}", text):
        return text
    raise Rejected("no_such_language", text=text)


def _place(text: str) -> str:
    if municipality(text) is not None:
        return text
    found = find_municipalities(text, 1)
    if not found:
        raise Rejected("no_such_municipality", text=text)
    return found[0].code


def _country(text: str) -> str:
    if text in ("stateless", "unknown") or is_country(text.upper()):
        return text if text in ("stateless", "unknown") else text.upper()
    found = find_countries(text, 1)
    if not found:
        raise Rejected("no_such_country", text=text)
    return found[0].alpha2
