"""One made-up office, made once and copied for each test: stretching a passphrase is slow on purpose."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.office import Clock, KioskOffice, Office, new_office, open_kiosk, open_office

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office folder that nobody changes."""
    folder = tmp_path_factory.mktemp("made") / "office"
    new_office(folder, name="Proefkantoor", operator="agii", practice=True, clock=Clock(AT))
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy to work in."""
    return Path(shutil.copytree(made, tmp_path / "office"))


@pytest.fixture
def office(folder: Path) -> Iterator[Office]:
    """The office, unlocked."""
    opened = open_office(folder, "practice", "practice", clock=Clock(AT))
    yield opened
    opened.vault.close()


@pytest.fixture
def kiosk(folder: Path) -> KioskOffice:
    """The kiosk of the same office."""
    return open_kiosk(folder, clock=Clock(AT))
