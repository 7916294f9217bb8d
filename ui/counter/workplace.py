"""The opened office: lists at the left, a visit or a dossier in the middle, the advice at the right.

Half of the monitor may be the newcomer's; then lists and advice make room. Each page does its own deeds; here stands
what a deed on one of them means for the others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.actions import dossier, present, undo
from app.actions.advise import Advised, advise_dossier
from app.actions.explain import for_newcomer
from app.actions.habits import Habits
from app.actions.inbox import Waiting
from app.actions.opened import Opened
from app.errors import OfficeError
from app.office import Office
from app.roles import may
from app.words import Words, load
from app.words.aloud import CLIPS
from ui.counter.advice_panel import AdvicePanel
from ui.counter.desk import Desk
from ui.counter.dossier_tabs import DossierTabs
from ui.counter.explain_dialog import ExplainDialog
from ui.counter.header import Header
from ui.counter.left_column import LeftColumn
from ui.counter.lists import Lists
from ui.counter.log_page import deed_name, news_in_words
from ui.counter.middle_column import MiddleColumn
from ui.counter.newcomer_screen import NewcomerScreen
from ui.counter.newcomer_side import BESIDE, OFF, TURNED, NewcomerSide
from ui.counter.on_screen import on_screen
from ui.counter.suppose_dialog import SupposeDialog
from ui.counter.tab_order import follow_layout
from ui.counter.trouble import sentence
from ui.counter.unfinished import Unfinished
from ui.counter.visit_page import VisitPage
from ui.parts.tokens import DESK_LEFT, DESK_NARROWER, DESK_RIGHT, DESK_WIDE, Colours


class Workplace(QWidget):
    """Shows one visit or one dossier at a time; every deed goes over the desk."""

    def __init__(self, desk: Desk, words: Words, queue: str, colours: Colours, habits: Habits) -> None:
        super().__init__()
        office = desk.office
        assert office is not None
        self._desk, self.words, self.colours = desk, words, colours
        self._clock, self._may_settle = office.clock, may(office.person.roles, "change_rulebook")
        self.dossier = ""
        self.opened: Opened | None = None
        self.advised: Advised | None = None
        self._unfinished = Unfinished()
        self.lists = Lists(desk, words, colours)
        self.lists.order.setCurrentIndex(int(habits.by_name))
        self.newcomer = NewcomerSide(words, NewcomerScreen(words, (office.folder / "languages", CLIPS)), self)
        self.visit_page = VisitPage(words, desk.do)
        self.header = Header(words, self.write, self._unfinished, self.newcomer.button)
        self.tabs = DossierTabs(desk, words, queue, habits, self._unfinished)
        self.left_column = LeftColumn(office, self.lists)
        self.middle = MiddleColumn(words, self.visit_page, self.header, self.tabs)
        self.panel = AdvicePanel(words, self.write, self._unfinished)
        self.panel.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left_column)
        row.addWidget(self.middle, 6)
        row.addWidget(self.newcomer, 5)
        row.addWidget(self.panel)
        self._tab_order = QTimer(self)
        self._tab_order.setSingleShot(True)
        self._tab_order.timeout.connect(lambda: follow_layout(self))
        self._connect()
        self.newcomer.keys(self)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo)

    def _connect(self) -> None:
        """What the lists, the pages and the columns have to do with each other."""
        self.lists.visit_chosen.connect(self.look_at)
        self.lists.dossier_chosen.connect(self._open_at)
        self.lists.new_asked.connect(self.new)
        self.lists.again_asked.connect(self.reload)
        self.lists.renewed.connect(self._meet)
        self.lists.trouble.connect(self.middle.say)
        for happened in (self.visit_page.taken, self.visit_page.discarded, self.visit_page.refused, self.header.named):
            happened.connect(self.lists.refresh)
        self.visit_page.taken.connect(self.open)
        self.visit_page.discarded.connect(lambda: self._show(self.middle.welcome))
        self.visit_page.refused.connect(self.middle.say)
        self.tabs.changed.connect(lambda: self._try(self.refresh))
        self.tabs.appointment_made.connect(self.reload)
        self.tabs.lacking_chosen.connect(self.go_to_lacking)
        self.tabs.spoken.connect(self.speak_to)
        self.tabs.renewed.connect(self._tab_order.start)
        self.tabs.interview.refused.connect(self.middle.say)
        self.tabs.interview.renewed.connect(self.ask_there)
        self.tabs.interview.chosen.connect(self.newcomer.theirs.show_answer)
        self.newcomer.theirs.touched.connect(self.tabs.interview.show_theirs)
        self.newcomer.moved.connect(self._arrange)
        self.panel.explain.connect(self.explain)
        self.panel.suppose.connect(self.suppose)
        self.panel.papers.connect(lambda: self.tabs.open("papers"))

    # What is seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the columns beside give some room to the middle."""
        super().resizeEvent(event)
        less = DESK_NARROWER if self.width() < DESK_WIDE else 0
        self.left_column.setFixedWidth(DESK_LEFT - less)
        self.panel.setFixedWidth(DESK_RIGHT - less // 2)

    def _show(self, page: QWidget) -> None:
        """Show the welcome, the visit or the dossier in the middle, and let colleagues see where one is."""
        self.middle.show_page(page)
        self._arrange()
        self._meet()

    def _arrange(self) -> None:
        """The columns that are seen: on one monitor lists and advice make room for the newcomer's side."""
        shared = self.newcomer.place in (BESIDE, TURNED)
        self.left_column.setVisible(not shared)
        self.panel.setVisible(not shared and self.middle.shows(self.middle.dossier))
        self.middle.setVisible(not self.newcomer.alone)
        self.ask_there()

    def ask_there(self) -> None:
        """Ask on the newcomer's screen what is asked here; nothing while no dossier is shown."""
        if self.opened is not None:
            seen = self.middle.shows(self.middle.dossier)
            told = self.newcomer.ask(self.opened, self.tabs.interview.card if seen else None)
            if told:
                self.middle.say(told, "attention")

    def explain(self) -> None:
        """Show the newcomer what the advice says, in the own language."""
        if self.opened is None or self.advised is None:
            return
        theirs = load(self.opened.language)
        told = for_newcomer(self.advised.held.as_json(), theirs)
        if self.newcomer.place != OFF:
            self.middle.say(self.newcomer.tell(told), "attention")
        else:
            ExplainDialog(self.words, theirs, told, self).exec()

    def suppose(self) -> None:
        """What would turn a result, and what another day would change."""
        if self.advised is not None:
            SupposeDialog(self.words, self.advised.suggested, self).exec()

    def rest(self) -> None:
        """The vault is locked: nothing of the dossier stays on the newcomer's screen, and no other work goes on."""
        self.newcomer.theirs.wait()
        self.tabs.rest()

    # Visits

    def look_at(self, visit: Waiting) -> None:
        """Show a visit before it is taken."""
        if self._try(lambda: self.visit_page.show_visit(visit)):
            self.middle.say("")
            self._show(self.visit_page)

    # The dossier

    def new(self) -> None:
        """An empty dossier, for a newcomer who was not at a kiosk."""
        if self._try(lambda: self.open(self._desk.do(dossier.new))):
            self.lists.refresh()

    def open(self, id_: str) -> None:
        """Show a dossier, and what colleagues did in it since the last look."""
        self.middle.say("")
        if self._try(lambda: self._tell_news(id_)) and self._try(lambda: self._read(id_)):
            self._show(self.middle.dossier)
            if self.tabs.interview.card is not None:
                self.tabs.interview.card.focus()

    def _open_at(self, id_: str, tab: str) -> None:
        self.open(id_)
        if tab and self.dossier == id_:
            self.tabs.open(tab)

    def _tell_news(self, id_: str) -> None:
        news = self._desk.do(lambda office: dossier.since_last_look(office, id_))
        self._desk.do(lambda office: dossier.seen(office, id_))
        self.tabs.interview.mark({one.about for one in news if one.kind == "answered"})
        if news:
            self.middle.say(news_in_words(self.words, news), "attention")

    def _meet(self) -> None:
        """Be seen by colleagues in the dossier that is shown, and see who else is in it."""
        shown = self.dossier if self.middle.shows(self.middle.dossier) else ""
        if self._desk.office is None:
            return
        if shown:
            self._try(lambda: self.header.show_colleagues(self._desk.do(lambda office: present.come(office, shown))))
        else:
            self._try(lambda: self._desk.do(present.leave))

    def refresh(self) -> None:
        """Read the dossier again and renew question, offer, papers and advice."""
        self._read(self.dossier)

    def _read(self, id_: str) -> None:
        opened = self._desk.do(lambda office: dossier.open_dossier(office, id_))
        self._draw(opened, advise_dossier(opened, self._clock.today()))

    def _draw(self, opened: Opened, advised: Advised) -> None:
        """Show the dossier in each part: the advice first; only what says something else is touched."""
        self.dossier, self.opened, self.advised = opened.id, opened, advised
        advice, on = on_screen(opened, advised, may_settle=self._may_settle), self._clock.today()
        self.panel.show_advice(advice)
        self.header.show_dossier(opened, on)
        self.tabs.show_dossier(opened, advice, on)

    def reload(self) -> None:
        """Read lists and dossier again: what colleagues wrote meanwhile shows."""
        self.lists.refresh()
        if self.middle.shows(self.middle.dossier):
            self._try(self.refresh)

    def write(self, deed: Callable[[Office], object]) -> bool:
        """Do a deed in the dossier that is shown and read it again; a refusal is told above the page."""
        return self._try(lambda: self._desk.do(deed)) and self._try(self.refresh)

    def undo(self) -> None:
        """Take back the last deed in the dossier."""
        if not self.middle.shows(self.middle.dossier):
            return
        try:
            kind = self._desk.do(lambda office: undo.undo(office, self.dossier))
        except OfficeError as error:
            self.middle.say(sentence(self.words, error))
            return
        self.reload()
        taken_back = self.words.say("counter.undone", "Taken back: {deed}", deed=deed_name(self.words, kind))
        self.middle.say(taken_back, "attention")

    def speak_to(self, language: str) -> None:
        """Keep the contact language: questions, papers and the newcomer's screen follow it."""
        if self.write(lambda office: dossier.speak(office, self.dossier, language)):
            self.ask_there()

    def go_to_lacking(self, kind: str, name: str) -> None:
        """Go to the place where what a contract lacks is given: a question, a decision, the name, the courses."""
        if kind == "fact":
            self.tabs.ask(name)
        elif kind == "result":
            self.panel.go_to(name if name == "group" else f"parts.{name}")
        elif kind == "name":
            self.header.rename()
        else:
            self.tabs.open("courses")

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except OfficeError as error:
            self.middle.say(sentence(self.words, error))
            return False
        return True

    # Another language or set of colours

    def standing(self) -> dict[str, Any]:
        """Where the assessor stands and what was typed, to go on there in another language or set of colours."""
        visit, opened = (self.middle.shows(page) for page in (self.middle.visit, self.middle.dossier))
        return {
            "lists": self.lists.standing(), "tabs": self.tabs.standing(), "newcomer": self.newcomer.standing(),
            "visit": self.visit_page.visit if visit else None,
            "dossier": (self.opened, self.advised) if opened else None,
            "unfinished": self._unfinished.typed,
        }  # fmt: skip

    def stand(self, standing: dict[str, Any]) -> None:
        """Go on where the assessor stood."""
        self.lists.stand_again(standing["lists"])
        self.tabs.stand_again(standing["tabs"])
        self._unfinished.typed |= standing["unfinished"]
        if standing["visit"] is not None:
            self.look_at(standing["visit"])
        if standing["dossier"] is not None:
            self._draw(*standing["dossier"])
            self.newcomer.stand_again(standing["newcomer"])
            self._show(self.middle.dossier)
