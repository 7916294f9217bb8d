"""The pages of a dossier behind tabs: each is made when it is first needed and drawn when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.actions import corrections
from app.actions.habits import Columns, Habits
from app.actions.opened import Opened
from app.words import Words
from ui.counter.appointment_page import AppointmentPage
from ui.counter.courses_page import CoursesPage
from ui.counter.desk import Desk
from ui.counter.evidence_page import EvidencePage
from ui.counter.interview_page import InterviewPage
from ui.counter.letters import underlined
from ui.counter.log_page import LogPage
from ui.counter.nt2_page import Nt2Page
from ui.counter.on_screen import OnScreen
from ui.counter.overview_page import OverviewPage
from ui.counter.papers_page import PapersPage
from ui.counter.plan_page import PlanPage
from ui.counter.tab_order import first_control
from ui.counter.table import Table
from ui.counter.unfinished import Unfinished

TABS = ("interview", "evidence", "nt2", "plan", "courses", "appointment", "papers", "log", "overview")
TAB_NAMES = {
    "interview": "Interview", "evidence": "Evidence", "nt2": "NT2", "plan": "Plan", "courses": "Courses",
    "appointment": "Appointment", "papers": "Papers", "log": "Log", "overview": "Overview",
}  # fmt: skip
TYPED_IN = ("interview", "nt2", "plan", "evidence", "appointment")
"""Pages in which something may stand that was not kept yet."""
FORMS = ("plan", "appointment")
"""Of these, the ones that are empty in every dossier at first: what was typed in one waits until it is opened again."""
Page = TypeVar("Page", bound=QWidget)


def tab_names(words: Words) -> list[str]:
    """The words on the tabs, each with its letter underlined."""
    return underlined([words.say(f"counter.tab.{name}", TAB_NAMES[name]) for name in TABS])


class DossierTabs(QTabWidget):
    """`show_dossier` draws the interview and the page that is open at once, the others once they are opened.

    `changed`: something was kept in the dossier on one of the pages; `appointment_made`: an appointment was.
    `lacking_chosen` carries kind and name of what a contract lacks, when somebody wants to go there; `spoken` the
    contact language that was chosen; `arranged` a table whose columns were changed, and how they stand.
    `renewed` says that a page was put behind its tab, or that another card stands in the interview.
    """

    changed = Signal()
    appointment_made = Signal()
    lacking_chosen = Signal(str, str)
    spoken = Signal(str)
    arranged = Signal(str, object)
    renewed = Signal()

    def __init__(self, desk: Desk, words: Words, queue: str, habits: Habits, unfinished: Unfinished) -> None:
        super().__init__()
        assert desk.office is not None
        self._do, self._clock = desk.do, desk.office.clock
        self._words, self._queue, self._habits, self._unfinished = words, queue, habits, unfinished
        self._dossier = ""
        self._drawn: dict[str, str] = {}
        self._typed: dict[str, Any] = {}
        self._waiting: dict[str, dict[str, Any]] = {}
        self._stale: dict[str, Callable[[], None]] = {}
        self.setDocumentMode(True)
        self.setFocusProxy(None)  # type: ignore[arg-type]
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._places: dict[str, QVBoxLayout] = {}
        for number, (name, said) in enumerate(zip(TABS, tab_names(words), strict=True)):
            keys, place = f"Ctrl+{number + 1}", QWidget()
            self._places[name] = QVBoxLayout(place)
            self._places[name].setContentsMargins(0, 0, 0, 0)
            self.addTab(place, said)
            self.setTabToolTip(number, f"{said.replace('&', '')}  {keys}")
            QShortcut(QKeySequence(keys), self, partial(self.setCurrentIndex, number))
        self.tabBar().setAccessibleName(words.say("counter.tabs", "Parts of the dossier"))
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.interview = self._put("interview", InterviewPage(words, self._do))
        self.interview.changed.connect(self.changed)
        self.interview.renewed.connect(self.renewed)
        self.currentChanged.connect(lambda _: self._draw())

    @cached_property
    def evidence(self) -> EvidencePage:
        """The files of the dossier and what they show."""
        page = self._put("evidence", EvidencePage(self._words, self._do, self._clock))
        page.changed.connect(self.changed)
        page.diplomas.asked.connect(self.ask)
        page.diplomas.letter.connect(lambda: self.make_paper("naric"))
        return page

    @cached_property
    def nt2(self) -> Nt2Page:
        """The advice on learning Dutch."""
        page = self._put("nt2", Nt2Page(self._words, self._do))
        page.changed.connect(self.changed)
        page.ask.connect(self.ask)
        return page

    @cached_property
    def plan(self) -> PlanPage:
        """Goals, participation track and agreements."""
        page = self._put("plan", PlanPage(self._words, self._do, self._clock))
        page.changed.connect(self.changed)
        return page

    @cached_property
    def courses(self) -> CoursesPage:
        """The offer."""
        page = self._put("courses", CoursesPage(self._words, self._do))
        page.changed.connect(self.changed)
        self._keep_columns("courses", page.table)
        return page

    @cached_property
    def appointment(self) -> AppointmentPage:
        """The next appointment; what becomes of its slip is seen at the papers."""
        page = self._put("appointment", AppointmentPage(self._words, self._do, self._clock))
        page.made.connect(self.appointment_made)
        page.slip.connect(lambda: self.make_paper("slip", at_once=True))
        return page

    @cached_property
    def papers(self) -> PapersPage:
        """The papers of the dossier."""
        page = self._put("papers", PapersPage(self._words, self._do, self._queue))
        page.lacking_chosen.connect(self.lacking_chosen)
        page.signed.connect(self.changed)
        return page

    @cached_property
    def log(self) -> LogPage:
        """The history of the dossier."""
        page = self._put("log", LogPage(self._words, self._do, self._unfinished))
        page.changed.connect(self.changed)
        self._keep_columns("log", page.table)
        return page

    @cached_property
    def overview(self) -> OverviewPage:
        """The hand-over."""
        page = self._put("overview", OverviewPage(self._words))
        page.asked.connect(self.ask)
        page.spoken.connect(self.spoken)
        return page

    def open(self, name: str) -> None:
        """Go to a tab."""
        self.setCurrentIndex(TABS.index(name))

    def ask(self, fact: str) -> None:
        """Ask a fact in the interview."""
        self.open("interview")
        self.interview.ask_for(fact)

    def make_paper(self, kind: str, *, at_once: bool = False) -> None:
        """Make a paper where papers are made; `at_once` prints it too."""
        self.open("papers")
        self.papers.make(kind, at_once=at_once)

    def show_dossier(self, opened: Opened, advice: OnScreen, on: date) -> None:
        """Draw the dossier anew, with its advice of that day."""
        held = advice.held
        if opened.id != self._dossier:
            self._waiting[self._dossier] = {name: one for name, one in self._typed_here().items() if name in FORMS}
            self._dossier, self._typed = opened.id, self._waiting.pop(opened.id, {})
        self._stale = {
            "interview": lambda: self.interview.show_dossier(opened, held["missing"]),
            "evidence": lambda: self.evidence.show_dossier(opened),
            "nt2": lambda: self.nt2.show_dossier(opened, held),
            "plan": lambda: self.plan.show_dossier(opened),
            "courses": lambda: self.courses.show_dossier(opened, on, held),
            "appointment": lambda: self.appointment.show_dossier(opened),
            "papers": lambda: self.papers.show_dossier(opened),
            "log": lambda: self.log.show_dossier(opened),
            "overview": lambda: self._show_overview(opened, advice, on),
        }
        self._draw_page("interview")
        self._draw()

    def rest(self) -> None:
        """The vault is locked: no list of courses is offered any more."""
        if "courses" in vars(self):
            self.courses.stop()

    def standing(self) -> dict[str, Any]:
        """The tab that is open and what was typed on the pages, to go on there in another language."""
        return {
            "dossier": self._dossier, "tab": self.currentIndex(), "typed": self._typed_here(), "waiting": self._waiting
        }  # fmt: skip

    def stand_again(self, standing: dict[str, Any]) -> None:
        """Open the same tab; what was typed stands on its page again once the same dossier is drawn there."""
        self._dossier, self._typed, self._waiting = standing["dossier"], standing["typed"], standing["waiting"]
        self.setCurrentIndex(standing["tab"])

    def _typed_here(self) -> dict[str, Any]:
        """What was typed in this dossier and not kept; a page that was not drawn since still has another one's."""
        drawn = [name for name in TYPED_IN if self._drawn.get(name) == self._dossier]
        return {name: getattr(self, name).typed() for name in drawn} | self._typed

    def _show_overview(self, opened: Opened, advice: OnScreen, on: date) -> None:
        asked = self._do(lambda office: corrections.of(office, opened.id))
        self.overview.show_dossier(opened, advice, on, sum(not one.outcome for one in asked))

    def _put(self, name: str, page: Page) -> Page:
        """Put a page behind its tab."""
        self._places[name].addWidget(page)
        self.renewed.emit()
        return page

    def _keep_columns(self, name: str, table: Table) -> None:
        table.arrange(self._habits.tables.get(name, Columns()))
        table.arranged.connect(partial(self.arranged.emit, name))

    def _draw(self) -> None:
        self._draw_page(TABS[self.currentIndex()])
        QTimer.singleShot(0, self, self._enter)

    def _draw_page(self, name: str) -> None:
        draw = self._stale.pop(name, None)
        if draw is None:
            return
        draw()
        self._drawn[name] = self._dossier
        if name in self._typed:
            getattr(self, name).type_again(self._typed.pop(name))

    def _enter(self) -> None:
        """Go to the first control of a page that was not made yet when Qt looked for one."""
        place = self.currentWidget()
        if self.window().focusWidget() is place and (first := first_control(place)) is not None:
            first.setFocus()
