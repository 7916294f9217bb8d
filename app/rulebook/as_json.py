"""The advice in the words and shape of the case format, a contract with other programs."""

from __future__ import annotations

from typing import Any

from app.rulebook.advice import Advice
from app.rulebook.outcome import Outcome
from app.rulebook.situation import Finding


def as_json(advice: Advice) -> dict[str, Any]:
    """Plain values only: text, numbers, truths, lists and named values."""
    shown = {
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
        "mo_offer": {"value": "open", "rules": []},
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
        "because": _because(advice),
    }
    return shown


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {**_short(outcome), "missing": list(outcome.missing)}


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


def _because(advice: Advice) -> list[dict[str, Any]]:
    results = {"group": advice.group.rules, "contract": advice.contract.rules, "regime": advice.route.rules}
    results |= {part: outcome.rules for part, outcome in advice.parts.items()}
    results["nt2_track"], results["fees"] = advice.track.rules, advice.fees.rules
    return [
        {"result": result, **_finding(advice.findings[rule])}
        for result, rules in results.items()
        for rule in rules
        if rule in advice.findings
    ]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule.id,
        "truth": finding.truth.word,
        "certainty": finding.rule.certainty,
        "used": list(finding.used),
        "missing": list(finding.missing),
        "sources": [{"title": one.title, "article": one.article} for one in finding.rule.sources],
        "because": [_finding(one) for one in finding.because],
    }
