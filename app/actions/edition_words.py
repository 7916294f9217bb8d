"""What an edition says, in a language: where a source says it, conflicts with their readings, evidence to bring.

An edition speaks English and is read in English (`docs/law.md`); the catalogs `law.po` translate what they know of it.
A text that an edition changed is shown as the edition has it, never in an older translation. Titles of sources stand as
they were published.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.rulebook import Rule, Source
from app.words import Words

PLACES = {
    "ch.": "chapter",
    "footnotes": "footnotes",
    "footnote": "footnote",
    "table": "table",
    "list of target groups": "target_groups",
    "list of excluded persons": "list_excluded",
    "excluded persons": "excluded",
    "exempt category": "exempt_category",
    "categories": "categories",
    "category": "category",
    "obliged groups": "obliged_groups",
    "group": "group",
    "point": "point",
    "operators": "operators",
    "below the list": "below_list",
    "text under": "text_under",
    "under": "under",
    "intro": "intro",
    "annex": "annex",
    "and": "and",
    "vs": "versus",
    "not found": "not_found",
    "not stated in terms anywhere": "not_stated",
    "General knowledge": "general",
    "Inference from": "inference",
    "Reading of": "reading",
    "Reasoning from": "reasoning",
    "Design proposal consistent with": "design",
    "contrast": "contrast",
    "for the end date": "end_date",
    "pension ages": "pension_ages",
    "the decree of 7 June 2013": "decree_2013",
    "the decree of 24 June 2022": "decree_2022",
    "Process": "process",
    "pillar": "pillar",
}
"""English words in the article of a source, and their keys in the catalogs."""
_LONGEST_FIRST = sorted(PLACES, key=len, reverse=True)
_PLACE = re.compile("|".join(rf"\b{re.escape(one)}" + ("" if one.endswith(".") else r"\b") for one in _LONGEST_FIRST))
_REMARK = re.compile(r"\s*\((?!['§]|\d+°)[^)]*[a-z]{2}[^)]*\)")
_WEIGHT = {"Decreet": ("article.decree", "decree"), "Jaarrapport": ("article.report", "annual report")}
"""How the weightier sources begin, the weightiest first, and what they are called in short."""


def carrying(rule: Rule) -> Source:
    """The source of a rule that carries most weight: a decree before a report, a report before a page."""
    return min(rule.sources, key=lambda one: _light(one.title))


def in_short(words: Words, sources: Sequence[Mapping[str, str]]) -> str:
    """The weightiest source of a rule of `Advice.as_json()` in a few words: `decree art. 27 §1 1°`; or its title."""
    found = min(sources, key=lambda one: _light(one["title"]))
    for begins, (key, english) in _WEIGHT.items():
        if found["title"].startswith(begins):
            return f"{words.say(key, english)} {place(words, found['article'])}".rstrip()
    return cited(words, found["title"], found["article"])


def lightness(sources: Sequence[Mapping[str, str]]) -> list[bool]:
    """Sorts rules of `Advice.as_json()` by the weightiest of their sources, the weightiest first."""
    return min(_light(one["title"]) for one in sources)


def _light(title: str) -> list[bool]:
    return [not title.startswith(begins) for begins in _WEIGHT]


def cited(words: Words, title: str, article: str) -> str:
    """A source by its published title and the place in it; what is no source but an own reading is translated."""
    return ", ".join(filter(None, (words.exactly("article.own", title), place(words, article))))


def place(words: Words, article: str) -> str:
    """The article of a source, its English words translated; remarks in brackets are left out of a translation."""
    if not words.has("article.chapter"):
        return article
    return _PLACE.sub(lambda found: _word(words, found[0]), _REMARK.sub("", article))


def _word(words: Words, english: str) -> str:
    space = "\u00a0" if english.endswith(".") else ""
    return words.exactly(f"article.{PLACES[english]}", english) + space


def evidence(words: Words, rule: str, text: str) -> str:
    """What shows that a rule applies."""
    return words.exactly(f"rule.{rule}.evidence", text)


def conflict(words: Words, doubt: Mapping[str, Any]) -> dict[str, Any]:
    """A doubt of `Advice.as_json()` with subject, sources and readings in the language."""
    key = f"doubt.{doubt['id']}"
    return {
        **doubt,
        "subject": words.exactly(f"{key}.subject", doubt["subject"]),
        "says": words.exactly(f"{key}.says", doubt["says"]),
        "readings": {
            name: words.exactly(f"{key}.reading.{name}", text) for name, text in doubt["readings"].items()
        },
    }
