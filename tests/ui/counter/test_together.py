"""Two assessors in one dossier, taking back, and a person who is known already."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.actions import dossier, present
from app.interview import load
from app.office import NewMember, Office, new_office, open_office
from app.roles import ASSESSOR
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace

from .conftest import SAID, leave_visit

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
AN, BO = ("An Peeters", "vier gele fietsen"), ("Bo Maes", "drie natte honden")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    people = [NewMember(name, words, (ASSESSOR,)) for name, words in (AN, BO)]
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True, staff=people)
    return tmp_path / "office"


@pytest.fixture
def bo(shared: Path) -> Iterator[Office]:
    opened = open_office(shared, *BO)
    yield opened
    opened.vault.close()


@pytest.fixture
def an(open_window: Callable[[Path], CounterWindow], shared: Path) -> Workplace:
    window = open_window(shared)
    window.unlock(*AN)
    assert window.work is not None
    window.work.new()
    return window.work


def told(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def ask(work: Workplace, fact: str, raw: str) -> None:
    work.tabs.interview.ask(fact, load().for_fact(fact)[0])
    assert work.tabs.interview.card is not None
    work.tabs.interview.card.input.set_value(raw)


def test_a_conflict_is_shown_and_the_second_enter_decides(an: Workplace, bo: Office) -> None:
    ask(an, "birth_date", "1998-01-01")
    dossier.answer_fact(bo, an.dossier, "birth_date", "1997-03-14")
    card = an.tabs.interview.card
    assert card is not None
    card.send()
    assert "Bo Maes beantwoordde dit intussen" in told(an.tabs.interview)
    assert an.opened is not None and an.opened.birth == "1997-03-14"
    assert an.tabs.interview.card is not None and an.tabs.interview.card.input.value() == "1998-01-01"
    an.tabs.interview.card.send()
    assert an.opened.birth == "1998-01-01" and len(an.opened.earlier["birth_date"]) == 2


def test_what_a_colleague_wrote_shows_on_looking_again(an: Workplace, bo: Office) -> None:
    dossier.name(bo, an.dossier, "فاطمة", "Fatima")
    an.lists.again_asked.emit()
    assert "Fatima" in an.header.title.text()


def test_what_changed_since_the_last_look_is_marked(an: Workplace, bo: Office) -> None:
    dossier.answer_fact(bo, an.dossier, "birth_date", "1997-03-14")
    an.open(an.dossier)
    assert an.middle.message.text() == "Sinds u laatst keek (Bo Maes): Antwoord: Geboortedatum"
    assert any(row.name.startswith("● ") for row in an.tabs.interview.table.model().rows if row.fact == "birth_date")
    an.tabs.open("plan")
    an.tabs.plan.put("goal", "een huis")
    an.open(an.dossier)
    assert an.middle.message.text() == ""


def test_the_last_deed_is_taken_back_by_the_keyboard(work: Workplace) -> None:
    ask(work, "birth_date", "1979-03-14")
    assert work.tabs.interview.card is not None
    work.tabs.interview.card.send()
    work.undo()
    assert work.opened is not None and work.opened.birth == "1997-03-14"
    assert work.middle.message.text() == "Ongedaan gemaakt: Antwoord"


def test_the_visit_stands_beside_the_dossier_of_who_may_be_known(work: Workplace, folder: Path) -> None:
    known = work.dossier
    work.header.keep_name("فاطمة", "Fatima")
    leave_visit(folder, {**SAID, "stay_motive": "family"})
    work.lists.refresh()
    work.look_at(work.lists.waiting[0])
    page = work.visit_page
    assert "op dezelfde dag" in told(page)
    next(one for one in page.findChildren(QPushButton) if one.text() == "Vergelijken").click()
    seen = [one.text() for one in page.findChildren(QLabel) if one.text()[:2] in ("≠ ", "= ")]
    assert seen[0].startswith("≠ ") and len(seen) >= 3
    work.visit_page.take(known)
    assert work.dossier == known


def test_who_else_has_the_dossier_open_is_said_until_that_one_leaves(an: Workplace, bo: Office) -> None:
    assert an.header.others.isHidden()
    assert present.come(bo, an.dossier) == ("An Peeters",)
    an.reload()
    assert "Bo Maes heeft dit dossier ook open" in an.header.others.text() and not an.header.others.isHidden()
    an.lists.open("all")
    assert "open bij Bo Maes" in an.lists.model.rows[0].note
    bo.vault.close()
    an.reload()
    assert an.header.others.isHidden() and "open bij" not in an.lists.model.rows[0].note


def test_who_locks_or_looks_at_something_else_is_in_no_dossier(
    an: Workplace, bo: Office, open_window: Callable[[Path], CounterWindow], shared: Path
) -> None:
    assert present.colleagues(bo) == {an.dossier: ("An Peeters",)}
    leave_visit(shared)
    an.lists.refresh()
    an.look_at(an.lists.waiting[0])
    assert present.colleagues(bo) == {}
    an.open(an.dossier)
    window = an.window()
    assert isinstance(window, CounterWindow) and present.colleagues(bo)
    window.lock()
    assert present.colleagues(bo) == {}
    window.unlock(*AN)
    assert present.colleagues(bo) == {an.dossier: ("An Peeters",)}
