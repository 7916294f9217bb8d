"""The kiosks of an office: see them, enrol one more."""

from __future__ import annotations

from app.office import Office, enrol_kiosk
from app.roles import only
from app.store import card


@only("see_kiosks")
def enrolled(office: Office) -> list[str]:
    """The names of the kiosks that the office believes."""
    return [known.id for known in card.read(office.folder).kiosks]


@only("enrol_kiosk")
def enrol(office: Office, kiosk: str) -> list[str]:
    """Enrol one more; Trouble `kiosk_name_unusable` or `kiosk_exists`. Returns all of them."""
    return [known.id for known in enrol_kiosk(office, kiosk.strip()).kiosks]
