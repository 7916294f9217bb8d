"""What if: the single facts that, were they otherwise, would turn a result into another.

Each fact is tried with the values that stand for all its values (`suppositions`), all other facts as they are. Whole
advices are compared, so that nothing is promised that the judge would not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.errors import Rejected
from app.facts import SPECS, Fact, Facts, Partial, Proof
from app.facts.reading import nearest
from app.rulebook.advice import NOTHING_SETTLED, RESULTS, Advice, advise
from app.rulebook.condition import RESULTS as POSSIBLE
from app.rulebook.loading import load
from app.rulebook.rule import Rulebook, Settlement
from app.rulebook.situation import NOT_HAPPENED, Situation
from app.rulebook.suppositions import values

ASKED = {
    **{"nt2_track" if name == "track" else name: possible for name, possible in POSSIBLE.items()},
    "regime": ("flanders", "brussels", "wallonia", "german_community", "open"),
}
"""The results that can be asked for, by the names of the case format, with the values that each can take."""
NAMES = tuple(sorted(SPECS, key=lambda name: (SPECS[name].cost, name)))
"""Every fact, the cheapest to ask first."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One fact, the value it would need (None: the event had not happened), and the rules that would then hold.

    For days `value` is the first and `until` the last of a stretch in which the same rules hold.
    """

    fact: str
    value: Any
    until: Any
    check: bool
    rules: tuple[str, ...]


def what_if(
    facts: Facts,
    on: date,
    result: str,
    wished: str,
    book: Rulebook | None = None,
    names: Iterable[str] = NAMES,
    settled: Mapping[str, Settlement] = NOTHING_SETTLED,
) -> tuple[Turn, ...]:
    """The single changes that make `result` come out as `wished`, of all facts or of those in `names`.

    `settled` holds the office's own choices, as `advise` takes them.
    Raises Rejected `unknown_result` or `unknown_outcome` with the nearest right word. Empty: no single fact can do it.
    """
    if result not in ASKED:
        raise Rejected("unknown_result", value=result, nearest=nearest(result, list(ASKED)))
    if wished not in ASKED[result]:
        raise Rejected("unknown_outcome", fact=result, value=wished, nearest=nearest(wished, list(ASKED[result])))
    book = book or load()
    return tuple(turn for name in names for turn in _turns(facts, name, on, result, wished, book, settled))


def value_of(advice: Advice, result: str) -> tuple[str, bool, tuple[str, ...]]:
    """Value, check mark and rules of a result by the name it has in `--what-if`."""
    match result:
        case "operator" | "regime":
            return getattr(advice.route, result), False, advice.route.rules
        case "nt2_track":
            return advice.track.value, False, advice.track.rules
        case "group" | "contract":
            outcome = getattr(advice, result)
            return outcome.value, outcome.check, outcome.rules
        case _:
            part = advice.parts[result]
            return part.value, part.check, part.rules


def _turns(
    facts: Facts, name: str, on: date, result: str, wished: str, book: Rulebook, settled: Mapping[str, Settlement]
) -> Iterator[Turn]:
    without = Facts({key: fact for key, fact in facts.items() if key != name})
    known, stretch = facts.value(name), None
    for value in _tried(Situation(book, without, on, RESULTS, settled), name):
        supposed = without if value is NOT_HAPPENED else Facts({**without, name: Fact(name, value, Proof.ORIGINAL)})
        came, check, rules = value_of(advise(supposed, on, book, settled=settled), result)
        turn = None
        if came == wished and value != known:
            shown = None if value is NOT_HAPPENED else value
            turn = Turn(name, shown, shown, check, rules)
        if stretch is not None and turn is not None and _follows(stretch, turn):
            stretch = replace(stretch, until=turn.until)
            continue
        if stretch is not None:
            yield stretch
        stretch = turn
    if stretch is not None:
        yield stretch


def _tried(s: Situation, name: str) -> tuple[Any, ...]:
    """Every choice of a fact, also those that stand for each other; of other facts the values that stand for all."""
    found = values(s, name)
    return SPECS[name].choices if found is s.book.choices.get(name) else found


def _follows(stretch: Turn, turn: Turn) -> bool:
    """Whether both are days (alone, or of the same place) on which the same rules hold."""
    if (stretch.check, stretch.rules) != (turn.check, turn.rules):
        return False
    first, then = stretch.value, turn.value
    if isinstance(first, dict) and isinstance(then, dict) and "date" in first:
        return {**first, "date": None} == {**then, "date": None}
    return isinstance(first, date | Partial) and isinstance(then, date | Partial)
