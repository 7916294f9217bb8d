"""The value of a fact in words, for readers who do not know the codes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.facts import SPECS
from app.places import municipality
from app.words import Words, load


def in_words(words: Words, fact: str, raw: Any) -> str:
    """Places, countries and languages by name, days as 22-11-2026, a list with commas, a record in brackets.

    A document that a language does not name is called in Dutch what stands on it.
    """
    spec, value, choice = SPECS[fact], f"value.{raw}", f"question.{fact}.choice.{raw}"
    if isinstance(raw, list) and spec.choices and raw:
        return ", ".join(in_words(words, fact, one) for one in raw)
    if fact == "residence_document" and not words.has(value):
        return (words if words.has(choice) else load("nl")).say(choice, str(raw))
    if not words.has(value) and words.has(choice):
        return words.say(choice, str(raw))
    return _said(words, spec.kind, spec.fields or {}, raw)


def _said(words: Words, kind: str, fields: Mapping[str, Any], raw: Any) -> str:
    if isinstance(raw, list):
        each = [_said(words, kind.removeprefix("list of "), fields, one) for one in raw]
        return ", ".join(each) or words.say("value.none", "none")
    if isinstance(raw, dict):
        kinds = {name: str(fields.get(name, "")) for name in raw}
        told = (f"{_field(words, name)}: {_said(words, kinds[name], {}, one)}" for name, one in raw.items())
        return f"({', '.join(told)})"
    text = str(raw).removesuffix(".0")
    if "country" in kind and text not in ("none", "stateless", "unknown"):
        return words.country(text)
    if kind == "lang":
        return words.language(text)
    if ("date" in kind or kind == "partial") and text[:1].isdecimal():
        return _day(words, text)
    if text in ("yes", "no"):
        return words.say("kiosk.yes", "Yes") if text == "yes" else words.say("kiosk.no", "No")
    place = municipality(text) if kind == "nis" else None
    if place or text.isdecimal():
        return place.name_nl if place else words.digits(text)
    return words.say(f"value.{text}", text.replace("_", " "))


def _day(words: Words, text: str) -> str:
    """A day in the order of the country; of a date that is known in part, what is known. It keeps together."""
    try:
        day = f"{date.fromisoformat(text):%d-%m-%Y}"
    except ValueError:
        day = "-".join(reversed(text.split("-")))
    return f"\u2068{words.digits(day)}\u2069" if words.rtl else words.digits(day)


def _field(words: Words, field: str) -> str:
    name = words.say(f"field.{field}", field.replace("_", " "))
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
