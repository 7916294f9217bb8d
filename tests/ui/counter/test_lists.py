"""The lists at the left with more dossiers than a page: read as far as somebody looks, in the order that was chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex

from app.actions import dossier
from app.office import Office
from ui.counter import lists
from ui.counter.lists import Lists
from ui.counter.window import CounterWindow

NAMES = ("Wei", "Anna", "Özgür", "Zahra", "Bilal", "", "Çelik", "Mo")
ROOT = QModelIndex()


@pytest.fixture
def left(window: CounterWindow, monkeypatch: pytest.MonkeyPatch) -> Lists:
    """The lists of an office with eight dossiers, three a page, opened at all dossiers; nobody looks yet."""
    monkeypatch.setattr(lists, "PAGE", 3)
    monkeypatch.setattr(lists, "MOST_COUNTED", 4)
    window.unlock("practice", "practice")
    assert window.work is not None

    def fill(office: Office) -> None:
        for name in NAMES:
            made = dossier.new(office)
            dossier.answer_fact(office, made, "birth_date", "1990")
            if name:
                dossier.name(office, made, name)

    window.desk.do(fill)
    window.work.lists.view.setModel(None)
    window.work.lists.refresh()
    window.work.lists.open("all")
    return window.work.lists


def shown(left: Lists) -> list[str]:
    return [row.text for row in left.model.rows]


def read_on(left: Lists) -> None:
    """What the view does when it comes to the end of the rows."""
    while left.model.canFetchMore(ROOT):
        left.model.fetchMore(ROOT)


def test_only_the_page_that_is_looked_at_is_read(left: Lists) -> None:
    assert shown(left) == ["Mo", "Çelik", "Naam nog niet opgeschreven"] and left.model.canFetchMore(ROOT)
    left.model.fetchMore(ROOT)
    assert shown(left)[3:] == ["Bilal", "Zahra", "Özgür"]
    read_on(left)
    assert len(shown(left)) == left.model.rowCount() == 8 and not left.model.canFetchMore(ROOT)
    assert left._places["all"].text().endswith("8") and left._places["mine"].text().endswith("8")


def test_looking_again_reads_as_many_pages_as_were_looked_at(left: Lists) -> None:
    left.model.fetchMore(ROOT)
    before = shown(left)
    left.refresh()
    assert shown(left) == before and left.model.canFetchMore(ROOT)
    read_on(left)
    assert len(shown(left)) == 8


def test_by_name(left: Lists) -> None:
    left.order.setCurrentIndex(1)
    read_on(left)
    assert shown(left) == ["Anna", "Bilal", "Çelik", "Mo", "Özgür", "Wei", "Zahra", "Naam nog niet opgeschreven"]
    left.open("mine")
    assert shown(left) == ["Anna", "Bilal", "Çelik"] and not left.order.isHidden()
    left.open("today")
    assert left.order.isHidden() and not left.head.isHidden()


def test_a_search_says_how_many_it_finds_and_has_pages(left: Lists) -> None:
    left.search.setText("1990")
    assert left.head.text() == "Gevonden: meer dan 4" and len(shown(left)) == 3 and left.order.isHidden()
    read_on(left)
    assert len(shown(left)) == 8
    left.search.setText("z")
    assert left.head.text() == "Gevonden: 2" and shown(left) == ["Zahra", "Özgür"]


def test_the_order_holds_in_another_language(left: Lists, window: CounterWindow) -> None:
    left.order.setCurrentIndex(1)
    window.speak("fr")
    assert window.work is not None
    assert window.work.lists.order.currentText() == "Par nom" and shown(window.work.lists)[0] == "Anna"


def test_a_name_in_two_scripts_takes_two_lines_and_is_read_as_one(left: Lists, window: CounterWindow) -> None:
    window.desk.do(lambda office: dossier.name(office, dossier.new(office), "王小明", "Wang Xiaoming"))
    left.refresh()
    row = left.model.rows[0]
    assert row.text == "Wang Xiaoming\n王小明" and row.spoken() == "Wang Xiaoming, 王小明"


def test_an_empty_list_says_what_to_do_where_its_rows_would_stand(left: Lists) -> None:
    left.open("today")
    assert "Maak er een in een dossier" in left.empty.text() and left.empty.isVisibleTo(left)
    left.open("all")
    assert not left.empty.isVisibleTo(left)
