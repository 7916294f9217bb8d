"""A question as the newcomer sees it, at a kiosk or on the other screen of a counter: every text in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from app.interview import Question
from app.places import Municipality, countries_by_region, country_names, fold, known_as, municipalities, municipality
from app.words import LANGUAGES, Words, other_languages
from app.words.regions import former_names

YES_NO = (("yes", "Yes", "mdi6.check-circle-outline"), ("no", "No", "mdi6.close-circle-outline"))
SEVERAL = frozenset({"set", "countries", "langs"})
COUNTRIES = frozenset({"country", "countries"})
GROUPS = {
    "you": "You", "home": "Where you live", "stay": "Your stay", "school": "School", "languages": "Languages",
    "work": "Work and income", "family": "Your family", "practical": "When you can come",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its value, its words in the language spoken, its icon, what else it can be found by."""

    value: str
    text: str
    icon: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is shown: every text in the language spoken."""

    id: str
    group: str
    group_text: str
    kind: str
    icon: str
    text: str
    help: str
    why: str
    options: tuple[Option, ...] = ()
    several: bool = False
    picture: str = ""
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Region of a map to the values of the options that lie in it; empty where no map helps."""


def in_language(question: Question, words: Words) -> Asked:
    """A question in a language."""
    say = words.say
    return Asked(
        id=question.id,
        group=question.group,
        group_text=say(f"kiosk.group.{question.group}", GROUPS[question.group]),
        kind=question.kind,
        icon=question.icon,
        text=say(question.text_key, question.text),
        help=say(question.help_key, question.help) if question.help else "",
        why=say(question.why_key, question.why) if question.why else "",
        options=_options(question, words),
        several=question.kind in SEVERAL,
        picture=question.picture,
        regions=countries_by_region() if question.kind in COUNTRIES else {},
    )


def text_of(question: Question, value: str, words: Words) -> str:
    """What one thing to choose is called in a language; the value itself where the question does not offer it."""
    if question.kind == "yesno":
        english = next((text for one, text, _icon in YES_NO if one == value), "")
        return _yes_no(question, words, value, english) if english else value
    if question.kind in COUNTRIES:
        return words.say("kiosk.stateless", "No nationality") if value == "stateless" else words.country(value)
    if question.kind == "municipality":
        place = municipality(value)
        return _place(place, words) if place else value
    if question.kind in ("lang", "langs"):
        return LANGUAGES[value].endonym if value in LANGUAGES else words.language(value)
    choice = next((one for one in question.choices if one.value == value), None)
    return words.say(question.choice_key(value), choice.text) if choice else value


def _options(question: Question, words: Words) -> tuple[Option, ...]:
    def option(value: str, icon: str = "", also: str = "") -> Option:
        return Option(value, text_of(question, value, words), icon, also)

    if question.kind == "yesno":
        return tuple(option(value, icon) for value, _text, icon in YES_NO)
    if question.kind in COUNTRIES:
        none = [option("stateless")] if question.stateless else []
        return *none, *_sorted(option(code, also=also) for code, also in _country_found_by().items())
    if question.kind == "municipality":
        names = known_as()
        return _sorted(option(one.code, also=names[one.code]) for one in municipalities())
    if question.kind in ("lang", "langs"):
        spoken = (
            option(tag, also=f"{one.name_en} {one.name_nl} {words.language(tag)}") for tag, one in LANGUAGES.items()
        )
        return *spoken, *_sorted(option(tag, also=" ".join(names)) for tag, names in other_languages().items())
    return tuple(option(one.value, one.icon) for one in question.choices)


def _place(one: Municipality, words: Words) -> str:
    return one.name_fr if words.code == "fr" and one.name_fr else one.name_nl


def _yes_no(question: Question, words: Words, value: str, english: str) -> str:
    own = question.choice_key(value)
    return words.say(own if words.has(own) else f"kiosk.{value}", english)


@cache
def _country_found_by() -> Mapping[str, str]:
    """Every name by which a country may be looked for: in four languages, and of states that are no more."""
    named = [country_names(language) for language in ("en", "nl", "fr", "de")]
    return {code: " ".join([*(names[code] for names in named), former_names(code)]) for code in named[0]}


def _sorted(options: Iterable[Option]) -> tuple[Option, ...]:
    """As one looks them up: accents and apostrophes do not count."""
    return tuple(sorted(options, key=lambda option: (fold(option.text) or option.text, option.text)))
