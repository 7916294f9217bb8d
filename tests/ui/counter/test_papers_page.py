"""The page of papers on a real office and a real print system: draw aside, preview, print once, ask, save."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pypdf
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.actions import dossier, papers
from app.actions.paper_kinds import KINDS
from app.devices import pages
from app.office import Office, new_office, open_office
from app.words import load
from tests.app.devices.test_pages import diploma
from tests.print_house import PrintHouse
from tests.scan import pdf_of
from ui.counter.papers_page import PapersPage
from ui.counter.reason_dialog import ReasonDialog
from ui.counter.save_dialog import SaveDialog
from ui.counter.unfinished import LOCKED
from ui.counter.verify_dialog import VerifyDialog
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace

T = TypeVar("T")
PATIENCE = 20000
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True)
    opened = open_office(tmp_path / "office", "practice", "practice")
    yield opened
    opened.vault.close()


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> PapersPage:
    place = dossier.new(office)
    dossier.answer_fact(office, place, "register_municipality", "11002")

    def do(deed: Callable[[Office], T]) -> T:
        return deed(office)

    made = PapersPage(load("en"), do)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.show_dossier(dossier.open_dossier(office, place))
    return made


def made(page: PapersPage, qtbot: QtBot, kind: str = "contract") -> papers.Kept:
    page.make_buttons[kind].click()
    qtbot.waitUntil(lambda: bool(page.preview.view.pages), timeout=PATIENCE)
    chosen = page._chosen()
    assert chosen is not None
    return chosen


def action(kind: str, page: PapersPage) -> QAction:
    return next(one for one in page.menu.actions() if one.data() == kind)


def test_the_window_stays_alive_while_a_paper_is_drawn_and_then_shows_it(page: PapersPage, qtbot: QtBot) -> None:
    page.make_buttons["contract"].click()
    assert not page._papers and page.stop_button.isVisibleTo(page)
    qtbot.waitUntil(lambda: bool(page.preview.view.pages), timeout=PATIENCE)
    assert page.list.count() == 1
    assert "Inburgeringscontract" in page.preview.view.pages[0].text
    assert page.preview.view.pages[0].image.width() <= page.preview.view.room


def test_a_drawing_that_is_stopped_is_not_kept(page: PapersPage, office: Office, qtbot: QtBot) -> None:
    page.make_buttons["contract"].click()
    page.stop_button.click()
    qtbot.wait(1500)
    assert not page._papers and "No paper yet" in page.list.item(0).text()
    assert [line.deed for line in office.vault.journal()].count("paper_made") == 0


def test_the_focus_stays_among_the_papers_while_one_is_made_or_stopped(page: PapersPage, qtbot: QtBot) -> None:
    button = page.make_buttons["contract"]
    button.setFocus()
    button.click()
    assert page.focusWidget() is page.list and not button.isEnabled()
    page.stop_button.setFocus()
    page.stop_button.click()
    assert page.focusWidget() is page.list
    made(page, qtbot)
    assert page.focusWidget() is page.list


def test_a_slip_without_an_appointment_says_what_to_do(page: PapersPage) -> None:
    page.make_buttons["slip"].click()
    assert "appointment" in page.said.text() and not page._papers


def test_a_second_copy_is_asked_for(page: PapersPage, pdf_printer: PrintHouse, qtbot: QtBot) -> None:
    paper = made(page, qtbot)
    page.bar.look_button.click()
    qtbot.waitUntil(page.bar.print_button.isEnabled, timeout=PATIENCE)
    assert page.bar.queue.currentText() == pdf_printer.balie
    page.bar.print_button.click()
    qtbot.waitUntil(lambda: "copies: 1" in page.list.item(0).text(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "left the queue" in page.bar.said.text(), timeout=PATIENCE)
    assert len(pdf_printer.printed(paper.id)) == 1
    page.bar.print_button.click()
    assert "one more" in page.bar.said.text() and page.bar.yes.isVisibleTo(page)
    page.bar.no.click()
    assert len(pdf_printer.printed(paper.id)) == 1
    page.bar.print_button.click()
    page.bar.yes.click()
    qtbot.waitUntil(lambda: "copies: 2" in page.list.item(0).text(), timeout=PATIENCE)
    assert len(pdf_printer.printed(paper.id)) == 2


def test_a_stopped_printer_is_said_at_the_place_and_a_retry_makes_one_copy(
    page: PapersPage, pdf_printer: PrintHouse, qtbot: QtBot
) -> None:
    paper = made(page, qtbot)
    page.bar.look_button.click()
    qtbot.waitUntil(page.bar.print_button.isEnabled, timeout=PATIENCE)
    pdf_printer.halt(pdf_printer.balie, "Papier op")
    page.bar.print_button.click()
    qtbot.waitUntil(lambda: "is stopped" in page.bar.said.text(), timeout=PATIENCE)
    assert "Papier op" in page.bar.said.text() and "stays in the dossier" in page.bar.said.text()
    assert page.list.count() == 1 and "copies" not in page.list.item(0).text()
    assert pdf_printer.printed(paper.id) == []
    pdf_printer.go_on(pdf_printer.balie)
    qtbot.waitUntil(page.bar.print_button.isEnabled, timeout=PATIENCE)
    page.bar.print_button.click()
    qtbot.waitUntil(lambda: "copies: 1" in page.list.item(0).text(), timeout=PATIENCE)
    assert len(pdf_printer.printed(paper.id)) == 1


def send_to_a_printer_that_does_not_answer(page: PapersPage, print_house: PrintHouse, qtbot: QtBot) -> None:
    """The job waits in the queue `Traag`; who calls takes the queue away."""
    print_house.run("lpadmin", "-p", "Traag", "-E", "-v", "socket://127.0.0.1:9", "-m", "raw")
    made(page, qtbot)
    page.bar.look_button.click()
    qtbot.waitUntil(lambda: page.bar.queue.findText("Traag") >= 0, timeout=PATIENCE)
    page.bar.queue.setCurrentText("Traag")
    page.bar.print_button.click()
    qtbot.waitUntil(lambda: bool(print_house.waiting()), timeout=PATIENCE)


def test_a_paper_that_waits_at_a_stopped_printer_can_be_taken_back(
    page: PapersPage, print_house: PrintHouse, qtbot: QtBot
) -> None:
    try:
        send_to_a_printer_that_does_not_answer(page, print_house, qtbot)
        print_house.halt("Traag", "Papier op")
        qtbot.waitUntil(lambda: "Take it back" in page.bar.yes.text() and page.bar.yes.isVisible(), timeout=PATIENCE)
        page.bar.yes.click()
        qtbot.waitUntil(lambda: "Nothing was printed" in page.bar.said.text(), timeout=PATIENCE)
        assert "copies" not in page.list.item(0).text()
    finally:
        print_house.run("cancel", "-a")
        print_house.run("lpadmin", "-x", "Traag")


def test_copies_paper_and_colour_are_offered_as_the_printer_has_them_and_asked_of_it(
    page: PapersPage, pdf_printer: PrintHouse, qtbot: QtBot
) -> None:
    driver, wishes = pdf_printer.folder / "cups-pdf.ppd", page.bar.wishes
    pdf_printer.run("lpadmin", "-p", "Traag", "-E", "-v", "socket://127.0.0.1:9", "-P", str(driver))
    try:
        made(page, qtbot)
        page.bar.look_button.click()
        qtbot.waitUntil(lambda: page.bar.queue.findText("Traag") >= 0, timeout=PATIENCE)
        page.bar.queue.setCurrentText("Zaal")
        page.bar.queue.activated.emit(page.bar.queue.currentIndex())
        qtbot.waitUntil(lambda: not wishes.size_of_paper.isVisible(), timeout=PATIENCE)
        assert wishes.copies.isVisible() and not wishes.colour.isVisible(), "a queue without a driver knows neither"
        page.bar.queue.setCurrentText("Traag")
        page.bar.queue.activated.emit(page.bar.queue.currentIndex())
        qtbot.waitUntil(wishes.size_of_paper.isVisible, timeout=PATIENCE)
        paper = wishes.size_of_paper
        assert [paper.itemText(at) for at in range(paper.count())] == ["as the printer is set (A4)", "A4", "A5"]
        wishes.copies.setCurrentText("2")
        paper.setCurrentText("A5")
        wishes.colour.setCurrentText("black and white")
        page.bar.print_button.click()
        qtbot.waitUntil(lambda: bool(pdf_printer.waiting()), timeout=PATIENCE)
        (job,) = pdf_printer.waiting()
        asked = pdf_printer.asked_of(job)
        assert (asked["copies"], asked["media"], asked["print-color-mode"]) == (["2"], ["A5"], ["monochrome"])
        qtbot.waitUntil(lambda: "copies: 2" in page.list.item(0).text(), timeout=PATIENCE)
        assert wishes.wish().copies == 1, "the next one is one again"
    finally:
        pdf_printer.run("cancel", "-a")
        pdf_printer.run("lpadmin", "-x", "Traag")


def test_where_there_is_no_cups_each_page_is_counted_and_the_rest_can_be_stopped(
    page: PapersPage, pdf_printer: PrintHouse, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper, said = made(page, qtbot), page.bar.said
    monkeypatch.setenv("PATH", str(tmp_path))
    page.bar.look_button.click()
    qtbot.waitUntil(page.bar.print_button.isEnabled, timeout=PATIENCE)
    page.bar.queue.setCurrentText(pdf_printer.balie)
    page.bar.print_button.click()
    qtbot.waitUntil(lambda: page.bar.yes.isVisible() and page.bar.yes.text() == "Stop", timeout=PATIENCE)
    assert "goes to the printer" in said.text() and "Page " in said.text()
    page.bar.yes.click()
    qtbot.waitUntil(lambda: page.bar._sending is None, timeout=3 * PATIENCE)
    assert "not sure whether" in said.text()
    assert "copies: 1" in page.list.item(0).text(), "pages may have come out: the next copy is asked about"
    page.bar.print_button.click()
    page.bar.yes.click()
    qtbot.waitUntil(lambda: "took the paper" in said.text(), timeout=3 * PATIENCE)
    monkeypatch.undo()
    pages = [len(pypdf.PdfReader(out).pages) for out in pdf_printer.printed(paper.id)]
    assert max(pages) == len(page.preview.view.pages)
    assert min(pages) < max(pages) or len(pages) == 1, "what was stopped never came out whole"


def test_after_a_crash_in_the_middle_of_printing_the_person_is_sent_to_the_printer_first(
    page: PapersPage, pdf_printer: PrintHouse, office: Office, qtbot: QtBot
) -> None:
    paper = made(page, qtbot)
    page.bar.look_button.click()
    qtbot.waitUntil(page.bar.print_button.isEnabled, timeout=PATIENCE)
    papers.start_print(office, page._dossier, paper.id, pdf_printer.balie)
    page.refresh()
    page.bar.print_button.click()
    assert "not sure" in page.bar.said.text() and page.bar.yes.isVisibleTo(page)
    assert pdf_printer.printed(paper.id) == []


def test_without_a_print_system_the_paper_stays(
    page: PapersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody-listens"))
    made(page, qtbot)
    page.bar.look_button.click()
    qtbot.waitUntil(lambda: "stays in the dossier" in page.bar.said.text(), timeout=PATIENCE)
    assert not page.bar.print_button.isEnabled() and page.save_button.isEnabled()


def test_an_earlier_paper_says_what_changed_and_is_shown_again(page: PapersPage, office: Office, qtbot: QtBot) -> None:
    made(page, qtbot)
    dossier.answer_fact(office, page._dossier, "learning_speed", "slow")
    page.refresh()
    assert "Superseded. Changed since" in page.list.item(0).text()
    action("advice", page).trigger()
    qtbot.waitUntil(lambda: page.list.count() == 2, timeout=PATIENCE)
    page.list.setCurrentRow(1)
    qtbot.waitUntil(
        lambda: any("Inburgeringscontract" in one.text for one in page.preview.view.pages), timeout=PATIENCE
    )


def test_saving_asks_for_a_reason_and_before_it_replaces(page: PapersPage, tmp_path: Path, qtbot: QtBot) -> None:
    saved: list[tuple[Path, str, bool]] = []
    paper = made(page, qtbot)

    def save(path: Path, reason: str, replace: bool) -> None:
        page._do(lambda office: papers.save(office, page._dossier, paper.id, path, reason, replace=replace))
        saved.append((path, reason, replace))

    dialog = SaveDialog(load("en"), tmp_path / "contract.pdf", save, page)
    (tmp_path / "contract.pdf").write_bytes(b"older")
    dialog.save_button.click()
    assert "Write why" in dialog.trouble.text()
    dialog.reason.setText("For the municipality")
    dialog.save_button.click()
    assert "already a file" in dialog.trouble.text() and dialog.save_button.text() == "Replace the file"
    assert (tmp_path / "contract.pdf").read_bytes() == b"older"
    dialog.save_button.click()
    assert saved == [(tmp_path / "contract.pdf", "For the municipality", True)]
    assert (tmp_path / "contract.pdf").read_bytes().startswith(b"%PDF")


def test_every_control_has_a_name(page: PapersPage) -> None:
    controls = [page.list, page.preview.view, page.save_button, page.others, page.verify_button]
    controls += [page.bar.queue, page.bar.print_button, page.bar.look_button]
    controls += [page.bar.wishes.copies, page.bar.wishes.size_of_paper, page.bar.wishes.colour]
    controls += [page.preview.bar.larger, page.preview.bar.smaller, page.preview.bar.back]
    for control in [*controls, *page.make_buttons.values()]:
        assert isinstance(control, QWidget) and control.accessibleName()


def test_what_a_contract_lacks_is_named_at_once_and_each_leads_to_its_place(page: PapersPage) -> None:
    asked: list[tuple[str, str]] = []
    page.lacking_chosen.connect(lambda kind, name: asked.append((kind, name)))
    page.make_buttons["contract_to_sign"].click()
    assert page.lacking.isVisibleTo(page) and "cannot be signed yet" in page.lacking.said.text()
    assert len(page.lacking.links) > 5 and not page._papers
    for link in page.lacking.links:
        link.click()
    assert {("fact", "birth_date"), ("name", ""), ("course", "")} <= set(asked)


def test_every_other_paper_stands_in_the_menu_and_says_what_it_needs(page: PapersPage) -> None:
    assert {one.data() for one in page.menu.actions()} == set(KINDS) - set(page.make_buttons)
    for kind, says in (("course", "no course yet"), ("referral", "another office"), ("ticket", "kiosk")):
        action(kind, page).trigger()
        assert says in page.said.text()


def test_a_paper_is_seen_larger_and_page_by_page(page: PapersPage, qtbot: QtBot) -> None:
    made(page, qtbot)
    narrow, count = page.preview.view.pages[0].image.width(), len(page.preview.view.pages)
    assert page.preview.bar.where.text() == f"Page 1 of {count}" and count > 1
    qtbot.waitUntil(lambda: page.preview.view.verticalScrollBar().maximum() > 0, timeout=PATIENCE)
    page.preview.bar.on.click()
    assert page.preview.bar.where.text() == f"Page 2 of {count}"
    page.preview.bar.larger.click()
    qtbot.waitUntil(lambda: page.preview.view.pages[0].image.width() > narrow * 1.2, timeout=PATIENCE)
    assert page.preview.bar.fit.text() == "125 %"
    qtbot.waitUntil(lambda: page.preview.bar.where.text() == f"Page 2 of {count}", timeout=PATIENCE)
    page.preview.bar.fit.click()
    qtbot.waitUntil(lambda: page.preview.view.pages[0].image.width() < narrow * 1.1, timeout=PATIENCE)


def test_a_paper_is_checked_by_its_code_and_by_its_file(page: PapersPage, tmp_path: Path, qtbot: QtBot) -> None:
    paper = made(page, qtbot)
    dialog = VerifyDialog(load("en"), page._do, page)
    qtbot.addWidget(dialog)
    dialog.code.setText(paper.code)
    dialog.check_button.click()
    assert "is as it was made" in dialog.said.text() and "the same" in dialog.more.text()
    dialog.code.setText(paper.code[:-1])
    dialog.check_button.click()
    assert "not whole" in dialog.said.text() and dialog.code.text() == paper.code[:-1]
    file = tmp_path / "contract.pdf"
    file.write_bytes(page._do(lambda office: papers.read(office, paper.id)) + b"%")
    dialog.check_file(file)
    assert "is not as it was made" in dialog.said.text()


def test_a_printer_that_is_taken_away_in_the_middle_of_a_job_is_said(
    page: PapersPage, print_house: PrintHouse, qtbot: QtBot
) -> None:
    try:
        send_to_a_printer_that_does_not_answer(page, print_house, qtbot)
        qtbot.waitUntil(lambda: "Take it back" in page.bar.yes.text() and page.bar.yes.isVisible(), timeout=PATIENCE)
        print_house.run("cancel", "-a")
        print_house.run("lpadmin", "-x", "Traag")
        qtbot.waitUntil(lambda: "look there before you print again" in page.bar.said.text(), timeout=PATIENCE)
        page.bar.print_button.setEnabled(True)
        page.bar.print_button.click()
        assert "printed at" in page.bar.said.text(), "the copy is asked about, not made again silently"
    finally:
        print_house.run("lpadmin", "-x", "Traag")


def test_no_word_is_cut_off_on_a_small_screen(work: Workplace, window: CounterWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    for code in ("nl", "fr", "en"):
        window.speak(code)
        with qtbot.waitExposed(window):
            window.show()
        assert window.work is not None
        window.work.tabs.open("papers")
        QApplication.processEvents()
        buttons = [one for one in window.work.tabs.papers.findChildren(QAbstractButton) if one.isVisible()]
        assert window.work.tabs.papers.others in buttons
        assert [one.text() for one in buttons if one.width() < one.sizeHint().width()] == []


def test_the_slip_of_an_appointment_is_printed_with_one_press(
    open_window: Callable[[Path], CounterWindow], folder: Path, pdf_printer: PrintHouse, qtbot: QtBot
) -> None:
    window = open_window(folder)
    window.show()
    window.unlock("practice", "practice")
    work = window.work
    assert work is not None
    work.new()
    work.tabs.open("appointment")
    assert work.tabs.appointment.slip_button.isHidden()
    work.tabs.appointment.texts["place"].setText("Carnotstraat 110")
    work.tabs.appointment.texts["place"].returnPressed.emit()
    assert not work.tabs.appointment.slip_button.isHidden()
    work.tabs.appointment.slip_button.click()
    qtbot.waitUntil(lambda: bool(work.tabs.papers._papers and work.tabs.papers._papers[0].given_out), timeout=PATIENCE)
    (slip,) = work.tabs.papers._papers
    assert slip.kind == "slip" and len(slip.given_out) == 1 and len(pdf_printer.printed(slip.id)) == 1


def test_the_signed_copy_marks_the_paper(page: PapersPage, qtbot: QtBot) -> None:
    assert not page.sign.button.isEnabled()
    paper = made(page, qtbot)
    assert page.sign.button.isEnabled() and not page.sign.back_action.isEnabled()
    page.sign.keep(paper.id, pdf_of(b"signed"), "signed: contract")
    page.refresh()
    assert "✓ Signed copy kept on " in page.list.item(0).text()
    chosen = page._chosen()
    assert chosen is not None and chosen.signed_at


def test_a_pdf_is_the_signed_copy_as_it_stands_and_can_be_taken_back(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    made(page, qtbot)
    file = tmp_path / "contract signed with eID.pdf"
    file.write_bytes(pdf_of(b"signed"))
    page.sign.take_file(file)
    qtbot.waitUntil(lambda: "counts as signed" in page.said.text(), timeout=PATIENCE)
    assert "✓ Signed copy kept on " in page.list.item(0).text()

    def reason() -> ReasonDialog:
        return next(one for one in page.sign.findChildren(ReasonDialog) if one.isVisible())

    def give_no_reason_and_then_half_of_one() -> None:
        reason().do_button.click()
        assert reason().trouble.text() == "Write the reason first." and reason().isVisible()
        reason().reason.setText("the page of")
        reason().done(LOCKED)

    def go_on_after_the_lock() -> None:
        reason().reason.setText(f"{reason().reason.text()} somebody else")
        reason().do_button.click()

    for deed in (give_no_reason_and_then_half_of_one, go_on_after_the_lock):
        QTimer.singleShot(0, deed)
        page.sign.back_action.trigger()
    assert "Signed copy taken back: the page of somebody else" in page.list.item(0).text()
    assert "does not count any more" in page.said.text() and not page.sign.back_action.isEnabled()


def test_a_pdf_that_cannot_be_the_signed_copy_is_one_sentence(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    made(page, qtbot)
    file = tmp_path / "contract.pdf"
    file.write_bytes(b"%PDF-1.4 half of it")
    page.sign.take_file(file)
    qtbot.waitUntil(lambda: page.said.text().startswith("contract.pdf: "), timeout=PATIENCE)
    assert "damaged" in page.said.text()
    assert "Signed copy" not in page.list.item(0).text()


def test_a_scan_that_cannot_be_read_becomes_the_signed_copy_only_when_somebody_says_so(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    made(page, qtbot)
    file = tmp_path / "contract.pdf"
    file.write_bytes(pages.document([pages.take(diploma(blurred_mm=0.5))]))
    page.sign.take_file(file)
    told = "contract.pdf, Page 1: ⚠ This page is not sharp"
    qtbot.waitUntil(lambda: told in page.sign.held.said.text(), timeout=PATIENCE)
    assert "Signed copy" not in page.list.item(0).text()
    page.sign.held.keep_button.click()
    assert "✓ Signed copy kept on " in page.list.item(0).text()
