"""The hand-over: who this is, what holds, what was planned and what is open, at a glance, so that nobody asks twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout

from app.actions.deadlines import deadline_name, to_come
from app.actions.opened import Opened
from app.words import LANGUAGES, Words
from ui.counter import look
from ui.counter.lines import Lines, Pairs
from ui.counter.naming import (
    deadline_shown,
    fact_name,
    moment_name,
    named,
    result_name,
    result_value,
    shown,
    told_in_words,
)
from ui.counter.on_screen import OnScreen
from ui.counter.plan_page import entry_in_words
from ui.counter.timeline_picture import COMES, HAPPENED, LATE, Mark, TimelinePicture

WHO = (
    "birth_date", "nationalities", "register_municipality", "stay_motive", "children", "highest_schooling", "languages",
)  # fmt: skip
RESULTS = ("group", "parts.mo", "parts.nt2", "parts.work", "parts.pnt", "nt2_track", "fees")
MOST_OPEN = 8
SHORT_NAME = 10
"""Letters of a language name that stay readable on a small screen."""
MILESTONES = {
    "opened": "Dossier opened", "visit_taken": "Visit", "decided": "Decision", "course_chosen": "Course chosen",
    "paper_made": "Paper", "closed": "Dossier closed",
}  # fmt: skip


class OverviewPage(QScrollArea):
    """`spoken` carries the contact language that was chosen, `asked` an open fact that was touched."""

    spoken = Signal(str)
    asked = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        column = look.scrolled(self)
        say = words.say
        self.timeline = TimelinePicture(words)
        column.addWidget(self.timeline)
        sides = QHBoxLayout()
        sides.setSpacing(3 * look.STEP)
        column.addLayout(sides)
        left, right = QVBoxLayout(), QVBoxLayout()
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        left.addWidget(look.label(say("counter.overview.who", "Who"), "head"))
        self._who = QGridLayout()
        self._who.setColumnStretch(1, 1)
        self._who.setVerticalSpacing(4)
        self._names: dict[str, QLabel] = {}
        for row, fact in enumerate(WHO):
            self._names[fact] = look.label("")
            self._who.addWidget(look.label(fact_name(words, fact), "quiet"), row, 0)
            self._who.addWidget(self._names[fact], row, 1)
        self.language = self._languages()
        self._who.addWidget(look.label(say("counter.overview.language", "Contact language"), "quiet"), len(WHO), 0)
        self._who.addWidget(self.language, len(WHO), 1)
        left.addLayout(self._who)
        self.told_head = look.label(say("counter.overview.told", "Told by the newcomer"), "head")
        left.addWidget(self.told_head)
        self.told = Lines()
        left.addWidget(self.told)
        left.addWidget(look.label(say("counter.overview.plan", "Plan"), "head"))
        self.plan = Lines()
        left.addWidget(self.plan)
        left.addStretch(1)
        right.addWidget(look.label(say("counter.overview.parts", "What holds"), "head"))
        self.results, self.days = Pairs(), Pairs()
        right.addWidget(self.results)
        self._days_head = look.label(say("counter.overview.days", "Dates"), "head")
        right.addWidget(self._days_head)
        right.addWidget(self.days)
        right.addWidget(look.label(say("counter.overview.open", "Open points"), "head"))
        self._open = QVBoxLayout()
        right.addLayout(self._open)
        right.addStretch(1)
        column.addStretch(1)

    def show_dossier(self, opened: Opened, advice: OnScreen, on: date, open_requests: int) -> None:
        """Everything that somebody who takes over wants to know first; so many requests wait for an answer."""
        words, say, held = self._words, self._words.say, advice.held
        known = {one.fact: one for one in opened.known if one.state == "known"}
        for fact, label in self._names.items():
            text = shown(words, fact, known[fact].raw) if fact in known else say("counter.open", "◌ open")
            look.tell(label, text, "" if fact in known else "open")
        self.language.blockSignals(True)
        self.language.setCurrentIndex(self.language.findData(opened.language))
        self.language.blockSignals(False)
        told = told_in_words(words, opened.told)
        self.told.show_lines([(named(words, name, text), "") for name, text in told])
        self.told_head.setVisible(bool(told))
        lines = [(entry_in_words(words, one), "wrong" if one.overdue(on) else "") for one in opened.plan]
        self.plan.show_lines(lines or [(say("counter.overview.no_plan", "Nothing is planned yet."), "quiet")])
        values = [(one, result_value(words, one, advice.decided(one))) for one in RESULTS]
        self.results.show_pairs([(result_name(words, one), value, "strong") for one, value in values])
        days = self._days(opened, held, on)
        self._days_head.setVisible(bool(days))
        self.days.show_pairs(days)
        self._show_open(opened, held, on, open_requests)
        self.timeline.show_marks(self._marks(opened, held, on), on)

    def _days(self, opened: Opened, held: Mapping[str, Any], on: date) -> list[tuple[str, str, str]]:
        say, words = self._words.say, self._words
        days = []
        if opened.appointment:
            day = moment_name(words, opened.appointment["at"])
            days.append((say("counter.overview.appointment", "Appointment"), day, "strong"))
        return [*days, *(deadline_shown(words, one, held, on.isoformat()) for one in held["deadlines"])]

    def _show_open(self, opened: Opened, held: Mapping[str, Any], on: date, open_requests: int) -> None:
        look.clear(self._open)
        say, words = self._words.say, self._words
        tried = {one.fact for one in opened.known}
        missing = [fact for fact in held["missing"] if fact not in tried]
        for fact in missing[:MOST_OPEN]:
            name = fact_name(words, fact)
            ask = say("counter.overview.ask", "Ask: {fact}", fact=name)
            self._open.addWidget(look.button(f"◌ {name}", lambda fact=fact: self.asked.emit(fact), "link", ask))  # type: ignore[misc]
        lines = []
        if len(missing) > MOST_OPEN:
            lines.append(say("counter.overview.more", "and {count} more", count=len(missing) - MOST_OPEN))
        late = sum(one.overdue(on) for one in opened.plan)
        if late:
            lines.append(say("counter.overview.late", "{count} agreements whose day is over", count=late))
        if open_requests:
            asked = "{count} requests of the newcomer to answer"
            lines.append(say("counter.overview.requests", asked, count=open_requests))
        if not missing and not lines:
            lines.append(say("counter.overview.nothing", "Nothing is open."))
        for text in lines:
            self._open.addWidget(look.label(text))

    def _marks(self, opened: Opened, held: Mapping[str, Any], on: date) -> list[Mark]:
        say, words = self._words.say, self._words
        found: dict[tuple[date, str], Mark] = {}
        for one in opened.history:
            if one.kind in MILESTONES:
                name = say(f"counter.log.{one.kind}", MILESTONES[one.kind])
                if one.kind == "paper_made":
                    name = say(f"counter.paper.kind.{one.about}", one.about)
                day = date.fromisoformat(one.at[:10])
                found.setdefault((day, name), Mark(day, name, HAPPENED))
        marks = list(found.values())
        for due in to_come(held):
            day = date.fromisoformat(due["date"])
            marks.append(Mark(day, deadline_name(words, due["id"]), LATE if day < on else COMES))
        if opened.appointment:
            day = date.fromisoformat(opened.appointment["at"][:10])
            name = say("counter.overview.appointment", "Appointment")
            marks.append(Mark(day, name, HAPPENED if day < on else COMES))
        return marks

    def _languages(self) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(SHORT_NAME)
        box.setAccessibleName(self._words.say("counter.overview.language", "Contact language"))
        for tag in sorted(LANGUAGES, key=self._words.language):
            box.addItem(self._words.language(tag), tag)
        box.activated.connect(lambda at: self.spoken.emit(str(box.itemData(at))))
        return box
