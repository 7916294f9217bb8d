"""The value of a fact in words, for readers who do not know the codes."""

from __future__ import annotations

from typing import Any

from app.places import municipality
from app.words import Words


def in_words(words: Words, kind: str, raw: Any) -> str:
    """Places and countries by name, a list with commas, a record as field: value; days as they were given."""
    if isinstance(raw, list):
        return ", ".join(in_words(words, kind.removeprefix("list of "), one) for one in raw) or "-"
    if isinstance(raw, dict):
        return "; ".join(f"{_field(words, field)}: {in_words(words, '', one)}" for field, one in raw.items())
    text = str(raw)
    if "country" in kind and text not in ("none", "stateless", "unknown"):
        return words.country(text)
    if text in ("yes", "no"):
        return words.say("counter.yes", "Yes") if text == "yes" else words.say("counter.no", "No")
    place = municipality(text) if kind == "nis" else None
    return place.name_nl if place else words.say(f"value.{text}", text.replace("_", " "))


def _field(words: Words, field: str) -> str:
    return words.say(f"field.{field}", field.replace("_", " "))
