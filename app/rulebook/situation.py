"""One person on one day: facts are read through here, so that every finding knows what it used and missed.

Facts used and missed are kept as bits (`bits`). A situation beside another one supposes another value for a fact, or
counts only what is proven; it takes over every truth and every result that does not look at what differs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from app.facts import SPECS, Facts, Partial
from app.rulebook.bits import BIT, ON_RESULTS, ON_RULES, names
from app.rulebook.calendar import plus_years
from app.rulebook.finding import Findings
from app.rulebook.rule import Answer, Condition, Doubt, Reading, Rule, Rulebook, Settlement
from app.truth import Truth

if TYPE_CHECKING:
    from app.rulebook.group import Route
    from app.rulebook.outcome import Outcome

EVENTS = frozenset(name for name, spec in SPECS.items() if spec.event)
SIGNING = "contract_signed_on"
EVENT_FACTS = {
    "report": "reported_on", "attest": "attest_on", "minister": "minister_since",
    "move": "register_municipality_since", "first_title": "first_title_gt3m",
    "first_registration": "first_registration",
}  # fmt: skip
NOT_HAPPENED = object()
Value = TypeVar("Value")
Looked = TypeVar("Looked", bound=tuple[Any, int, int])
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


class Results(NamedTuple):
    """How regime and operator, and each other result, are worked out in a situation."""

    route: Callable[[Situation], Route]
    outcomes: Mapping[str, Callable[[Situation], Outcome]]


class Known(NamedTuple):
    """A result as worked out, the facts it looked at (as bits), and whether it was put in the place of another."""

    value: Any
    looked: int
    kept: bool = False


class Unmoved(NamedTuple):
    """What the situations beside one take over from it, by what changes in them: all values of a fact share it."""

    by: tuple[int, int]
    answers: dict[str, Answer]
    asking: dict[str, tuple[Answer, tuple[str, ...]]]
    rules: dict[str, Answer]
    known: dict[str, Known]


class Group(NamedTuple):
    """Rules of which one is enough: whether one holds, those that hold, the facts missing."""

    truth: Truth
    holding: tuple[str, ...]
    missing: int


class Situation:
    """Judges conditions over facts on one day. Every truth is worked out once.

    `rules` holds the answer of each rule judged so far, `answers` those of notions and comparisons; `below` gathers the
    rules that conditions and notions ask for; `asking` holds the answers of the notions that ask for some, with these.
    `unclear` is the day of signing (as a bit) when there is one and nobody knows it.
    """

    __slots__ = (
        "_days", "_known", "_rests", "_results", "_unmoved", "answers", "asking", "below", "book", "facts", "missing",
        "on", "rules", "settled", "to_prove", "unclear", "unproven", "used", "values",
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
        self.unclear = BIT[SIGNING] if SIGNING in facts and facts[SIGNING].value is None else 0
        self.answers: dict[str, Answer] = {}
        self.rules: dict[str, Answer] = {}
        self.below: list[str] = []
        self.asking: dict[str, tuple[Answer, tuple[str, ...]]] = {}
        self.used = self.missing = 0
        self.to_prove: Mapping[str, int] | None = None
        self.unproven: dict[str, int] = {}
        self._results = results
        self._known: dict[str, Known] = {}
        self._days: dict[str, tuple[date, int, int]] = {}
        self._rests = False
        self._unmoved: Unmoved | None = None

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
        signed = self.get(SIGNING)
        self.used |= self.unclear
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

    def rule(self, rule_id: str) -> Truth:
        """The truth of a rule, judged once; whoever asks rests on it."""
        truth, used, missing = self.ask(rule_id)
        self.used |= used
        self.missing |= missing
        return truth

    def ask(self, rule_id: str) -> Answer:
        """The answer of a rule, for a condition that names it."""
        truth, used, missing = self.rules.get(rule_id) or self._found(rule_id)
        self.below.append(rule_id)
        return truth, used | ON_RULES, missing

    def asks(self, rule: Rule) -> tuple[str, ...]:
        """The rules that a rule asks for, itself or by its notions, in their order. It is judged again to see them:
        of most rules nobody wants to know.
        """
        if not rule.names_rules and rule.words.isdisjoint(self.asking):
            return ()
        for name in self.asking.keys() & rule.words:
            self.answers.pop(f"not {name}", None)
        self.below = []
        if rule.when is not None and rule.when(self)[0] is not NO and rule.unless is not None:
            rule.unless(self)
        return tuple(dict.fromkeys(self.below))

    def truth(self, rule_id: str) -> Truth:
        """The truth of a rule, for a result."""
        truth, used, missing = self.rules.get(rule_id) or self._found(rule_id)
        self.used |= used | ON_RULES
        self.missing |= missing
        return truth

    def any_of(self, rules: tuple[str, ...]) -> Group:
        """The rules together, for a result."""
        known, found = self.rules, self._found
        holding, truth, looked, missing = [], NO, ON_RULES, 0
        for rule_id in rules:
            one, used, lacking = known.get(rule_id) or found(rule_id)
            looked |= used | lacking
            if one is YES:
                holding.append(rule_id)
            elif one is UNKNOWN:
                truth = UNKNOWN
                missing |= lacking
        self.used |= looked
        return Group(YES if holding else truth, tuple(holding), missing)

    def judge(self) -> None:
        """Judge every rule that rests on facts alone, at once."""
        if self._as_written():
            self.book.written.judge_facts(self)

    def judge_the_rest(self) -> None:
        """Judge every rule that no result has asked for."""
        if self._as_written():
            self.book.written.judge_results(self)
        known = self.rules
        if len(known) == len(self.book.judged):
            return
        for rule in self.book.judged:
            if rule.id not in known:
                self._found(rule.id)

    def _as_written(self) -> bool:
        """Whether the rules can be judged as they are written down: they are these."""
        return self.book.written.rules is self.book.rules

    def _found(self, rule_id: str) -> Answer:
        """The answer of a rule that was not judged before; what it asks for is nobody else's."""
        above = len(self.below)
        answer = self.rules[rule_id] = self._judged(self.book.rules[rule_id])
        del self.below[above:]
        return answer

    def _judged(self, rule: Rule) -> Answer:
        if rule.when is None:
            return NO, 0, 0
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
        return truth, used, missing if truth is UNKNOWN else 0

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
        if rule.judged_on == "today":
            return self.on
        day, used, missing = self.read_day(rule.judged_on)
        self.used |= used
        self.missing |= missing
        return day

    def read_day(self, event: str) -> tuple[date, int, int]:
        """The day of an event, with the facts used and missing for it; worked out once."""
        known = self._days.get(event)
        if known is None:
            known = self._days[event] = self.read(lambda: self._day_of(event))
        return known

    def read(self, look: Callable[[], Value]) -> tuple[Value, int, int]:
        """What a look at the facts finds, with the facts that it used and missed and nobody else's."""
        used, missing = self.used, self.missing
        self.used = self.missing = 0
        found = look(), self.used, self.missing
        self.used, self.missing = used, missing
        return found

    def _day_of(self, event: str) -> date:
        if event == "majority":
            born = self.get("birth_date")
            return plus_years(born.last, self.parameter("adult_age")) if isinstance(born, Partial) else self.on
        if event == "signing":
            return self.signed_on()
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
        """The answer of a notion, worked out and kept; who asks it again asks for the same rules again."""
        known = self.asking.get(name)
        if known is not None:
            self.below += known[1]
            return known[0]
        used, missing, before = self.used, self.missing, len(self.below)
        self.used = self.missing = 0
        truth = self.book.notions[name](self)
        answer = truth, self.used, self.missing if truth is UNKNOWN else 0
        self.used, self.missing = used, missing
        if len(self.below) > before:
            self.asking[name] = answer, tuple(self.below[before:])
        else:
            self.answers[name] = answer
        return answer

    def holds(self, condition: Condition) -> Truth:
        """The truth of a condition, for a result."""
        truth, used, missing = condition(self)
        self.used |= used
        self.missing |= missing
        return truth

    def ground(self, what: str) -> Answer:
        """The answer of a rule or a notion that a result rests on; a notion is unknown while its facts await proof."""
        answer = self.rules.get(what)
        if answer is None:
            answer = self._found(what) if what in self.book.rules else self._proven(what)
        self.used |= answer[1] | ON_RULES
        self.missing |= answer[2]
        return answer

    def _proven(self, notion: str) -> Answer:
        answer = self.answers.get(notion) or self.noted(notion)
        if answer[0] is YES and self.to_prove is not None and (unproven := answer[1] & self.to_prove["copy"]):
            return UNKNOWN, answer[1], unproven
        return answer

    def findings(self) -> Findings:
        """Every rule judged so far, by id."""
        return Findings(self)

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
        used, missing, above = self.used, self.missing, len(self.below)
        self.used = self.missing = 0
        value = how(self)
        looked = self.used | self.missing
        if looked & self.unclear and name in self._results.outcomes:
            value = value.unclear(names(looked & self.unclear))
        known = self._known[name] = Known(value, looked)
        self.used, self.missing = used, missing
        del self.below[above:]
        return known

    def keep(self, name: str, outcome: Outcome, looked: int = 0) -> None:
        """Put a result that was reasoned out or decided in place of the one worked out, with the facts it looks at."""
        self._known[name], self._unmoved = Known(outcome, looked, True), None
        if self._rests:
            self.answers = {key: answer for key, answer in self.answers.items() if not answer[1] & ON_RESULTS}
            self.rules = {rule: answer for rule, answer in self.rules.items() if not answer[1] & ON_RESULTS}
            self.asking = {name: one for name, one in self.asking.items() if not one[0][1] & ON_RESULTS}
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
        weak = to_prove["verified"]
        other = self._beside(self.values, weak | ON_RESULTS, ON_RULES | ON_RESULTS)
        other.to_prove = to_prove
        for rule_id, (truth, used, _) in list(other.rules.items()):
            if truth is YES and used & weak:
                if self.book.rules[rule_id].unless is not None:
                    del other.rules[rule_id]
                else:
                    other.await_proof(rule_id, used)
        return other

    def await_proof(self, rule_id: str, asked: int) -> None:
        """A rule that holds by what is said is unknown while the facts that it asks for await proof."""
        if self.to_prove is not None and (unproven := asked & self.to_prove[self.book.rules[rule_id].proof.value]):
            self.unproven[rule_id] = unproven
            self.rules[rule_id] = UNKNOWN, self.rules[rule_id][1], unproven

    def _beside(self, values: dict[str, Any], changed: int, through: int) -> Situation:
        """A situation that takes over what did not look at the changed facts, or not through what `through` says."""
        other = Situation.__new__(Situation)
        other.book, other.facts, other.on, other.settled = self.book, self.facts, self.on, self.settled
        other.values, other.used, other.missing, other._rests = values, 0, 0, False
        other.to_prove, other.unproven, other._results, other._days = None, {}, self._results, {}
        other.below, other._unmoved, other.unclear = [], None, self.unclear & ~changed
        if self._unmoved is None or self._unmoved.by != (changed, through):
            self._unmoved = self._not_looking(changed, through)
        taken = self._unmoved
        other.answers, other.asking = taken.answers.copy(), taken.asking.copy()
        other.rules, other._known = taken.rules.copy(), taken.known.copy()
        return other

    def _not_looking(self, changed: int, through: int) -> Unmoved:
        """What a situation beside this one takes over."""
        asking = {name: one[0] for name, one in self.asking.items()}
        known = {name: (one.value, one.looked, 0) for name, one in self._known.items()}
        return Unmoved(
            (changed, through),
            _unmoved(self.answers, changed, through),
            {name: self.asking[name] for name in _unmoved(asking, changed, through)},
            _unmoved(self.rules, changed, through),
            {name: self._known[name] for name in _unmoved(known, changed, through)},
        )


def _unmoved(answers: Mapping[str, Looked], changed: int, through: int) -> dict[str, Looked]:
    """Those that did not look at what changed, or not through what `through` says."""
    return {
        name: one for name, one in answers.items() if not ((looked := one[1] | one[2]) & changed and looked & through)
    }
