"""The opened office: lists at the left, the dossier in the middle, the advice at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import interview
from app.actions import (
    corrections,
    course_list,
    dossier,
    inbox,
    interpreter,
    law,
    no_offer,
    nt2,
    plan,
    present,
    qualifications,
    undo,
)
from app.actions.advise import Advised, advise_dossier
from app.actions.asked import in_language
from app.actions.course_list import Read
from app.actions.edition_words import conflict
from app.actions.explain import for_newcomer
from app.actions.habits import Columns, Habits
from app.actions.inbox import Waiting
from app.actions.opened import Opened
from app.actions.qualifications import Qualification
from app.errors import OfficeError
from app.facts import Plain
from app.interview import Question
from app.office import Office
from app.roles import may
from app.words import Words, load
from app.words.aloud import CLIPS
from ui.counter import look
from ui.counter.advice_panel import AdvicePanel
from ui.counter.appointment_page import AppointmentPage
from ui.counter.correction_dialog import CorrectionDialog
from ui.counter.course_list_dialog import CourseListDialog
from ui.counter.courses_page import CoursesPage
from ui.counter.decide_dialog import DecideDialog
from ui.counter.desk import Desk
from ui.counter.dossier_tabs import DossierTabs
from ui.counter.evidence_page import EvidencePage
from ui.counter.explain_dialog import ExplainDialog
from ui.counter.header import Header
from ui.counter.interpreter_bar import InterpreterBar
from ui.counter.interview_page import InterviewPage
from ui.counter.lists import Lists
from ui.counter.log_page import KINDS, LogPage, happened_in_words
from ui.counter.name_dialog import NameDialog
from ui.counter.newcomer_screen import NewcomerScreen
from ui.counter.newcomer_side import BESIDE, OFF, TURNED, NewcomerSide
from ui.counter.nt2_page import Nt2Page
from ui.counter.on_screen import OnScreen
from ui.counter.overview_page import OverviewPage
from ui.counter.papers_page import PapersPage
from ui.counter.plan_page import PlanPage
from ui.counter.settle_dialog import SettleDialog
from ui.counter.suppose_dialog import SupposeDialog
from ui.counter.tab_order import follow_layout
from ui.counter.table import Table
from ui.counter.trouble import sentence
from ui.counter.visit_page import VisitPage
from ui.parts.tokens import DESK_LEFT, DESK_NARROWER, DESK_RIGHT, DESK_WIDE, LIGHT, Colours
from ui.work import Work

NO_HABITS = Habits()
LOCKED = 2
"""How a dialog ends that the lock closes."""
MOST_NEWS = 4
TYPED_IN = ("nt2", "plan", "evidence", "appointment")
"""Pages in which something may stand that was not kept yet."""
TypedIn = TypeVar("TypedIn", Nt2Page, PlanPage, EvidencePage, AppointmentPage)


class Workplace(QWidget):
    """Shows one visit or one dossier at a time; every deed goes over the desk.

    `arranged` says the name of a table whose columns were changed and how they stand.
    """

    arranged = Signal(str, object)

    def __init__(
        self, desk: Desk, words: Words, queue: str = "", colours: Colours = LIGHT, habits: Habits = NO_HABITS
    ) -> None:
        super().__init__()
        self._desk, self.words, self._queue, self.colours, self._habits = desk, words, queue, colours, habits
        self.dossier = ""
        self.opened: Opened | None = None
        self._unfinished: dict[tuple[str, str], tuple[str, ...]] = {}
        self._typed: dict[str, Any] = {}
        self._work = Work(self)
        self.advised: Advised | None = None
        office = desk.office
        assert office is not None
        self._clock = office.clock
        self.lists = Lists(desk, words, colours)
        self.lists.order.setCurrentIndex(int(habits.by_name))
        self.lists.visit_chosen.connect(self.look_at)
        self.lists.dossier_chosen.connect(self._open_at)
        self.lists.new_asked.connect(self.new)
        self.lists.again_asked.connect(self.reload)
        self.lists.renewed.connect(self._meet)
        self.lists.trouble.connect(self.say)
        self._may_settle = may(office.person.roles, "change_rulebook")
        self.panel = AdvicePanel(words)
        self.panel.confirmed.connect(self.confirm)
        self.panel.overruled.connect(self.decide)
        self.panel.settle.connect(self.settle)
        self.panel.explain.connect(self.explain)
        self.panel.suppose.connect(self.suppose)
        self.panel.papers.connect(lambda: self.tabs.open("papers"))
        self.panel.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(office))
        row.addWidget(self._middle(office), 6)
        row.addWidget(self.newcomer, 5)
        row.addWidget(self.panel)
        self.newcomer.keys(self)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo)

    def _left(self, office: Office) -> QWidget:
        left = QWidget()
        left.setObjectName("left")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.left_column = left
        self.left = QVBoxLayout(left)
        self.left.setContentsMargins(0, 2 * look.STEP, 0, look.STEP)
        self.left.setSpacing(0)
        self.top = QHBoxLayout()
        self.top.setContentsMargins(2 * look.STEP, 0, 2 * look.STEP, 0)
        self.top.addWidget(look.label("Onthaal", "head"), 1)
        self.left.addLayout(self.top)
        who = look.label(f"{office.settings.name} · {office.person.name}", "quiet")
        who.setContentsMargins(2 * look.STEP, 0, 2 * look.STEP, 0)
        self.left.addWidget(who)
        self.left.addWidget(self.lists, 1)
        return left

    def _interpreter(self) -> InterpreterBar:
        def write(deed: Callable[[Office], object]) -> None:
            if self._try(lambda: self._desk.do(deed)) and self._try(self.refresh):
                card = self.interview.card
                if card is not None and not card.touched():
                    self.interview.ask(card.fact, card.question)

        return InterpreterBar(
            self.words,
            lambda language: write(lambda office: interpreter.begin(office, self.dossier, language)),
            lambda: write(lambda office: interpreter.end(office, self.dossier)),
        )

    def _middle(self, office: Office) -> QWidget:
        words = self.words
        middle = self._middle_column = QWidget()
        middle.setObjectName("middle")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = look.column(middle, 2 * look.STEP)
        self.message = look.label("", "wrong")
        self.message.hide()
        column.addWidget(self.message)
        self.newcomer = NewcomerSide(words, NewcomerScreen(words, (office.folder / "languages", CLIPS)), self)
        self.newcomer.moved.connect(self._arrange)
        self.header = Header(words, self.rename, self.newcomer.button)
        self.tabs = DossierTabs(words)
        self.interview = self.tabs.put("interview", InterviewPage(words, self.keep, self._interpreter()))
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.timeout.connect(lambda: follow_layout(self))
        for part in (self.tabs, self.interview):
            part.renewed.connect(self._order.start)
        self.newcomer.theirs.touched.connect(self.interview.show_theirs)
        self.interview.renewed.connect(self.ask_there)
        self.interview.chosen.connect(self.newcomer.theirs.show_answer)
        self.visit_page = VisitPage(words)
        self.visit_page.taken.connect(self.take)
        self.visit_page.compared.connect(self.compare_visit)
        self.visit_page.discarded.connect(self.discard)
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

    @cached_property
    def evidence(self) -> EvidencePage:
        """The files of the dossier and what they show."""
        page = EvidencePage(self.words, self._desk.do, self._clock.today(), self.write_qualification)
        page.changed.connect(lambda: self._try(self.refresh))
        page.diplomas.asked.connect(lambda fact: self.go_to_lacking("fact", fact))
        page.diplomas.letter.connect(lambda: self.make_paper("naric"))
        return self._put("evidence", page)

    @cached_property
    def nt2(self) -> Nt2Page:
        """The advice on learning Dutch."""
        page = self._put("nt2", Nt2Page(self.words, self.choose_speed))
        page.ask.connect(lambda fact: self.go_to_lacking("fact", fact))
        return page

    @cached_property
    def plan(self) -> PlanPage:
        """Goals, participation track and agreements."""
        return self._put("plan", PlanPage(self.words, self.write_plan, self._clock.today()))

    @cached_property
    def courses(self) -> CoursesPage:
        """The offer."""
        page = CoursesPage(self.words, self.choose_course, self.take_in_courses, self.confirm_no_offer)
        self._keep_columns("courses", page.table)
        return self.tabs.put("courses", page)

    @cached_property
    def appointment(self) -> AppointmentPage:
        """The next appointment."""
        page = AppointmentPage(self.words, self.make_appointment, self.print_slip, self._clock.today())
        return self._put("appointment", page)

    @cached_property
    def papers(self) -> PapersPage:
        """The papers of the dossier."""
        page = PapersPage(self.words, self._desk.do, self._queue)
        page.lacking_chosen.connect(self.go_to_lacking)
        page.signed.connect(lambda: self._try(self.refresh))
        return self.tabs.put("papers", page)

    @cached_property
    def log(self) -> LogPage:
        """The history of the dossier."""
        page = self.tabs.put("log", LogPage(self.words, self._desk.do, self._accepted))
        page.changed.connect(lambda: self._try(self.refresh))
        self._keep_columns("log", page.table)
        return page

    def _keep_columns(self, name: str, table: Table) -> None:
        table.arrange(self._habits.tables.get(name, Columns()))
        table.arranged.connect(partial(self.arranged.emit, name))

    @cached_property
    def overview(self) -> OverviewPage:
        """The hand-over."""
        page = self.tabs.put("overview", OverviewPage(self.words, self._holds))
        page.asked.connect(lambda fact: self.go_to_lacking("fact", fact))
        page.spoken.connect(self.speak_to)
        return page

    def _put(self, name: str, page: TypedIn) -> TypedIn:
        """Put a page behind its tab, with what was typed in it before the language or the colours changed."""
        self.tabs.put(name, page)
        if name in self._typed:
            page.type_again(self._typed.pop(name))
        return page

    def _holds(self, result: str) -> object:
        assert self.opened is not None and self.advised is not None
        decision = self.opened.decisions.get(result)
        return decision["value"] if decision else self._on_screen(self.opened, self.advised).holds(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the columns beside give some room to the middle."""
        super().resizeEvent(event)
        less = DESK_NARROWER if self.width() < DESK_WIDE else 0
        self.left_column.setFixedWidth(DESK_LEFT - less)
        self.panel.setFixedWidth(DESK_RIGHT - less // 2)

    def _arrange(self) -> None:
        """The columns that are seen: on one monitor lists and advice make room for the newcomer's side."""
        shared = self.newcomer.place in (BESIDE, TURNED)
        self.left_column.setVisible(not shared)
        self.panel.setVisible(not shared and self.pages.currentWidget() is self.whole)
        self._middle_column.setVisible(not self.newcomer.alone)
        self.ask_there()

    def rest(self) -> None:
        """The vault is locked: nothing of the dossier stays on the newcomer's screen, no list is offered any more."""
        self.newcomer.theirs.wait()
        if "courses" in vars(self):
            self.courses.stop()

    def ask_there(self) -> None:
        """Ask on the newcomer's screen what is asked here, in the own language; what only staff know is not asked."""
        screen, opened, card = self.newcomer.theirs, self.opened, self.interview.card
        if self.newcomer.place == OFF or opened is None:
            return
        screen.speak(load(opened.language), opened.understood)
        question = card.question if card is not None else None
        seen = self.pages.currentWidget() is self.whole and not self.newcomer.covered
        if not seen or question is None or question.staff_only or card is None:
            screen.wait()
        else:
            theirs = load(opened.language)
            screen.ask(in_language(question, theirs), card.answer_before)
            if not theirs.has(question.text_key):
                english = "The newcomer's screen has no words in {language} yet: it asks in English."
                name = self.words.language(opened.language)
                self.say(self.words.say("counter.screen.english", english, language=name), "attention")

    # Visits

    def look_at(self, visit: Waiting) -> None:
        """Show a visit before it is taken."""
        try:
            perhaps = self._desk.do(lambda office: dossier.perhaps_known(office, visit.said))
        except OfficeError as error:
            self.say(sentence(self.words, error))
            return
        self.say("")
        self.visit_page.show_visit(visit, perhaps)
        self.pages.setCurrentWidget(self.visit_page)
        self._meet()
        self._arrange()

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

    def discard(self) -> None:
        """Erase the visit that is shown; nothing can be taken from it."""
        visit = self.visit_page.visit
        if visit is not None and self._try(lambda: self._desk.do(lambda office: inbox.discard(office, visit.visit))):
            self.lists.refresh()
            self.pages.setCurrentWidget(self.welcome)

    # The dossier

    def new(self) -> None:
        """An empty dossier, for a newcomer who was not at a kiosk."""
        if self._try(lambda: self.open(self._desk.do(dossier.new))):
            self.lists.refresh()

    def open(self, id_: str) -> None:
        """Show a dossier, and what colleagues did in it since the last look."""
        if id_ != self.dossier:
            self._typed.clear()
        self.dossier = id_
        self.say("")
        if not self._try(lambda: self._tell_news(id_)):
            return
        if self._try(lambda: self._desk.do(lambda office: dossier.seen(office, id_))) and self._try(self.refresh):
            self.pages.setCurrentWidget(self.whole)
            self._arrange()
            self._meet()
            if self.interview.card is not None:
                self.interview.card.focus()

    def _open_at(self, id_: str, tab: str) -> None:
        self.open(id_)
        if tab and self.dossier == id_:
            self.tabs.open(tab)

    def _meet(self) -> None:
        """Be seen by colleagues in the dossier that is shown, and see who else is in it."""
        shown = self.dossier if self.pages.currentWidget() is self.whole else ""
        if self._desk.office is None:
            return
        if shown:
            self._try(lambda: self.header.show_colleagues(self._desk.do(lambda office: present.come(office, shown))))
        else:
            self._try(lambda: self._desk.do(present.leave))

    def _tell_news(self, id_: str) -> None:
        news = self._desk.do(lambda office: dossier.since_last_look(office, id_))
        self.interview.mark({one.about for one in news if one.kind == "answered"})
        if news:
            told = "; ".join(dict.fromkeys(happened_in_words(self.words, one) for one in news[-MOST_NEWS:]))
            who = ", ".join(dict.fromkeys(one.who for one in news if one.who))
            since = self.words.say("counter.news", "Since you last looked ({who}): {what}", who=who, what=told)
            self.say(since, "attention")

    def reload(self) -> None:
        """Read lists and dossier again: what colleagues wrote meanwhile shows."""
        self.lists.refresh()
        if self.dossier and self.pages.currentWidget() is self.whole:
            self._try(self.refresh)

    def undo(self) -> None:
        """Take back the last deed in the dossier."""
        if not self.dossier or self.pages.currentWidget() is not self.whole:
            return
        try:
            kind = self._desk.do(lambda office: undo.undo(office, self.dossier))
        except OfficeError as error:
            self.say(sentence(self.words, error))
            return
        self._try(self.refresh)
        self.lists.refresh()
        deed = self.words.say(f"counter.log.{kind}", KINDS.get(kind, kind))
        self.say(self.words.say("counter.undone", "Taken back: {deed}", deed=deed), "attention")

    def compare_visit(self, id_: str) -> None:
        """Show the dossier of somebody who may be known beside the visit."""
        self._try(lambda: self.visit_page.show_beside(self._desk.do(lambda o: dossier.open_dossier(o, id_))))

    def refresh(self) -> None:
        """Read the dossier again and renew question, offer, papers and advice."""
        opened = self._desk.do(lambda office: dossier.open_dossier(office, self.dossier))
        self._draw(opened, advise_dossier(opened, self._clock.today()))

    def _draw(self, opened: Opened, advised: Advised) -> None:
        """The advice first, then the rest; only what says something else is touched."""
        self.opened, self.advised, on = opened, advised, self._clock.today()
        shown = self._on_screen(opened, self.advised)
        held = shown.held
        self.panel.show_advice(shown)
        self.header.show_dossier(opened, on)
        self.interview.show_dossier(opened, self._ahead(opened, held["missing"]))
        self.tabs.renew(
            {
                "evidence": lambda: self.evidence.show_dossier(opened),
                "nt2": lambda: self.nt2.show_dossier(opened, held),
                "plan": lambda: self.plan.show_dossier(opened),
                "courses": lambda: self.courses.show_dossier(opened, on, held),
                "appointment": lambda: self.appointment.show_dossier(opened),
                "papers": lambda: self.papers.show_dossier(opened),
                "log": lambda: self.log.show_dossier(opened),
                "overview": lambda: self._show_overview(opened, held),
            }
        )

    def _show_overview(self, opened: Opened, held: Mapping[str, Any]) -> None:
        asked = self._desk.do(lambda office: corrections.of(office, opened.id))
        self.overview.show_dossier(opened, held, self._clock.today(), sum(not one.outcome for one in asked))

    def speak_to(self, language: str) -> None:
        """Keep the contact language: questions, papers and the newcomer's screen follow it."""
        if self._try(lambda: self._desk.do(lambda office: dossier.speak(office, self.dossier, language))):
            self._try(self.refresh)
            self.ask_there()

    def _on_screen(self, opened: Opened, advised: Advised) -> OnScreen:
        suggested = advised.suggested.as_json()
        return OnScreen(
            opened.id,
            suggested,
            advised.held.as_json() if advised.departs else suggested,
            opened.decisions,
            {one.fact: (one.raw, one.proof) for one in opened.known if one.state == "known"},
            {id_: rule.term for id_, rule in opened.law.book.rules.items()},
            self._may_settle,
        )

    def go_to_lacking(self, kind: str, name: str) -> None:
        """Go to the place where what a contract lacks is given: a question, a decision, the name, the courses."""
        if kind == "fact":
            self.tabs.open("interview")
            self.interview.ask(name, self._question_for(name))
        elif kind == "result":
            line = self.panel.lines[name if name == "group" else f"parts.{name}"]
            self.panel.roll.ensureWidgetVisible(line)
            line.confirm.setFocus()
        elif kind == "name":
            self.rename()
        else:
            self.tabs.open("courses")

    def _question_for(self, fact: str) -> Question | None:
        """The first question on the way to a fact whose own answer is not known."""
        assert self.opened is not None
        known = {one.fact for one in self.opened.known if one.state == "known"}
        return next((one for one in interview.load().for_fact(fact) if one.fills not in known), None)

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
        """Keep an answer; a refusal goes back to the card that asked, also when a colleague answered meanwhile."""
        assert self.opened is not None
        last = self.opened.last
        try:
            self._desk.do(lambda office: dossier.written_meanwhile(office, self.dossier, fact, last))
        except OfficeError:
            self._ask_with_what_was_typed(fact, question)
            raise
        if question is not None:
            asked = question.id
            self._desk.do(lambda o: dossier.answer(o, self.dossier, asked, raw, proof, by=by, note=note))
        else:
            self._desk.do(lambda o: dossier.answer_fact(o, self.dossier, fact, raw, proof, by=by, note=note))
        self.refresh()

    def _ask_with_what_was_typed(self, fact: str, question: Question | None) -> None:
        typed = self.interview.card.typed() if self.interview.card else None
        self.refresh()
        self.interview.ask(fact, question)
        if typed is not None and self.interview.card is not None:
            self.interview.card.type_again(typed)

    # Decisions, course, appointment

    def confirm(self, result: str, suggested: str) -> None:
        """Keep that the assessor agrees with a suggestion."""
        self._decided(result, suggested, suggested, "", "")

    def decide(self, result: str, suggested: str) -> None:
        """Ask for another value and the reason, and keep it."""
        dialog = DecideDialog(self.words, result, suggested, self)
        if self._accepted(dialog, result):
            self._decided(result, suggested, dialog.decision(), dialog.reason.text(), dialog.document.text())

    def _decided(self, result: str, suggested: str, value: str, reason: str, document: str) -> None:
        def deed(office: Office) -> None:
            dossier.decide(office, self.dossier, result, value, reason, suggested=suggested, document=document)

        if self._try(lambda: self._desk.do(deed)):
            self._try(self.refresh)

    def settle(self, doubt: str) -> None:
        """Ask for the reading that holds in the whole office, and keep it."""
        if self.advised is None:
            return
        asked = next(one for one in self.advised.suggested.as_json()["doubts"] if one["id"] == doubt)
        dialog = SettleDialog(self.words, conflict(self.words, asked), self)
        if not self._accepted(dialog, doubt):
            return
        reading, reason = dialog.typed()
        deed = (
            (lambda office: law.leave_open(office, doubt)) if dialog.left_open
            else (lambda office: law.settle(office, doubt, reading, reason))
        )  # fmt: skip
        if self._try(lambda: self._desk.do(deed)):
            self._try(self.refresh)

    def explain(self) -> None:
        """Show the newcomer what the advice says, in the own language."""
        if self.opened is not None and self.advised is not None:
            theirs = load(self.opened.language)
            told = for_newcomer(self.advised.held.as_json(), theirs)
            if self.newcomer.place != OFF:
                self.newcomer.cover(False)
                self.newcomer.theirs.tell(told)
                there = self.words.say("counter.explain.there", "The newcomer's screen shows what the advice says.")
                self.say(there, "attention")
            else:
                ExplainDialog(self.words, theirs, told, self).exec()

    def suppose(self) -> None:
        """What would turn a result, and what another day would change."""
        if self.advised is not None:
            SupposeDialog(self.words, self.advised.suggested, self).exec()

    def choose_speed(self, speed: str, basis: str, note: str) -> None:
        """Keep the learning speed with its ground; a refusal goes back to the page that asked."""
        self._desk.do(lambda office: nt2.choose_speed(office, self.dossier, speed, basis, note))
        self.refresh()

    def write_plan(self, part: str, text: str, **more: str) -> None:
        """Write or change a line of the plan; a refusal goes back to the form that asked."""
        self._desk.do(lambda office: plan.put(office, self.dossier, part, text, **more))
        self.refresh()

    def write_qualification(self, said: Qualification, entry: str) -> None:
        """Write or change a diploma; a refusal goes back to the form that asked."""
        self._desk.do(lambda office: qualifications.put(office, self.dossier, said, entry=entry))
        self.refresh()

    def make_paper(self, kind: str) -> None:
        """Make a paper where papers are made."""
        self.tabs.open("papers")
        self.papers.make(kind)

    def choose_course(self, code: str) -> None:
        """Keep a course of the offer."""
        try:
            self._desk.do(lambda office: dossier.choose_course(office, self.dossier, code))
        except OfficeError as error:
            self.courses.say_trouble(sentence(self.words, error))
            return
        self.courses.say_trouble("")
        self._try(self.refresh)

    def confirm_no_offer(self, value: str, reason: str, suggested: str) -> None:
        """Keep why there is no suitable course."""
        try:
            self._desk.do(lambda office: no_offer.confirm(office, self.dossier, value, reason, suggested=suggested))
        except OfficeError as error:
            self.courses.say_trouble(sentence(self.words, error))
            return
        self.courses.say_trouble("")
        self._try(self.refresh)

    def take_in_courses(self, path: Path) -> None:
        """Look into a file with courses, aside; what can be taken is offered, what cannot is named by its line."""
        self.courses.stop()
        self.courses.say_trouble("")
        look_into = partial(course_list.look, path)
        self.courses.show_reading(self._work.run(look_into, self._offer_courses, self._courses_not_read))

    def _offer_courses(self, read: Read) -> None:
        self.courses.show_reading(None)
        if CourseListDialog(self.words, read, self).exec() == QDialog.DialogCode.Accepted:
            if self._try(lambda: self._desk.do(lambda office: course_list.take_in(office, read))):
                self._try(self.refresh)

    def _courses_not_read(self, error: Exception) -> None:
        self.courses.show_reading(None)
        if not isinstance(error, OfficeError):
            raise error
        self.courses.say_trouble(sentence(self.words, error))

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
        self.appointment.slip_button.setFocus()

    def print_slip(self) -> None:
        """Make the slip of the appointment and print it: what becomes of it is seen at the papers."""
        self.tabs.open("papers")
        self.papers.make("slip", at_once=True)

    # Inside

    def say(self, text: str, role: str = "wrong") -> None:
        """One sentence above the page; none takes no room."""
        look.tell(self.message, text, role)
        self.message.setAccessibleName(text)
        self.message.setVisible(bool(text))

    def standing(self) -> dict[str, Any]:
        """Where the assessor stands and what was typed, to go on there in another language or set of colours."""
        return {
            "dossier": self.dossier if self.pages.currentWidget() is self.whole else "",
            "list": self.lists.shown, "search": self.lists.search.text(),
            "order": self.lists.order.currentIndex(), "tab": self.tabs.currentIndex(),
            "typed": self.interview.card.typed() if self.interview.card else None,
            "pages": self._typed | {name: vars(self)[name].typed() for name in TYPED_IN if name in vars(self)},
            "opened": self.opened, "advised": self.advised,
            "visit": self._visit_shown(), "newcomer": self.newcomer.standing(), "unfinished": self._unfinished,
        }  # fmt: skip

    def _visit_shown(self) -> Waiting | None:
        return self.visit_page.visit if self.pages.currentWidget() is self.visit_page else None

    def stand(self, standing: dict[str, Any]) -> None:
        """Go on where the assessor stood."""
        self.lists.order.setCurrentIndex(standing["order"])
        self.lists.open(standing["list"])
        self.lists.search.setText(standing["search"])
        self._unfinished = standing["unfinished"]
        self.tabs.setCurrentIndex(standing["tab"])
        if standing["visit"] is not None:
            self.look_at(standing["visit"])
        if standing["dossier"]:
            self.dossier = standing["dossier"]
            self._draw(standing["opened"], standing["advised"])
            self.pages.setCurrentWidget(self.whole)
            self.newcomer.stand_again(standing["newcomer"])
            self._arrange()
            self._meet()
        for name, one in standing["pages"].items():
            if name in vars(self):
                vars(self)[name].type_again(one)
            else:
                self._typed[name] = one
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

    def _accepted(self, dialog: NameDialog | DecideDialog | SettleDialog | CorrectionDialog, about: str) -> bool:
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
