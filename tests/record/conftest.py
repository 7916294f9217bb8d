"""A made-up office, and what starts deeds in processes of their own."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.office import confirm, new_office, open_office
from tests.record.deeds import Forker
from tests.record.standing import Standing


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    """A practice office that nobody changes."""
    folder = tmp_path_factory.mktemp("made") / "office"
    new_office(folder, name="Proefkantoor", operator="agii", practice=True)
    office = open_office(folder, "practice", "practice")
    try:
        return Standing(folder, confirm(office, "practice"))
    finally:
        office.vault.close()


@pytest.fixture
def standing(made: Standing, tmp_path: Path) -> Standing:
    """A copy of it to work in."""
    return made.copy(tmp_path / "office")


@pytest.fixture(scope="module")
def forker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forker]:
    """What starts deeds in processes of their own."""
    one = Forker(tmp_path_factory.mktemp("deeds"))
    yield one
    one.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(place)], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    yield place
    subprocess.run(["umount", "-l", str(place)], capture_output=True)


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    """The same throws in each run of a test."""
    return random.Random(request.node.name)
