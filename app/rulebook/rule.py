"""What a rulebook holds once it is read: sources, parameters, rules, doubts. Values only; nothing is judged here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.facts import Proof
from app.truth import Truth

if TYPE_CHECKING:
    from app.rulebook.situation import Situation

Answer = tuple[Truth, int, int]
"""A truth with the facts that decided and those that are missing, as bits."""
Condition = Callable[["Situation"], Answer]
"""What a rule asks, in the language of `condition`."""
Notion = Callable[["Situation"], Truth]
"""A small question with a name; it notes on the situation which facts it used and missed."""
Value = int | float | str | date

WORD = re.compile(r"\w+")
CERTAINTIES = ("main", "public", "unverified")
KINDS = ("judged", "deadline", "offer", "text", "design", "announced")
JUDGED_ON = (
    "today", "signing", "report", "attest", "first_title", "first_registration", "move", "minister", "majority"
)  # fmt: skip
"""The events whose day may decide whether a rule is in force; `today` is the day of the advice."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands: the published title, the article, and the day it was written (None: not dated)."""

    title: str
    article: str
    written: date | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of law. `unless` holds what keeps it from applying; nobody has to prove that this is not so.

    `when` is None where nothing is judged: a deadline (fires when it is printed), an `offer` rule (judged beside the
    courses), a text or a design rule; `prints` says what such a rule prints. `starts` is None when no source gives a
    start, `until` is the last day in force. `judged_on` names the event whose day decides whether the rule is in force.
    `cited` holds the sources as plain values, `words` the words of its condition and exception; `names_rules`
    says whether some are other rules.
    """

    id: str
    term: str
    condition: str
    effect: str
    kind: str
    when: Condition | None
    says_when: str
    unless: Condition | None
    says_unless: str
    prints: str
    gives: Mapping[str, str]
    starts: date | None
    until: date | None
    judged_on: str
    in_force: str
    proof: Proof
    evidence: str
    sources: tuple[Source, ...]
    certainty: str
    cited: list[dict[str, str]] = field(init=False, repr=False, compare=False)
    words: frozenset[str] = field(init=False, repr=False, compare=False)
    names_rules: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        cited = [{"title": one.title, "article": one.article} for one in self.sources]
        object.__setattr__(self, "cited", cited)
        object.__setattr__(self, "words", frozenset(WORD.findall(f"{self.says_when} {self.says_unless}")))
        object.__setattr__(self, "names_rules", any(word.startswith("rule_") for word in self.words))

    @property
    def written(self) -> date | None:
        """The day the first of its sources was written; None when that source bears no date."""
        return self.sources[0].written


@dataclass(frozen=True, slots=True)
class Period:
    """One value of a parameter with the days on which it holds; `since` None means from the beginning."""

    since: date | None
    until: date | None
    value: Value
    source: Source


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated value. `counted_by` is `birth` where the days are days of birth."""

    name: str
    says: str
    unit: str
    counted_by: str
    periods: tuple[Period, ...]

    def at(self, day: date) -> Value:
        """The value on that day; before the first day the first value."""
        last = self.periods[-1]
        if last.since is None or last.since <= day:
            return last.value
        for period in reversed(self.periods):
            if period.since is None or period.since <= day:
                return period.value
        return self.periods[0].value


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the sources, and what follows for the result.

    `then` is `as_suggested`, `counts` or `does_not_count` (of a ground), or the value that the result takes.
    """

    name: str
    says: str
    then: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the sources do not settle: a conflict (C-01) or an own reading (R-05). The first reading is the suggestion.

    A doubt with a `result` asks the assessor: it touches `value` (any value when empty) of that result when `when` is
    so, or whenever the result rests on `ground`. Without a result it is a conflict that this edition has settled;
    `reaches` says why no fact can reach it, where none can.
    """

    id: str
    subject: str
    says: str
    handling: str
    rules: tuple[str, ...]
    result: str = ""
    value: str = ""
    ground: str = ""
    when: Condition | None = None
    says_when: str = ""
    readings: tuple[Reading, ...] = ()
    reaches: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """An office's own choice in a doubt: the reading it takes, who decided, on which day, and why."""

    reading: str
    by: str
    on: date
    reason: str


Judge = Callable[["Situation"], None]


@dataclass(frozen=True, slots=True)
class Written:
    """The rules of an edition written down as functions: for those on facts alone, and for those on results."""

    rules: Mapping[str, Rule]
    judge_facts: Judge = field(repr=False)
    judge_results: Judge = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """An edition of the rules: its name with digest, and what it holds by id or name.

    `asking` holds the doubts of each result, `grounds` those of a result that rests on a ground, `choices` of each
    fact those that its rules tell apart; `judged` the rules that have a condition, `ids` their names, `written` the
    same as two functions.
    """

    edition: str
    rules: Mapping[str, Rule]
    parameters: Mapping[str, Parameter]
    doubts: Mapping[str, Doubt]
    asking: Mapping[str, tuple[Doubt, ...]]
    notions: Mapping[str, Notion]
    choices: Mapping[str, tuple[str, ...]]
    written: Written
    judged: tuple[Rule, ...] = field(init=False)
    ids: tuple[str, ...] = field(init=False, repr=False)
    grounds: Mapping[tuple[str, str], Doubt] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "judged", tuple(one for one in self.rules.values() if one.when is not None))
        object.__setattr__(self, "ids", tuple(one.id for one in self.judged))
        grounds = {(doubt.result, doubt.ground): doubt for doubt in reversed([*self.doubts.values()]) if doubt.ground}
        object.__setattr__(self, "grounds", grounds)
