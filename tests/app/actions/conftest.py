"""One practice office for every module that works in one: Atlas, on a Sunday morning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.office import Clock, Office, new_office, open_office

START = datetime.fromisoformat("2026-11-22T09:00:00+01:00")


@pytest.fixture
def clock() -> Clock:
    """The office's clock, standing still until somebody sets it."""
    return Clock(START)


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """A new practice office, open for the person `practice`, who has every role."""
    new_office(tmp_path / "office", name="Atlas Antwerpen", operator="atlas", practice=True, clock=clock)
    opened = open_office(tmp_path / "office", "practice", "practice", clock)
    yield opened
    opened.vault.close()
