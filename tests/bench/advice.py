"""One full advice with its whole tree, beside a ZEN decision table of 18 rows with trace over the same newcomer.

Every round is another synthetic newcomer, so that no cache can serve. Both begin at the same plain facts and end at
plain values: ours types the facts, judges every rule and writes all results with findings, reasons, sources and what
is missing; ZEN takes the facts as its context and writes its result with its trace. Three kinds of newcomer: all facts
known and proven; half of the facts; half of them said without proof (judged twice). ZEN stands beside them as its
manual begins (`create_decision` from text); once more, without a bound, with its table compiled beforehand. First by
the clock, then by the time that the processors worked: on a busy machine the clock favours who uses fewer threads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from app.actions.advise import advise
from app.actions.practice_people import DAY, draw
from app.facts import Plain
from app.rulebook import load
from tests.bench.figures import Figure, in_turns, milliseconds, processor_milliseconds
from tests.bench.zen_table import Evaluate, evaluator

ROUNDS = 400
Times = tuple[float, ...]
Timing = Callable[[Callable[[], object]], float]


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
    compiled = _in_turns(known, evaluator(compiled=True), processor_milliseconds)
    return [
        *(figure for what, facts in kinds.items() for figure in _beside_zen(what, facts)),
        Figure("  all known, processor time", "ms", compiled[0], None, "ZEN compiled beforehand", compiled[1]),
    ]


def _beside_zen(what: str, newcomers: list[dict[str, Plain]]) -> tuple[Figure, Figure]:
    ours, peer = _in_turns(newcomers, evaluator(), milliseconds)
    worked, peer_worked = _in_turns(newcomers, evaluator(), processor_milliseconds)
    return (
        Figure(what, "ms", ours, 2, "ZEN, 18 rows, trace", peer, 1),
        Figure("  processor time", "ms", worked, 2, "ZEN, processor time", peer_worked, 1),
    )


def _in_turns(newcomers: list[dict[str, Plain]], zen: Evaluate, measure: Timing) -> tuple[Times, Times]:
    ours, peer = iter(newcomers), iter(newcomers)
    return in_turns(
        lambda: measure(partial(_told, next(ours))),
        lambda: measure(partial(zen, _bare(next(peer)))),
        ROUNDS,
    )


def _told(facts: Mapping[str, Plain]) -> dict[str, Any]:
    return advise(facts, DAY).as_json()


def _said(raw: Plain, rng: Random) -> Plain:
    return {"value": raw, "proof": "said"} if rng.random() < 0.5 else raw


def _bare(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The values without their proof, for the table of ZEN."""
    return {name: raw["value"] if isinstance(raw, dict) and "value" in raw else raw for name, raw in facts.items()}
