"""One person on one day: facts are read through here, so that every finding knows what it used and missed."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.facts import SPECS, Facts, Partial
from app.rulebook.calendar import plus_years
from app.rulebook.rule import Rule, Rulebook
from app.truth import Truth, truth

Term = Callable[["Situation"], Truth]


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of one rule: its truth, the facts used, the facts missing, and the findings below it."""

    rule: Rule
    truth: Truth
    used: tuple[str, ...]
    missing: tuple[str, ...]
    because: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Reads:
    used: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)

    def add(self, other: _Reads) -> None:
        self.used |= other.used
        self.missing |= other.missing


class Situation:
    """Judges conditions over facts on one day. Every truth is worked out once."""

    def __init__(self, book: Rulebook, facts: Facts, on: date, terms: Mapping[str, Term]) -> None:
        self.book, self.facts, self.on = book, facts, on
        self._terms = terms
        self._known: dict[str, tuple[Truth, _Reads]] = {}
        self._findings: dict[str, Finding] = {}
        self._reads = _Reads()
        self._below: list[Finding] = []

    # Reading facts

    def get(self, name: str) -> Any:
        """The value of a fact; None when nobody knows it. An event left out has not happened: also None."""
        value = self.facts.value(name)
        if value is not None:
            self._reads.used.add(name)
        elif not (SPECS[name].event and name not in self.facts):
            self._reads.missing.add(name)
        return value

    def signed_on(self) -> date:
        """The day of signing; left out, the day of the advice."""
        signed = self.get("contract_signed_on")
        return signed if isinstance(signed, date) else self.on

    def aged(self, years: int, on: date) -> Truth:
        """Whether the person has had that birthday on that day; open when the birth date does not tell."""
        born = self.get("birth_date")
        if not isinstance(born, Partial):
            return Truth.UNKNOWN
        if plus_years(born.last, years) <= on:
            return Truth.YES
        return Truth.NO if plus_years(born.first, years) > on else Truth.UNKNOWN

    # Judging

    def rule(self, rule_id: str) -> Finding:
        """The finding of a rule, judged once."""
        found = self._findings.get(rule_id)
        if found is None:
            rule = self.book.rules[rule_id]
            assert rule.when is not None, rule_id
            below, self._below = self._below, []
            if rule.starts != "not_known" and date.fromisoformat(rule.starts) > self.on:
                result, reads = Truth.NO, _Reads()
            else:
                result, reads = self._watched(rule.when)
            missing = tuple(sorted(reads.missing)) if result is Truth.UNKNOWN else ()
            found = Finding(rule, result, tuple(sorted(reads.used)), missing, tuple(self._below))
            self._below = below
            self._findings[rule_id] = found
        self._below.append(found)
        self._reads.used.update(found.used)
        self._reads.missing.update(found.missing)
        return found

    def term(self, name: str) -> Truth:
        """The truth of a named notion of law, worked out once."""
        if name not in self._known:
            with self._frame() as reads:
                result = self._terms[name](self)
            if result is not Truth.UNKNOWN:
                reads.missing.clear()
            self._known[name] = (result, reads)
        result, reads = self._known[name]
        self._reads.add(reads)
        return result

    def lacks(self, name: str) -> tuple[str, ...]:
        """The facts that would settle a term that is unknown."""
        return tuple(sorted(self._known[name][1].missing))

    def findings(self) -> Mapping[str, Finding]:
        """Every rule judged so far, by id."""
        return self._findings

    @contextmanager
    def _frame(self) -> Iterator[_Reads]:
        outer, self._reads = self._reads, _Reads()
        try:
            yield self._reads
        finally:
            self._reads = outer

    def _watched(self, node: ast.expr) -> tuple[Truth, _Reads]:
        with self._frame() as reads:
            result = self._judge(node)
        return result, reads

    def _judge(self, node: ast.expr) -> Truth:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return self._joined(values, Truth.NO, Truth.YES)
            case ast.BoolOp(op=ast.Or(), values=values):
                return self._joined(values, Truth.YES, Truth.NO)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return ~self._judge(operand)
            case ast.Name(id=name) if name.startswith("rule_"):
                return self.rule(name.removeprefix("rule_").replace("_", "-")).truth
            case ast.Name(id=name) if name in self._terms:
                return self.term(name)
            case ast.Name(id=name):
                return truth(self.get(name))
            case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[right]):
                return self._compared(name, op, ast.literal_eval(right))
        raise AssertionError(f"a condition cannot hold {ast.dump(node)}")

    def _joined(self, nodes: list[ast.expr], settles: Truth, otherwise: Truth) -> Truth:
        """An `and` or an `or`: the facts of a side that settles it are kept, those of the others dropped."""
        sides = []
        for node in nodes:
            result, reads = self._watched(node)
            if result is settles:
                self._reads.used |= reads.used
                return settles
            sides.append((result, reads))
        for result, reads in sides:
            self._reads.used |= reads.used
            if result is Truth.UNKNOWN:
                self._reads.missing |= reads.missing
        return Truth.UNKNOWN if any(result is Truth.UNKNOWN for result, _ in sides) else otherwise

    def _compared(self, name: str, op: ast.cmpop, right: Any) -> Truth:
        value = self.motive() if name == "motive" else self.get(name)
        if value is None:
            if name != "motive" and SPECS[name].event and name not in self.facts:
                return truth(isinstance(op, ast.NotEq | ast.NotIn))
            return Truth.UNKNOWN
        same = value in right if isinstance(right, tuple) else value == right
        return truth(same if isinstance(op, ast.Eq | ast.In) else not same)

    def motive(self) -> str | None:
        """The ground of stay that counts: an asylum applicant's second capacity goes first (TGT-04)."""
        motive = self.get("stay_motive")
        if motive != "asylum_applicant":
            return motive if isinstance(motive, str) else None
        second = self.get("second_capacity")
        if second is None:
            return None
        return "asylum_applicant" if second == "none" else str(second)
