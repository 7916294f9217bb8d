"""The left column: search, and the four lists: inbox, today, my dossiers, all dossiers.

However many dossiers there are, only the pages that somebody looks at are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.actions import dossier, inbox, plan, present
from app.actions.dossier import Line, Meeting
from app.actions.inbox import Waiting
from app.actions.plan import Due
from app.errors import OfficeError
from app.office import Office
from app.words import Words
from ui.counter import look
from ui.counter.desk import Desk
from ui.counter.dossier_tabs import tab_names
from ui.counter.flaws import flaws_sentence
from ui.counter.letters import letters, underlined
from ui.counter.naming import day_name
from ui.counter.plan_page import entry_in_words
from ui.counter.rows import ROW, Row, RowDrawing, RowsModel
from ui.counter.trouble import sentence
from ui.parts.tokens import LIGHT, Colours

T = TypeVar("T")
LISTS = (
    ("inbox", "mdi6.inbox-arrow-down"),
    ("today", "mdi6.calendar-today"),
    ("mine", "mdi6.account-check-outline"),
    ("all", "mdi6.folder-multiple-outline"),
)
PAGED = ("mine", "all")
LOOK_AGAIN_SECONDS = 20
PAGE = 100
MOST_COUNTED = 1_000
"""So many are counted of those that a search finds; where it finds more there is more to type."""


class Lists(QWidget):
    """Says which visit or dossier was chosen, and when the lists were read again; `shown` is the one that is open."""

    visit_chosen = Signal(object)
    dossier_chosen = Signal(str, str)
    new_asked = Signal()
    again_asked = Signal()
    renewed = Signal()
    trouble = Signal(str)

    def __init__(self, desk: Desk, words: Words, colours: Colours = LIGHT) -> None:
        super().__init__()
        self._desk, self._words, self._colours = desk, words, colours
        self.waiting: list[Waiting] = []
        self._colleagues: Mapping[str, tuple[str, ...]] = {}
        self.shown = "inbox"
        self._which: tuple[str, str, bool] = ("", "", False)
        self._last: Line | None = None
        layout = look.column(self)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(words.say("counter.search", "Name, ticket   Ctrl+K"))
        self.search.setAccessibleName(words.say("counter.search.name", "Search"))
        self.search.textChanged.connect(lambda _: self.redraw())
        layout.addWidget(self.search)
        self._group = QButtonGroup(self)
        places = QVBoxLayout()
        places.setSpacing(2)
        layout.addLayout(places)
        said = underlined([self._name(name) for name, _ in LISTS], letters(tab_names(words)))
        self._said = {name: text for (name, _), text in zip(LISTS, said, strict=True)}
        self._places = {name: self._place(name, number) for number, (name, _) in enumerate(LISTS)}
        for place in self._places.values():
            places.addWidget(place)
        self.head = look.label("", "quiet")
        self.order = QComboBox()
        self.order.setAccessibleName(words.say("counter.order", "Order"))
        self.order.addItem(words.say("counter.order.changed", "Recent first"), False)
        self.order.addItem(words.say("counter.order.name", "By name"), True)
        self.order.setToolTip(self.order.accessibleName())
        self.order.currentIndexChanged.connect(lambda _: self.redraw())
        look_again = words.say("counter.refresh", "Look again")
        again = look.icon_button("mdi6.refresh", "", self.again_asked.emit, colours.action, "", look_again)
        above = QHBoxLayout()
        above.addWidget(self.head, 1)
        above.addWidget(self.order, 1)
        above.addWidget(look.keyed(again, "F5"))
        layout.addLayout(above)
        self.empty = look.label("", "quiet")
        layout.addWidget(self.empty)
        self.model = RowsModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDrawing(self.view))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.clicked.connect(self._chosen)
        self.view.activated.connect(self._chosen)
        layout.addWidget(self.view, 1)
        new = look.button(words.say("counter.dossier.new", "New dossier"), self.new_asked.emit)
        layout.addWidget(look.keyed(new, "Ctrl+N"))
        QShortcut(QKeySequence("Ctrl+K"), self, self.go_searching)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_AGAIN_SECONDS * 1000)
        self._clock.timeout.connect(self.look_again)
        self._clock.start()

    def go_searching(self) -> None:
        """Go to the search line, from anywhere."""
        self.search.setFocus()
        self.search.selectAll()

    def look_again(self) -> None:
        """New visits appear by themselves while nobody is locked out."""
        if self._desk.office is not None and self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Look again in the letterbox and the vault."""
        self.waiting = self._ask(inbox.waiting, self.waiting)
        self._count("inbox", len(self.waiting))
        self._count("today", len(self.today_rows()))
        self._count("mine", self._ask(lambda office: dossier.how_many(office, mine=True), 0))
        self._count("all", self._ask(dossier.how_many, 0))
        self._colleagues = self._ask(present.colleagues, self._colleagues)
        self.redraw()
        self.renewed.emit()

    def open(self, name: str) -> None:
        """Open one of the lists."""
        self.shown = name
        self._places[name].setChecked(True)
        self.search.clear()
        self.redraw()

    def redraw(self) -> None:
        """Fill the list that is open, or with what the search finds; as many pages as were looked at."""
        wanted = self.search.text().strip()
        paged = bool(wanted) or self.shown in PAGED
        which = (wanted, self.shown, self.order.currentData())
        chosen, length = self._current(), len(self.model.rows) if which == self._which else 0
        self._which, self._last = which, None
        self.order.setVisible(paged and not wanted)
        self.head.setHidden(paged and not wanted)
        rows = self._visits_found(wanted) if wanted else [] if paged else FILL[self.shown](self)
        if paged:
            rows += self._next_page(max(PAGE, length - len(rows)))
        self.head.setText(self._found(len(rows)) if wanted else self._name(self.shown))
        self.model.show(rows, self._next_page if paged else None)
        if not length:
            self.view.scrollToTop()
        self.view.setAccessibleName(self.head.text())
        self.empty.setText("" if rows else self._nothing("found" if wanted else self.shown))
        self.empty.setVisible(not rows)
        for number, row in enumerate(rows):
            if row.id == chosen:
                self.view.setCurrentIndex(self.model.index(number))

    def standing(self) -> dict[str, Any]:
        """The list that is open, its order and what is searched, to stand there again in another language."""
        return {"list": self.shown, "search": self.search.text(), "order": self.order.currentIndex()}

    def stand_again(self, standing: dict[str, Any]) -> None:
        """Stand where it stood."""
        self.order.setCurrentIndex(standing["order"])
        self.open(standing["list"])
        self.search.setText(standing["search"])

    def inbox_rows(self) -> list[Row]:
        """The visits that wait, calls for staff first."""
        waiting = sorted(self.waiting, key=lambda one: (not one.called_staff, one.started_at))
        return [self._visit_row(one) for one in waiting]

    def today_rows(self) -> list[Row]:
        """The appointments of today, and the agreements whose day has come."""
        nothing: list[Due] = []
        met = [
            Row(one.line.id, f"{one.at[11:16]}  {self._who(one.line)}", note=self._speaks(one.line))
            for one in self._meetings()
        ]
        return met + [self._due_row(one) for one in self._ask(plan.due, nothing)]

    def _due_row(self, one: Due) -> Row:
        late = one.entry.overdue(self._today())
        when = day_name(self._words, one.entry.until) if late else self._words.say("counter.due.today", "today")
        agreed = ("▲ " if late else "") + self._words.say("counter.due", "Agreed by {day}", day=when)
        note = f"{agreed}: {entry_in_words(self._words, replace(one.entry, until=''))}"
        return Row(one.line.id, self._who(one.line), self._speaks(one.line), note, late, "plan")

    def _today(self) -> date:
        assert self._desk.office is not None
        return self._desk.office.clock.today()

    def _visits_found(self, wanted: str) -> list[Row]:
        return [self._visit_row(one) for one in self.waiting if wanted.casefold() in one.ticket.casefold()]

    def _found(self, shown: int) -> str:
        """How many a search found; as far as they are counted."""
        wanted = self.search.text().strip()
        count = shown
        if shown >= PAGE:
            count = self._ask(lambda office: dossier.how_many(office, wanted, most=MOST_COUNTED + 1), shown)
        if count > MOST_COUNTED:
            return self._words.say("counter.found.many", "Found: more than {count}", count=MOST_COUNTED)
        return self._words.say("counter.found", "Found: {count}", count=count)

    def _next_page(self, most: int = 0) -> list[Row]:
        """The rows behind the last one that was read: a page, or as many as are named."""
        wanted, shown, by_name = self._which

        def read(office: Office) -> list[Line]:
            mine = shown == "mine"
            return dossier.dossiers(office, wanted, mine=mine, by_name=by_name, after=self._last, most=most or PAGE)

        none: list[Line] = []
        lines = self._ask(read, none)
        self._last = lines[-1] if lines else self._last
        return [self._dossier_row(line) for line in lines]

    def _meetings(self) -> list[Meeting]:
        return self._ask(dossier.today, [])

    def _ask(self, deed: Callable[[Office], T], otherwise: T) -> T:
        """What the vault answers; when it cannot, the sentence is said and the list stays as it was."""
        try:
            return self._desk.do(deed)
        except OfficeError as error:
            self.trouble.emit(sentence(self._words, error))
            return otherwise

    def _visit_row(self, one: Waiting) -> Row:
        say = self._words.say
        notes = [say("counter.visit.minutes", "here for {minutes} min", minutes=one.minutes)]
        if one.running:
            notes.append(say("counter.visit.running", "still answering"))
        elif one.left:
            notes.append(say("counter.visit.left", "about {count} questions open", count=one.left))
        lines = ["▲ " + say("counter.visit.called", "calls for staff")] if one.called_staff else []
        lines.append(" · ".join(notes))
        if one.flaws:
            lines.append("▲ " + flaws_sentence(self._words, one.flaws))
        language = self._words.language(one.language) if one.language else ""
        return Row(one.visit, one.ticket, language, "\n".join(lines), one.called_staff or bool(one.flaws))

    def _dossier_row(self, line: Line) -> Row:
        told = [part for part in (line.ticket if line.name else "", line.birth[:4]) if part]
        if at_work := self._colleagues.get(line.id):
            told.append("▲ " + self._words.say("counter.open_with", "open with {who}", who=", ".join(at_work)))
        return Row(line.id, self._who(line), self._speaks(line), "  ".join(told))

    def _who(self, line: Line) -> str:
        """The name, each script on a line of its own; what stands in its place until it is written."""
        nameless = self._words.say("counter.nameless", "Name not written yet")
        return line.name.replace("  ", "\n") or line.ticket or nameless

    def _speaks(self, line: Line) -> str:
        return self._words.language(line.language) if line.language else ""

    def _chosen(self, index: QModelIndex) -> None:
        row: Row = index.data(ROW)
        visit = next((one for one in self.waiting if one.visit == row.id), None)
        if visit is not None:
            self.visit_chosen.emit(visit)
        else:
            self.dossier_chosen.emit(row.id, row.tab)

    def _current(self) -> str:
        index = self.view.currentIndex()
        return self.model.rows[index.row()].id if index.isValid() else ""

    def _place(self, name: str, number: int) -> QPushButton:
        colour = self._colours.action
        made = look.icon_button(
            LISTS[number][1], self._said[name], lambda: self.open(name), colour, "place", self._name(name)
        )
        made.setCheckable(True)
        made.setChecked(name == self.shown)
        QShortcut(QKeySequence(f"Alt+{number + 1}"), self, partial(self.open, name))
        made.setToolTip(f"{self._name(name)}  Alt+{number + 1}")
        self._group.addButton(made)
        return made

    def _count(self, name: str, count: int) -> None:
        button = self._places[name]
        button.setText(f"{self._said[name]}   {count}")
        button.setAccessibleName(f"{self._name(name)}, {count}")

    def _name(self, name: str) -> str:
        return self._words.say(f"counter.list.{name}", LIST_NAMES[name])

    def _nothing(self, name: str) -> str:
        return self._words.say(f"counter.empty.{name}", EMPTY[name])


LIST_NAMES = {"inbox": "Inbox", "today": "Today", "mine": "My dossiers", "all": "All dossiers"}
EMPTY = {
    "inbox": "No visit waits. A visit at the kiosk appears here by itself.",
    "today": "No appointments today, and no agreement is due. Make one in a dossier.",
    "mine": "You have not worked on a dossier yet. Take a visit from the inbox.",
    "all": "There is no dossier yet. Take a visit, or make a new dossier.",
    "found": "Nothing found. Try a part of the name, the ticket or the birth year.",
}
FILL: dict[str, Callable[[Lists], list[Row]]] = {
    "inbox": Lists.inbox_rows, "today": Lists.today_rows,
}  # fmt: skip
