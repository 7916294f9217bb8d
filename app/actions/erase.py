"""Erase a dossier: its key is destroyed at once, and a date says when no backup can bring it back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.actions.backup import KEY_DAYS
from app.errors import Rejected
from app.roles import only

if TYPE_CHECKING:
    from app.office import Office


@only("erase_dossier")
def erase(office: Office, dossier: str, reason: str) -> date:
    """Erase, and say the day from which the content is unrecoverable everywhere. Raises Rejected `reason_needed`."""
    if not reason.strip():
        raise Rejected("reason_needed")
    office.vault.erase(
        office.folder, dossier, person=office.person.id, at=office.clock.now(), reason=reason.strip()
    )  # fmt: skip
    return office.clock.today() + timedelta(days=KEY_DAYS)
