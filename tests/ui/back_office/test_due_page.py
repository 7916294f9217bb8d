"""The due list in the back office: what is due is shown without names, and two administrators erase it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.actions import retention
from app.office import Clock, NewMember, new_office, open_office
from app.words import load
from ui.back_office.due_page import DuePage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
OWN = "vier gele fietsen zingen"


def test_two_administrators_erase_what_is_due(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.seals import LEAST

    monkeypatch.setattr("app.seals.calibrate", lambda: LEAST)
    clock = Clock(datetime.fromisoformat("2020-01-02T09:00:00+01:00"))
    staff = [NewMember("An", OWN), NewMember("Bo", f"{OWN} ook", ("administrator",))]
    new_office(tmp_path / "office", name="Proef", operator="agii", staff=staff, clock=clock)
    an, bo = (open_office(tmp_path / "office", one.name, one.passphrase, clock) for one in staff)
    dossier = an.vault.new_dossier(person=an.person.id, at=clock.now())
    an.vault.append(dossier, "named", {"name": "Amina"}, person=an.person.id, at=clock.now())
    retention.close(an, dossier, "ended")
    pages = []
    for office in (an, bo):
        page = DuePage(office, lambda: load("nl"))
        qtbot.addWidget(page)
        page.retranslate(load("nl"))
        page.renew()
        pages.append(page)
    first, second = pages
    assert first.list.item(0).text() == "Vandaag is er niets te doen." and not first.on_button.isEnabled()
    clock.set(datetime.fromisoformat("2026-11-22T09:00:00+01:00"))
    for page in pages:
        page.renew()
    said = first.list.item(0).text()
    assert dossier in said and "Amina" not in said and "voorgestelde termijn" in said
    first.list.setCurrentRow(0)
    first.on_button.click()
    assert first.trouble.text() == "Iemand anders moet eerst vragen dit te wissen."
    first.list.setCurrentRow(0)
    first.ask_button.click()
    assert "gevraagd door An" in first.list.item(0).text()
    second.renew()
    second.list.setCurrentRow(0)
    second.on_button.click()
    assert second.said.text().startswith("Gewist. Vanaf 22 december 2026")
    assert second.list.item(0).text() == "Vandaag is er niets te doen."
    for office in (an, bo):
        office.vault.close()
