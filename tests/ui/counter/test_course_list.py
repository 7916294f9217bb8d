"""Taking in a list of courses in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.app.actions.test_course_list import GOOD, HEAD, OTHER, file
from ui.counter.course_list_dialog import CourseListDialog
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def in_dialog(deed: Callable[[CourseListDialog], None]) -> None:
    def find() -> None:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, CourseListDialog) and one.isVisible()]
        deed(shown[0]) if shown else QTimer.singleShot(10, find)

    QTimer.singleShot(0, find)


def read(work: Workplace, path: Path, qtbot: QtBot) -> None:
    """Take in a file, until it was read and what it asks is answered."""
    work.tabs.courses.take_in(path)
    qtbot.waitUntil(lambda: work.tabs.courses.reading.isHidden())


def test_what_can_be_read_is_taken_and_what_cannot_is_named(work: Workplace, tmp_path: Path, qtbot: QtBot) -> None:
    work.tabs.open("courses")
    assert work.tabs.courses.age.text() == "Verzonnen cursussen van het oefenkantoor."
    said = []

    def take(dialog: CourseListDialog) -> None:
        said.append(dialog.flaws.item(0).text())
        assert dialog.take_button.text() == "Overnemen (1)"
        dialog.take_button.click()

    in_dialog(take)
    read(work, file(tmp_path, HEAD, OTHER, GOOD.replace("7/12/2026", "gauw")), qtbot)
    qtbot.waitUntil(lambda: work.tabs.courses.age.text().startswith("1 cursussen, lijst van "))
    assert said == ["Regel 3: “gauw” is geen dag. Schrijf dag-maand-jaar."]
    assert work.tabs.courses.table.rows.rowCount() == 1


def test_a_list_without_its_columns_is_refused_and_the_old_one_stays(
    work: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    work.tabs.open("courses")
    before = work.tabs.courses.table.rows.rowCount()
    read(work, file(tmp_path, "naam;prijs", "x;3"), qtbot)
    assert "Deze kolommen ontbreken: cursuscode, soort" in work.tabs.courses.trouble.text()
    assert work.tabs.courses.table.rows.rowCount() == before


@pytest.mark.parametrize("end", ("stop", "lock"))
def test_a_long_list_is_read_aside_and_can_be_stopped(
    end: str, work: Workplace, window: CounterWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    work.tabs.open("courses")
    before = work.tabs.courses.table.rows.rowCount()
    work.tabs.courses.list_button.setFocus()
    many = [OTHER.replace("NT2-2", f"NT2-{number}") for number in range(5_000)]
    work.tabs.courses.take_in(file(tmp_path, HEAD, *many))
    assert not work.tabs.courses.reading.isHidden() and window.focusWidget() is work.tabs.courses.stop_button
    work.tabs.courses.stop_button.click() if end == "stop" else window.lock()
    assert work.tabs.courses.reading.isHidden() and not work.tabs.courses.list_button.isHidden()
    assert end == "lock" or window.focusWidget() is work.tabs.courses.list_button
    QThreadPool.globalInstance().waitForDone()
    qtbot.wait(50)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, CourseListDialog) and one.isVisible()]
    assert work.tabs.courses.table.rows.rowCount() == before


def test_the_order_and_the_filter_that_were_chosen_stay_when_the_dossier_is_read_again(work: Workplace) -> None:
    work.tabs.open("courses")
    page = work.tabs.courses
    page.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    page.table.filter.setText("antwerpen MO-")

    def seats() -> list[int]:
        rows = [row for row in range(page.table.rows.rowCount()) if not page.table.isRowHidden(row)]
        return [int(page.table.rows.index(row, 4).data()) for row in rows]

    before = seats()
    assert before == sorted(before, reverse=True) and 0 < len(before) < page.table.rows.rowCount()
    work.refresh()
    assert seats() == before
    page.table.filter.clear()
    assert len(seats()) == page.table.rows.rowCount()
