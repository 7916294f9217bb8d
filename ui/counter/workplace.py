"""The opened office: lists at the left, the dossier in the middle, the advice at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app import interview
from app.actions import dossier, inbox
from app.actions.advise import Advised, advise_dossier
from app.actions.dossier import Opened
from app.actions.inbox import Waiting
from app.errors import OfficeError
from app.facts import Plain
from app.interview import Question
from app.office import Office
from app.words import Words
from ui.counter import look
from ui.counter.advice_panel import AdvicePanel
from ui.counter.appointment_page import AppointmentPage
from ui.counter.courses_page import CoursesPage
from ui.counter.decide_dialog import DecideDialog
from ui.counter.desk import Desk
from ui.counter.header import Header
from ui.counter.interview_page import InterviewPage
from ui.counter.lists import Lists
from ui.counter.log_page import LogPage
from ui.counter.name_dialog import NameDialog
from ui.counter.papers_page import PapersPage
from ui.counter.trouble import sentence
from ui.counter.visit_page import VisitPage
from ui.parts.tokens import DESK_LEFT, DESK_NARROWER, DESK_RIGHT, DESK_WIDE, LIGHT, Colours

LOCKED = 2
"""How a dialog ends that the lock closes."""
TABS = ("interview", "courses", "appointment", "papers", "log")
TAB_NAMES = {
    "interview": "Interview", "courses": "Courses", "appointment": "Appointment", "papers": "Papers", "log": "Log",
}  # fmt: skip


class Workplace(QWidget):
    """Shows one visit or one dossier at a time; every deed goes over the desk."""

    def __init__(self, desk: Desk, words: Words, queue: str = "", colours: Colours = LIGHT) -> None:
        super().__init__()
        self._desk, self.words, self._queue = desk, words, queue
        self.dossier = ""
        self.opened: Opened | None = None
        self._unfinished: dict[tuple[str, str], tuple[str, ...]] = {}
        self._stale: dict[QWidget, Callable[[], None]] = {}
        self.advised: Advised | None = None
        office = desk.office
        assert office is not None
        self._clock = office.clock
        self.lists = Lists(desk, words, colours)
        self.lists.visit_chosen.connect(self.look_at)
        self.lists.dossier_chosen.connect(self.open)
        self.lists.new_asked.connect(self.new)
        self.lists.trouble.connect(self.say)
        self.panel = AdvicePanel(words, self.confirm, self.decide)
        self.panel.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(office))
        row.addWidget(self._middle(), 1)
        row.addWidget(self.panel)
        self._tab_keys()

    def _left(self, office: Office) -> QWidget:
        left = QWidget()
        left.setObjectName("left")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.left_column = left
        self.left = QVBoxLayout(left)
        self.left.setContentsMargins(0, 2 * look.STEP, 0, look.STEP)
        self.left.setSpacing(0)
        for text, role in (("Onthaal", "head"), (f"{office.settings.name} · {office.person.name}", "quiet")):
            made = look.label(text, role)
            made.setContentsMargins(2 * look.STEP, 0, 2 * look.STEP, 0)
            self.left.addWidget(made)
        self.left.addWidget(self.lists, 1)
        return left

    def _middle(self) -> QWidget:
        words = self.words
        middle = QWidget()
        middle.setObjectName("middle")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = look.column(middle, 2 * look.STEP)
        self.message = look.label("", "wrong")
        self.message.hide()
        column.addWidget(self.message)
        self.header = Header(words, self.rename)
        self.interview = InterviewPage(words, self.keep)
        self.courses = CoursesPage(words, self.choose_course)
        self.appointment = AppointmentPage(words, self.make_appointment, self._clock.today())
        self.papers = PapersPage(words, self._desk.do, self._queue)
        self.log = LogPage(words)
        self.visit_page = VisitPage(words)
        self.visit_page.taken.connect(self.take)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        pages = (self.interview, self.courses, self.appointment, self.papers, self.log)
        for name, page in zip(TABS, pages, strict=True):
            self.tabs.addTab(page, words.say(f"counter.tab.{name}", TAB_NAMES[name]))
        self.tabs.tabBar().setAccessibleName(words.say("counter.tabs", "Parts of the dossier"))
        self.tabs.currentChanged.connect(lambda _: self._draw_tab())
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        welcome = look.label(words.say("counter.welcome", "Take a visit from the inbox, or open a dossier."), "quiet")
        welcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        whole = QWidget()
        inside = look.column(whole, 0)
        inside.addWidget(self.header)
        inside.addWidget(self.tabs, 1)
        self.pages = QStackedWidget()
        self.welcome, self.whole = welcome, whole
        for page in (welcome, self.visit_page, whole):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)
        return middle

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the columns beside give some room to the middle."""
        super().resizeEvent(event)
        less = DESK_NARROWER if self.width() < DESK_WIDE else 0
        self.left_column.setFixedWidth(DESK_LEFT - less)
        self.panel.setFixedWidth(DESK_RIGHT - less)

    def _tab_keys(self) -> None:
        for number, name in enumerate(TABS):
            keys, said = f"Ctrl+{number + 1}", self.words.say(f"counter.tab.{name}", TAB_NAMES[name])
            QShortcut(QKeySequence(keys), self, partial(self.tabs.setCurrentIndex, number))
            self.tabs.setTabToolTip(number, f"{said}  {keys}")

    # Visits

    def look_at(self, visit: Waiting) -> None:
        """Show a visit before it is taken."""
        try:
            perhaps = self._desk.do(lambda office: dossier.perhaps_known(office, visit.said))
        except OfficeError as error:
            self.say(sentence(self.words, error))
            return
        self.say("")
        self.panel.hide()
        self.visit_page.show_visit(visit, perhaps)
        self.pages.setCurrentWidget(self.visit_page)

    def take(self, into: str = "") -> None:
        """Take the visit that is shown into a new dossier, or into one that was chosen."""
        visit = self.visit_page.visit
        if visit is None:
            return
        try:
            taken = self._desk.do(lambda office: inbox.take(office, visit.visit, into or None))
        except OfficeError as error:
            self.say(sentence(self.words, error))
            self.lists.refresh()
            return
        self.lists.refresh()
        self.open(taken)

    # The dossier

    def new(self) -> None:
        """An empty dossier, for a newcomer who was not at a kiosk."""
        if self._try(lambda: self.open(self._desk.do(dossier.new))):
            self.lists.refresh()

    def open(self, id_: str) -> None:
        """Show a dossier."""
        self.dossier = id_
        self.say("")
        if self._try(self.refresh):
            self.pages.setCurrentWidget(self.whole)
            self.panel.show()

    def refresh(self) -> None:
        """Read the dossier again and renew question, offer, papers and advice."""
        opened = self._desk.do(lambda office: dossier.open_dossier(office, self.dossier))
        on = self._clock.today()
        self.opened = opened
        self.advised = advise_dossier(opened, on)
        suggested = self.advised.suggested.as_json()
        held = self.advised.held.as_json() if self.advised.departs else suggested
        known = {one.fact: (one.raw, one.proof) for one in opened.known if one.state == "known"}
        self.header.show_dossier(opened, on)
        self.panel.show_advice(opened.id, suggested, held, opened.decisions, known)
        self.interview.show_dossier(opened, self._ahead(opened, held["missing"]))
        self._stale = {
            self.courses: lambda: self.courses.show_dossier(opened, on, held["nt2_track"]["value"]),
            self.appointment: lambda: self.appointment.show_dossier(opened),
            self.papers: lambda: self.papers.show_dossier(opened),
            self.log: lambda: self.log.show_dossier(opened),
        }
        self._draw_tab()

    def _draw_tab(self) -> None:
        """Draw the page that is open, when something changed since; the others wait until they are opened."""
        draw = self._stale.pop(self.tabs.currentWidget(), None)
        if draw is not None:
            draw()

    def rename(self) -> None:
        """Ask for the name and keep it."""
        if self.opened is None:
            return
        dialog = NameDialog(self.words, self.opened.name, self.opened.latin_name, self)
        if self._accepted(dialog, "name"):
            self.name(dialog.name.text(), dialog.latin_name.text())

    def name(self, name: str, latin_name: str = "") -> None:
        """Keep the newcomer's name."""
        if self._try(lambda: self._desk.do(lambda office: dossier.name(office, self.dossier, name, latin_name))):
            self._try(self.refresh)
            self.lists.refresh()

    def keep(
        self, fact: str, question: Question | None, raw: Plain, proof: str, by: str = "newcomer", note: str = ""
    ) -> None:
        """Keep an answer; a refusal goes back to the card that asked."""
        if question is not None:
            asked = question.id
            self._desk.do(lambda o: dossier.answer(o, self.dossier, asked, raw, proof, by=by, note=note))
        else:
            self._desk.do(lambda o: dossier.answer_fact(o, self.dossier, fact, raw, proof, by=by, note=note))
        self.refresh()

    # Decisions, course, appointment

    def confirm(self, result: str, suggested: str) -> None:
        """Keep that the assessor agrees with a suggestion."""
        self._decided(result, suggested, suggested, "", "")

    def decide(self, result: str, suggested: str) -> None:
        """Ask for another value and the reason, and keep it."""
        dialog = DecideDialog(self.words, result, suggested, self)
        if self._accepted(dialog, result):
            value = str(dialog.value.currentData())
            self._decided(result, suggested, value, dialog.reason.text(), dialog.document.text())

    def _decided(self, result: str, suggested: str, value: str, reason: str, document: str) -> None:
        def deed(office: Office) -> None:
            dossier.decide(office, self.dossier, result, value, reason, suggested=suggested, document=document)

        if self._try(lambda: self._desk.do(deed)):
            self._try(self.refresh)

    def choose_course(self, code: str) -> None:
        """Keep a course of the offer."""
        try:
            self._desk.do(lambda office: dossier.choose_course(office, self.dossier, code))
        except OfficeError as error:
            self.courses.say_trouble(sentence(self.words, error))
            return
        self.courses.say_trouble("")
        self._try(self.refresh)

    def make_appointment(self, made: dict[str, str]) -> None:
        """Keep an appointment; it stands on the slip."""

        def deed(office: Office) -> None:
            dossier.make_appointment(
                office, self.dossier, what=made.get("what", ""), at=made["at"], place=made.get("place", ""),
                with_whom=made.get("with", ""), bring=made.get("bring", ""),
            )  # fmt: skip

        try:
            self._desk.do(deed)
        except OfficeError as error:
            self.appointment.say_trouble(sentence(self.words, error))
            return
        self.appointment.say_trouble("")
        self._try(self.refresh)
        self.lists.refresh()

    # Inside

    def say(self, text: str) -> None:
        """One sentence above the page; none takes no room."""
        self.message.setText(text)
        self.message.setAccessibleName(text)
        self.message.setVisible(bool(text))

    def standing(self) -> dict[str, Any]:
        """Where the assessor stands and what was typed, to go on there in another language or set of colours."""
        return {
            "dossier": self.dossier if self.pages.currentWidget() is self.whole else "",
            "list": self.lists.shown, "search": self.lists.search.text(), "tab": self.tabs.currentIndex(),
            "typed": self.interview.card.typed() if self.interview.card else None,
            "appointment": {key: field.text() for key, field in self.appointment.texts.items()},
            "day": self.appointment.day.date(), "time": self.appointment.time.time(),
        }  # fmt: skip

    def stand(self, standing: dict[str, Any]) -> None:
        """Go on where the assessor stood."""
        self.lists.open(standing["list"])
        self.lists.search.setText(standing["search"])
        if standing["dossier"]:
            self.open(standing["dossier"])
        self.tabs.setCurrentIndex(standing["tab"])
        for key, text in standing["appointment"].items():
            self.appointment.texts[key].setText(text)
        self.appointment.day.setDate(standing["day"])
        self.appointment.time.setTime(standing["time"])
        typed = standing["typed"]
        if typed and self.interview.card is not None:
            if typed["fact"] != self.interview.card.fact:
                self.interview.ask(typed["fact"], typed["question"])
            self.interview.card.type_again(typed)

    def _ahead(self, opened: Opened, missing: list[str]) -> list[tuple[str, Question | None]]:
        flow = interview.load()
        answered = {one.fact for one in opened.known}
        ahead: list[tuple[str, Question | None]] = []
        for fact in dossier.next_facts(opened, missing):
            asked = [one for one in flow.for_fact(fact) if one.fills not in answered]
            ahead.append((fact, asked[0] if asked else None))
        return ahead

    def _accepted(self, dialog: NameDialog | DecideDialog, about: str) -> bool:
        """Ask; what was typed when the lock closed the dialog stands there again the next time."""
        dialog.type_again(self._unfinished.pop((self.dossier, about), ()))
        end = dialog.exec()
        if end == LOCKED:
            self._unfinished[self.dossier, about] = dialog.typed()
        return end == QDialog.DialogCode.Accepted

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except OfficeError as error:
            self.say(sentence(self.words, error))
            return False
        return True
