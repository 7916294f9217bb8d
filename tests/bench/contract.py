"""A contract draft of two pages in Dutch and Arabic, from an advice to PDF bytes; the first one is not counted.

Every round draws the draft of another synthetic newcomer.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from app.actions.advise import advise
from app.actions.case_papers import draw_contract
from app.actions.practice_people import DAY, draw
from tests.bench.figures import Figure, milliseconds

ROUNDS = 20


def figures(place: Path) -> list[Figure]:
    """Milliseconds for one draft."""
    newcomers = draw(3, ROUNDS + 1)
    _draft(newcomers[0])
    return [Figure("contract, Dutch and Arabic, two pages", "ms", tuple(_draft(one) for one in newcomers[1:]), 300)]


def _draft(newcomer: dict) -> float:
    advice = advise(newcomer["facts"], DAY)
    made: list[bytes] = []
    took = milliseconds(lambda: made.append(draw_contract(advice, newcomer["name"], newcomer["person"], {}, "ar")))
    pages = len(PdfReader(BytesIO(made[0])).pages)
    if pages < 2:
        raise SystemExit(f"the draft has {pages} page")
    return took
