"""An old paper reckoned again: the advice as it was when the paper was made, and what is otherwise today.

By the facts and decisions that the dossier held then, the edition that the paper carries, and the conflicts that the
office had settled by then. Looking saves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.actions import law
from app.actions.advise import advise_dossier
from app.actions.dossier import open_dossier
from app.actions.opened import Opened
from app.errors import Rejected
from app.roles import only
from app.rulebook import Advice
from app.rulebook.compare import Difference, compare
from app.store import papers

if TYPE_CHECKING:
    from app.office import Office
    from app.store.lines import PaperLine


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
    opened = as_it_was(office, line)
    then = advise_dossier(opened, datetime.fromisoformat(line.at).date())
    now = advise_dossier(open_dossier(office, dossier), office.clock.today()).held
    return Again(then.held, compare(then.held.as_json(), now.as_json()))


@only("see_paper")
def as_it_was(office: Office, line: PaperLine) -> Opened:
    """The dossier at the last event that a paper knows of, by its edition and what the office had settled by then.

    Trouble `edition_missing` when the edition is not among the office's.
    """
    made = next(
        one for one in office.vault.events(line.dossier) if one.kind == "paper_made" and one.body["paper"] == line.id
    )
    then = law.as_it_was(office, line.edition, line.at)
    return open_dossier(office, line.dossier, until=str(made.body.get("drawn_from") or made.id), by=then)
