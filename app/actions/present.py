"""Who is in which dossier now: two may be in one, and each is told of the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.roles import only
from app.store import at_work

if TYPE_CHECKING:
    from app.office import Office


@only("see_dossiers")
def come(office: Office, dossier: str) -> tuple[str, ...]:
    """Be seen in a dossier, and in no other any more; the names of colleagues who have it open."""
    office.vault.place.go_to(dossier, office.person.id)
    return colleagues(office).get(dossier, ())


@only("see_dossiers")
def leave(office: Office) -> None:
    """Be seen in no dossier any more."""
    office.vault.place.leave()


@only("see_dossiers")
def colleagues(office: Office) -> Mapping[str, tuple[str, ...]]:
    """Dossier to the names of colleagues who have it open now."""
    found, me = at_work.everybody(office.folder), office.person.id
    staff = {id_: name for id_, (name, _) in office.vault.staff().items()} if found else {}
    return {
        dossier: names for dossier, people in found.items()
        if (names := tuple(staff.get(one, one) for one in people if one != me))
    }  # fmt: skip
