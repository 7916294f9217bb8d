"""At the counter: the newcomer says that something is wrong; it is written down, shown until answered, and answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from app.actions import corrections, dossier
from ui.counter.correction_dialog import CorrectionDialog
from ui.counter.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def in_the_dialog(fill: Callable[[CorrectionDialog], None]) -> None:
    """When the dialog stands there, fill it in and press the button."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CorrectionDialog)
        fill(dialog)
        dialog.keep_button.click()

    QTimer.singleShot(0, act)


def waiting(work: Workplace) -> list[QPushButton]:
    return [one for one in work.tabs.log.findChildren(QPushButton) if one.text() == "Beantwoorden …"]


def test_a_request_is_written_down_and_answered(work: Workplace) -> None:
    work.new()
    work.header.keep_name("Amina Diallo")
    work.tabs.open("log")

    def said(dialog: CorrectionDialog) -> None:
        dialog.choice.setCurrentIndex(dialog.choice.findData("name"))
        dialog.text.setText("it is Aminata")

    in_the_dialog(said)
    work.tabs.log.wrong_button.click()
    (button,) = waiting(work)
    assert "it is Aminata" in button.accessibleName()

    def refused(dialog: CorrectionDialog) -> None:
        dialog.choice.setCurrentIndex(dialog.choice.findData("refused"))

    in_the_dialog(refused)
    button.click()
    assert "waarom de vraag geweigerd wordt" in work.tabs.log.said.text()

    def because(dialog: CorrectionDialog) -> None:
        refused(dialog)
        dialog.text.setText("the passport says Amina")

    in_the_dialog(because)
    waiting(work)[0].click()
    assert work.tabs.log.said.text() == "" and not work.tabs.log.said.isVisible()
    (one,) = work._desk.do(lambda office: corrections.of(office, work.dossier))
    assert (one.outcome, one.reason) == ("refused", "the passport says Amina")


def test_a_dossier_is_closed_and_opens_again_when_somebody_writes(work: Workplace) -> None:
    work.new()
    work.tabs.open("log")
    work.tabs.log.close_button.click()
    assert not work.tabs.log.close_button.isEnabled()
    assert "afgesloten" in work.tabs.log.table.rows.cell(0, 2)[0]
    work.header.keep_name("Amina Diallo")
    assert work.tabs.log.close_button.isEnabled()
    told = work._desk.do(lambda office: [line.deed for line in office.vault.journal_about(work.dossier)])
    assert told[:3] == ["dossier_opened", "dossier_seen", "closed"]
    assert work._desk.do(lambda office: dossier.open_dossier(office, work.dossier)).name == "Amina Diallo"
