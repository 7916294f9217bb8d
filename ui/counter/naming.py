"""Names of facts and values for the office's eyes."""

from __future__ import annotations

from app.words import Words


def fact_name(words: Words, fact: str) -> str:
    """A fact in words; its own name made readable when the catalogue has none."""
    return words.say(f"fact.{fact}", fact.replace("_", " ").replace("{", "").replace("}", ""))


def value_name(words: Words, value: str) -> str:
    """A result in words."""
    return words.say(f"counter.value.{value}", value.replace("_", " "))


def shown(value: object) -> str:
    """A raw value on one line."""
    if isinstance(value, list):
        return ", ".join(shown(one) for one in value) or "—"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {shown(one)}" for key, one in value.items())
    return str(value)
