"""One full advice with its whole tree, beside a ZEN decision table of 18 rows with trace over the same newcomer.

Every round is another synthetic newcomer, so that no cache can serve. Both begin at the same plain facts: ours types
them, judges every rule and gives all results with findings, reasons and what is missing; ZEN takes them as its context.
Three kinds of newcomer: all facts known and proven; half of the facts; half of them said without proof (judged twice).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from app.actions.advise import advise
from app.actions.practice_people import DAY, draw
from app.facts import Plain
from app.rulebook import load
from tests.bench.figures import Figure, in_turns, milliseconds
from tests.bench.zen_table import evaluator

ROUNDS = 400


def figures(place: Path) -> list[Figure]:
    """Milliseconds for one advice."""
    load()
    rng = Random(18)
    newcomers = [one["facts"] for one in draw(18, 3 * (ROUNDS + 1))]
    known, thin, said = (newcomers[start :: 3] for start in range(3))
    kinds = {
        "advice: all facts known": known,
        "advice: half of the facts": [{name: raw for name, raw in one.items() if rng.random() < 0.5} for one in thin],
        "advice: half only said": [{name: _said(raw, rng) for name, raw in one.items()} for one in said],
    }
    return [_figure(what, facts) for what, facts in kinds.items()]


def _figure(what: str, newcomers: list[dict[str, Plain]]) -> Figure:
    ours, peer = iter(newcomers), iter(newcomers)
    zen = evaluator()
    both = in_turns(
        lambda: milliseconds(partial(advise, next(ours), DAY)),
        lambda: milliseconds(partial(zen, _bare(next(peer)))),
        ROUNDS,
    )
    return Figure(what, "ms", both[0], 2, "ZEN, 18 rows, trace", both[1], 1)


def _said(raw: Plain, rng: Random) -> Plain:
    return {"value": raw, "proof": "said"} if rng.random() < 0.5 else raw


def _bare(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The values without their proof, for the table of ZEN."""
    return {name: raw["value"] if isinstance(raw, dict) and "value" in raw else raw for name, raw in facts.items()}
