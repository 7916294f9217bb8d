"""Pages are photographed at the counter: seen live, looked at at once, taken again, kept as one document.

A page on a table stands where a camera stands (`table`): what is tried here is the whole way from Qt's capture session
to the document, without a driver.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.words import load
from tests.app.devices.test_pages import diploma
from ui.counter.camera_bar import FAILURES
from ui.counter.pages_dialog import PagesDialog
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace
from ui.parts.camera import Lens

from .table import Table

PATIENCE = 40_000
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "No RHI backend", "pipewire-0.3")
Kept = list[tuple[bytes, str]]


@pytest.fixture
def table() -> Table:
    pytest.importorskip("PySide6.QtMultimedia", reason="no libpulse0 on this machine", exc_type=ImportError)
    return Table(diploma())


@pytest.fixture
def lenses(table: Table) -> list[Table]:
    """What is plugged in; a test may change it."""
    return [table]


@pytest.fixture
def kept() -> Kept:
    return []


@pytest.fixture
def dialog(
    qtbot: QtBot, kept: Kept, lenses: list[Table], monkeypatch: pytest.MonkeyPatch
) -> Iterator[PagesDialog]:
    """The dialog that adds pages, on the page where only the camera has a part."""
    monkeypatch.setattr("app.devices.scanner.PROGRAM", "no-such-program")

    def plugged_in() -> list[Lens]:
        return [one for one in lenses if one.plugged_in]

    made = PagesDialog(load("nl"), lambda data, name: kept.append((data, name)), lenses=plugged_in)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made._work.busy, timeout=PATIENCE)
    yield made
    made.camera.end()


def switch_on(dialog: PagesDialog, qtbot: QtBot) -> None:
    dialog.camera_button.click()
    qtbot.waitUntil(lambda: not dialog.live._image.isNull(), timeout=PATIENCE)


def press(dialog: PagesDialog, key: Qt.Key) -> None:
    """A key, for whatever has the focus."""
    QTest.keyClick(dialog.focusWidget() or dialog, key)


def shoot(dialog: PagesDialog, qtbot: QtBot, pages: int) -> None:
    """Press space; the page is there and was looked at."""
    press(dialog, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(dialog._pages) == pages and not dialog._work.busy, timeout=PATIENCE)


def test_two_pages_are_photographed_with_the_space_bar_and_kept_as_one_document(
    dialog: PagesDialog, qtbot: QtBot, table: Table, kept: Kept
) -> None:
    switch_on(dialog, qtbot)
    assert dialog.live.isVisible() and "spatie" in dialog.camera.main_button.text()
    shoot(dialog, qtbot, 1)
    assert dialog.view.isVisible() and dialog.verdict.isHidden() and table.on
    press(dialog, Qt.Key.Key_Space)
    assert dialog.live.isVisible()
    shoot(dialog, qtbot, 2)
    dialog.name.setText("diploma")
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: bool(kept), timeout=PATIENCE)
    assert len(pypdf.PdfReader(io.BytesIO(kept[0][0])).pages) == 2 and kept[0][1] == "diploma"
    assert not table.on and not dialog.isVisible()


def test_a_page_that_cannot_be_read_is_said_at_once_and_taken_again_in_its_place(
    dialog: PagesDialog, qtbot: QtBot, table: Table
) -> None:
    table.lies(diploma(blurred_mm=0.5))
    switch_on(dialog, qtbot)
    shoot(dialog, qtbot, 1)
    assert "een stempel of kleine letters zijn niet te lezen" in dialog.verdict.text()
    blurred = dialog._pages[0]
    table.lies(diploma())
    press(dialog, Qt.Key.Key_Backspace)
    assert dialog.live.isVisible() and dialog._pages == [blurred] and dialog.verdict.isHidden()
    qtbot.waitUntil(lambda: dialog.camera.camera.picture() == table.page, timeout=PATIENCE)
    press(dialog, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog._pages != [blurred] and not dialog._work.busy, timeout=PATIENCE)
    assert len(dialog._pages) == 1 and dialog.verdict.isHidden() and "⚠" not in dialog.list.item(0).text()


def test_a_small_picture_is_said_too(dialog: PagesDialog, qtbot: QtBot, table: Table) -> None:
    table.lies(diploma(dots=72))
    switch_on(dialog, qtbot)
    shoot(dialog, qtbot, 1)
    assert "Deze foto is klein" in dialog.verdict.text()


def test_a_camera_on_the_other_side_of_the_table_is_turned(dialog: PagesDialog, qtbot: QtBot) -> None:
    switch_on(dialog, qtbot)
    dialog.camera.turn_button.click()
    qtbot.waitUntil(lambda: dialog.live._image.width() > dialog.live._image.height(), timeout=PATIENCE)
    dialog.camera.main_button.click()
    qtbot.waitUntil(lambda: len(dialog._pages) == 1, timeout=PATIENCE)
    assert dialog._pages[0].turns == 1


def test_a_click_on_the_picture_takes_it(dialog: PagesDialog, qtbot: QtBot) -> None:
    switch_on(dialog, qtbot)
    QTest.mouseClick(dialog.live, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialog._pages) == 1, timeout=PATIENCE)


def test_among_several_cameras_one_is_chosen_and_the_other_goes_off(
    dialog: PagesDialog, qtbot: QtBot, table: Table, lenses: list[Table]
) -> None:
    lenses.append(Table(diploma(dots=100), "Document camera"))
    switch_on(dialog, qtbot)
    assert table.on and dialog.camera.choice.isVisible()
    dialog.camera.choice.setCurrentIndex(1)
    dialog.camera.choice.activated.emit(1)
    qtbot.waitUntil(lambda: dialog.camera.camera.picture() == lenses[1].page, timeout=PATIENCE)
    assert not table.on and lenses[1].on


def test_without_a_camera_the_button_says_what_to_do_and_one_that_is_plugged_in_goes_on(
    dialog: PagesDialog, qtbot: QtBot, table: Table
) -> None:
    table.plugged_in = False
    dialog.camera_button.click()
    assert "Geen camera antwoordt. Steek er een in" in dialog.said.text() and dialog.camera.isHidden()
    table.plugged_in = True
    dialog.camera.camera.changed.emit()
    qtbot.waitUntil(lambda: not dialog.live._image.isNull(), timeout=PATIENCE)


def test_a_camera_that_is_unplugged_in_mid_shot_is_one_sentence_and_the_pages_stay(
    dialog: PagesDialog, qtbot: QtBot, table: Table
) -> None:
    switch_on(dialog, qtbot)
    shoot(dialog, qtbot, 1)
    first = dialog._pages[0]
    press(dialog, Qt.Key.Key_Space)
    table.unplug()
    press(dialog, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "De camera is uitgetrokken" in dialog.said.text(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not dialog._work.busy, timeout=PATIENCE)
    assert dialog._pages[0] == first and dialog.view.isVisible() and dialog.keep_button.isEnabled()
    assert dialog.camera.isHidden() and dialog.camera_button.isEnabled()


def test_a_camera_that_another_program_has_is_one_sentence(
    dialog: PagesDialog, qtbot: QtBot, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(session: object, failed: Callable[[], object]) -> Callable[[], object]:
        failed()
        return lambda: None

    monkeypatch.setattr(table, "open", refuse)
    dialog.camera_button.click()
    qtbot.waitUntil(lambda: "Een ander programma gebruikt ze misschien" in dialog.said.text(), timeout=PATIENCE)
    assert dialog.camera_button.isEnabled()


def test_a_camera_that_falls_silent_is_one_sentence(dialog: PagesDialog, qtbot: QtBot, table: Table) -> None:
    dialog.camera.camera._silence.setInterval(500)
    switch_on(dialog, qtbot)
    table.fall_silent()
    qtbot.waitUntil(lambda: "geeft geen beeld meer" in dialog.said.text(), timeout=PATIENCE)
    assert not table.on


@pytest.mark.parametrize("ends", ["escape", "off", "hide", "nothing kept"])
def test_the_camera_goes_off_however_one_leaves_it(
    dialog: PagesDialog, qtbot: QtBot, table: Table, ends: str
) -> None:
    switch_on(dialog, qtbot)
    if ends == "escape":
        press(dialog, Qt.Key.Key_Escape)
    elif ends == "off":
        dialog.camera.end_button.click()
    elif ends == "hide":
        dialog.hide()
    else:
        dialog.leave_button.click()
    assert not table.on and dialog.camera.camera.picture().isNull()
    assert dialog.isVisible() == (ends in ("escape", "off"))


def test_escape_does_not_throw_pages_away(dialog: PagesDialog, qtbot: QtBot) -> None:
    switch_on(dialog, qtbot)
    shoot(dialog, qtbot, 1)
    dialog.camera.end()
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and "nog niet bewaard" in dialog.said.text()
    dialog.leave_button.click()
    assert not dialog.isVisible()


def test_the_lock_switches_the_camera_off_and_the_pages_come_back(
    work: Workplace, window: CounterWindow, qtbot: QtBot, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show()
    work.tabs.open("evidence")
    monkeypatch.setattr("ui.counter.evidence_page.listed", lambda: [table])
    seen: list[int] = []

    def photograph_and_lock() -> None:
        (dialog,) = [one for one in work.tabs.evidence.findChildren(PagesDialog) if one.isVisible()]
        switch_on(dialog, qtbot)
        shoot(dialog, qtbot, 1)
        window.lock()

    def look_and_leave() -> None:
        (dialog,) = [one for one in work.tabs.evidence.findChildren(PagesDialog) if one.isVisible()]
        seen.append(len(dialog._pages))
        dialog.leave()

    QTimer.singleShot(0, photograph_and_lock)
    work.tabs.evidence.scan()
    assert not table.on and window.office is None
    window.unlock("practice", "practice")
    QTimer.singleShot(0, look_and_leave)
    work.tabs.evidence.scan()
    assert seen == [1]


def test_nothing_that_was_seen_lies_on_the_disk(
    dialog: PagesDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither by Python, which tells of each file it opens, nor by Qt as a temporary file."""
    written: list[str] = []
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))

    def watch(event: str, given: tuple[object, ...]) -> None:
        if event == "open" and watching and isinstance(given[1], str) and set(given[1]) & set("wax+"):
            written.append(str(given[0]))

    watching = True
    sys.addaudithook(watch)
    switch_on(dialog, qtbot)
    shoot(dialog, qtbot, 1)
    watching = False
    assert written == [] and list(temporary.iterdir()) == []


def test_a_counter_that_asks_for_no_camera_does_not_load_one() -> None:
    code = "import sys, ui.counter.workplace; print('PySide6.QtMultimedia' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_where_the_system_lacks_what_it_stands_on_the_button_says_who_can_help(
    dialog: PagesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    dialog.camera_button.click()
    assert "libpulse0" in dialog.said.text() and dialog.camera_button.isEnabled()


@pytest.mark.parametrize("code", ["nl", "fr"])
def test_every_failure_is_said_in_the_office_s_languages(code: str) -> None:
    assert [one for one in FAILURES if not load(code).has(f"pages.trouble.{one}")] == []
