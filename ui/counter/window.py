"""The counter window: inbox at the left, the dossier in the middle, the advice at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from app import interview
from app.actions import dossier, inbox
from app.actions.advise import advise
from app.actions.unlock import lock, unlock
from app.errors import OfficeError
from app.facts import Plain
from app.interview import Question
from app.office import Office
from app.words import Words, load
from ui.counter import look
from ui.counter.advice_panel import AdvicePanel
from ui.counter.courses_page import CoursesPage
from ui.counter.decide_dialog import DecideDialog
from ui.counter.inbox_page import InboxPage
from ui.counter.interview_page import InterviewPage
from ui.counter.papers_page import PapersPage
from ui.counter.unlock_page import UnlockPage

LEFT, RIGHT = 256, 336
T = TypeVar("T")


class CounterWindow(QMainWindow):
    """Starts locked; `unlock` opens the office and shows the three columns."""

    def __init__(self, folder: Path, language: str = "nl", *, queue: str = "", staff: str = "") -> None:
        super().__init__()
        self._folder, self._queue = folder, queue
        self.words: Words = load(language)
        self.office: Office | None = None
        self.dossier = ""
        self.advice: dict[str, Any] = {}
        self.setWindowTitle("Onthaal")
        self.setStyleSheet(look.SHEET)
        self.resize(1440, 900)
        self.unlock_page = UnlockPage(self.words, self.unlock, staff)
        self.setCentralWidget(self.unlock_page)

    def unlock(self, staff: str, passphrase: str) -> None:
        """Open the office; Trouble goes back to the page that asked."""
        self.work_in(unlock(self._folder, staff, passphrase))

    def work_in(self, office: Office) -> None:
        """Show the three columns of an opened office."""
        self.office = office
        self.inbox = InboxPage(office, self.words, self.take, self.open)
        self.interview = InterviewPage(self.words, self._keep)
        self.courses = CoursesPage(self.words, self._choose_course)
        self.papers = PapersPage(self.words, self._do, self._queue)
        self.panel = AdvicePanel(self.words, self._decide)
        self.inbox.setFixedWidth(LEFT)
        self.panel.setFixedWidth(RIGHT)
        self.panel.hide()
        middle = QWidget()
        middle.setObjectName("middle")
        column = QVBoxLayout(middle)
        self.title = look.label("", "title")
        self.subtitle = look.label(
            self.words.say("counter.welcome", "Take a visit from the inbox, or open a dossier."), "quiet"
        )
        self.message = look.label("", "wrong")
        self.tabs = QTabWidget()
        say = self.words.say
        self.tabs.addTab(self.interview, say("counter.tab.interview", "&Interview"))
        self.tabs.addTab(self.courses, say("counter.tab.courses", "&Courses"))
        self.tabs.addTab(self.papers, say("counter.tab.papers", "&Papers"))
        self.tabs.hide()
        for widget in (self.title, self.subtitle, self.message):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        column.addStretch(0)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.inbox)
        row.addWidget(middle, 1)
        row.addWidget(self.panel)
        self.setCentralWidget(whole)

    def take(self, visit: str) -> None:
        """Take a visit into a new dossier and open it."""
        office = self._opened()
        if self._try(lambda: self.open(inbox.take(office, visit))):
            self.inbox.refresh()

    def open(self, id_: str) -> None:
        """Show a dossier."""
        self.dossier = id_
        self.tabs.show()
        self.panel.show()
        self.refresh()

    def refresh(self) -> None:
        """Read the dossier again and renew question, offer, papers and advice."""
        office = self._opened()
        opened = dossier.open_dossier(office, self.dossier)
        on = office.clock.today()
        self.title.setText(opened.latin_name or opened.name or opened.ticket or opened.id)
        self.subtitle.setText(
            f"{self.words.say('counter.dossier', 'Dossier')} {opened.id}   ·   "
            f"{opened.ticket}   ·   {self.words.language(opened.language)}"
        )
        self.advice = advise(opened.facts_raw(), on).as_json()
        flow = interview.load()
        ahead: list[tuple[str, Question | None]] = []
        answered = {one.fact for one in opened.known}
        for fact in dossier.next_facts(opened, self.advice["missing"]):
            asked = [one for one in flow.for_fact(fact) if one.fills not in answered]
            ahead.append((fact, asked[0] if asked else None))
        self.interview.show_dossier(opened, ahead)
        self.courses.show_dossier(opened, on, self.advice["nt2_track"]["value"])
        self.papers.show_dossier(opened)
        self.panel.show_advice(self.advice, opened.decisions)

    def closeEvent(self, event: Any) -> None:
        """Lock the vault when the window goes."""
        if self.office is not None:
            lock(self.office)
            self.office = None
        super().closeEvent(event)

    def _keep(self, fact: str, question: Question | None, raw: Plain, proof: str) -> None:
        office = self._opened()
        if question is not None:
            dossier.answer(office, self.dossier, question.id, raw, proof)
        else:
            dossier.answer_fact(office, self.dossier, fact, raw, proof)
        self.refresh()

    def _choose_course(self, code: str) -> None:
        office = self._opened()
        try:
            dossier.choose_course(office, self.dossier, code)
        except OfficeError as error:
            self.courses.trouble.setText(self._sentence(error))
            return
        self.courses.trouble.setText("")
        self.refresh()

    def _decide(self, result: str, suggested: str) -> None:
        dialog = DecideDialog(self.words, result, suggested, self)
        if dialog.exec():
            office = self._opened()
            dossier.decide(
                office, self.dossier, result, str(dialog.value.currentData()), dialog.reason.text(),
                suggested=suggested, document=dialog.document.text(),
            )  # fmt: skip
            self.refresh()

    def _do(self, deed: Callable[[Office], T]) -> T:
        return deed(self._opened())

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except OfficeError as error:
            self.message.setText(self._sentence(error))
            return False
        self.message.setText("")
        return True

    def _sentence(self, error: OfficeError) -> str:
        return self.words.say(f"counter.trouble.{error.says}", error.says.replace("_", " ").capitalize() + ".")

    def _opened(self) -> Office:
        assert self.office is not None, "the office is locked"
        return self.office
