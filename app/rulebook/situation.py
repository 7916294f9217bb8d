"""One person on one day: facts are read through here, so that every finding knows what it used and missed.

Facts used and missed are kept as bits of whole numbers, one bit for each fact in the order of their names, and two bits
more for what rests on other rules or on results. A situation beside another one supposes another value for a fact, or
counts only what is proven; it keeps every truth and every result that does not look at what differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from app.facts import SPECS, Facts, Partial
from app.rulebook.calendar import plus_years
from app.rulebook.rule import Answer, Condition, Doubt, Reading, Rule, Rulebook, Settlement
from app.truth import Truth

if TYPE_CHECKING:
    from app.rulebook.group import Route
    from app.rulebook.outcome import Outcome

NAMES = tuple(sorted(SPECS))
BIT = {name: 1 << place for place, name in enumerate(NAMES)}
ON_RULES, ON_RESULTS = 1 << len(NAMES), 2 << len(NAMES)
EVENTS = frozenset(name for name, spec in SPECS.items() if spec.event)
EVENT_FACTS = {
    "signing": "contract_signed_on", "report": "reported_on", "attest": "attest_on", "minister": "minister_since",
    "move": "register_municipality_since", "first_title": "first_title_gt3m",
    "first_registration": "first_registration",
}  # fmt: skip
NOT_HAPPENED = object()
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
_SPELT: dict[int, tuple[str, ...]] = {0: ()}


def names(bits: int) -> tuple[str, ...]:
    """The facts that the bits stand for, by name."""
    spelt = _SPELT.get(bits)
    if spelt is None:
        spelt = _SPELT[bits] = tuple(_names(bits & (ON_RULES - 1)))
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

    truth: Truth
    used_bits: int
    missing_bits: int
    rule: Rule
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


class Known(NamedTuple):
    """A result as worked out, the facts it looked at (as bits), and whether it was put in the place of another."""

    value: Any
    looked: int
    kept: bool = False


class Group(NamedTuple):
    """Rules of which one is enough: whether one holds, those that hold, the facts missing, the facts looked at."""

    truth: Truth
    holding: tuple[str, ...]
    missing: int
    looked: int


class Situation:
    """Judges conditions over facts on one day. Every truth is worked out once."""

    __slots__ = (
        "_before", "_below", "_changed", "_days", "_groups", "_known", "_rests", "_results", "_rules", "_through",
        "answers", "book", "facts", "missing", "on", "settled", "to_prove", "unproven", "used", "values",
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
        self.values: dict[str, Any] = {name: fact[1] for name, fact in facts.items()}
        self.answers: dict[str, Answer] = {}
        self.used = self.missing = 0
        self.to_prove: Mapping[str, int] | None = None
        self.unproven: dict[str, int] = {}
        self._results = results
        self._rules: dict[str, Finding] = {}
        self._groups: dict[tuple[str, ...], Group] = {}
        self._known: dict[str, Known] = {}
        self._days: dict[str, tuple[date, int, int]] = {}
        self._below: list[Finding] = []
        self._before: Situation | None = None
        self._changed = self._through = 0
        self._rests = False

    # Reading facts

    def get(self, name: str) -> Any:
        """The value of a fact; None when nobody knows it. An event left out has not happened: also None."""
        value = self.values.get(name)
        if value is not None:
            self.used |= BIT[name]
        elif name not in EVENTS or name in self.values:
            self.missing |= BIT[name]
        return value

    def asked(self, name: str) -> bool:
        """Whether something was said of a fact, be it that nobody knows it."""
        return name in self.values

    def value(self, name: str) -> Any:
        """The value of a fact, without using it; None also while it awaits proof."""
        if self.to_prove is not None and BIT[name] & self.to_prove["original"]:
            return None
        return self.values.get(name)

    def happened(self, name: str) -> Truth:
        """Whether an event has a date: one that was left out has not happened, one that nobody knows is unknown."""
        value = self.get(name)
        if value is None:
            return UNKNOWN if name in self.values else NO
        return NO if value == "none" else YES

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
            return UNKNOWN
        first = test(born.first)
        if born.first != born.last and test(born.last) != first:
            self.missing |= BIT["birth_date"]
            return UNKNOWN
        return YES if first else NO

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
        """The finding of a rule, judged once; whoever asks rests on it."""
        found = self.below(rule_id)
        self.used |= found[1] | ON_RULES
        self.missing |= found[2]
        return found

    def below(self, rule_id: str) -> Finding:
        """The finding of a rule, which stands below the one that is being judged."""
        found = self._rules.get(rule_id) or self._found(rule_id)
        self._below.append(found)
        return found

    def truth(self, rule_id: str) -> Truth:
        """The truth of a rule, for a result."""
        found = self._rules.get(rule_id) or self._found(rule_id)
        self.used |= found[1] | ON_RULES
        self.missing |= found[2]
        return found[0]

    def any_of(self, rules: tuple[str, ...]) -> Group:
        """The rules together, for a result; judged once."""
        group = self._groups.get(rules) or self._grouped(rules)
        self.used |= group[3]
        return group

    def _grouped(self, rules: tuple[str, ...]) -> Group:
        group = self._recalled_group(rules)
        if group is None:
            found = [self._rules.get(rule_id) or self._found(rule_id) for rule_id in rules]
            holding, truth, missing, looked = [], NO, 0, ON_RULES
            for one, used, lacking, rule, _ in found:
                looked |= used | lacking
                if one is YES:
                    holding.append(rule.id)
                elif one is UNKNOWN:
                    truth = UNKNOWN
                    missing |= lacking
            group = Group(YES if holding else truth, tuple(holding), missing, looked)
        self._groups[rules] = group
        return group

    def _found(self, rule_id: str) -> Finding:
        """What a situation before this one found, unless that looked at what differs here; else judged."""
        found = self._recalled_rule(rule_id) if self._before is not None else None
        if found is None:
            found = self._judged(self.book.rules[rule_id])
        self._rules[rule_id] = found
        return found

    def judge_the_rest(self) -> None:
        """Judge every rule that no result has asked for."""
        known = self._rules
        for rule in self.book.judged:
            if rule.id not in known:
                known[rule.id] = self._judged(rule) if self._before is None else self._found(rule.id)

    def _judged(self, rule: Rule) -> Finding:
        if rule.when is None:
            return Finding(NO, 0, 0, rule)
        below = self._below
        above = len(below)
        truth, used, missing = rule.when(self)
        if truth is not NO and (rule.starts is not None or rule.until is not None):
            truth, used, missing = self._on_its_day(rule, truth, used, missing)
        asked = used
        if truth is not NO and rule.unless is not None:
            exception, more_used, more_missing = rule.unless(self)
            truth, used, missing = truth & ~exception, used | more_used, missing | more_missing
        if truth is YES and self.to_prove is not None and (unproven := asked & self.to_prove[rule.proof.value]):
            truth, missing = UNKNOWN, unproven
            self.unproven[rule.id] = unproven
        because: tuple[Finding, ...] = ()
        if len(below) > above:
            because = tuple(below[above:])
            del below[above:]
        return new(Finding, (truth, used, missing if truth is UNKNOWN else 0, rule, because))

    def _on_its_day(self, rule: Rule, truth: Truth, used: int, missing: int) -> Answer:
        """The answer of a rule's condition, reckoned with the days on which the rule is in force."""
        used_before, missing_before = self.used, self.missing
        self.used, self.missing = used, missing
        held = self.in_force(rule)
        answer = truth if held else NO, self.used, self.missing
        self.used, self.missing = used_before, missing_before
        return answer

    def in_force(self, rule: Rule) -> bool:
        """Whether the day of the rule's event lies between its start and its end."""
        starts, until, day = rule.starts, rule.until, self.day_of_event(rule)
        return (starts is None or starts <= day) and (until is None or day <= until)

    def before_its_source(self, rule: Rule) -> bool:
        """Whether the event lies before the source was written, and no source gives the rule's start."""
        return rule.starts is None and rule.written is not None and self.day_of_event(rule) < rule.written

    def day_of_event(self, rule: Rule) -> date:
        """The day on which a rule is judged; the day of the advice when its event has no day yet."""
        event = rule.judged_on
        if event == "today":
            return self.on
        known = self._days.get(event)
        if known is None:
            used, missing = self.used, self.missing
            self.used = self.missing = 0
            known = self._days[event] = self._day_of(event), self.used, self.missing
            self.used, self.missing = used, missing
        self.used |= known[1]
        self.missing |= known[2]
        return known[0]

    def _day_of(self, event: str) -> date:
        if event == "majority":
            born = self.get("birth_date")
            return plus_years(born.last, self.parameter("adult_age")) if isinstance(born, Partial) else self.on
        value = self.get(EVENT_FACTS[event])
        if isinstance(value, dict):
            value = value.get("date")
        return value if isinstance(value, date) else self.on

    def notion(self, name: str) -> Truth:
        """The truth of a named notion of law, worked out once."""
        answer = self.answers.get(name) or self.noted(name)
        self.used |= answer[1]
        self.missing |= answer[2]
        return answer[0]

    def noted(self, name: str) -> Answer:
        """The answer of a notion, worked out or recalled, and kept."""
        answer = self._recalled_notion(name) if self._before is not None else None
        if answer is None:
            used, missing = self.used, self.missing
            self.used = self.missing = 0
            truth = self.book.notions[name](self)
            answer = truth, self.used, self.missing if truth is UNKNOWN else 0
            self.used, self.missing = used, missing
        self.answers[name] = answer
        return answer

    def holds(self, condition: Condition) -> Truth:
        """The truth of a condition, for a result."""
        truth, used, missing = condition(self)
        self.used |= used
        self.missing |= missing
        return truth

    def ground(self, name: str) -> Truth:
        """The truth of a notion that a result rests on; unknown while what it used is not proven."""
        truth = self.notion(name)
        return UNKNOWN if truth is YES and self._awaits_proof(name) else truth

    def _awaits_proof(self, name: str) -> int:
        return self.answers[name][1] & self.to_prove["copy"] if self.to_prove is not None else 0

    def lacks(self, rule_or_notion: str) -> int:
        """The facts missing for a rule or a notion judged before, as bits."""
        found = self._rules.get(rule_or_notion)
        if found is not None:
            return found.missing_bits
        truth, _, missing = self.answers[rule_or_notion]
        return self._awaits_proof(rule_or_notion) if truth is YES else missing

    def findings(self) -> dict[str, Finding]:
        """Every rule judged so far, by id."""
        return dict(self._rules)

    # Results and doubts

    def route(self) -> Route:
        """Regime and operator, worked out once."""
        known = self._known.get("route") or self._worked_out("route", self._results.route)
        self.used |= known.looked
        route: Route = known.value
        return route

    def outcome(self, name: str) -> Outcome:
        """A result, worked out once."""
        known = self._known.get(name) or self._worked_out(name, self._results.outcomes[name])
        self.used |= known.looked
        outcome: Outcome = known.value
        return outcome

    def _worked_out(self, name: str, how: Callable[[Situation], Any]) -> Known:
        known = self._recalled_result(name) if self._before is not None else None
        if known is None:
            used, missing, above = self.used, self.missing, len(self._below)
            self.used = self.missing = 0
            value = how(self)
            known = Known(value, self.used | self.missing)
            self.used, self.missing = used, missing
            del self._below[above:]
        self._known[name] = known
        return known

    def keep(self, name: str, outcome: Outcome, looked: int = 0) -> None:
        """Put a result that was reasoned out or decided in place of the one worked out, with the facts it looks at."""
        self._known[name] = Known(outcome, looked, True)
        if self._rests:
            self.answers = {key: answer for key, answer in self.answers.items() if not answer[1] & ON_RESULTS}
            self._rests = False

    def is_kept(self, name: str) -> bool:
        """Whether a result stands in the place of the one worked out."""
        return self._known[name].kept

    def looked_at(self, name: str) -> int:
        """The facts that a result worked out before looked at, as bits."""
        return self._known[name].looked

    def result(self, name: str) -> tuple[str, tuple[str, ...]]:
        """The value of a result and the facts missing for it. Its rules do not count as used here."""
        used = self.used
        if name == "operator":
            where = self.route()
            found = where.operator, where.missing
        else:
            outcome = self.outcome(name)
            found = outcome.value, outcome.missing
        self.used = used | ON_RESULTS
        self._rests = True
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

    # Beside another situation

    def supposing(self, name: str, value: Any) -> Situation:
        """The same person with another value for one fact; what did not look at it is not judged again."""
        bit = BIT[name]
        other = self._beside({**self.values, name: value}, bit | ON_RESULTS, -1)
        if value is NOT_HAPPENED:
            del other.values[name]
        other.to_prove = self.to_prove and {level: mask & ~bit for level, mask in self.to_prove.items()}
        return other

    def proving(self, to_prove: Mapping[str, int]) -> Situation:
        """The same person by what is proven, with the facts that fall short of each level of proof. What rests on no
        such fact, or on the facts alone, is not judged again.
        """
        weak = 0
        for mask in to_prove.values():
            weak |= mask
        other = self._beside(self.values, weak | ON_RESULTS, ON_RULES | ON_RESULTS)
        other.to_prove = to_prove
        return other

    def _beside(self, values: dict[str, Any], changed: int, through: int) -> Situation:
        other = Situation.__new__(Situation)
        other.book, other.facts, other.on, other.settled = self.book, self.facts, self.on, self.settled
        other.values, other.answers, other.used, other.missing = values, {}, 0, 0
        other.to_prove, other.unproven, other._results = None, {}, self._results
        other._rules, other._groups, other._known, other._days, other._below = {}, {}, {}, {}, []
        other._before, other._changed, other._through, other._rests = self, changed, through, False
        return other

    def _differs(self, looked: int) -> int:
        """Whether what looked at these facts before this situation may be otherwise here."""
        return looked & self._changed and looked & self._through

    def _recalled_notion(self, name: str) -> Answer | None:
        answer = self.answers.get(name)
        if answer is None and self._before is not None:
            answer = self._before._recalled_notion(name)
            if answer is not None and self._differs(answer[1] | answer[2]):
                return None
        return answer

    def _recalled_rule(self, rule_id: str) -> Finding | None:
        found = self._rules.get(rule_id)
        if found is None and self._before is not None:
            found = self._before._recalled_rule(rule_id)
            if found is not None and self._differs(found[1] | found[2]):
                return None
            if found is not None and found[0] is YES and self.to_prove is not None:
                return self._proven(found)
        return found

    def _proven(self, found: Finding) -> Finding | None:
        """The finding of a rule that holds by what is said: unknown while it awaits proof; None to judge it again."""
        rule = found.rule
        unproven = found.used_bits & self.to_prove[rule.proof.value] if self.to_prove is not None else 0
        if not unproven:
            return found
        if rule.unless is not None:
            return None
        self.unproven[rule.id] = unproven
        return found._replace(truth=UNKNOWN, missing_bits=unproven)

    def _recalled_group(self, rules: tuple[str, ...]) -> Group | None:
        group = self._groups.get(rules)
        if group is None and self._before is not None:
            group = self._before._recalled_group(rules)
            if group is not None and self._differs(group.looked):
                return None
        return group

    def _recalled_result(self, name: str) -> Known | None:
        known = self._known.get(name)
        if known is None and self._before is not None:
            known = self._before._recalled_result(name)
            if known is not None and self._differs(known.looked):
                return None
        return known


new = tuple.__new__
"""A finding in a third of the time that its class takes."""
