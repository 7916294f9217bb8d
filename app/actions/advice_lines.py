"""The advice in short, in two languages: each result with its rules and sources."""

from __future__ import annotations

from datetime import date

from app.actions.edition_words import carrying, cited
from app.paper.clauses import DEADLINES, GROUPS, PARTS, VALUES
from app.paper.record import AdviceLine
from app.rulebook import Advice
from app.words import Words


def lines_of(advice: Advice, dutch: Words, own: Words) -> tuple[AdviceLine, ...]:
    """Every result in two languages, for the copy of a dossier."""
    return tuple(map(AdviceLine, _said(dutch, advice), _said(own, advice), _because(dutch, advice)))


def _said(words: Words, advice: Advice) -> list[str]:
    """Every result in one language, in the order of `_because`."""
    check = " - " + words.say("paper.check", "the assessor decides") if advice.group.check else ""
    total = f"{advice.fees.max_total:g} EUR"
    return [
        words.say(f"paper.group.{advice.group.value}", GROUPS[advice.group.value]) + check,
        *(_part(words, part, one.value) for part, one in advice.parts.items()),
        words.say("paper.advice.fees", "Fees: at most {total}", total=total),
        *(_deadline(words, one.id, one.date) for one in advice.deadlines),
    ]


def _because(dutch: Words, advice: Advice) -> list[str]:
    """The rules behind every result, with the article where there is one."""
    rules = [
        advice.group.rules,
        *(one.rules for one in advice.parts.values()),
        advice.fees.rules,
        *((one.rule,) for one in advice.deadlines),
    ]
    return ["; ".join(_because_of(dutch, advice, rule) for rule in one) for one in rules]


def _part(words: Words, part: str, value: str) -> str:
    return f"{words.say(f'paper.part.{part}', PARTS[part])}: {words.say(f'paper.value.{value}', VALUES[value])}"


def _deadline(words: Words, label: str, on: date) -> str:
    return f"{words.say(f'paper.deadline.{label}', DEADLINES[label])}: \u2066{on:%d-%m-%Y}\u2069"


def _because_of(dutch: Words, advice: Advice, rule: str) -> str:
    known = advice.book.rules.get(rule)
    if known is None:
        return rule
    source = carrying(known)
    return f"{rule} ({cited(dutch, source.title, source.article)})"
