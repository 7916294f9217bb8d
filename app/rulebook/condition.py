"""The language of conditions, made into closures once, when the rulebook is read.

    not belgian and lawful_stay            notions (app/rulebook/notions) and facts of kind yesno
    motive == 'family'                     a fact of kind choice, the ground of stay, or a result
    residence_document in ('i', 'j')       one of several
    rule_EXC_03                            another rule

A closure answers yes, no or unknown and leaves on the situation which facts it used and which it missed. Of a side
that settles an `and` or an `or`, the facts are kept; those of the others are dropped.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.errors import Rejected
from app.facts import SPECS
from app.facts.schema import nearest
from app.rulebook.rule import Condition
from app.rulebook.situation import bits
from app.truth import Truth

if TYPE_CHECKING:
    from app.rulebook.situation import Situation

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


def compiled(text: str, rules: Mapping[str, object], notions: Mapping[str, Condition]) -> Condition:
    """The closure of a condition. Raises Rejected naming the word that is not known and the nearest right one."""
    try:
        node = ast.parse(text, mode="eval").body
    except SyntaxError:
        raise Rejected("condition_not_readable", value=text) from None
    return _compiled(node, rules, notions)


def _compiled(node: ast.expr, rules: Mapping[str, object], notions: Mapping[str, Condition]) -> Condition:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return _joined([_compiled(one, rules, notions) for one in values], NO, YES)
        case ast.BoolOp(op=ast.Or(), values=values):
            return _joined([_compiled(one, rules, notions) for one in values], YES, NO)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _negated(_compiled(operand, rules, notions))
        case ast.Name(id=name):
            return _named(name, rules, notions)
        case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[right]):
            return _compared(name, op, _literals(right))
    raise Rejected("condition_not_readable", value=ast.unparse(node))


def _negated(positive: Condition) -> Condition:
    def negated(s: Situation) -> Truth:
        found = positive(s)
        return NO if found is YES else YES if found is NO else UNKNOWN

    return negated


def _joined(sides: list[Condition], settles: Truth, otherwise: Truth) -> Condition:
    def joined(s: Situation) -> Truth:
        used_before, missing_before = s.used, s.missing
        used = missing = 0
        result = otherwise
        for side in sides:
            s.used = s.missing = 0
            found = side(s)
            if found is settles:
                s.used |= used_before
                s.missing = missing_before
                return settles
            used |= s.used
            if found is UNKNOWN:
                missing |= s.missing
                result = UNKNOWN
        s.used, s.missing = used_before | used, missing_before | missing
        return result

    return joined


def _named(name: str, rules: Mapping[str, object], notions: Mapping[str, Condition]) -> Condition:
    if name.startswith("rule_"):
        rule = name.removeprefix("rule_").replace("_", "-")
        if rule not in rules:
            raise Rejected("unknown_rule", value=rule, nearest=nearest(rule, list(rules)))
        return lambda s: s.rule(rule).truth
    if name in notions:
        return lambda s: s.notion(name)
    if name in SPECS and SPECS[name].kind == "yesno":
        return _yes_or_no(name)
    words = [*notions, *(fact for fact, spec in SPECS.items() if spec.kind == "yesno")]
    raise Rejected("unknown_fact", fact=name, nearest=nearest(name, words))


def _yes_or_no(name: str) -> Condition:
    absent = NO if SPECS[name].event else UNKNOWN

    def look(s: Situation) -> Truth:
        value = s.get(name)
        if value is None:
            return UNKNOWN if s.asked(name) else absent
        return YES if value else NO

    return look


def _literals(node: ast.expr) -> tuple[str, ...]:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        raise Rejected("condition_not_readable", value=ast.unparse(node)) from None
    return value if isinstance(value, tuple) else (value,)


def _compared(name: str, op: ast.cmpop, literals: tuple[str, ...]) -> Condition:
    if not isinstance(op, ast.Eq | ast.NotEq | ast.In | ast.NotIn):
        raise Rejected("condition_not_readable", value=name)
    hit, miss = (YES, NO) if isinstance(op, ast.Eq | ast.In) else (NO, YES)
    if name in RESULTS:
        _within(name, literals, RESULTS[name])
        return _result(name, literals, hit, miss)
    fact = "stay_motive" if name == "motive" else name
    if fact not in SPECS or not SPECS[fact].choices:
        words = ["motive", *RESULTS, *(one for one, spec in SPECS.items() if spec.choices)]
        raise Rejected("unknown_fact", fact=name, nearest=nearest(name, words))
    _within(name, literals, SPECS[fact].choices)
    read: Callable[[Situation], object] = (lambda s: s.motive()) if name == "motive" else (lambda s: s.get(name))

    def compared(s: Situation) -> Truth:
        value = read(s)
        if value is None:
            return UNKNOWN
        return hit if value in literals else miss

    return compared


def _within(name: str, literals: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    for one in literals:
        if one not in allowed:
            raise Rejected("outside_list", fact=name, value=str(one), nearest=nearest(str(one), list(allowed)))


def _result(name: str, literals: tuple[str, ...], hit: Truth, miss: Truth) -> Condition:
    names_open = "open" in literals

    def look(s: Situation) -> Truth:
        value, missing = s.result(name)
        if value != "open" or names_open:
            return hit if value in literals else miss
        s.missing |= bits(missing)
        return UNKNOWN

    return look
