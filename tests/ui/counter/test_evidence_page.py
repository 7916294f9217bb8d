"""Evidence at the counter: a scan is added, looked at and described; what it shows counts in the advice at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.actions.evidence import KINDS
from app.words import load
from tests.scan import pdf_of
from tests.scan import picture as made
from ui.counter.evidence_page import EvidencePage
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace


@pytest.fixture
def page(work: Workplace) -> EvidencePage:
    work.window().resize(1440, 900)
    work.window().show()
    work.tabs.open("evidence")
    return work.tabs.evidence


def readable(path: Path, kind: str = "PNG", width: int = 1280, height: int = 800) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(path), kind)
    return path


def add(page: EvidencePage, qtbot: QtBot, *paths: Path) -> None:
    """Add files and wait until they were looked at."""
    page.add(list(paths))
    qtbot.waitUntil(lambda: not page._work.busy, timeout=20_000)


def lines(page: EvidencePage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def test_an_empty_page_says_what_to_do(page: EvidencePage) -> None:
    assert lines(page) == ["Nog geen bestand. Voeg een scan toe en zeg wat het is en wat het aantoont."]
    assert not page.form.isVisible()


def test_a_scan_is_shown_and_what_it_proves_changes_the_advice(
    page: EvidencePage, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    add(page, qtbot, readable(tmp_path / "paspoort.png"))
    assert "paspoort.png" in lines(page)[0] and "Nog niet beschreven" in lines(page)[0]
    qtbot.waitUntil(lambda: len(page.preview.view.pages) == 1)
    assert page.preview.view.pages[0].image.pixelColor(5, 5).name() == "#336699"
    page.form.level.setCurrentIndex(page.form.level.findData("original"))
    page.form.issuer.setText("Ambassade")
    page.form.issued.setText("14-3-2024")
    page.form.keep_button.click()
    assert page.form.trouble.text() == ""
    assert lines(page)[0].startswith("Identiteitskaart of paspoort\nAmbassade, 14 mrt 2024")
    assert work.opened is not None
    proofs = {one.fact: one.proof for one in work.opened.known}
    assert (proofs["birth_date"], proofs["nationalities"], proofs["stay_motive"]) == ("original", "original", "said")


def test_a_wrong_day_is_said_and_what_was_typed_stays(page: EvidencePage, qtbot: QtBot, tmp_path: Path) -> None:
    add(page, qtbot, readable(tmp_path / "kaart.png"))
    page.form.valid_until.setText("31-2-2030")
    page.form.keep_button.click()
    assert page.form.trouble.isVisible() and page.form.trouble.text()
    assert page.form.valid_until.text() == "31-2-2030" and page.form.focusWidget() is page.form.valid_until


def test_one_bad_file_among_good_ones_is_named_and_the_good_ones_are_kept(
    page: EvidencePage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "brief.docx").write_bytes(b"PK\x03\x04")
    add(page, qtbot, tmp_path / "brief.docx", readable(tmp_path / "goed.png"), tmp_path / "weg.pdf")
    assert page.said.text().startswith("brief.docx: ") and "\nweg.pdf: " in page.said.text()
    assert len(lines(page)) == 1 and "goed.png" in lines(page)[0]


def test_files_are_dropped_on_the_page(page: EvidencePage, qtbot: QtBot, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(readable(tmp_path / "foto.jpg", "JPEG")))])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    qtbot.waitUntil(lambda: "foto.jpg" in lines(page)[0], timeout=20_000)


@pytest.mark.qt_log_ignore("JPEG")
def test_a_damaged_file_says_so_in_the_place_of_its_picture(
    page: EvidencePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stuk.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken")
    add(page, qtbot, tmp_path / "stuk.jpg")
    assert "stuk.jpg: Dit bestand is beschadigd" in page.said.text()
    monkeypatch.setattr("app.devices.scanned.kind_of", lambda path: "image/jpeg")  # kept before files were looked at
    page.keep_files([tmp_path / "stuk.jpg"])
    qtbot.waitUntil(lambda: any("kan niet getoond worden" in one for one in _texts(page)))


def _texts(page: EvidencePage) -> list[str]:
    return [one.text() for one in page.preview.findChildren(QLabel)]


def test_a_picture_of_a_telephone_is_shown_from_memory(page: EvidencePage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "kaart.heic").write_bytes(made("HEIF", 1280, 960))
    add(page, qtbot, tmp_path / "kaart.heic")
    qtbot.waitUntil(lambda: len(page.preview.view.pages) == 1, timeout=20_000)
    assert page.preview.view.pages[0].image.pixelColor(5, 5).name() == "#ffffff"


def test_a_scan_is_seen_larger_and_the_pages_stay_while_they_are_drawn(
    page: EvidencePage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf_of())
    add(page, qtbot, tmp_path / "scan.pdf")
    view = page.preview.view
    qtbot.waitUntil(lambda: bool(view.pages) and view.pages[0].image.width() == view.room, timeout=20_000)
    narrow = view.room
    page.preview.bar.larger.click()
    assert len(view.pages) == 1
    qtbot.waitUntil(lambda: view.pages[0].image.width() > narrow * 1.2, timeout=20_000)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("code", ["nl", "fr"])
def test_no_field_is_cut_off_on_a_small_screen(
    work: Workplace, window: CounterWindow, qtbot: QtBot, tmp_path: Path, code: str, theme: str
) -> None:
    window.resize(1280, 720)
    window.show()
    window.wear(theme)
    window.speak(code)
    assert window.work is not None
    window.work.tabs.open("evidence")
    qtbot.wait(300)
    page = window.work.tabs.evidence
    add(page, qtbot, readable(tmp_path / "paspoort.png"))
    page.held.hold([(tmp_path / "stempel.png", [(0, "blurred")])])
    qtbot.waitUntil(lambda: bool(page.preview.view.pages), timeout=20_000)
    qtbot.wait(200)
    fields = [one for one in page.form.findChildren(QWidget) if isinstance(one, QComboBox | QLineEdit | QCheckBox)]
    seen = [(one, one.visibleRegion().boundingRect()) for one in fields]
    assert len([one for one, place in seen if not place.isEmpty()]) > 3, "the others are scrolled to"
    assert [one.accessibleName() for one, place in seen if not place.isEmpty() and place.width() < one.width()] == []
    assert all(one.height() >= one.minimumSizeHint().height() for one in fields)
    names = [one for one in page.form.findChildren(QLabel) if one.isVisible() and not one.wordWrap()]
    assert len(names) > 5 and [one.text() for one in names if one.width() < one.sizeHint().width()] == []


@pytest.mark.parametrize("code", ["nl", "fr", "en"])
def test_every_sentence_of_the_page_stands_in_the_office_s_languages(code: str) -> None:
    words = load(code)
    assert [kind for kind in KINDS if not words.has(f"evidence.kind.{kind}")] == []
