"""Journeys at the counter in plain sentences, through the real window and a real vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytest_bdd import given, parsers, scenarios, then, when

from app import interview
from app.actions import dossier
from app.office import NewMember, new_office, open_office
from app.roles import ASSESSOR
from app.words import load
from ui.counter.choices import Choices
from ui.counter.newcomer_side import BESIDE
from ui.counter.question_card import QuestionCard
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace
from ui.parts.cards import Cards

from .conftest import leave_visit

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
scenarios("journeys")
AN, BO = ("An Peeters", "vier gele fietsen"), ("Bo Maes", "drie natte honden")


@dataclass
class Table:
    """Who sits at the table, and where."""

    folder: Path
    work: Workplace

    @property
    def card(self) -> QuestionCard:
        assert self.work.interview.card is not None
        return self.work.interview.card

    def told(self) -> str:
        return "\n".join(one.text() for one in self.work.findChildren(QLabel) if not one.isHidden())


@given("an office with two assessors, An and Bo", target_fixture="table")
def office(tmp_path: Path, open_window: Callable[[Path], CounterWindow]) -> Table:
    people = [NewMember(name, words, (ASSESSOR,)) for name, words in (AN, BO)]
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True, staff=people)
    window = open_window(tmp_path / "office")
    window.unlock(*AN)
    assert window.work is not None
    return Table(tmp_path / "office", window.work)


@given("the visit of a newcomer who speaks Arabic")
@when("the same newcomer comes a second time")
def visit(table: Table) -> None:
    leave_visit(table.folder)
    table.work.lists.refresh()


@when("An takes the visit")
def takes(table: Table) -> None:
    table.work.look_at(table.work.lists.waiting[0])
    table.work.take()


@when("An gives half of the screen to the newcomer")
def gives_half(table: Table) -> None:
    table.work.newcomer.stand(BESIDE)


@when(parsers.parse('An asks "{fact}"'))
def asks(table: Table, fact: str) -> None:
    table.work.interview.ask(fact, interview.load().for_fact(fact)[0])


@then("the newcomer reads it in Arabic, from right to left")
def reads_arabic(table: Table) -> None:
    screen, question = table.work.newcomer.theirs, table.card.question
    assert question is not None
    assert screen.sentences()[0] == load("ar").say(question.text_key, question.text)
    assert screen.layoutDirection() == Qt.LayoutDirection.RightToLeft


@when("the newcomer touches the second answer")
def touches(table: Table) -> None:
    field = table.work.newcomer.theirs.input
    assert isinstance(field, Cards)
    field.cards()[1].click()


@then("An reads that it was touched there")
def reads_touch(table: Table) -> None:
    assert "Aangeraakt op het scherm van de nieuwkomer" in table.told()


@then("nothing is kept yet")
def nothing_kept(table: Table) -> None:
    assert table.work.opened is not None
    assert table.card.fact not in {one.fact for one in table.work.opened.known}


@when("An keeps the answer")
def keeps(table: Table) -> None:
    table.card.send()


@then("the answer counts as said by the newcomer")
def counts_as_said(table: Table) -> None:
    assert table.work.opened is not None
    known = next(one for one in table.work.opened.known if one.fact == "highest_schooling")
    assert (known.proof, known.by) == ("said", "newcomer")


@when("an interpreter comes")
def interpreter_comes(table: Table) -> None:
    bar = table.work.interview._interpret
    assert bar is not None
    bar.begin_button.click()


@when("the interpreter leaves")
def interpreter_leaves(table: Table) -> None:
    bar = table.work.interview._interpret
    assert bar is not None
    bar.end_button.click()


@then("the question has a number")
def has_number(table: Table) -> None:
    assert any(one.text().startswith("Vraag ") for one in table.card.findChildren(QLabel))


@when("An chooses the second answer and checks it back")
def chooses_and_checks(table: Table) -> None:
    assert isinstance(table.card.input.field, Choices)
    table.card.input.field.buttons()[1].click()
    table.card.check_back()


@then(parsers.parse('the sentence to say back ends with "{end}"'))
def said_back(table: Table, end: str) -> None:
    assert table.card.back.text().endswith(end)


@then("the dossier knows from when to when, and in which language")
def knows_talk(table: Table) -> None:
    assert table.work.opened is not None and table.work.opened.talk is not None
    talk = table.work.opened.talk
    assert talk.language == "ar" and talk.since <= talk.until


@when(parsers.parse('An types the birth date "{day}"'))
def types_birth(table: Table, day: str) -> None:
    asks(table, "birth_date")
    year, month, day_ = reversed(day.split("-"))
    table.card.input.set_value(f"{year}-{int(month):02d}-{int(day_):02d}")


@when(parsers.parse('Bo writes the birth date "{day}"'))
def bo_writes(table: Table, day: str) -> None:
    bo = open_office(table.folder, *BO)
    dossier.answer_fact(bo, table.work.dossier, "birth_date", day)
    bo.vault.close()


@then("An reads that Bo answered meanwhile")
def reads_conflict(table: Table) -> None:
    assert "Bo Maes beantwoordde dit intussen" in table.told()


@then(parsers.parse('the birth date is "{day}"'))
def birth_is(table: Table, day: str) -> None:
    assert table.work.opened is not None and table.work.opened.birth == day


@then(parsers.parse("the history of the birth date has {count:d} answers"))
def history_has(table: Table, count: int) -> None:
    assert table.work.opened is not None and len(table.work.opened.earlier["birth_date"]) == count


@when("An looks at the second visit")
def looks(table: Table) -> None:
    table.work.look_at(table.work.lists.waiting[0])


@then("An reads that somebody born on the same day has a dossier")
def reads_known(table: Table) -> None:
    assert "op dezelfde dag" in table.told()


@when("An takes it into the dossier that is there")
def takes_into(table: Table) -> None:
    table.work.take(table.work.dossier)


@then("there is one dossier")
def one_dossier(table: Table) -> None:
    assert table.work._desk.do(dossier.how_many) == 1
