"""The ticket comes out of the printer beside the kiosk: on a real CUPS, aside, and never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.paper import reading
from tests.print_house import PrintHouse
from ui.kiosk import ticket_process


def test_the_number_comes_out_in_the_newcomers_language(print_house: PrintHouse) -> None:
    told = json.dumps(["A-017", "ar", "a6", print_house.zaal, "Atlas Antwerpen"])
    assert ticket_process.main([told]) == 0
    pdf = print_house.came_out_of_zaal()[-1]
    assert "A-017" in reading.one_line(pdf) and "Atlas Antwerpen" in reading.one_line(pdf)
    assert "رقمك" in [said for _, language, said in reading.said(pdf) if language == "ar"]


def test_a_printer_that_is_away_says_nothing_and_ends(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody-listens"))
    assert ticket_process.main([json.dumps(["A-017", "nl", "a6", "Kiosk", "Atlas"])]) == 1


def test_it_is_printed_by_a_process_of_its_own(print_house: PrintHouse, qtbot: QtBot) -> None:
    before = len(print_house.came_out_of_zaal())
    assert ticket_process.start("B-002", "fr", "a6", print_house.zaal, "Amal")
    qtbot.waitUntil(lambda: len(print_house.came_out_of_zaal()) > before, timeout=60000)
    assert "B-002" in reading.one_line(print_house.came_out_of_zaal()[-1])
