"""One person on one day: facts are read through here, so that every finding knows what it used and missed.

Facts used and missed are kept as bits of two whole numbers, one bit for each fact in the order of their names. A
situation that supposes another value for one fact keeps every truth that did not look at that fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from app.facts import SPECS, Facts, Partial
from app.rulebook.calendar import plus_years
from app.rulebook.rule import Doubt, Reading, Rule, Rulebook, Settlement
from app.truth import Truth

if TYPE_CHECKING:
    from app.rulebook.group import Route
    from app.rulebook.outcome import Outcome

NAMES = tuple(sorted(SPECS))
BIT = {name: 1 << place for place, name in enumerate(NAMES)}
EVENTS = frozenset(name for name, spec in SPECS.items() if spec.event)
EVENT_FACTS = {
    "signing": "contract_signed_on", "report": "reported_on", "attest": "attest_on", "minister": "minister_since",
    "move": "register_municipality_since", "first_title": "first_title_gt3m",
    "first_registration": "first_registration",
}  # fmt: skip
NOT_HAPPENED = object()
ROUTING = ("register_municipality", "brussels_track")
_SPELT: dict[int, tuple[str, ...]] = {0: ()}


def names(bits: int) -> tuple[str, ...]:
    """The facts that the bits stand for, by name."""
    spelt = _SPELT.get(bits)
    if spelt is None:
        spelt = _SPELT[bits] = tuple(_names(bits))
    return spelt


def _names(bits: int) -> Iterator[str]:
    while bits:
        lowest = bits & -bits
        yield NAMES[lowest.bit_length() - 1]
        bits ^= lowest


def bits(facts: tuple[str, ...]) -> int:
    """The facts as bits."""
    whole = 0
    for name in facts:
        whole |= BIT[name]
    return whole


class Finding(NamedTuple):
    """What came of one rule: its truth, the facts used and missing (as bits and by name), the findings below it."""

    rule: Rule
    truth: Truth
    used_bits: int
    missing_bits: int
    because: tuple[Finding, ...] = ()

    @property
    def used(self) -> tuple[str, ...]:
        """The facts that decided, by name."""
        return names(self.used_bits)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that would settle a rule that is unknown, by name."""
        return names(self.missing_bits)


class Results(NamedTuple):
    """How regime and operator, and each other result, are worked out in a situation."""

    route: Callable[[Situation], Route]
    outcomes: Mapping[str, Callable[[Situation], Outcome]]


class Situation:
    """Judges conditions over facts on one day. Every truth is worked out once."""

    __slots__ = (
        "_below", "_changed", "_first", "_outcomes", "_results", "_route", "_rules", "_terms", "_values", "book",
        "facts", "missing", "on", "settled", "to_prove", "unproven", "used",
    )  # fmt: skip

    def __init__(
        self,
        book: Rulebook,
        facts: Facts,
        on: date,
        results: Results,
        settled: Mapping[str, Settlement] | None = None,
    ) -> None:
        self.book, self.facts, self.on, self.settled = book, facts, on, settled or {}
        self.used = self.missing = 0
        self.to_prove: Mapping[str, int] | None = None
        self.unproven: dict[str, int] = {}
        self._results = results
        self._values = {name: fact.value for name, fact in facts.items()}
        self._terms: dict[str, tuple[Truth, int, int]] = {}
        self._rules: dict[str, Finding] = {}
        self._outcomes: dict[str, Outcome] = {}
        self._route: Route | None = None
        self._below: list[Finding] = []
        self._first: Situation | None = None
        self._changed = 0

    # Reading facts

    def get(self, name: str) -> Any:
        """The value of a fact; None when nobody knows it. An event left out has not happened: also None."""
        value = self._values.get(name)
        if value is not None:
            self.used |= BIT[name]
        elif name not in EVENTS or name in self._values:
            self.missing |= BIT[name]
        return value

    def asked(self, name: str) -> bool:
        """Whether something was said of a fact, be it that nobody knows it."""
        return name in self._values

    def value(self, name: str) -> Any:
        """The value of a fact, without using it; None also while it awaits proof."""
        if self.to_prove is not None and BIT[name] & self.to_prove["original"]:
            return None
        return self._values.get(name)

    def happened(self, name: str) -> Truth:
        """Whether an event has a date: one that was left out has not happened, one that nobody knows is unknown."""
        value = self.get(name)
        if value is None:
            return Truth.UNKNOWN if name in self._values else Truth.NO
        return Truth.NO if value == "none" else Truth.YES

    def signed_on(self) -> date:
        """The day of signing; left out, the day of the advice."""
        signed = self.get("contract_signed_on")
        return signed if isinstance(signed, date) else self.on

    def aged(self, years: int, on: date) -> Truth:
        """Whether the person has had that birthday on that day; open when the birth date does not tell."""
        return self.birthday_by(lambda born: plus_years(born, years) <= on)

    def birthday_by(self, test: Any) -> Truth:
        """A test over the day of birth, which must turn only once from yes to no; open when the days disagree."""
        born = self.get("birth_date")
        if not isinstance(born, Partial):
            return Truth.UNKNOWN
        first, last = test(born.first), test(born.last)
        if first != last:
            self.missing |= BIT["birth_date"]
            return Truth.UNKNOWN
        return Truth.YES if first else Truth.NO

    def parameter(self, name: str, on: date | None = None) -> Any:
        """The value of a parameter on a day; left out, the day of the advice."""
        return self.book.parameters[name].at(on or self.on)

    def motive(self) -> str | None:
        """The ground of stay that counts: an asylum applicant's second capacity goes first (TGT-04)."""
        motive = self.get("stay_motive")
        if motive != "asylum_applicant":
            return motive if isinstance(motive, str) else None
        second = self.get("second_capacity")
        if second is None:
            return None
        return "asylum_applicant" if second == "none" else str(second)

    # Judging

    def rule(self, rule_id: str) -> Finding:
        """The finding of a rule, judged once."""
        found = self._rules.get(rule_id) or self._found(rule_id)
        self._below.append(found)
        self.used |= found[2]
        self.missing |= found[3]
        return found

    def truth(self, rule_id: str) -> Truth:
        """The truth of a rule, for a result: what it rests on is not noted."""
        return (self._rules.get(rule_id) or self._found(rule_id))[1]

    def _found(self, rule_id: str) -> Finding:
        """What the first situation found, unless that looked at a fact supposed here; else judged."""
        found = self._first._rules.get(rule_id) if self._first is not None else None
        if found is None or (found[2] | found[3]) & self._changed:
            found = self._judged(self.book.rules[rule_id])
        self._rules[rule_id] = found
        return found

    def judge_the_rest(self) -> None:
        """Judge every rule that no result has asked for."""
        rules, judged = self._rules, self._judged
        for rule_id, rule in self.book.rules.items():
            if rule.when is not None and rule_id not in rules:
                rules[rule_id] = judged(rule)

    def _judged(self, rule: Rule) -> Finding:
        if rule.when is None:
            return Finding(rule, Truth.NO, 0, 0)
        used, missing, below = self.used, self.missing, self._below
        self.used = self.missing = 0
        self._below = []
        truth = rule.when(self)
        if truth is not Truth.NO and not self.in_force(rule):
            truth = Truth.NO
        asked = self.used
        if truth is not Truth.NO and rule.unless is not None:
            truth &= ~rule.unless(self)
        if truth is Truth.YES and self.to_prove is not None:
            unproven = asked & self.to_prove[rule.proof.value]
            if unproven:
                truth, self.missing = Truth.UNKNOWN, unproven
                self.unproven[rule.id] = unproven
        found = Finding(rule, truth, self.used, self.missing if truth is Truth.UNKNOWN else 0, tuple(self._below))
        self.used, self.missing, self._below = used, missing, below
        return found

    def in_force(self, rule: Rule) -> bool:
        """Whether the day of the rule's event lies between its start and its end."""
        starts, until = rule.starts, rule.until
        if starts is None and until is None:
            return True
        day = self.on if rule.judged_on == "today" else self.day_of_event(rule)
        return (starts is None or starts <= day) and (until is None or day <= until)

    def before_its_source(self, rule: Rule) -> bool:
        """Whether the event lies before the source was written, and no source gives the rule's start."""
        return rule.starts is None and rule.written is not None and self.day_of_event(rule) < rule.written

    def day_of_event(self, rule: Rule) -> date:
        """The day on which a rule is judged; the day of the advice when its event has no day yet."""
        if rule.judged_on == "today":
            return self.on
        if rule.judged_on == "majority":
            born = self.get("birth_date")
            return plus_years(born.last, self.parameter("adult_age")) if isinstance(born, Partial) else self.on
        value = self.get(EVENT_FACTS[rule.judged_on])
        if isinstance(value, dict):
            value = value.get("date")
        return value if isinstance(value, date) else self.on

    def notion(self, name: str) -> Truth:
        """The truth of a named notion of law, worked out once."""
        hit = self._terms.get(name)
        if hit is None and self._first is not None:
            hit = self._first._terms.get(name)
            if hit is not None and (hit[1] | hit[2]) & self._changed:
                hit = None
        if hit is None:
            used, missing = self.used, self.missing
            self.used = self.missing = 0
            truth = self.book.notions[name](self)
            hit = self._terms[name] = (truth, self.used, self.missing if truth is Truth.UNKNOWN else 0)
            self.used, self.missing = used, missing
        self.used |= hit[1]
        self.missing |= hit[2]
        return hit[0]

    def ground(self, name: str) -> Truth:
        """The truth of a notion that a result rests on; unknown while what it used is not proven."""
        used, self.used = self.used, 0
        truth = self.notion(name)
        if truth is Truth.YES and self.to_prove is not None:
            unproven = self.used & self.to_prove["copy"]
            if unproven:
                truth = Truth.UNKNOWN
                self._terms[name] = (truth, self.used, unproven)
        self.used |= used
        return truth

    def lacks(self, rule_or_notion: str) -> int:
        """The facts missing for a rule or a notion judged before, as bits."""
        found = self._rules.get(rule_or_notion)
        if found is not None:
            return found.missing_bits
        hit = self._terms.get(rule_or_notion)
        if hit is not None:
            return hit[2]
        assert self._first is not None
        return self._first.lacks(rule_or_notion)

    def findings(self) -> dict[str, Finding]:
        """Every rule judged so far, by id."""
        return dict(self._rules)

    # Results and doubts

    def route(self) -> Route:
        """Regime and operator, worked out once."""
        if self._route is None:
            self._route = self._results.route(self)
        return self._route

    def outcome(self, name: str) -> Outcome:
        """A result, worked out once."""
        found = self._outcomes.get(name)
        if found is None:
            found = self._outcomes[name] = self._results.outcomes[name](self)
        return found

    def keep(self, name: str, outcome: Outcome) -> None:
        """Put a result that was reasoned out in place of the one worked out."""
        self._outcomes[name] = outcome

    def result(self, name: str) -> tuple[str, tuple[str, ...]]:
        """The value of a result and the facts missing for it. Its rules do not count as used here."""
        known = self._outcomes.get(name)
        if known is not None:
            return known.value, known.missing
        used, missing, below = self.used, self.missing, self._below
        self._below = []
        if name == "operator":
            where = self.route()
            found = where.operator, where.missing
        else:
            outcome = self.outcome(name)
            found = outcome.value, outcome.missing
        self.used, self.missing, self._below = used, missing, below
        return found

    def reading(self, doubt: Doubt) -> tuple[Reading, bool]:
        """The reading that holds for a doubt, and whether the office settled it."""
        settlement = self.settled.get(doubt.id)
        if settlement is None:
            return doubt.readings[0], False
        return next(one for one in doubt.readings if one.name == settlement.reading), True

    def counts(self, doubt: str) -> bool:
        """Whether the suggested reading of a doubt holds."""
        asked = self.book.doubts[doubt]
        return self.reading(asked)[0] is asked.readings[0]

    def need(self, name: str) -> None:
        """A fact that is known but does not tell enough is still missing."""
        self.missing |= BIT[name]

    # Supposing

    def supposing(self, name: str, value: Any) -> Situation:
        """The same person with another value for one fact; what did not look at it is not judged again."""
        other = Situation.__new__(Situation)
        other.book, other.facts, other.on, other.settled = self.book, self.facts, self.on, self.settled
        other.used = other.missing = 0
        other._results, other._below, other._outcomes, other.unproven = self._results, [], {}, {}
        other._route = None if name in ROUTING else self._route
        other._values = {**self._values, name: value}
        if value is NOT_HAPPENED:
            del other._values[name]
        bit = BIT[name]
        other.to_prove = self.to_prove and {level: mask & ~bit for level, mask in self.to_prove.items()}
        other._first, other._changed = self._first or self, self._changed | bit
        other._terms, other._rules = {}, {}
        if self._first is not None:
            other._terms = {key: hit for key, hit in self._terms.items() if not (hit[1] | hit[2]) & bit}
            other._rules = {key: hit for key, hit in self._rules.items() if not (hit[2] | hit[3]) & bit}
        return other
