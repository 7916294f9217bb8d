"""Journeys at the counter in plain sentences, through the real window and a real vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QTableView
from pytest_bdd import given, parsers, scenarios, then, when

from app import interview
from app.actions import dossier
from app.facts.casefile import read_case
from app.office import NewMember, new_office, open_office
from app.roles import ASSESSOR
from app.words import load
from tests.journeys import at_the_counter, hands
from tests.journeys.at_the_counter import say
from tests.scan import pdf_of
from ui.counter.choices import Choices
from ui.counter.newcomer_side import BESIDE
from ui.counter.question_card import QuestionCard
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace
from ui.parts.cards import Cards

from .conftest import leave_visit

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
scenarios("journeys")
CASES = Path(__file__).resolve().parents[2] / "law" / "cases"
AN, BO = ("An Peeters", "vier gele fietsen"), ("Bo Maes", "drie natte honden")


@dataclass
class Table:
    """Who sits at the table, and where."""

    folder: Path
    window: CounterWindow
    bos: CounterWindow | None = None

    @property
    def work(self) -> Workplace:
        assert self.window.work is not None
        return self.window.work

    @property
    def card(self) -> QuestionCard:
        assert self.work.tabs.interview.card is not None
        return self.work.tabs.interview.card

    def told(self) -> str:
        return "\n".join(one.text() for one in self.work.findChildren(QLabel) if not one.isHidden())


@given("an office with two assessors, An and Bo", target_fixture="table")
def office(tmp_path: Path, open_window: Callable[[Path], CounterWindow]) -> Table:
    people = [NewMember(name, words, (ASSESSOR,)) for name, words in (AN, BO)]
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True, staff=people)
    window = open_window(tmp_path / "office")
    window.show()
    window.unlock(*AN)
    return Table(tmp_path / "office", window)


@given("the visit of a newcomer who speaks Arabic")
@when("the same newcomer comes a second time")
def visit(table: Table) -> None:
    leave_visit(table.folder)
    table.work.lists.refresh()


@when("An takes the visit")
def takes(table: Table) -> None:
    table.work.look_at(table.work.lists.waiting[0])
    table.work.visit_page.take()


@when("An gives half of the screen to the newcomer")
def gives_half(table: Table) -> None:
    table.work.newcomer.stand(BESIDE)


@when(parsers.parse('An asks "{fact}"'))
def asks(table: Table, fact: str) -> None:
    table.work.tabs.interview.ask(fact, interview.load().for_fact(fact)[0])


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
    bar = table.work.tabs.interview.interpreter
    assert bar is not None
    bar.begin_button.click()


@when("the interpreter leaves")
def interpreter_leaves(table: Table) -> None:
    bar = table.work.tabs.interview.interpreter
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
    table.work.visit_page.take(table.work.dossier)


@then("there is one dossier")
def one_dossier(table: Table) -> None:
    assert table.work._desk.do(dossier.how_many) == 1


# After the first talk


@when(parsers.parse('everything else of the case "{case}" is known'))
def is_known(table: Table, case: str) -> None:
    facts = read_case(CASES / f"{case}.yaml").blocks["facts"]
    assert isinstance(facts, dict)
    for fact, raw in facts.items():
        table.work.tabs.interview.keep_answer(fact, None, raw, "original")
    table.work.refresh()


@when("An writes down a Flemish diploma as the newcomer says it")
def diploma_as_said(table: Table) -> None:
    table.work.tabs.interview.ask("diplomas", None)
    table.card.input.set_value([{"level": "secondary", "community": "flemish", "taught_in": "nl", "year": "2015"}])
    hands.press(table.card, say("counter.proof.said"))
    keeps(table)


@when(parsers.parse('An drops the scan "{name}" and describes it as "{kind}", "{level}"'))
def drops_scan(table: Table, tmp_path: Path, name: str, kind: str, level: str) -> None:
    (tmp_path / name).write_bytes(pdf_of(b"diploma"))
    at_the_counter.drop_file(table.window, tmp_path / name)
    at_the_counter.describe_file(table.window, kind, level)


@then(parsers.parse('the NT2 part is "{value}"'))
def nt2_is(table: Table, value: str) -> None:
    assert value in table.work.panel.lines["parts.nt2"].value.text()


@then(parsers.parse('the {part} line says "{text}"'))
def line_says(table: Table, part: str, text: str) -> None:
    assert text in hands.read(table.work.panel.lines[f"parts.{part.lower()}"])


@then(parsers.parse('the {part} line does not say "{text}"'))
def line_does_not_say(table: Table, part: str, text: str) -> None:
    assert text not in hands.read(table.work.panel.lines[f"parts.{part.lower()}"])


@then(parsers.parse('the diploma counts as "{proof}"'))
def diploma_counts(table: Table, proof: str) -> None:
    assert table.work.opened is not None
    assert next(one.proof for one in table.work.opened.known if one.fact == "diplomas") == proof


@when(parsers.parse('An decides that the MO part is "{value}" because "{reason}"'))
def decides(table: Table, value: str, reason: str) -> None:
    at_the_counter.decide_otherwise(table.window, "parts.mo", value, reason)


@when("Bo opens the same dossier")
def bo_opens(table: Table, open_window: Callable[[Path], CounterWindow]) -> None:
    table.bos = open_window(table.folder)
    table.bos.show()
    at_the_counter.unlock(table.bos, *BO)
    assert table.bos.work is not None
    table.bos.work.lists.open("all")
    table.bos.work.lists.view.clicked.emit(table.bos.work.lists.model.index(0))


@then(parsers.parse("Bo reads that {name} has it open too"))
def bo_reads_who(table: Table, name: str) -> None:
    assert table.bos is not None and f"{name} heeft dit dossier ook open" in hands.read(table.bos)


@then(parsers.parse('Bo reads on the MO line "{text}"'))
def bo_reads_why(table: Table, text: str) -> None:
    assert table.bos is not None and table.bos.work is not None
    assert text in hands.read(table.bos.work.panel.lines["parts.mo"])


@then("Bo finds the decision in the history")
def bo_finds(table: Table) -> None:
    assert table.bos is not None
    hands.open_tab(table.bos, say("counter.tab.log"))
    log = hands.find(table.bos, QTableView, say("counter.log")).model()
    rows = [[log.index(row, column).data() for column in (1, 2)] for row in range(log.rowCount())]
    assert ["An Peeters", "Beslissing: MO, vrijgesteld"] in rows


@when(parsers.parse('An makes an appointment at "{place}" about "{what}"'))
def appoints(table: Table, place: str, what: str) -> None:
    at_the_counter.make_appointment(table.window, place, what)


@then(parsers.parse('the next appointment is at "{place}"'))
def next_appointment(table: Table, place: str) -> None:
    hands.open_tab(table.window, say("counter.tab.appointment"))
    assert table.work.tabs.appointment.now.text().startswith("Volgende afspraak: ")
    assert table.work.tabs.appointment.now.text().endswith(place)


@when(parsers.parse('An makes the paper "{kind}"'))
def makes_paper(table: Table, kind: str) -> None:
    at_the_counter.make_paper(table.window, kind)


@then(parsers.parse('the first paper says "{text}"'))
def first_paper_says(table: Table, text: str) -> None:
    assert text in at_the_counter.papers_in_words(table.window)[-1]


@then(parsers.parse('the last paper does not say "{text}"'))
def last_paper_does_not_say(table: Table, text: str) -> None:
    assert text not in at_the_counter.papers_in_words(table.window)[0]


@when("the newcomer says that the birth date is wrong")
def says_wrong(table: Table) -> None:
    def fill(dialog: QDialog) -> None:
        (box,) = hands.seen(dialog, QComboBox)
        hands.choose_in_box(box, "Geboortedatum")
        hands.write(dialog, say("counter.correction.wrong"), "ik ben geboren op 15 maart 1996")
        hands.press(dialog, say("counter.correction.keep"))

    hands.open_tab(table.window, say("counter.tab.log"))
    hands.in_dialog(fill, lambda: hands.press(table.window, say("counter.correction.new")))


@when("An answers the request of the newcomer")
def answers_request(table: Table) -> None:
    def fill(dialog: QDialog) -> None:
        hands.press(dialog, say("counter.correction.keep"))

    hands.open_tab(table.window, say("counter.tab.log"))
    waiting = f"{say('counter.correction.reply')} ik ben geboren op 15 maart 1996"
    hands.in_dialog(fill, lambda: hands.press(table.window, waiting))
    assert not hands.has(table.window, QAbstractButton, waiting)


@when(parsers.parse('An writes the note "{note}"'))
def writes_note(table: Table, note: str) -> None:
    hands.write(table.card, say("counter.note"), note)


@when("nobody touches the counter until it locks")
def locks(table: Table) -> None:
    table.window._presence._idle.start(1)
    hands.wait_until(lambda: table.window.office is None, "the counter is locked", table.window)


@then("nothing of the newcomer can be read")
def nothing_read(table: Table) -> None:
    assert not table.work.isVisible() and "1997" not in hands.read(table.window)


@when("An gives the passphrase again")
def unlocks_again(table: Table) -> None:
    at_the_counter.unlock(table.window, *AN)


@then(parsers.parse('the birth date that An typed still stands there, with the note "{note}"'))
def still_stands(table: Table, note: str) -> None:
    assert (table.card.fact, table.card.input.value(), table.card.note.text()) == ("birth_date", "1996-03-15", note)
