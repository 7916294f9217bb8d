"""A real practice office and a kiosk window on it, from the privacy page on."""

from pathlib import Path

import pytest

from app.actions import visit
from app.office import new_office, open_kiosk
from ui.kiosk.window import KioskWindow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A practice office of its own."""
    place = tmp_path / "office"
    new_office(place, name="Oefenkantoor", operator="atlas", practice=True)
    return place


@pytest.fixture
def kiosk(qtbot, folder):
    """A window as the visit's process opens it: `kiosk("ar")` is touched while the page greets in Arabic."""

    def touched(code: str = "nl", **settings: object) -> KioskWindow:
        office = open_kiosk(folder)
        window = KioskWindow(lambda: visit.begin(office), settings)
        qtbot.addWidget(window, before_close_func=lambda window: window.leave())
        window.resize(1280, 720)
        window.begin(code)
        window.show()
        return window

    return touched


@pytest.fixture
def envelopes(folder):
    """How many envelopes lie in the letterbox."""
    return lambda: len(list((folder / "letterbox").rglob("*.env")))
