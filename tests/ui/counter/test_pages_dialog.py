"""Pages at the counter: scanned with SANE's own test scanner or added as pictures, turned, cropped, kept as one PDF."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.errors import Rejected
from app.words import load
from tests.app.devices.test_pages import diploma
from tests.scan import pdf_of
from tests.scan import picture as white
from ui.counter.pages_dialog import FLAWS, PagesDialog
from ui.counter.workplace import Workplace

PATIENCE = 40_000
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Sane = Callable[[str], None]


@pytest.fixture(autouse=True)
def sane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sane:
    """SANE with its test scanner alone; what is given stands in its settings."""
    folder = tmp_path / "sane.d"
    folder.mkdir()
    (folder / "dll.conf").write_text("test\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(folder))

    def settings(text: str) -> None:
        (folder / "test.conf").write_text(f"number_of_devices 1\n{text}\n")

    settings('test-picture "Grid"')
    return settings


@pytest.fixture
def kept() -> list[tuple[bytes, str]]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, kept: list[tuple[bytes, str]], sane: Sane) -> PagesDialog:
    made = PagesDialog(load("nl"), lambda data, name: kept.append((data, name)))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made._work.busy, timeout=PATIENCE)
    return made


def file(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def add(dialog: PagesDialog, qtbot: QtBot, *paths: Path) -> None:
    dialog.add(list(paths))
    qtbot.waitUntil(lambda: not dialog._work.busy, timeout=PATIENCE)


def sizes(pdf: bytes) -> list[bool]:
    """Whether each page stands upright."""
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return [box.height > box.width for box in boxes]


@pytest.mark.skipif(shutil.which("scanimage") is None, reason="this machine has no sane-utils")
def test_a_page_is_scanned_and_kept(dialog: PagesDialog, qtbot: QtBot, kept: list[tuple[bytes, str]]) -> None:
    assert "frontend-tester" in dialog.scanners.currentText() and not dialog.keep_button.isEnabled()
    dialog.scan_button.click()
    qtbot.waitUntil(lambda: dialog.list.item(0).text().startswith("Pagina 1"), timeout=PATIENCE)
    dialog.name.setText("diploma")
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: bool(kept), timeout=PATIENCE)
    assert kept[0][1] == "diploma" and sizes(kept[0][0]) == [True] and not dialog.isVisible()


@pytest.mark.skipif(shutil.which("scanimage") is None, reason="this machine has no sane-utils")
def test_a_scanner_that_sleeps_is_one_sentence_and_the_pages_stay(
    dialog: PagesDialog, qtbot: QtBot, sane: Sane, tmp_path: Path
) -> None:
    add(dialog, qtbot, file(tmp_path, "a.png", diploma()))
    sane('read-status-code "SANE_STATUS_IO_ERROR"')
    dialog.scan_button.click()
    qtbot.waitUntil(lambda: "antwoordt niet" in dialog.said.text(), timeout=PATIENCE)
    assert dialog.list.count() == 1 and dialog.scan_button.isEnabled() and dialog.keep_button.isEnabled()


def test_without_a_scanner_pictures_are_still_taken(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: list[tuple[bytes, str]]
) -> None:
    monkeypatch.setattr("app.devices.scanner.PROGRAM", "no-such-program")
    dialog = PagesDialog(load("nl"), lambda data, name: kept.append((data, name)))
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "sane-utils" in dialog.said.text(), timeout=PATIENCE)
    assert not dialog.scan_button.isEnabled() and dialog.add_button.isEnabled()
    add(dialog, qtbot, file(tmp_path, "a.png", diploma()))
    assert dialog.list.item(0).text() == "Pagina 1"


def test_a_blurred_page_is_said_before_it_is_kept(dialog: PagesDialog, qtbot: QtBot, tmp_path: Path) -> None:
    add(dialog, qtbot, file(tmp_path, "scherp.png", diploma()), file(tmp_path, "wazig.png", diploma(blurred_mm=0.5)))
    assert "niet scherp" in dialog.verdict.text() and dialog.list.item(1).text() == "Pagina 2  ⚠"
    dialog.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: not dialog._work.busy, timeout=PATIENCE)
    assert dialog.verdict.isHidden() and dialog.keep_button.isEnabled()


def test_pages_are_turned_cropped_moved_and_taken_out(
    dialog: PagesDialog, qtbot: QtBot, tmp_path: Path, kept: list[tuple[bytes, str]]
) -> None:
    several = [file(tmp_path, f"{at}.png", diploma(dots=100 + at)) for at in range(3)]
    add(dialog, qtbot, *several)
    dialog.deeds[4].click()
    dialog.deeds[1].click()
    dialog.deeds[2].click()
    dialog.crops.sides["left"].setValue(60)
    assert [page.turns for page in dialog._pages] == [1, 0] and dialog._pages[0].crop[0] == 0.6
    assert dialog.list.currentRow() == 0
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: bool(kept), timeout=PATIENCE)
    assert sizes(kept[0][0]) == [True, True]


def test_the_part_that_stays_is_drawn_with_the_mouse(dialog: PagesDialog, qtbot: QtBot, tmp_path: Path) -> None:
    square = io.BytesIO()
    Image.open(io.BytesIO(diploma())).resize((1200, 1200)).save(square, "PNG")
    add(dialog, qtbot, file(tmp_path, "a.png", square.getvalue()))
    place = dialog.view._place()
    first = QPoint(int(place.left()) + 1, int(place.top()) + 1)
    middle = QPoint(int(place.center().x()), int(place.center().y()))
    QTest.mousePress(dialog.view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(dialog.view, middle)
    QTest.mouseRelease(dialog.view, Qt.MouseButton.LeftButton, pos=middle)
    assert [round(part, 1) for part in dialog._pages[0].crop] == [0.0, 0.0, 0.5, 0.5]
    assert dialog.crops.sides["right"].value() == pytest.approx(50, abs=1)


def test_what_is_no_picture_is_named_and_the_others_are_taken(
    dialog: PagesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    huge = file(tmp_path, "groot.jpg", b"\xff\xd8\xff")
    with huge.open("r+b") as grown:
        grown.truncate(300 * 1024 * 1024)
    add(
        dialog, qtbot, file(tmp_path, "foto.jpg", white("PNG", 10_000, 8_000)), file(tmp_path, "a.pdf", pdf_of()), huge,
        file(tmp_path, "stuk.png", white("PNG", 300, 300)[:-60]), file(tmp_path, "anders.jpg", white("PNG", 30, 30)),
        file(tmp_path, "kaart.heic", white("HEIF", 64, 48)), tmp_path / "weg.png",
    )  # fmt: skip
    names = [line.partition(":")[0] for line in dialog.said.text().splitlines()]
    assert names == ["foto.jpg", "a.pdf", "groot.jpg", "stuk.png", "anders.jpg", "weg.png"]
    assert len(dialog._pages) == 1


def test_what_the_vault_refuses_is_said_and_the_pages_stay(qtbot: QtBot, tmp_path: Path) -> None:
    def refuse(data: bytes, name: str) -> None:
        raise Rejected("same_attachment", at="2026-11-22")

    dialog = PagesDialog(load("nl"), refuse)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog._work.busy, timeout=PATIENCE)
    add(dialog, qtbot, file(tmp_path, "a.png", diploma()))
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: not dialog._work.busy, timeout=PATIENCE)
    assert dialog.said.text() and dialog.isVisible() and len(dialog._pages) == 1


def test_the_document_lies_in_the_dossier(work: Workplace) -> None:
    work.tabs.open("evidence")
    from app.devices import pages

    work.tabs.evidence.keep_made(work.dossier, pages.document([pages.take(diploma())]), "diploma Aleppo")
    assert "diploma Aleppo.pdf" in work.tabs.evidence.list.item(0).text()


@pytest.mark.parametrize("code", ["nl", "fr"])
def test_every_flaw_is_said_in_the_office_s_languages(code: str) -> None:
    assert [one for one in FLAWS if not load(code).has(f"pages.flaw.{one}")] == []
