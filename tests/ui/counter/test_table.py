"""Tables of the counter: sorted by their heads, filtered, their columns kept for the next time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.actions import habits
from app.actions.habits import Columns, Habits
from app.words import load
from ui.counter.table import NARROWEST, Table
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
HEADS = {"when": "Wanneer", "who": "Wie", "deed": "Wat"}
ROWS = (
    (("maandag", 1), ("Ann", "ann"), ("Antwoord", "antwoord")),
    (("dinsdag", 2), ("Bart", "bart"), ("Naam", "naam")),
    (("woensdag", 3), ("Ann", "ann"), ("Bestand", "bestand")),
)


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made = Table(load("nl"), "Verloop", HEADS, ("deed",), "-when")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_rows(ROWS)
    return made


def seen(table: Table, column: int = 0) -> list[str]:
    """What stands in a column, from the top, without the rows that the filter hides."""
    return [table.rows.cell(row, column)[0] for row in range(table.rows.rowCount()) if not table.isRowHidden(row)]


def entry(table: Table, said: str, nth: int = 0) -> QAction:
    """What the menu of the columns offers."""
    menu = table.columns_button.menu()
    menu.aboutToShow.emit()
    return [one for one in menu.actions() if one.text() == said][nth]


def test_a_head_sorts_by_moment_not_by_its_letters(table: Table) -> None:
    assert seen(table) == ["woensdag", "dinsdag", "maandag"]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert seen(table) == ["maandag", "dinsdag", "woensdag"]


def test_the_filter_follows_the_rows_when_they_are_sorted(table: Table) -> None:
    table.filter.setText("ann")
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert seen(table, 2) == ["Bestand", "Antwoord"]
    table.show_rows(ROWS[:2])
    assert seen(table, 2) == ["Antwoord"]


def test_a_hidden_column_is_not_searched_and_the_last_one_stays(table: Table) -> None:
    entry(table, "Wie").trigger()
    entry(table, "Wat").trigger()
    table.filter.setText("ann")
    assert seen(table) == [] and table.columns().hidden == ("who", "deed")
    assert not entry(table, "Wanneer").isEnabled()


def test_by_keyboard_a_menu_sorts_and_brings_everything_back(table: Table) -> None:
    entry(table, "Wie", 1).trigger()
    assert table.columns().sorted_by == "who" and seen(table, 1) == ["Ann", "Ann", "Bart"]
    entry(table, "Alle kolommen zoals in het begin").trigger()
    assert table.columns() == Columns() and seen(table) == ["woensdag", "dinsdag", "maandag"]


def test_what_somebody_changed_is_told_once_and_comes_back(table: Table, qtbot: QtBot) -> None:
    head = table.horizontalHeader()
    with qtbot.waitSignal(table.arranged) as told:
        head.moveSection(2, 0)
        head.resizeSection(1, 222)
        entry(table, "Wanneer").trigger()
        table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    kept = Columns(("deed", "when", "who"), ("when",), {"who": 222}, "deed")
    assert told.args == [kept]
    again = Table(load("nl"), "Verloop", HEADS, ("deed",), "-when")
    qtbot.addWidget(again)
    again.arrange(kept)
    again.show_rows(ROWS)
    assert again.columns() == kept and seen(again, 2) == ["Antwoord", "Bestand", "Naam"]


def test_columns_of_another_edition_are_passed_over(table: Table) -> None:
    table.arrange(Columns(("gone", "who"), ("when", "who", "deed"), {"gone": 9, "deed": 1}, "-gone"))
    left = table.columns()
    assert left.order == ("who", "when", "deed") and left.hidden == () and left.sorted_by == ""
    assert list(left.widths) == ["deed"] and left.widths["deed"] >= table.horizontalHeader().minimumSectionSize()


def test_in_a_narrow_room_the_long_column_gives_way_and_nothing_counts_as_chosen(table: Table, qtbot: QtBot) -> None:
    long = "Antwoord: " + "een lang antwoord " * 20
    table.show_rows([(("maandag", 1), ("Ann", "ann"), (long, long))])
    table.arrange(Columns(order=("deed", "when", "who")))
    with qtbot.waitExposed(table):
        table.show()
    qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())
    assert table.columnWidth(2) >= NARROWEST and table.columns().widths == {}
    assert table.rowHeight(0) > 3 * table.fontMetrics().height()


def test_the_columns_of_the_counter_are_there_the_next_day(
    work: Workplace, window: CounterWindow, folder: Path, open_window: Callable[[Path], CounterWindow], qtbot: QtBot
) -> None:
    work.tabs.open("courses")
    work.tabs.courses.table.filter.setText("Fatma")
    work.tabs.courses.table.horizontalHeader().moveSection(4, 0)
    work.tabs.open("log")
    work.tabs.log.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    work.lists.order.setCurrentIndex(1)
    work.lists.order.activated.emit(1)
    order = ("seats", "fit", "code", "language", "moment")
    wanted = {"courses": Columns(order), "log": Columns(sorted_by="who")}
    qtbot.waitUntil(lambda: habits.left(folder) == Habits(by_name=True, tables=wanted))
    assert "Fatma" not in (folder / habits.FILE).read_text()
    window.close()
    again = open_window(folder)
    again.unlock("practice", "practice")
    assert again.work is not None and again.work.lists.order.currentData() is True
    again.work.open(work.dossier)
    again.work.tabs.open("courses")
    assert again.work.tabs.courses.table.columns() == wanted["courses"]


@pytest.mark.parametrize("table", ("3", "{order = 3, hidden = [], widths = {}, sorted_by = ''}",
                                   "{order = [], hidden = [], widths = {who = 'wide'}, sorted_by = ''}"))  # fmt: skip
def test_a_damaged_memory_of_columns_says_nothing(table: str, tmp_path: Path) -> None:
    (tmp_path / habits.FILE).write_text(f"[counter]\nlanguage = 'fr'\ntheme = ''\n[table]\nlog = {table}\n")
    assert habits.left(tmp_path) == Habits()
