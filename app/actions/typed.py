"""What an assessor types on one line, as a plain value: places and countries may be named."""

from __future__ import annotations

import json

from app.errors import Rejected
from app.facts import Plain
from app.places import find_countries, find_municipalities, is_country, municipality

PLACES = ("municipality", "nis")


def plain(kind: str, text: str) -> Plain:
    """The value that a line of text stands for, by kind of question or fact."""
    line = text.strip()
    if line[:1] in ("[", "{"):
        try:
            value: Plain = json.loads(line)
        except ValueError as error:
            raise Rejected("wrong_kind") from error
        return value
    if kind in PLACES:
        return _place(line)
    if kind in ("country", "country or none") and line not in ("none", ""):
        return _country(line)
    if kind in ("countries", "list of country"):
        return [_country(one.strip()) for one in line.split(",") if one.strip() not in ("", "none")]
    if kind in ("set", "langs"):
        return [one.strip() for one in line.split(",") if one.strip()]
    if kind == "list of record" and line == "none":
        return []
    return line


def _place(text: str) -> str:
    if municipality(text) is not None:
        return text
    found = find_municipalities(text, 1)
    if not found:
        raise Rejected("unknown_municipality", text=text)
    return found[0].code


def _country(text: str) -> str:
    if text in ("stateless", "unknown") or is_country(text.upper()):
        return text if text in ("stateless", "unknown") else text.upper()
    found = find_countries(text, 1)
    if not found:
        raise Rejected("no_such_country", text=text)
    return found[0].alpha2
