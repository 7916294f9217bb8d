"""A long deed on the terminal says how far it is, and ends cleanly when somebody types Ctrl-C."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from app.actions import dossier, vault
from app.console.progress import stoppable
from app.errors import Trouble
from app.office import new_office, open_office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office with three dossiers."""
    new_office(tmp_path / "office", name="Proefkantoor", operator="agii", practice=True)
    office = open_office(tmp_path / "office", "practice", "practice")
    for name in ("Anna", "Wei", "Zahra"):
        dossier.name(office, dossier.new(office), name)
    office.vault.close()
    return tmp_path / "office"


@pytest.mark.parametrize("deed", [vault.verify, vault.rebuild])
def test_ctrl_c_stops_at_the_next_step_and_changes_nothing(folder: Path, deed: object) -> None:
    office = open_office(folder, "practice", "practice")
    before, handler = office.vault.digest_of_lists(), signal.getsignal(signal.SIGINT)
    assert callable(deed)
    with pytest.raises(Trouble, match="stopped"), stoppable() as tell:
        signal.raise_signal(signal.SIGINT)
        deed(office, tell)
    assert signal.getsignal(signal.SIGINT) is handler
    assert office.vault.digest_of_lists() == before
    assert [line.deed for line in office.vault.journal()][-1] == "unlocked"
    assert vault.verify(office) == []
    office.vault.close()


def test_a_terminal_hears_how_far_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office = open_office(folder, "practice", "practice")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with stoppable() as tell:
        tell(0, 1)
        vault.rebuild(office, tell)
    said = capsys.readouterr().err
    assert "pages" in said and said.endswith("3 of 3 dossiers\x1b[K\n")
    office.vault.close()


def test_a_file_hears_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = open_office(folder, "practice", "practice")
    with stoppable() as tell:
        vault.rebuild(office, tell)
    assert capsys.readouterr().err == ""
    office.vault.close()
