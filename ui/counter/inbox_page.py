"""The left column: search, the inbox of visits, and the list of dossiers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.actions import dossier, inbox
from app.office import Office
from app.words import Words
from ui.counter import look


class InboxPage(QWidget):
    """Shows what waits; choosing a visit takes it, choosing a dossier opens it."""

    def __init__(
        self, office: Office, words: Words, taken: Callable[[str], None], opened: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._office, self._words, self._taken, self._opened = office, words, taken, opened
        say = words.say
        layout = look.column(self)
        layout.addWidget(look.label("Onthaal", "head"))
        layout.addWidget(look.label(office.settings.name, "quiet"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("counter.search", "Search name, ticket, date …  Ctrl+F"))
        self.search.setAccessibleName(say("counter.search.name", "Search"))
        self.search.textChanged.connect(lambda _: self.show_dossiers())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, lambda: self.search.setFocus())
        layout.addWidget(self.search)
        self.inbox_head = look.label("", "quiet")
        layout.addWidget(self.inbox_head)
        self.visits = self._list(say("counter.inbox", "Inbox"), self._take)
        layout.addWidget(self.visits, 2)
        self.dossiers_head = look.label("", "quiet")
        layout.addWidget(self.dossiers_head)
        self.dossiers = self._list(say("counter.dossiers", "Dossiers"), self._open)
        layout.addWidget(self.dossiers, 3)
        layout.addWidget(look.button(say("counter.dossier.new", "New dossier"), self._new))
        layout.addWidget(look.button(say("counter.refresh", "Look again  F5"), self.refresh, "link"))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self, self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Look again in the letterbox and the vault."""
        waiting = inbox.waiting(self._office)
        self.inbox_head.setText(f"{self._words.say('counter.inbox', 'Inbox')}  {len(waiting)}")
        self.visits.clear()
        for one in waiting:
            text = f"{one.ticket}   {self._words.language(one.language or 'nl')}"
            if one.running:
                text += "   " + self._words.say("counter.visit.running", "still running")
            if one.flaws:
                text += "   ⚠ " + self._words.say("counter.visit.flawed", "not all arrived")
            self._add(self.visits, text, one.visit, one.ready)
        if not waiting:
            empty = self._words.say("counter.inbox.empty", "No visit waits. A visit at the kiosk appears here.")
            self._add(self.visits, empty, "", False)
        self.show_dossiers()

    def show_dossiers(self) -> None:
        """The dossiers that fit the search, the last changed first."""
        found = dossier.dossiers(self._office, self.search.text())
        self.dossiers_head.setText(f"{self._words.say('counter.dossiers', 'Dossiers')}  {len(found)}")
        self.dossiers.clear()
        for one in found:
            tail = self._words.language(one.language) if one.language else ""
            self._add(self.dossiers, f"{one.name or one.ticket or one.id}   {tail}", one.id, True)

    def _list(self, name: str, chosen: Callable[[QListWidgetItem], None]) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(name)
        made.setWordWrap(True)
        made.itemActivated.connect(chosen)
        made.itemClicked.connect(chosen)
        return made

    def _add(self, where: QListWidget, text: str, id_: str, enabled: bool) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, id_)
        if not enabled:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        where.addItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        visit = item.data(Qt.ItemDataRole.UserRole)
        if visit and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._taken(str(visit))

    def _open(self, item: QListWidgetItem) -> None:
        self._opened(str(item.data(Qt.ItemDataRole.UserRole)))

    def _new(self) -> None:
        self._opened(dossier.new(self._office))
        self.refresh()
