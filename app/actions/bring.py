"""What to bring: gather the documents for facts that nobody has seen proof of, or that are still missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.actions.advise import advise_dossier
from app.actions.dossier import facts_of
from app.actions.house import Here
from app.actions.opened import Opened
from app.facts import Facts, Proof
from app.facts.documents import documents_for
from app.paper.blocks import HOUSE, House
from app.paper.bring import BringContent


def gathered(opened: Opened, here: Here) -> BringContent:
    """The check-list of a dossier."""
    missing = advise_dossier(opened, here.on).held.missing
    return content(facts_of(opened), missing, opened.id, here.on, here.house)


def content(facts: Facts, missing: Iterable[str], dossier: str, on: date, house: House = HOUSE) -> BringContent:
    """The documents for what was only said and for what is still missing."""
    said = {name for name, fact in facts.items() if fact.value is not None and fact.proof is Proof.SAID}
    return BringContent(dossier, on, documents_for(said | set(missing)), house)
