"""The journeys of the feature files, through the real kiosk and counter windows to a real print system."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QDialog, QLineEdit
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from app.actions import inbox, visit
from app.facts.casefile import read_case
from app.office import new_office, open_kiosk, open_office
from app.words import LANGUAGES, Words, load
from tests.journeys import at_the_counter, at_the_kiosk, hands
from tests.journeys.at_the_counter import say
from tests.print_house import PrintHouse, text_of
from tests.soak import fingers
from tests.ui.counter.test_walk import CASE
from tests.ui.counter.test_walk import SAID as OF_W01
from ui.counter.window import CounterWindow
from ui.kiosk.done_page import DonePage
from ui.kiosk.idle_page import IdlePage
from ui.kiosk.question_page import QuestionPage
from ui.kiosk.resting_window import RestingWindow
from ui.kiosk.review_page import ReviewPage
from ui.kiosk.window import KioskWindow
from ui.parts import listen_bar
from ui.parts.page_view import PageView
from ui.parts.player import Player

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
scenarios(".")
OFFICE = at_the_counter.OFFICE


@dataclass
class Story:
    """The two windows of one office, and what the people in the story remember."""

    folder: Path
    house: PrintHouse | None
    qtbot: QtBot
    ticket: str = ""
    heard: list[tuple[str, str]] = field(default_factory=list)
    printed: list[Path] = field(default_factory=list)
    _kiosk: KioskWindow | None = None
    _counter: CounterWindow | None = None
    _resting: RestingWindow | None = None

    @property
    def kiosk(self) -> KioskWindow:
        assert self._kiosk is not None, "nobody touched the kiosk"
        return self._kiosk

    @property
    def resting(self) -> RestingWindow:
        assert self._resting is not None, "no kiosk rests"
        return self._resting

    @property
    def counter(self) -> CounterWindow:
        assert self._counter is not None, "nobody sits at the counter"
        return self._counter

    @property
    def printer(self) -> PrintHouse:
        assert self.house is not None, "the office has no printer"
        return self.house

    @property
    def words(self) -> Words:
        return self.kiosk.visit.words

    def paper(self) -> str:
        """The paper that is chosen at the counter."""
        return at_the_counter.chosen_paper(self.counter)


@given("a practice office with a printer", target_fixture="story")
def practice_office(
    tmp_path: Path, pdf_printer: PrintHouse, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Story:
    new_office(tmp_path / "office", name="Oefenkantoor", operator="atlas", practice=True)
    for name, room in (("HOME", "home"), ("TMPDIR", "temp"), ("XDG_CACHE_HOME", "cache"), ("XDG_RUNTIME_DIR", "run")):
        (tmp_path / room).mkdir(mode=0o700)
        monkeypatch.setenv(name, str(tmp_path / room))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return Story(tmp_path / "office", pdf_printer, qtbot)


@given("a practice office", target_fixture="story")
def office_without_printer(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Story:
    """Without a printer, and with a sound device that plays to nobody and keeps time."""
    monkeypatch.setattr(listen_bar, "Player", partial(Player, silent=True))
    new_office(tmp_path / "office", name="Oefenkantoor", operator="atlas", practice=True)
    return Story(tmp_path / "office", None, qtbot)


# The kiosk


@given(parsers.parse('the kiosk is touched while it greets in "{code}"'))
def kiosk_is_touched(story: Story, code: str) -> None:
    office = open_kiosk(story.folder)
    story._kiosk = KioskWindow(lambda: visit.begin(office))
    story.qtbot.addWidget(story.kiosk, before_close_func=lambda window: window.leave())
    story.kiosk.resize(1280, 720)
    story.kiosk.begin(code)
    story.kiosk.show()
    story.ticket = story.kiosk.visit.ticket


@then("the ticket number is on the screen")
def ticket_is_shown(story: Story) -> None:
    assert story.ticket and story.ticket in hands.read(story.kiosk)


@when(parsers.parse('the newcomer goes on from the privacy page and chooses "{language}"'))
def chooses_language(story: Story, language: str) -> None:
    at_the_kiosk.press(story.kiosk, story.words, "kiosk.continue")
    at_the_kiosk.choose_language(story.kiosk, language)


@when(parsers.parse('the newcomer changes the language to "{language}"'))
def changes_language(story: Story, language: str) -> None:
    hands.press(story.kiosk, story.words.name)
    at_the_kiosk.choose_language(story.kiosk, language)


@then("the page is mirrored")
def page_is_mirrored(story: Story) -> None:
    _reads_from(story, Qt.LayoutDirection.RightToLeft)


@then("the page is not mirrored")
def page_is_not_mirrored(story: Story) -> None:
    _reads_from(story, Qt.LayoutDirection.LeftToRight)


def _reads_from(story: Story, side: Qt.LayoutDirection) -> None:
    back = hands.find(story.kiosk, QAbstractButton, story.words.say("kiosk.back", ""))
    on = hands.find(story.kiosk, QAbstractButton, story.words.say("kiosk.continue", ""))
    back_is_left = back.mapToGlobal(back.rect().center()).x() < on.mapToGlobal(on.rect().center()).x()
    assert (story.kiosk.layoutDirection(), back_is_left) == (side, side == Qt.LayoutDirection.LeftToRight)
    assert LANGUAGES[story.words.code].rtl != back_is_left


@when("the newcomer says")
def newcomer_says(story: Story, datatable: list[list[str]]) -> None:
    wanted = dict(datatable)
    while wanted:
        assert isinstance(story.kiosk.page, QuestionPage), f"never asked: {', '.join(wanted)}"
        answer = wanted.pop(story.kiosk.asking, None)
        if answer is None:
            at_the_kiosk.press(story.kiosk, story.words, "kiosk.unknown")
        else:
            asked = story.kiosk.asking
            at_the_kiosk.fill_in(story.kiosk, story.words, answer)
            at_the_kiosk.press(story.kiosk, story.words, "kiosk.continue")
            assert story.kiosk.asking != asked or not isinstance(story.kiosk.page, QuestionPage), answer


@when("the newcomer does not know the rest")
def does_not_know_the_rest(story: Story) -> None:
    while isinstance(story.kiosk.page, QuestionPage):
        at_the_kiosk.press(story.kiosk, story.words, "kiosk.unknown")


@when(parsers.parse('the newcomer fills in "{answer}" and does not go on'))
def fills_in(story: Story, answer: str) -> None:
    at_the_kiosk.fill_in(story.kiosk, story.words, answer)


@when(parsers.parse('the newcomer fills in "{answer}" and tries to go on'))
def fills_in_and_tries(story: Story, answer: str) -> None:
    at_the_kiosk.fill_in(story.kiosk, story.words, answer)
    at_the_kiosk.press(story.kiosk, story.words, "kiosk.continue")


@when("the newcomer goes on")
def goes_on(story: Story) -> None:
    at_the_kiosk.press(story.kiosk, story.words, "kiosk.continue")


@when(parsers.parse("the newcomer goes back {times:d} times"))
def goes_back(story: Story, times: int) -> None:
    for _ in range(times):
        at_the_kiosk.press(story.kiosk, story.words, "kiosk.back")


@when(parsers.parse("the newcomer does not know the first {number:d} answers"))
def does_not_know_the_first(story: Story, number: int) -> None:
    for _ in range(number):
        at_the_kiosk.press(story.kiosk, story.words, "kiosk.unknown")


@then(parsers.parse("it is still page {number:d}"))
def still_page(story: Story, number: int) -> None:
    assert isinstance(story.kiosk.page, QuestionPage) and story.kiosk.page._number == number


@then(parsers.parse("at most {number:d} answers were asked"))
def at_most(story: Story, number: int) -> None:
    assert isinstance(story.kiosk.page, ReviewPage) and len(story.kiosk.page.rows) <= number


@when("the newcomer listens")
def listens(story: Story) -> None:
    story.kiosk._bar_for_listening().reader.began.connect(lambda one, code: story.heard.append((one.said, code)))
    at_the_kiosk.press(story.kiosk, story.words, "kiosk.listen")


@then(parsers.parse('"{sentence}" is heard in "{code}"'))
def is_heard(story: Story, sentence: str, code: str) -> None:
    hands.wait_until(lambda: (sentence, code) in story.heard, f"{sentence} is heard; heard were {story.heard}")


@then("the ticket number is heard")
def ticket_is_heard(story: Story) -> None:
    hands.wait_until(lambda: any(story.ticket in said for said, _ in story.heard), f"the number among {story.heard}")


@when(parsers.parse('by keys the newcomer presses "{name}"'))
def presses_by_keys(story: Story, name: str) -> None:
    hands.tab_to(story.kiosk, name)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


@when('by keys the newcomer answers "I do not know" to the end')
def answers_by_keys(story: Story) -> None:
    while isinstance(story.kiosk.page, QuestionPage):
        presses_by_keys(story, story.words.say("kiosk.unknown", ""))


@when("the newcomer walks away")
def walks_away(story: Story) -> None:
    story.kiosk._idle.start(10)
    hands.wait_until(lambda: isinstance(story.kiosk.page, IdlePage), "the kiosk asks whether somebody is there")


@then(parsers.parse('the kiosk asks "{sentence}"'))
def kiosk_asks(story: Story, sentence: str) -> None:
    assert sentence in hands.read(story.kiosk.page)


@when("nobody answers until the countdown ends")
def nobody_answers(story: Story) -> None:
    assert isinstance(story.kiosk.page, IdlePage)
    story.kiosk.page.countdown._timer.setInterval(1)
    hands.wait_until(lambda: story.kiosk._over, "the visit is over")


@then("nothing of the visit is left in the kiosk")
def nothing_is_left(story: Story) -> None:
    assert story.kiosk.visit.ticket == "" and story.kiosk.visit.answer("birth_date") is None


@then(parsers.parse('"{answer}" is still filled in'))
def is_still_filled_in(story: Story, answer: str) -> None:
    day, month, year = answer.split(" ")
    lines = [line.text() for line in hands.seen(story.kiosk.page, QLineEdit)]
    (box,) = hands.seen(story.kiosk.page, QComboBox)
    assert (sorted(lines), box.currentText()) == (sorted([day, year]), month)


@then(parsers.parse('the next question is "{question}"'))
def next_question(story: Story, question: str) -> None:
    assert isinstance(story.kiosk.page, QuestionPage) and story.kiosk.asking == question


@then(parsers.parse('the answers are shown to be checked, among them "{answer}"'))
def answers_are_shown(story: Story, answer: str) -> None:
    assert isinstance(story.kiosk.page, ReviewPage) and answer in hands.read(story.kiosk.page)


@when("the newcomer sends the answers")
def sends_the_answers(story: Story) -> None:
    at_the_kiosk.press(story.kiosk, story.words, "kiosk.send")


@when("the newcomer sends the answers and leaves")
def sends_and_leaves(story: Story) -> None:
    sends_the_answers(story)
    story.kiosk.leave()


@then("the last page shows the ticket number")
def last_page(story: Story) -> None:
    assert isinstance(story.kiosk.page, DonePage) and story.ticket in hands.read(story.kiosk.page)
    story.kiosk.leave()


@when("the letterbox can no longer be written")
def letterbox_closed(story: Story) -> None:
    box = story.folder / "letterbox"
    box.rename(story.folder / "letterbox-away")
    box.write_text("a file in the place of the folder", encoding="utf-8")


@when("the letterbox can be written again")
def letterbox_open(story: Story) -> None:
    (story.folder / "letterbox").unlink()
    (story.folder / "letterbox-away").rename(story.folder / "letterbox")


@then("the page asks to call staff, because the answer was not sent")
def asks_to_call_staff(story: Story) -> None:
    assert isinstance(story.kiosk.page, QuestionPage)
    assert story.kiosk.page.wrong.isVisible()
    assert "medewerker" in story.kiosk.page.wrong.text() and "niet verstuurd" in story.kiosk.page.wrong.text()


# The kiosk as it runs: the visit in a process of its own


@given("a kiosk that rests, and a newcomer whose visit will crash")
def kiosk_rests(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fingers in the visit's process go the way that its number tells."""
    monkeypatch.setenv("SOAK_NOTES", str(tmp_path / "notes"))
    monkeypatch.setenv("SOAK_PAUSE", "10")
    story.ticket = f"A-{fingers.WAYS.index('crashes'):03d}"
    (story.folder / "kiosks" / "A.number").write_text(str(fingers.WAYS.index("crashes") - 1))
    story._resting = RestingWindow(fingers.command("visit", story.folder), place=(0, 0, 1280, 720))
    story.qtbot.addWidget(story.resting, before_close_func=lambda window: window.close_visits())
    with story.qtbot.waitSignal(story.resting.ready, timeout=60_000):
        story.resting.show()


@when("the newcomer answers until the program crashes")
def answers_until_the_crash(story: Story) -> None:
    with story.qtbot.waitSignal(story.resting.ended, timeout=60_000) as told:
        QTest.mouseClick(story.resting, Qt.MouseButton.LeftButton)
    assert told.args is not None and told.args[0] < 0, "a signal ended it"


@then("the resting page is clean and says that something went wrong")
def resting_page_is_clean(story: Story) -> None:
    said = hands.read(story.resting)
    assert load("nl").say("kiosk.sorry", "") in said and story.ticket not in said


@then("the counter has what was said until then, under the number of that visit")
def counter_has_it(story: Story) -> None:
    (one,) = _waiting(story)
    assert (one.ticket, one.finished, one.running) == (story.ticket, False, False) and one.answered >= 2


@then("the next newcomer gets another number")
def next_newcomer(story: Story) -> None:
    story.resting.touched()
    hands.wait_until(lambda: len(_waiting(story)) == 2, "somebody else has begun")
    assert len({one.ticket for one in _waiting(story)}) == 2


def _waiting(story: Story) -> list[inbox.Waiting]:
    office = open_office(story.folder, "practice", "practice")
    try:
        return inbox.waiting(office)
    finally:
        office.vault.close()


# The counter


@given("the assessor unlocks the counter")
@when("the assessor unlocks the counter")
def unlocks(story: Story) -> None:
    story._counter = CounterWindow(story.folder, "nl")
    story.qtbot.addWidget(story.counter)
    story.counter.resize(1280, 720)
    story.counter.show()
    at_the_counter.unlock(story.counter, "practice", "practice")


@when("the assessor looks at the visit of that ticket")
def looks_at_visit(story: Story) -> None:
    hands.press(story.counter, say("counter.refresh"))
    hands.choose_in_list(story.counter, say("counter.list.inbox"), story.ticket)


@when("the assessor takes the visit")
def takes(story: Story) -> None:
    hands.press(story.counter, say("counter.visit.take"))


@when("the assessor takes the visit of that ticket")
def takes_visit(story: Story) -> None:
    looks_at_visit(story)
    takes(story)


@then("the visit cannot be taken yet")
def cannot_be_taken(story: Story) -> None:
    assert not hands.find(story.counter, QAbstractButton, say("counter.visit.take")).isEnabled()
    assert say("counter.visit.wait") in hands.read(story.counter)


@then("a dossier is open")
def dossier_is_open(story: Story) -> None:
    assert hands.has(story.counter, QAbstractButton, say("counter.name.title"))
    assert story.ticket in hands.read(story.counter)


@given("the assessor opens a new dossier")
def opens_new_dossier(story: Story) -> None:
    hands.press(story.counter, say("counter.dossier.new"))


@given(parsers.re('the assessor writes the name "(?P<name>[^"]+)"$'))
@when(parsers.re('the assessor writes the name "(?P<name>[^"]+)"$'))
def writes_name(story: Story, name: str) -> None:
    writes_names(story, name, "")


@when(parsers.re('the assessor writes the name "(?P<name>[^"]+)", in Latin letters "(?P<latin>[^"]+)"'))
def writes_names(story: Story, name: str, latin: str) -> None:
    def fill(dialog: QDialog) -> None:
        hands.write(dialog, say("counter.name.own"), name)
        if latin:
            hands.write(dialog, say("counter.name.latin"), latin)
        hands.press(dialog, say("counter.name.keep"))

    hands.in_dialog(fill, lambda: hands.press(story.counter, say("counter.name.title")))
    assert name in hands.read(story.counter)


@then(parsers.parse('the advice names "{what}"'))
def advice_names(story: Story, what: str) -> None:
    assert what in hands.read(story.counter)


@when(parsers.parse('the assessor chooses the course "{code}"'))
def chooses_course(story: Story, code: str) -> None:
    hands.open_tab(story.counter, say("counter.tab.courses"))
    table = hands.find(story.counter, QAbstractItemView, say("counter.courses"))
    model = table.model()
    (row,) = [one for one in range(model.rowCount()) if code in str(model.index(one, 1).data())]
    table.setCurrentIndex(model.index(row, 1))
    hands.press(story.counter, say("counter.course.choose"))
    assert code in hands.read(story.counter)


@when(parsers.parse('the assessor makes an appointment at "{place}" about "{what}"'))
def makes_appointment(story: Story, place: str, what: str) -> None:
    at_the_counter.make_appointment(story.counter, place, what)


@when(parsers.parse('the assessor makes the paper "{kind}"'))
def makes_paper(story: Story, kind: str) -> None:
    at_the_counter.make_paper(story.counter, kind)
    story.printed = []


@when('the assessor answers what is still asked, as in the case "w01"')
def answers_what_is_open(story: Story) -> None:
    facts = read_case(CASE).blocks["facts"]
    assert isinstance(facts, dict)
    at_the_counter.answer_what_is_open(story.counter, {**facts, **OF_W01, "diplomas_any": "no"})


@when("the assessor confirms the advice")
def confirms_the_advice(story: Story) -> None:
    at_the_counter.confirm_all(story.counter)


@when("the assessor prints the slip with one press")
def prints_slip(story: Story) -> None:
    hands.press(story.counter, say("counter.appointment.slip"))
    slip = say("papers.kind.slip")
    printed = f"the receipt of {slip} is there"
    hands.wait_until(lambda: slip in _chosen(story) and _receipts(story) > 0, printed, story.counter)


@when("the signed copy is scanned and dropped on the evidence")
def signed_copy(story: Story, tmp_path: Path) -> None:
    scan = tmp_path / "getekend.pdf"
    scan.write_bytes(story.printed[0].read_bytes())
    at_the_counter.drop_file(story.counter, scan)


@then(parsers.parse('the evidence holds "{name}"'))
def evidence_holds(story: Story, name: str) -> None:
    model = hands.find(story.counter, QAbstractItemView, say("evidence.list")).model()
    hands.wait_until(
        lambda: any(name in str(model.index(row, 0).data()) for row in range(model.rowCount())),
        f"the evidence holds {name}", story.counter,
    )  # fmt: skip


@then(parsers.parse('it does not say "{text}"'))
def it_does_not_say(story: Story, text: str) -> None:
    assert text not in text_of(story.printed[0])


@then(parsers.parse('the preview shows a page that says "{text}"'))
def preview_says(story: Story, text: str) -> None:
    preview = hands.find(story.counter, PageView, say("papers.preview"))
    hands.wait_until(lambda: bool(preview.pages), "the pages are drawn", story.counter)
    assert any(text in page.text for page in preview.pages)


@when("the assessor prints it")
def prints(story: Story) -> None:
    tries_to_print(story)
    hands.wait_until(lambda: _receipts(story) > 0, "the receipt is there", story.counter)


@when("the assessor tries to print it")
@when("the assessor asks to print it once more")
def tries_to_print(story: Story) -> None:
    button = hands.find(story.counter, QAbstractButton, say("papers.print"))
    hands.wait_until(button.isEnabled, "a printer is found", story.counter)
    button.click()
    QApplication.processEvents()


@when(parsers.parse('the assessor says "{answer}"'))
def answers_the_question(story: Story, answer: str) -> None:
    before = _receipts(story)
    hands.press(story.counter, answer)
    hands.wait_until(lambda: _receipts(story) > before, "the receipt is there", story.counter)


@then(parsers.parse('the place of printing says "{text}"'))
def place_says(story: Story, text: str) -> None:
    hands.wait_until(lambda: text in hands.read(story.counter), f"it says {text!r}", story.counter)


@then("the dossier holds the receipt")
def dossier_holds_receipt(story: Story) -> None:
    assert _receipts(story) == 1


def _chosen(story: Story) -> str:
    """What the list of papers says of the chosen one."""
    return str(hands.find(story.counter, QAbstractItemView, say("papers.list")).currentIndex().data())


def _receipts(story: Story) -> int:
    """How many copies the list of papers counts for the chosen one."""
    before, after = OFFICE.say("papers.copies", "", count="|").split("|")
    for line in _chosen(story).splitlines():
        if line.startswith(before) and line.endswith(after):
            return int(line.removeprefix(before).removesuffix(after))
    return 0


# The printer


@when(parsers.parse('the printer stops because "{why}"'))
def printer_stops(story: Story, why: str) -> None:
    story.printer.halt(story.printer.balie, why)


@when("the printer goes on")
def printer_goes_on(story: Story) -> None:
    story.printer.go_on(story.printer.balie)


@then("nothing came out of the printer")
def nothing_came_out(story: Story) -> None:
    assert story.printer.printed(story.paper()) == [] and story.printer.waiting() == []


@then("one paper comes out of the printer")
def one_paper(story: Story) -> None:
    papers_come_out(story, 1)


@then(parsers.parse("{count:d} papers come out of the printer"))
def papers_come_out(story: Story, count: int) -> None:
    story.printed = story.printer.printed(story.paper())
    assert len(story.printed) == count


@then(parsers.parse('it says "{text}"'))
def it_says(story: Story, text: str) -> None:
    assert text in text_of(story.printed[0])


@then("no page of it lies in the clear on the disk")
def nothing_in_the_clear(story: Story) -> None:
    for path in [*story.folder.rglob("*"), *(story.printer.folder / "spool").rglob("*")]:
        assert not path.is_file() or b"%PDF" not in path.read_bytes(), path


@then("nowhere on the machine stands in the clear")
def stands_nowhere_in_the_clear(story: Story, datatable: list[list[str]]) -> None:
    """The office, the home, folders for what is passing, and the print system with its spool and logs."""
    marks = [mark.encode(code) for (mark,) in datatable for code in ("utf-8", "utf-16-le")]
    written = [*story.folder.parent.rglob("*"), *story.printer.folder.rglob("*")]
    found = [path for path in written if path.is_file() and any(mark in path.read_bytes() for mark in marks)]
    assert found == []
    assert any(path.name == "vault.db" for path in written) and any("spool" in path.parts for path in written)
