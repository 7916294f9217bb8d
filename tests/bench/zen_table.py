"""The peer of the advice: a GoRules ZEN decision table of 18 rows over the same newcomers, evaluated with its trace."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

Evaluate = Callable[[Mapping[str, Any]], Any]

COLUMNS = ("stay_motive", "register_type", "residence_document", "wants_to_sign", "register_municipality", "children")
MOTIVES = (
    "refugee", "subsidiary_protection", "family", "labour", "study", "eu_citizen", "own_means", "regularised", "other",
)  # fmt: skip


def evaluator(compiled: bool = False) -> Evaluate:
    """A function from plain facts to what ZEN says, with its trace. Raises ImportError without zen-engine.

    The decision is made from text, or `compiled` beforehand.
    """
    import zen  # type: ignore[import-not-found]

    content = json.dumps(_graph())
    decision = zen.ZenEngine().create_decision(zen.ZenDecisionContent(content) if compiled else content)
    return lambda facts: decision.evaluate(facts, {"trace": True})


def _rows() -> list[dict[str, str]]:
    """Two rows for each motive; they read every column, and several fit one newcomer."""
    return [
        {
            "stay_motive": f'"{motive}"',
            "register_type": '"foreigners","population"',
            "residence_document": '"a","b","f","eu"' if obliged else "",
            "wants_to_sign": '"yes"',
            "register_municipality": '"11002","44021"' if obliged else 'not("21004")',
            "children": '"0","1"' if obliged else "",
            "group": '"obliged"' if obliged else '"entitled"',
        }
        for motive in MOTIVES
        for obliged in (True, False)
    ]


def _graph() -> dict[str, Any]:
    inputs = [{"id": name, "name": name, "field": name, "type": "expression"} for name in COLUMNS]
    outputs = [{"id": "group", "name": "group", "field": "group", "type": "expression"}]
    rules = [{"_id": f"row {number}", **row} for number, row in enumerate(_rows())]
    table = {"hitPolicy": "collect", "inputs": inputs, "outputs": outputs, "rules": rules}
    nodes = (("in", "inputNode", {}), ("table", "decisionTableNode", table), ("out", "outputNode", {}))
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}, "content": content}
            for name, kind, content in nodes
        ],
        "edges": [
            {"id": f"{start} {end}", "sourceId": start, "targetId": end, "type": "edge"}
            for start, end in (("in", "table"), ("table", "out"))
        ],
    }
