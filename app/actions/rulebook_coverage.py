"""What the cases leave unproven: rules that no case sees fire or stay silent, conflicts that no case is about, and
borders that move unnoticed.

A rule is proven by a case that expects it among the rules and by a near miss that expects it silent. A border (an age,
a period, a share or a day among the parameters) is proven when some case goes wrong as soon as it is moved by one step,
to either side. A case that names the parameter under `border` is tried first; that only saves time. A conflict is
proven by a case that names it under `for`, one that asks the assessor by a case that it touches; the edition says why
where no fact can reach one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.facts.casefile import Case
from app.rulebook import Rulebook, advise
from app.rulebook.expect import unmet
from app.rulebook.rule import Parameter, Period, Value

PROVEN_BY_CASES = ("judged", "deadline", "announced")
"""Kinds of rules that fire: texts and designs never do, and the offer is judged beside the rulebook."""
BORDERS = ("day", "years", "months", "days", "percent", "school years")
"""Units of the parameters on which a result turns; amounts and lists are no borders."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A rule or a parameter, and the case that is lacking."""

    what: str
    lacks: str


def uncovered(cases: Sequence[Case], book: Rulebook) -> Iterator[Gap]:
    """Every gap that these cases leave, rules first. Cases whose expectations do not hold prove nothing."""
    holding = [case for case in cases if _holds(case, book)]
    yield from _rules(holding, book)
    yield from _conflicts(holding, book)
    for parameter in book.parameters.values():
        if parameter.unit in BORDERS:
            yield from _borders(parameter, holding, book)


def _rules(cases: Sequence[Case], book: Rulebook) -> Iterator[Gap]:
    fires = {rule for case in cases for key in ("rules", "notices") for rule in _listed(case, key)}
    silent = {rule for case in cases for rule in _listed(case, "silent")}
    for rule in book.rules.values():
        if rule.kind in PROVEN_BY_CASES and rule.id not in fires:
            yield Gap(rule.id, "a case in which it fires")
        if rule.kind in PROVEN_BY_CASES and rule.id not in silent:
            yield Gap(rule.id, "a near miss in which it stays silent")


def _conflicts(cases: Sequence[Case], book: Rulebook) -> Iterator[Gap]:
    about = {doubt for case in cases for doubt in _about(case)}
    touched = {
        doubt["id"]
        for case in cases
        if case.on is not None
        for doubt in advise(case.facts, case.on, book).as_json()["doubts"]
    }
    for doubt in book.doubts.values():
        if doubt.readings and doubt.id not in touched:
            yield Gap(doubt.id, "a case that it touches")
        elif doubt.id.startswith("C-") and doubt.id not in about and not doubt.reaches:
            yield Gap(doubt.id, "a case that is about it, or why no fact can reach it")


def _borders(parameter: Parameter, cases: Sequence[Case], book: Rulebook) -> Iterator[Gap]:
    told = sorted(cases, key=lambda case: not any(name.split()[0] == parameter.name for name in _borders_of(case)))
    for moved, says in _moves(parameter):
        other = replace(book, parameters={**book.parameters, parameter.name: moved})
        if all(_holds(case, other) for case in told):
            yield Gap(parameter.name, f"a case that notices {says}")


def _moves(parameter: Parameter) -> Iterator[tuple[Parameter, str]]:
    """The parameter with one value, or the first day of one, moved by a step to either side."""
    periods = parameter.periods
    for at, period in enumerate(periods):
        for step in (-1, 1):
            value = _moved(period.value, step)
            yield _with(parameter, {at: replace(period, value=value)}), f"{value} instead of {period.value}"
        if at and period.since is not None:
            for step in (-1, 1):
                since = period.since + timedelta(days=step)
                before = replace(periods[at - 1], until=since - timedelta(days=1))
                here = replace(period, since=since)
                yield _with(parameter, {at - 1: before, at: here}), f"{period.value} from {since} on"


def _moved(value: Value, step: int) -> Value:
    if isinstance(value, date):
        return value + timedelta(days=step)
    assert isinstance(value, int | float)
    return value + step


def _with(parameter: Parameter, changed: Mapping[int, Period]) -> Parameter:
    return replace(parameter, periods=tuple(changed.get(at, period) for at, period in enumerate(parameter.periods)))


def _holds(case: Case, book: Rulebook) -> bool:
    """Whether the advice of its day is what the case expects; without a day or expectations it proves nothing."""
    expected = case.blocks.get("expect")
    if case.on is None or not isinstance(expected, dict):
        return False
    return not unmet(advise(case.facts, case.on, book).as_json(), expected)


def _listed(case: Case, key: str) -> list[str]:
    expected = case.blocks["expect"]
    assert isinstance(expected, dict)
    return [str(one) for one in expected.get(key, [])]


def _about(case: Case) -> list[str]:
    about = case.blocks.get("for")
    return list(map(str, about)) if isinstance(about, list) else []


def _borders_of(case: Case) -> list[str]:
    border = case.blocks.get("border")
    return list(border) if isinstance(border, dict) else []
