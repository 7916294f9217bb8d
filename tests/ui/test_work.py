"""Work aside: its end is told once, and nothing of it stays behind."""

from __future__ import annotations

import weakref
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.work import Work


class Picture:
    """Something large."""


def look(picture: Picture, *, well: bool) -> str:
    if not well:
        raise ValueError("too dark")
    return "seen"


@pytest.mark.parametrize("well", [True, False])
def test_what_a_job_worked_with_is_let_go_when_it_ended(qtbot: QtBot, well: bool) -> None:
    page, picture, ends = QObject(), Picture(), list[str]()
    here = weakref.ref(picture)
    Work(page).run(partial(look, picture, well=well), ends.append, lambda error: ends.append(str(error)))
    del picture
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == ["seen" if well else "too dark"] and here() is None


def test_a_job_that_nobody_waits_for_tells_nothing_and_is_let_go(qtbot: QtBot) -> None:
    page, picture, ends = QObject(), Picture(), list[str]()
    here, work = weakref.ref(picture), Work(page)
    work.run(partial(look, picture, well=True), ends.append, ends.append)
    work.forget_all()
    del picture
    work.run(lambda: "next", ends.append, ends.append)
    qtbot.waitUntil(lambda: bool(ends))
    qtbot.waitUntil(lambda: here() is None)
    assert ends == ["next"]
