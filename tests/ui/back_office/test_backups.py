"""The page of the backups on a real office: a second process makes, reads and tries; the window stays alive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.actions import backup
from app.office import Clock, NewMember, new_office
from app.store.backup import VAULT, listed
from ui.back_office.backups import Backups
from ui.back_office.window import BackOfficeWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
OWN = "vier gele fietsen zingen"
MS = 30_000


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[BackOfficeWindow]:
    """The window of an office with one administrator."""
    from app.seals import LEAST

    monkeypatch.setattr("app.seals.calibrate", lambda: LEAST)
    new_office(tmp_path / "office", name="Proef", operator="agii", staff=[NewMember("An", OWN)])
    window = BackOfficeWindow(tmp_path / "office")
    qtbot.addWidget(window)
    window.show()
    window.unlock("An", OWN)
    yield window
    window.close()


@pytest.fixture
def backups(window: BackOfficeWindow) -> Backups:
    window._middle.setCurrentWidget(window.backups)  # type: ignore[attr-defined]
    return window.backups


def with_key(backups: Backups) -> str:
    """Make the key for paper, copied and typed back."""
    backups.page.key_button.click()
    paper = backups.key.sheet
    backups.key.turn.click()
    backups.key.typed.set_value(paper)
    backups.key.on_button.click()
    assert backups.currentWidget() is backups.page and backups.key.sheet == ""
    return paper


def pressed(backups: Backups, deed: str, qtbot: QtBot, own: str = OWN) -> str:
    """Press a button and wait for the end; what is said then."""
    buttons = {"make": "on_button", "verify": "verify_button", "drill": "drill_button"}
    backups.page.own.set_value(own)
    getattr(backups.page, buttons[deed]).click()
    assert not backups.page.on_button.isEnabled() and backups.page.own.value() == ""
    qtbot.waitUntil(lambda: backups.page.on_button.isEnabled(), timeout=MS)
    return backups.page.said.text() or backups.page.trouble.text()


def test_make_read_and_try_the_way_back(
    backups: Backups, window: BackOfficeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "nog geen goede back-up" in backups.page.state.text()
    assert "nog geen back-upsleutel" in pressed(backups, "make", qtbot)
    mark = backup.mark(with_key(backups))
    assert mark in backups.page.key.text() and "geldt vanaf" in backups.page.said.text()
    (tmp_path / "stick").mkdir()
    backups.page.copy_to.set_value(str(tmp_path / "stick"))
    assert pressed(backups, "make", qtbot) == "De back-up is gemaakt en nagelezen."
    assert len(listed(window._folder, VAULT)) == 1 and len(list((tmp_path / "stick").glob("*.onthaal-backup"))) == 1
    assert "De laatste goede back-up is van" in backups.page.state.text()
    assert pressed(backups, "verify", qtbot).startswith("De laatste back-up is heel")
    assert pressed(backups, "drill", qtbot).startswith("De weg terug werkt")
    window.language.speak("fr")
    assert backups.page.state.text().startswith("La dernière bonne sauvegarde")


def test_a_wrong_passphrase_and_a_damaged_backup_are_one_sentence(backups: Backups, qtbot: QtBot) -> None:
    assert pressed(backups, "make", qtbot, own="niet deze") == "De wachtzin klopt niet."
    with_key(backups)
    pressed(backups, "make", qtbot)
    (path,) = listed(backups._office.folder, VAULT)
    path.write_bytes(path.read_bytes()[:-3])
    assert pressed(backups, "verify", qtbot) == f"De back-up {path.name} is beschadigd. Maak een nieuwe."


def test_a_deed_can_be_stopped_and_leaves_nothing_half(backups: Backups, qtbot: QtBot) -> None:
    with_key(backups)
    backups.page.own.set_value(OWN)
    with qtbot.waitSignal(backups.process.stepped, timeout=MS):
        backups.page.on_button.click()
    backups.page.stop_button.click()
    qtbot.waitUntil(lambda: backups.page.on_button.isEnabled(), timeout=MS)
    assert backups.page.said.text() in ("Gestopt. Wat half gemaakt was, is weg.", "De back-up is gemaakt en nagelezen.")
    assert [path for path in (backups._office.folder / "backups").iterdir() if path.name.startswith(".")] == []


def test_the_page_says_when_the_last_good_one_is_too_old(backups: Backups, qtbot: QtBot) -> None:
    with_key(backups)
    pressed(backups, "make", qtbot)
    office = backups._office
    office.clock.set(Clock().now() + timedelta(days=8))
    backups.renew()
    assert "te lang geleden" in backups.page.state.text()
