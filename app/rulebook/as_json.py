"""The advice in the words and shape of the case format, a contract with other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.facts import Partial
from app.rulebook.outcome import Outcome

if TYPE_CHECKING:
    from app.rulebook.advice import Advice


def as_json(advice: Advice) -> dict[str, Any]:
    """Plain values only: text, numbers, truths, lists and named values."""
    return {
        "on": advice.on.isoformat(),
        "edition": advice.edition,
        "regime": {
            "value": advice.route.regime,
            "operator": advice.route.operator,
            "rules": list(advice.route.rules),
        },
        "group": _outcome(advice.group),
        "parts": {part: _outcome(outcome) for part, outcome in advice.parts.items()},
        "nt2_track": {
            "value": advice.track.value,
            "latin_script_module": advice.track.latin_script_module,
            "periods": advice.track.periods,
            "rules": list(advice.track.rules),
        },
        "mo_offer": {"value": advice.mo_offer.value, "rules": list(advice.mo_offer.rules)},
        "fees": _fees(advice),
        "deadlines": [{"id": day.id, "date": day.date.isoformat(), "rule": day.rule} for day in advice.deadlines],
        "contract": _short(advice.contract),
        "duration": {
            "months_median": advice.track.months,
            "rules": ["DUR-02"] if advice.track.months else [],
        },
        "notices": list(advice.notices),
        "rules": list(advice.rules),
        "missing": list(advice.missing),
        "proven": _proven(advice),
        "to_prove": [
            {"rule": one.rule, "facts": list(one.facts), "proof": one.proof, "evidence": one.evidence}
            for one in advice.to_prove
        ],
        "doubts": _doubts(advice),
        "because": _because(advice),
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    shown = {**_short(outcome), "missing": list(outcome.missing)}
    return {**shown, "bounded": True} if outcome.bounded else shown


def _short(outcome: Outcome) -> dict[str, Any]:
    return {"value": outcome.value, "check": outcome.check, "rules": list(outcome.rules)}


def _amount(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _fees(advice: Advice) -> dict[str, Any]:
    fees = advice.fees
    return {
        "max_total": _amount(fees.max_total),
        "so_far": _amount(fees.so_far),
        "check": fees.check,
        "lines": [{"item": one.item, "amount": _amount(one.amount), "rule": one.rule} for one in fees.lines],
        "rules": list(fees.rules),
    }


def _proven(advice: Advice) -> dict[str, Any]:
    other = advice.proven
    if other is None:
        return {}
    shown: dict[str, Any] = {}
    if other.group.value != advice.group.value:
        shown["group"] = _outcome(other.group)
    parts = {p: _outcome(o) for p, o in other.parts.items() if o.value != advice.parts[p].value}
    if parts:
        shown["parts"] = parts
    if other.fees.max_total != advice.fees.max_total:
        shown["fees"] = _fees(other)
    return shown


def _doubts(advice: Advice) -> list[dict[str, Any]]:
    """What the sources do not settle for this person: both readings, and the office's own choice if it made one."""
    touched = [("group", advice.group.doubts), *((part, one.doubts) for part, one in advice.parts.items())]
    touched += [("fees", advice.fees.doubts), ("contract", advice.contract.doubts), ("b1", advice.b1_doubts)]
    return [_doubt(advice, result, doubt) for result, doubts in touched for doubt in doubts]


def _doubt(advice: Advice, result: str, name: str) -> dict[str, Any]:
    doubt, settlement = advice.book.doubts[name], advice.settled.get(name)
    settled = None
    if settlement is not None:
        settled = {
            "reading": settlement.reading,
            "by": settlement.by,
            "on": settlement.on.isoformat(),
            "reason": settlement.reason,
        }
    return {
        "id": name,
        "result": result,
        "subject": doubt.subject,
        "says": doubt.says,
        "rules": list(doubt.rules),
        "readings": {one.name: one.says for one in doubt.readings},
        "suggested": doubt.readings[0].name,
        "settled": settled,
    }


def _because(advice: Advice) -> list[dict[str, Any]]:
    results = {"group": advice.group.rules, "contract": advice.contract.rules, "regime": advice.route.rules}
    results |= {part: outcome.rules for part, outcome in advice.parts.items()}
    results["nt2_track"], results["fees"] = advice.track.rules, advice.fees.rules
    results |= {day.id: (day.rule,) for day in advice.deadlines}
    telling = _Telling(advice)
    return [
        {"result": result, **telling.of(rule)}
        for result, rules in results.items()
        for rule in rules
        if rule in advice.findings
    ]


class _Telling:
    """Findings with those below them; what several rest on, be it a fact or a rule, is told once for all."""

    def __init__(self, advice: Advice) -> None:
        self._findings, self._facts = advice.findings, advice.facts
        self._values: dict[str, Any] = {}
        self._told: dict[str, dict[str, Any]] = {}

    def of(self, rule_id: str) -> dict[str, Any]:
        """One rule: its truth, what it used and missed, its sources, and the rules below it."""
        told = self._told.get(rule_id)
        if told is None:
            rule, truth, used, missing, below = self._findings[rule_id]
            told = self._told[rule_id] = {
                "rule": rule_id,
                "truth": truth.word,
                "certainty": rule.certainty,
                "used": {name: self._value(name) for name in used},
                "missing": list(missing),
                "sources": rule.cited,
                "because": [self.of(one) for one in below],
            }
        return told

    def _value(self, fact: str) -> Any:
        if fact not in self._values:
            self._values[fact] = plain(self._facts.value(fact))
        return self._values[fact]


def plain(value: Any) -> Any:
    """A fact's value as the case format writes it."""
    writer = WRITERS.get(type(value))
    return writer(value) if writer is not None else value


def _partial(value: Partial) -> str:
    """What is known of a date: 1961-11-16, 1961-11 or 1961."""
    if value.first == value.last:
        return value.first.isoformat()
    return f"{value.first:%Y-%m}" if value.first.month == value.last.month else f"{value.first:%Y}"


def _list(value: Iterable[Any]) -> list[Any]:
    return [plain(one) for one in value]


WRITERS: Mapping[type, Callable[[Any], Any]] = {
    bool: lambda value: "yes" if value else "no",
    Partial: _partial,
    date: date.isoformat,
    dict: lambda value: {name: plain(one) for name, one in value.items()},
    tuple: _list,
    list: _list,
    frozenset: sorted,
}
