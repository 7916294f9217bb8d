"""Taking in a list of courses in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.app.actions.test_course_list import GOOD, HEAD, OTHER, file
from ui.counter.course_list_dialog import CourseListDialog
from ui.counter.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def in_dialog(deed: Callable[[CourseListDialog], None]) -> None:
    def find() -> None:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, CourseListDialog) and one.isVisible()]
        deed(shown[0]) if shown else QTimer.singleShot(10, find)

    QTimer.singleShot(0, find)


def test_what_can_be_read_is_taken_and_what_cannot_is_named(work: Workplace, tmp_path: Path) -> None:
    work.tabs.open("courses")
    assert work.courses.age.text() == "Verzonnen cursussen van het oefenkantoor."
    said = []

    def take(dialog: CourseListDialog) -> None:
        said.append(dialog.flaws.item(0).text())
        assert dialog.take_button.text() == "1 cursussen overnemen"
        dialog.take_button.click()

    in_dialog(take)
    work.take_in_courses(file(tmp_path, HEAD, OTHER, GOOD.replace("7/12/2026", "gauw")))
    assert said == ["Regel 3: “gauw” is geen dag. Schrijf dag-maand-jaar."]
    assert work.courses.age.text().startswith("1 cursussen, lijst van ")
    assert work.courses.table.rows.rowCount() == 1


def test_a_list_without_its_columns_is_refused_and_the_old_one_stays(work: Workplace, tmp_path: Path) -> None:
    work.tabs.open("courses")
    before = work.courses.table.rows.rowCount()
    work.take_in_courses(file(tmp_path, "naam;prijs", "x;3"))
    assert "Deze kolommen ontbreken: code, kind" in work.courses.trouble.text()
    assert work.courses.table.rows.rowCount() == before


def test_the_order_and_the_filter_that_were_chosen_stay_when_the_dossier_is_read_again(work: Workplace) -> None:
    work.tabs.open("courses")
    page = work.courses
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
