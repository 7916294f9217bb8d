"""An old paper reckoned again: the advice as it was when the paper was made, and what is otherwise today.

By the facts and decisions that the dossier held then, the edition that the paper carries, and the conflicts that the
office had settled by then. Looking saves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.actions import law
from app.actions.advise import advise_dossier, advised
from app.actions.dossier import open_dossier
from app.errors import Rejected
from app.facts import Plain
from app.roles import only
from app.rulebook import Advice
from app.rulebook.compare import Difference, compare
from app.store import papers

if TYPE_CHECKING:
    from app.office import Office
    from app.store.lines import Event


@dataclass(frozen=True)
class Again:
    """The advice on the day of the paper, and the results that differ from it today."""

    then: Advice
    differences: tuple[Difference, ...]


@only("see_paper")
def again(office: Office, dossier: str, paper: str) -> Again:
    """Reckon a paper of a dossier again. Raises Rejected `unknown_paper`, `paper_without_edition`; Trouble
    `edition_missing` when the edition is not among the office's.
    """
    line = next((one for one in papers.listed(office.vault, dossier) if one.id == paper), None)
    if line is None:
        raise Rejected("unknown_paper", paper=paper)
    if not line.edition:
        raise Rejected("paper_without_edition", paper=paper)
    known, decisions = _as_it_was(office.vault.events(dossier), paper)
    day = datetime.fromisoformat(line.at).date()
    then = advised(known, decisions, day, law.as_it_was(office, line.edition, line.at))
    now = advise_dossier(open_dossier(office, dossier), office.clock.today()).held
    return Again(then.held, compare(then.held.as_json(), now.as_json()))


def _as_it_was(events: Iterable[Event], paper: str) -> tuple[dict[str, Plain], dict[str, Mapping[str, Any]]]:
    """Facts and decisions at the last event that the paper knows of."""
    whole = list(events)
    made = next(one for one in whole if one.kind == "paper_made" and one.body["paper"] == paper)
    last = str(made.body.get("drawn_from") or made.id)
    known: dict[str, Plain] = {}
    decisions: dict[str, Mapping[str, Any]] = {}
    for event in (one for one in whole if one.id <= last):
        body = event.body
        if event.kind == "answered" and body.get("fact"):
            raw = body["raw"]
            stated = isinstance(raw, dict) and "state" in raw
            known[body["fact"]] = raw if stated else {"value": raw, "proof": body.get("proof", "said")}
        elif event.kind == "decided":
            decisions[body["result"]] = body
    return known, decisions
