"""The language of conditions, made into closures once, when the rulebook is read.

    not belgian and lawful_stay            notions (app/rulebook/notions) and facts of kind yesno
    motive == 'family'                     a fact of kind choice, the ground of stay, or a result
    residence_document in ('i', 'j')       one of several
    rule_EXC_03                            another rule

A closure answers yes, no or unknown, with the facts it used and those it missed. Where one side settles an `and` or an
`or`, only the facts of that side count. The answer of a word or a comparison is kept on the situation under its text,
because many rules ask the same.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import methodcaller
from typing import TYPE_CHECKING, Any, NamedTuple

from app.errors import Rejected
from app.facts import SPECS
from app.facts.reading import nearest
from app.rulebook.bits import BIT, ON_RESULTS, bits
from app.rulebook.rule import Answer, Condition, Notion
from app.truth import Truth

if TYPE_CHECKING:
    from app.rulebook.situation import Situation

Side = tuple[str, Condition]
"""The text under which the answer is kept (empty: it is not kept), and the closure that answers."""
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
GROUP = ("obliged", "entitled", "excluded", "outside", "open")
PART = ("required", "exempt", "reached", "not_required", "optional", "open")
RESULTS: Mapping[str, tuple[str, ...]] = {
    "operator": ("atlas", "amal", "agii", "agii_brussels", "bapa", "cri", "info_integration", "open"),
    "group": GROUP,
    "mo": PART,
    "nt2": PART,
    "work": PART,
    "pnt": PART,
    "track": ("cbe_alfa", "cbe_nt2", "cvo_extended", "cvo_standard", "cvo_short", "undetermined", "open"),
    "contract": ("possible", "not_needed", "not_possible", "open"),
}


class Comparison(NamedTuple):
    """Whether a fact, a result or the ground of stay is one of the `literals`; where `wants` is false, none of them."""

    name: str
    wants: bool
    literals: tuple[str, ...]

    @property
    def key(self) -> str:
        """The text under which the answer is kept: equal for comparisons that mean the same."""
        return f"{self.name} {'is' if self.wants else 'not'} {' '.join(map(str, self.literals))}"


def compiled(text: str, rules: Mapping[str, object], notions: Mapping[str, Notion]) -> Condition:
    """The closure of a condition. Raises Rejected naming the word that is not known and the nearest right one."""
    key, judge = _compiled(parsed(text), rules, notions)
    return judge if not key else lambda s: s.answers.get(key) or judge(s)


@lru_cache(maxsize=1024)
def parsed(text: str) -> ast.expr:
    """A condition as Python reads it. Raises Rejected when it cannot."""
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError:
        raise Rejected("condition_not_readable", value=text) from None


def comparisons(text: str) -> Iterator[Comparison]:
    """Every comparison that a condition makes."""
    for node in ast.walk(parsed(text)):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Name):
            yield comparison(node.left.id, node.ops[0], node.comparators[0])


def _compiled(node: ast.expr, rules: Mapping[str, object], notions: Mapping[str, Notion]) -> Side:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return "", _joined([_compiled(one, rules, notions) for one in values], NO, YES)
        case ast.BoolOp(op=ast.Or(), values=values):
            return "", _joined([_compiled(one, rules, notions) for one in values], YES, NO)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _negated(_compiled(operand, rules, notions))
        case ast.Name(id=name):
            return _named(name, rules, notions)
        case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[right]):
            compared = comparison(name, op, right)
            return compared.key, _compared(compared)
    raise Rejected("condition_not_readable", value=ast.unparse(node))


def _kept(key: str, judge: Condition) -> Condition:
    def look(s: Situation) -> Answer:
        answer = s.answers[key] = judge(s)
        return answer

    return look


def _negated(side: Side) -> Side:
    key, positive = side

    def negated(s: Situation) -> Answer:
        found, used, missing = s.answers.get(key) or positive(s)
        return NO if found is YES else YES if found is NO else UNKNOWN, used, missing

    opposite = f"not {key}"
    return ("", negated) if not key else (opposite, _kept(opposite, negated))


def _joined(sides: list[Side], settles: Truth, otherwise: Truth) -> Condition:
    def joined(s: Situation) -> Answer:
        answers = s.answers
        used = missing = 0
        result = otherwise
        for key, side in sides:
            answer = answers.get(key) or side(s)
            found = answer[0]
            if found is settles:
                return answer
            used |= answer[1]
            if found is UNKNOWN:
                missing |= answer[2]
                result = UNKNOWN
        return result, used, missing

    return joined


def _named(name: str, rules: Mapping[str, object], notions: Mapping[str, Notion]) -> Side:
    if name.startswith("rule_"):
        rule = name.removeprefix("rule_").replace("_", "-")
        if rule not in rules:
            raise Rejected("unknown_rule", value=rule, nearest=nearest(rule, list(rules)))
        return "", _of_rule(rule)
    if name in notions:
        return name, methodcaller("noted", name)
    if name in SPECS and SPECS[name].kind == "yesno":
        return name, _of_fact(name, name, (True,), YES, NO)
    words = [*notions, *(fact for fact, spec in SPECS.items() if spec.kind == "yesno")]
    raise Rejected("unknown_fact", fact=name, nearest=nearest(name, words))


def _of_rule(rule: str) -> Condition:
    return methodcaller("ask", rule)


def _of_fact(key: str, name: str, literals: tuple[Any, ...], hit: Truth, miss: Truth) -> Condition:
    bit = BIT[name]
    lacking, hits, misses = (UNKNOWN, 0, bit), (hit, bit, 0), (miss, bit, 0)
    absent = (NO, 0, 0) if SPECS[name].event else lacking

    def look(s: Situation) -> Answer:
        value = s.values.get(name)
        if value is not None:
            answer = hits if value in literals else misses
        else:
            answer = lacking if name in s.values else absent
        s.answers[key] = answer
        return answer

    return look


def comparison(name: str, op: ast.cmpop, right: ast.expr) -> Comparison:
    """What a comparison compares. Raises Rejected when it is none that conditions know."""
    try:
        value = ast.literal_eval(right)
    except ValueError:
        raise Rejected("condition_not_readable", value=ast.unparse(right)) from None
    if not isinstance(op, ast.Eq | ast.NotEq | ast.In | ast.NotIn):
        raise Rejected("condition_not_readable", value=name)
    return Comparison(name, isinstance(op, ast.Eq | ast.In), value if isinstance(value, tuple) else (value,))


def _compared(compared: Comparison) -> Condition:
    name, _, literals = compared
    key = compared.key
    hit, miss = (YES, NO) if compared.wants else (NO, YES)
    if name in RESULTS:
        _within(name, literals, RESULTS[name])
        return _kept(key, _result(name, literals, hit, miss))
    fact = "stay_motive" if name == "motive" else name
    if fact not in SPECS or not SPECS[fact].choices:
        words = ["motive", *RESULTS, *(one for one, spec in SPECS.items() if spec.choices)]
        raise Rejected("unknown_fact", fact=name, nearest=nearest(name, words))
    _within(name, literals, SPECS[fact].choices)
    if name == "motive":
        return _kept(key, _of_motive(literals, hit, miss))
    return _of_fact(key, name, literals, hit, miss)


def _of_motive(literals: tuple[str, ...], hit: Truth, miss: Truth) -> Condition:
    """An asylum applicant's second capacity goes first: then the ground of stay rests on two facts."""

    def look(s: Situation) -> Answer:
        motive, used, missing = s.read(s.motive)
        return UNKNOWN if motive is None else hit if motive in literals else miss, used, missing

    return look


def _within(name: str, literals: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    for one in literals:
        if one not in allowed:
            raise Rejected("outside_list", fact=name, value=str(one), nearest=nearest(str(one), list(allowed)))


def _result(name: str, literals: tuple[str, ...], hit: Truth, miss: Truth) -> Condition:
    names_open = "open" in literals
    hits, misses = (hit, ON_RESULTS, 0), (miss, ON_RESULTS, 0)

    def look(s: Situation) -> Answer:
        value, missing = s.result(name)
        if value != "open" or names_open:
            return hits if value in literals else misses
        return UNKNOWN, ON_RESULTS, bits(missing)

    return look
