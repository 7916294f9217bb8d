"""A visit before it is taken: what was said, what is wrong with it, and the dossier into which it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import interview
from app.actions import dossier, inbox
from app.actions.dossier import Line
from app.actions.inbox import Waiting
from app.actions.opened import Opened
from app.errors import OfficeError
from app.words import Words
from ui.counter import look
from ui.counter.desk import Do
from ui.counter.flaws import flaws_sentence
from ui.counter.naming import day_name, fact_name, said_in_words, shown
from ui.counter.trouble import sentence


class VisitPage(QScrollArea):
    """`taken` carries the dossier into which the visit was taken, `refused` why not; `discarded`: it was erased."""

    taken = Signal(str)
    discarded = Signal()
    refused = Signal(str)

    def __init__(self, words: Words, do: Do) -> None:
        super().__init__()
        self._words, self._do = words, do
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget()
        inside.setObjectName("page")
        self._column = look.column(inside, 0)
        self.setWidget(inside)
        self.take_button: QPushButton | None = None
        self.visit: Waiting | None = None

    def show_visit(self, visit: Waiting) -> None:
        """Draw a visit, with the dossiers of people born on the same day; Trouble when the vault does not answer."""
        perhaps = self._do(lambda office: dossier.perhaps_known(office, visit.said))
        self.visit = visit
        look.clear(self._column)
        say = self._words.say
        self._column.addWidget(look.label(say("counter.visit", "Visit {ticket}", ticket=visit.ticket), "title"))
        told = [self._words.language(visit.language)] if visit.language else []
        told.append(say("counter.visit.minutes", "here for {minutes} min", minutes=visit.minutes))
        told.append(say("counter.visit.answers", "{count} answers", count=visit.answered))
        self._column.addWidget(look.label("  ·  ".join(told), "quiet"))
        if visit.called_staff:
            called = say("counter.visit.called.go", "▲ This newcomer calls for staff. Go to the kiosk first.")
            self._column.addWidget(look.label(called, "alarm"))
        if visit.taken:
            put_back = say("counter.visit.taken_before", "This visit was taken before. Somebody put it back.")
            self._column.addWidget(look.label(put_back, "attention"))
        elif visit.flaws:
            self._column.addWidget(look.label(flaws_sentence(self._words, visit.flaws), "attention"))
        if visit.running:
            running = say(
                "counter.visit.wait", "The newcomer is still answering. You can take the visit when it has ended."
            )
            self._column.addWidget(look.label(running, "attention"))
        row = QHBoxLayout()
        self.take_button = look.button(say("counter.visit.take", "Take into a new dossier"), self.take, "main")
        self.take_button.setEnabled(visit.ready)
        row.addWidget(self.take_button)
        if not visit.running and (visit.taken or not visit.said):
            row.addWidget(look.button(say("counter.visit.discard", "Erase this visit"), self.discard))
        row.addStretch(1)
        self._column.addLayout(row)
        if perhaps and visit.ready:
            self._column.addWidget(self._known(perhaps))
        self._column.addSpacing(look.STEP)
        self._column.addWidget(look.label(say("counter.visit.said", "Said at the kiosk"), "head"))
        self._column.addLayout(self._answers(visit))
        self._column.addStretch(1)

    def _known(self, perhaps: Sequence[Line]) -> QWidget:
        frame = look.card()
        column = look.column(frame)
        say = self._words.say
        column.addWidget(
            look.label(say("counter.visit.known", "Somebody born on the same day has a dossier already."), "strong")
        )
        for line in perhaps:
            row = QHBoxLayout()
            who = line.name or line.ticket or line.id
            told = f"{who}  ·  {day_name(self._words, line.birth)}  ·  {line.id}"
            row.addWidget(look.label(told), 1)
            compare = say("counter.visit.compare", "Compare")
            row.addWidget(look.button(compare, partial(self.compare, line.id), "", f"{compare}: {who}"))
            add = say("counter.visit.add", "Add to this dossier")
            row.addWidget(look.button(add, partial(self.take, line.id), "", f"{add}: {who}"))
            column.addLayout(row)
        self._beside = QGridLayout()
        self._beside.setColumnStretch(1, 1)
        self._beside.setColumnStretch(2, 1)
        column.addLayout(self._beside)
        return frame

    def take(self, into: str = "") -> None:
        """Take the visit that is shown into a new dossier, or into one that was chosen."""
        visit = self.visit
        if visit is None:
            return
        try:
            taken = self._do(lambda office: inbox.take(office, visit.visit, into or None))
        except OfficeError as error:
            self.refused.emit(sentence(self._words, error))
            return
        self.taken.emit(taken)

    def discard(self) -> None:
        """Erase the visit that is shown; nothing can be taken from it."""
        visit = self.visit
        if visit is None:
            return
        try:
            self._do(lambda office: inbox.discard(office, visit.visit))
        except OfficeError as error:
            self.refused.emit(sentence(self._words, error))
            return
        self.discarded.emit()

    def compare(self, known: str) -> None:
        """Show the dossier of somebody who may be known beside the visit."""
        try:
            opened = self._do(lambda office: dossier.open_dossier(office, known))
        except OfficeError as error:
            self.refused.emit(sentence(self._words, error))
            return
        self._show_beside(opened)

    def _show_beside(self, opened: Opened) -> None:
        """The visit and the dossier of somebody known beside each other; what differs stands first and is marked."""
        if self.visit is None:
            return
        look.clear(self._beside)
        say, words, flow = self._words.say, self._words, interview.load()
        heads = ("", say("counter.visit.here", "This visit"), opened.latin_name or opened.name or opened.id)
        for column, text in enumerate(heads):
            self._beside.addWidget(look.label(text, "strong"), 0, column)
        known = {one.fact: one for one in opened.known if one.state == "known"}
        rows = []
        for id_, raw in self.visit.said.items():
            question = flow.by_id.get(id_)
            if question is None or question.fills not in known or question.shape != "plain":
                continue
            here = said_in_words(words, question, raw)
            there = shown(words, question.fills, known[question.fills].raw)
            rows.append((here == there, fact_name(words, question.fills), here, there))
        for number, (same, name, here, there) in enumerate(sorted(rows, key=lambda one: one[0]), start=1):
            mark = "= " if same else "≠ "
            for column, text in enumerate((mark + name, here, there)):
                role = "quiet" if column == 0 and same else "" if same else "attention" if column == 0 else "strong"
                self._beside.addWidget(look.label(text, role), number, column)

    def _answers(self, visit: Waiting) -> QVBoxLayout:
        column = QVBoxLayout()
        if not visit.said:
            nothing = self._words.say("counter.visit.nothing", "Nothing was answered yet.")
            column.addWidget(look.label(nothing, "quiet"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(2 * look.STEP)
        flow = interview.load()
        for row, (id_, raw) in enumerate(visit.said.items()):
            question = flow.by_id.get(id_)
            name = fact_name(self._words, question.fills) if question else id_
            grid.addWidget(look.label(name, "quiet"), row, 0)
            grid.addWidget(look.label(said_in_words(self._words, question, raw)), row, 1)
        column.addLayout(grid)
        return column
