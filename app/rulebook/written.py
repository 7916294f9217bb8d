"""The rulebook written down as one function, so that a whole person is judged in one go.

The interpreter (`condition`, `Situation`) judges one rule when somebody asks for it. Who wants every rule asks the same
few things hundreds of times; so the conditions of an edition are written here as the text of a Python function, once:

    # EXC-03
    answer = not_belgian if not_belgian[0] is NO else motive_asylum if motive_asylum[0] is NO else all_hold(...)
    rules["EXC-03"] = answer if today_from_2022_03_01 else passed(answer)

First come the facts that it reads and the comparisons with them, each once; then rule after rule, those that others
name first. `judge_facts` is for the rules that rest on facts alone, `judge_results` for those that rest on results too.
The second also judges by what is proven, where a rule that holds may await proof.
An answer is what the interpreter would say, with the same facts used and missing: there is one meaning, and the tests
hold every case and random facts against the interpreter.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.facts import SPECS
from app.rulebook.bits import BIT, ON_RESULTS, bits
from app.rulebook.condition import RESULTS, Comparison, comparison, parsed
from app.rulebook.notions.naming import AFTER_RESULTS, OfFact
from app.rulebook.rule import Answer, Notion, Rule, Written
from app.truth import Truth

if TYPE_CHECKING:
    from app.rulebook.situation import Situation

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
EARLY = ("EXC", "TGT", "OBL-05", "OBL-13", "EXO", "OBL")
"""Rules that notions ask for come before the rules that name these notions."""
HEAD = """\
def {name}(s):
    told, answers, rules, on = s.values, s.answers, s.rules, s.on
    noted, ask, await_proof, awaits = s.noted, s.ask, s.await_proof, s.to_prove is not None"""
MOTIVE = """\
    motive, motive_used, motive_missing = s.read(s.motive)
    motive_hits, motive_misses = (YES, motive_used, 0), (NO, motive_used, 0)
    motive_lacks = UNKNOWN, motive_used, motive_missing"""


def write(rules: Mapping[str, Rule], notions: Mapping[str, Notion]) -> Written:
    """The rules as two functions."""
    names: dict[str, Any] = dict(WORDS)
    exec(compile(text(rules, notions, names), "the rulebook written down", "exec"), names)
    return Written(rules, names["judge_facts"], names["judge_results"])


def text(rules: Mapping[str, Rule], notions: Mapping[str, Notion], names: dict[str, Any]) -> str:
    """The text of `judge_facts` and `judge_results`; `names` is filled with the values that it mentions."""
    ordered = _in_order(rules)
    late = _on_results(ordered)
    facts = _Page("judge_facts", notions, [one for one in ordered if one.id not in late])
    results = _Page("judge_results", notions, [one for one in ordered if one.id in late])
    names |= facts.names | results.names
    return f"{facts.text()}\n\n\n{results.text()}\n"


def _in_order(rules: Mapping[str, Rule]) -> list[Rule]:
    """Every rule that is judged, after those that it names."""
    ordered: dict[str, Rule] = {}

    def add(rule: Rule) -> None:
        if rule.id not in ordered and rule.when is not None:
            for named in filter(None, map(_rule_id, sorted(rule.words))):
                add(rules[named])
            ordered[rule.id] = rule

    for early in (*EARLY, ""):
        for rule in rules.values():
            if rule.id.startswith(early):
                add(rule)
    return list(ordered.values())


def _on_results(rules: Iterable[Rule]) -> set[str]:
    """The rules that rest on a result, themselves or by a rule that they name."""
    found: set[str] = set()
    for rule in rules:
        if any(one in RESULTS or one in AFTER_RESULTS or _rule_id(one) in found for one in rule.words):
            found.add(rule.id)
    return found


def _rule_id(word: str) -> str:
    return word.removeprefix("rule_").replace("_", "-") if word.startswith("rule_") else ""


class _Page:
    """One function being written: what it reads, what it compares, its rules; `names` are the values it mentions."""

    def __init__(self, name: str, notions: Mapping[str, Notion], rules: list[Rule]) -> None:
        self.names: dict[str, Any] = {}
        self._name, self._notions = name, notions
        self._told: dict[str, str] = {}
        self._compared: dict[str, tuple[str, str]] = {}
        self._noted: dict[str, None] = {}
        self._days: dict[str, None] = {}
        self._held: dict[str, str] = {}
        self._places = 0
        self._rules = [line for rule in rules for line in self._rule(rule)]

    def text(self) -> str:
        """The whole function."""
        lines = [HEAD.format(name=self._name), *self._told.values()]
        lines += [f"    {name} = {says}" for name, says in self._compared.values()]
        lines += [f"    {day}, {day}_used, {day}_missing = s.read_day({day!r})" for day in self._days]
        lines += [f"    {held} = {says}" for held, says in self._held.items()]
        if self._noted:
            lines.append(f"    {' = '.join(self._noted)} = None")
        return "\n".join([*lines, *self._rules])

    def _rule(self, rule: Rule) -> Iterator[str]:
        margin, late = "    ", self._name == "judge_results"
        yield f"    # {rule.id}"
        if late:
            margin += "    "
            yield f"    if {rule.id!r} not in rules:"
        answer = self._condition(rule.says_when)
        if self._lasts(rule) or rule.says_unless:
            yield f"{margin}answer = {answer}"
            answer = "answer"
        if self._lasts(rule):
            answer = self._on_its_day(rule)
        asks_for = "answer"
        if rule.says_unless:
            asks_for = "before"
            yield f"{margin}before = answer = {answer}"
            answer = f"answer if answer[0] is NO else excepted(answer, {self._condition(rule.says_unless)})"
        yield f"{margin}{'answer = ' if late else ''}rules[{rule.id!r}] = {answer}"
        if late:
            yield f"{margin}if awaits and answer[0] is YES:"
            yield f"{margin}    await_proof({rule.id!r}, {asks_for}[1])"

    def _lasts(self, rule: Rule) -> bool:
        return rule.starts is not None or rule.until is not None

    def _on_its_day(self, rule: Rule) -> str:
        day = "on" if rule.judged_on == "today" else rule.judged_on
        held = "_".join([rule.judged_on, *_named_day("from", rule.starts), *_named_day("until", rule.until)])
        borders = []
        for sign, name in ((">=", "from"), ("<=", "until")):
            border = rule.starts if name == "from" else rule.until
            if border is not None:
                constant = f"DAY_{border:%Y_%m_%d}"
                self.names[constant] = border
                borders.append(f"{day} {sign} {constant}")
        self._held[held] = " and ".join(borders)
        if day == "on":
            return f"answer if {held} else passed(answer)"
        self._days[day] = None
        return f"answer if answer[0] is NO else on_its_day(answer, {held}, {day}_used, {day}_missing)"

    # Conditions

    def _condition(self, text: str) -> str:
        node = parsed(text)
        if isinstance(node, ast.BoolOp):
            return self._joined(node.values, isinstance(node.op, ast.And))
        return self._side(node)[0]

    def _side(self, node: ast.expr) -> tuple[str, str]:
        """How a side is written the first time, and how it is named after that."""
        match node:
            case ast.BoolOp(op=op, values=values):
                return self._placed(self._joined(values, isinstance(op, ast.And)))
            case ast.UnaryOp(operand=ast.Name(id=name)) if self._is_noted(name):
                positive, opposite = self._noted_first(name), f"not_{name}"
                self._noted[opposite] = None
                return f"({opposite} := {opposite} or opposite({positive}))", opposite
            case ast.UnaryOp(operand=ast.Name(id=name)) if not _rule_id(name):
                return self._plain(f"not {name}", name, negated=True)
            case ast.UnaryOp(operand=operand):
                return self._placed(f"opposite({self._side(operand)[0]})")
            case ast.Name(id=name) if _rule_id(name):
                return self._placed(f"ask({_rule_id(name)!r})")
            case ast.Name(id=name) if self._is_noted(name):
                return f"({self._noted_first(name)})", name
            case ast.Name(id=name):
                return self._plain(name, name)
        assert isinstance(node, ast.Compare) and isinstance(node.left, ast.Name)
        return self._comparison(comparison(node.left.id, node.ops[0], node.comparators[0]))

    def _placed(self, says: str) -> tuple[str, str]:
        self._places += 1
        place = f"side_{self._places}"
        return f"({place} := {says})", place

    def _joined(self, values: list[ast.expr], every: bool) -> str:
        settles, otherwise = ("NO", "all_hold") if every else ("YES", "none_holds")
        sides = [self._side(one) for one in values]
        chain = "".join(f"{name} if {first}[0] is {settles} else " for first, name in sides)
        return f"{chain}{otherwise}({', '.join(name for _, name in sides)})"

    def _is_noted(self, name: str) -> bool:
        return name in self._notions and not isinstance(self._notions[name], OfFact)

    def _noted_first(self, name: str) -> str:
        self._noted[name] = None
        return f"{name} := {name} or answers.get({name!r}) or noted({name!r})"

    def _plain(self, key: str, name: str, negated: bool = False) -> tuple[str, str]:
        """A fact of kind yesno, or a notion that looks at one fact; or its opposite."""
        notion = self._notions.get(name)
        if not isinstance(notion, OfFact):
            if negated and SPECS[name].event:
                return self._kept(key, f"opposite({self._compare(name, name, 'is True')[0]})")
            return self._compare(key, name, f"is {not negated}")
        fact = self._tell(notion.fact)
        self.names[name] = notion.test
        found = self._compared.get(name)
        if found is None:
            self._constants(notion.fact)
            unclear = f"UNCLEAR_{notion.fact}"
            self.names[unclear] = UNKNOWN, BIT[notion.fact], BIT[notion.fact]
            self.names[f"ANSWERS_{notion.fact}"] = {
                YES: self.names[f"YES_{notion.fact}"], NO: self.names[f"NO_{notion.fact}"],
                UNKNOWN: self.names[unclear],
            }  # fmt: skip
            lacks = self._lacks(notion.fact)
            says = f"{lacks} if {fact} is None else ANSWERS_{notion.fact}[{name}(s, {fact})]"
            self._compared[name] = f"is_{name}", f"answers[{name!r}] = {says}"
        if not negated:
            return f"is_{name}", f"is_{name}"
        self._compared[key] = f"not_{name}", f"opposite(is_{name})"
        return f"not_{name}", f"not_{name}"

    def _comparison(self, compared: Comparison) -> tuple[str, str]:
        name, wants, literals = compared
        test = f"in {literals!r}" if len(literals) > 1 else f"== {literals[0]!r}"
        if name in RESULTS:
            return self._of_result(compared.key, name, test, not wants, "open" in literals)
        if name == "motive":
            self._told["motive"] = MOTIVE
            hits, misses = ("motive_hits", "motive_misses") if wants else ("motive_misses", "motive_hits")
            says = f"motive_lacks if motive is None else {hits} if motive {test} else {misses}"
            return self._kept(compared.key, says)
        return self._compare(compared.key, name, test, not wants)

    def _compare(self, key: str, fact: str, test: str, negated: bool = False) -> tuple[str, str]:
        self._tell(fact)
        self._constants(fact)
        hit, miss = ("NO", "YES") if negated else ("YES", "NO")
        lacks = self._lacks(fact)
        return self._kept(key, f"{lacks} if {fact} is None else {hit}_{fact} if {fact} {test} else {miss}_{fact}")

    def _of_result(self, key: str, name: str, test: str, negated: bool, names_open: bool) -> tuple[str, str]:
        self._told[name] = f"    {name}, {name}_lacks = result(s, {name!r})"
        hit, miss = ("MISSED", "MET") if negated else ("MET", "MISSED")
        says = f"{hit} if {name} {test} else {miss}"
        return self._kept(key, says if names_open else f"{name}_lacks if {name} == 'open' else {says}")

    def _kept(self, key: str, says: str) -> tuple[str, str]:
        if key not in self._compared:
            taken = {name for name, _ in self._compared.values()}
            plain = key.replace(" ", "_")
            name = plain if len(plain) <= 60 else f"{plain[:50]}_and_more"
            while name in taken or name in SPECS or name in RESULTS:
                name += "_"
            self._compared[key] = name, says
        return self._compared[key][0], self._compared[key][0]

    def _tell(self, fact: str) -> str:
        self._told[fact] = f"    {fact} = told.get({fact!r})"
        return fact

    def _lacks(self, fact: str) -> str:
        return f"(LACKS_{fact} if {fact!r} in told else NOTHING)" if SPECS[fact].event else f"LACKS_{fact}"

    def _constants(self, fact: str) -> None:
        bit = BIT[fact]
        self.names[f"LACKS_{fact}"] = UNKNOWN, 0, bit
        self.names[f"YES_{fact}"], self.names[f"NO_{fact}"] = (YES, bit, 0), (NO, bit, 0)


def _named_day(word: str, day: date | None) -> Iterator[str]:
    if day is not None:
        yield f"{word}_{day:%Y_%m_%d}"


# The words of the text


def all_hold(*sides: Answer) -> Answer:
    """What an `and` comes to when no side settles it."""
    return _gathered(YES, sides)


def none_holds(*sides: Answer) -> Answer:
    """What an `or` comes to when no side settles it."""
    return _gathered(NO, sides)


def _gathered(truth: Truth, sides: tuple[Answer, ...]) -> Answer:
    used = missing = 0
    for found, looked, lacks in sides:
        used |= looked
        if found is UNKNOWN:
            missing |= lacks
            truth = UNKNOWN
    return truth, used, missing


def opposite(answer: Answer) -> Answer:
    """What a `not` makes of its side."""
    found, used, missing = answer
    return NO if found is YES else YES if found is NO else UNKNOWN, used, missing


def passed(answer: Answer) -> Answer:
    """The answer of a rule that is not in force."""
    return NO, answer[1], 0


def on_its_day(answer: Answer, held: bool, used: int, missing: int) -> Answer:
    """The answer of a rule that may hold, when the day of its event was looked at."""
    truth = answer[0] if held else NO
    return truth, answer[1] | used, answer[2] | missing if truth is UNKNOWN else 0


def excepted(answer: Answer, exception: Answer) -> Answer:
    """The answer of a rule that may hold, with what keeps it from applying."""
    truth = answer[0] & ~exception[0]
    return truth, answer[1] | exception[1], answer[2] | exception[2] if truth is UNKNOWN else 0


def result(s: Situation, name: str) -> tuple[str, Answer]:
    """A result, and the answer of a comparison with it while it is open."""
    value, missing = s.result(name)
    return value, (UNKNOWN, ON_RESULTS, bits(missing))


WORDS = {
    "YES": YES, "NO": NO, "UNKNOWN": UNKNOWN, "NOTHING": (NO, 0, 0), "MET": (YES, ON_RESULTS, 0),
    "MISSED": (NO, ON_RESULTS, 0), "all_hold": all_hold, "none_holds": none_holds, "opposite": opposite,
    "passed": passed, "on_its_day": on_its_day, "excepted": excepted, "result": result,
}  # fmt: skip
