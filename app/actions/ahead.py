"""What every dossier and every visit needs, read before somebody waits for it."""

from __future__ import annotations

from app import interview, rulebook
from app.places import country_names, municipalities


def read_ahead() -> None:
    """Read questions, rules and the names of places once for the whole program; they stay."""
    interview.load()
    rulebook.load()
    municipalities()
    country_names()
