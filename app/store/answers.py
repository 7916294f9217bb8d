"""What was answered in a dossier, from its events, oldest first; the last answer holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from app.store.undone import standing

if TYPE_CHECKING:
    from app.facts import Plain
    from app.store.lines import Event


def facts(events: Iterable[Event]) -> dict[str, Plain]:
    """Fact to raw value with proof, as `facts.read_facts` takes it, in the order of their names."""
    said = (event.body for event in standing(events) if event.kind == "answered")
    told = {body["fact"]: body for body in said if body.get("fact")}
    return {fact: _with_proof(told[fact]["raw"], told[fact].get("proof", "said")) for fact in sorted(told)}


def by_question(events: Iterable[Event]) -> dict[str, Plain]:
    """Question to raw answer: the kiosk visit's, then what staff answered since."""
    found: dict[str, Plain] = {}
    for event in standing(events):
        if event.kind == "visit_taken":
            found.update(event.body.get("answers", {}))
        elif event.kind == "answered" and event.body.get("question"):
            found[event.body["question"]] = event.body["answer" if "answer" in event.body else "raw"]
    return found


def _with_proof(raw: Any, proof: str) -> Plain:
    if isinstance(raw, dict) and ("state" in raw or "value" in raw):
        return raw
    return {"value": raw, "proof": proof}
