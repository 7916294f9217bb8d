"""Names of facts, values, places and days for the office's eyes: never a code where there is a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from app.actions.deadlines import deadline_name, is_met
from app.facts import SPECS, Plain
from app.interview import PERSON, TOLD, Question, load
from app.interview.walk import state_of
from app.places import country_names, municipality
from app.words import Words

OPERATORS = {
    "atlas": "Atlas",
    "amal": "Amal",
    "agii": "Agentschap Integratie en Inburgering",
    "agii_brussels": "Agentschap Integratie en Inburgering, Brussel",
    "bapa": "BAPA / VIA",
    "cri": "Centre Régional d’Intégration",
    "info_integration": "Info-Integration",
}
"""Proper names: they are the same in every language."""


def fact_name(words: Words, fact: str) -> str:
    """A fact in words, with a capital: at the counter it stands at the head of a line."""
    name = words.say(f"fact.{fact.strip('{}')}", fact.replace("_", " ").strip("{}"))
    return name[:1].upper() + name[1:]


def value_name(words: Words, value: str) -> str:
    """A result of the advice in words."""
    return words.say(f"counter.value.{value}", value.replace("_", " "))


def result_name(words: Words, result: str) -> str:
    """The result that a decision is about."""
    return words.say(f"counter.result.{result}", result)


def result_value(words: Words, result: str, value: object) -> str:
    """The value of a result in words; fees are an amount in euro, open when nobody can say yet."""
    if result != "fees" or value in (None, "None", "open"):
        return value_name(words, "open" if value in (None, "None") else str(value))
    euros = float(str(value))
    return f"€ {format_decimal(euros, '0' if euros.is_integer() else '0.00', locale=words.locale)}"


def edition_name(words: Words, edition: str) -> str:
    """An edition by its name and its day: 2026.1 of 22 nov 2026."""
    name, day = edition.split()[:2]
    return words.say("counter.edition", "{name} of {day}", name=name, day=day_name(words, day))


def operator_name(words: Words, operator: str) -> str:
    """The agency by its own name."""
    return OPERATORS.get(operator) or value_name(words, operator)


def choice_name(words: Words, fact: str, value: str) -> str:
    """One allowed value of a fact, in the office's words."""
    if fact == "residence_document":
        found = load()["residence_document"].choice(value)
        return words.say(f"question.residence_document.choice.{value}", found.text if found else value)
    return words.say(f"value.{value}", value.replace("_", " "))


def country_name(words: Words, code: str) -> str:
    """A country by the name the office uses."""
    if code in ("stateless", "unknown", "none"):
        return words.say(f"value.{code}", code)
    return country_names(words.code).get(code, code)


def place_name(words: Words, code: str) -> str:
    """A municipality by its name in the office's language."""
    place = municipality(code)
    if place is None:
        return code
    return (place.name_fr if words.code == "fr" else "") or place.name_nl


def named(words: Words, name: str, value: str) -> str:
    """A name with what it is or holds behind it; French keeps a space before the colon."""
    return words.say("counter.named", "{name}: {value}", name=name, value=value)


def day_name(words: Words, raw: str) -> str:
    """A day in ISO as the language writes it, short; a partial date as far as it is known."""
    if len(raw) < 10:
        return words.format_partial(raw)
    return _written_day(raw[:10], str(words.locale))


def deadline_shown(words: Words, one: Mapping[str, str], advice: Mapping[str, Any], today: str) -> tuple[str, str, str]:
    """A deadline of an advice: its name, its day (ISO days in, marked when it is met or late), and how it looks."""
    name, day = deadline_name(words, one["id"]), day_name(words, one["date"])
    if is_met(one["id"], advice):
        return name, f"✓ {day}", "quiet"
    return (name, f"▲ {day}", "wrong") if one["date"] < today else (name, day, "strong")


def typed_day(raw: str) -> str:
    """A day in ISO as one types it, day-month-year, as far as it is known; what is no day stays as it is."""
    return "-".join(str(int(part)) if part.isdigit() else part for part in reversed(raw.split("-")))


@lru_cache(maxsize=1024)
def _written_day(raw: str, locale: str) -> str:
    return str(format_date(date.fromisoformat(raw), "d MMM y", locale=locale))


def moment_name(words: Words, raw: str) -> str:
    """Day and time of an ISO moment."""
    at = datetime.fromisoformat(raw)
    return f"{day_name(words, raw)} · {at:%H:%M}"


def shown(words: Words, fact: str, raw: Plain) -> str:
    """The raw value of a fact on one line."""
    spec = SPECS[fact]
    return _shown(words, fact, spec.kind, spec.fields or {}, raw)


def said_in_words(words: Words, question: Question | None, raw: Plain) -> str:
    """A raw answer of the kiosk in the office's language."""
    if isinstance(raw, dict) and set(raw) == {"state"}:
        return words.say(f"counter.{raw['state']}", str(raw["state"]))
    if question is None:
        return str(raw)
    if question.shape == PERSON and isinstance(raw, list):
        return ", ".join(said_in_words(words, question, one) for one in raw)
    if isinstance(raw, str) and question.fills in SPECS and raw in SPECS[question.fills].choices:
        return choice_name(words, question.fills, raw)
    if isinstance(raw, str) and question.choices:
        choice = question.choice(raw)
        if choice is not None:
            return words.say(question.choice_key(raw), choice.text)
    if question.kind in ("lang", "langs"):
        return ", ".join(words.language(str(one)) for one in (raw if isinstance(raw, list) else [raw]))
    if question.kind == "country":
        return words.country(str(raw))
    if question.shape != "plain":
        return str(raw)
    return shown(words, question.fills, raw)


def told_in_words(words: Words, told: Mapping[str, Plain], questions: Sequence[str] = TOLD) -> list[tuple[str, str]]:
    """What the newcomer told beside the facts, name and words; a question without an answer is left out."""
    flow = load()
    return [
        (fact_name(words, one), said_in_words(words, flow[one], told[one]))
        for one in questions if one in told and state_of(told[one]) is None
    ]  # fmt: skip


def field_name(words: Words, name: str) -> str:
    """A field of a record in words."""
    return words.say(f"field.{name}", name.replace("_", " "))


def _shown(words: Words, fact: str, kind: str, fields: Mapping[str, Any], raw: Any) -> str:
    if isinstance(raw, list):
        inner = {"list of country": "country", "set": "choice", "list of record": "record"}.get(kind, kind)
        parts = [_shown(words, fact, inner, fields, one) for one in raw]
        return ("; " if inner == "record" else ", ").join(parts) or words.say("value.none", "none")
    if isinstance(raw, dict):
        return ", ".join(_field_shown(words, key, fields.get(key, "text"), one) for key, one in raw.items())
    return _word(words, fact, kind.removesuffix(" or none"), str(raw))


def _field_shown(words: Words, name: str, kind: Any, raw: Any) -> str:
    if isinstance(raw, dict):
        inside = ", ".join(f"{field_name(words, key)} {one}" for key, one in raw.items())
        return f"{field_name(words, name)}: {inside}"
    if kind == "yesno":
        return field_name(words, name) if raw == "yes" else f"{field_name(words, name)}: {yes_no(words, str(raw))}"
    plain = "choice" if isinstance(kind, list) or kind == "stay_motive" or str(kind).startswith("set of") else str(kind)
    text = ", ".join(_word(words, "", plain, str(one)) for one in (raw if isinstance(raw, list) else [raw]))
    return text if plain in ("choice", "nis", "lang") else f"{field_name(words, name)} {text}"


def _word(words: Words, fact: str, kind: str, raw: str) -> str:
    if raw == "none":
        return words.say("value.none", "none")
    if kind in ("date", "partial", "date or open"):
        return day_name(words, raw) if raw[:1].isdigit() else words.say(f"value.{raw}", raw)
    if kind == "country":
        return country_name(words, raw)
    if kind == "nis":
        return place_name(words, raw)
    if kind == "lang":
        return words.language(raw)
    if kind == "yesno":
        return yes_no(words, raw)
    return choice_name(words, fact, raw) if kind in ("choice", "set") else raw


def yes_no(words: Words, raw: str) -> str:
    """Yes or no."""
    return words.say("counter.yes", "Yes") if raw == "yes" else words.say("counter.no", "No")
