"""What is due: dossiers whose time is over, requests that wait for an answer; ask for an erasure, or erase."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.actions import erase, retention
from app.actions.retention import Due
from app.errors import OfficeError
from app.office import Office
from app.words import Words
from ui.back_office.page import Page
from ui.back_office.troubles import trouble
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel

ROW = int(Qt.ItemDataRole.UserRole)
KINDS = {
    "dossier_closed": "closed dossier", "dossier_inactive": "dossier in which nothing happened",
    "dossier_empty": "empty dossier", "correction": "request for correction: answer it at the counter",
    "visit_untaken": "visit that nobody took: it goes by itself",
    "visit_withdrawn": "visit taken back: it goes by itself",
    "key_backup": "backup of the keys that is too old: make a new backup",
}  # fmt: skip
DOSSIERS = ("dossier_closed", "dossier_inactive", "dossier_empty")


class DuePage(Page):
    """The due list of an open office; `words` gives the words of now."""

    def __init__(self, office: Office, words: Callable[[], Words], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._words, self._rows = office, words, list[Due]()
        self.list, self.said = QListWidget(), PlainLabel("strong")
        self.ask_button = Button("mdi6.account-question-outline", "second")
        self.list.itemSelectionChanged.connect(self._chosen_changed)
        self.body.addWidget(self.list, 1)
        self.whole.insertWidget(1, self.said)
        self.said.hide()
        self.foot.insertWidget(0, self.ask_button)
        self.back_button.hide()
        self.ask_button.clicked.connect(lambda: self._do(self._ask))
        self.go_on.connect(lambda: self._do(self._erase))

    def renew(self) -> None:
        """Look again; nothing is chosen."""
        self._rows = retention.due(self._office)
        self._fill(self._rows)

    def retranslate(self, words: Words) -> None:
        """Say everything anew."""
        super().retranslate(words)
        say = words.say
        self.title.say(say("back_office.due", "Due"))
        self.lead.say(
            say(
                "back_office.due.lead",
                "Whose time is over. A number stands for a dossier: an administrator sees no names. Erasing takes two "
                "people: one asks, another erases.",
            )
        )
        self.list.setAccessibleName(say("back_office.due", "Due"))
        self.ask_button.say(say("back_office.due.ask", "Ask for the erasure"))
        self.on_button.say(say("back_office.due.erase", "Erase for good"))
        self._fill(self._rows)

    def _fill(self, rows: Sequence[Due]) -> None:
        self.list.clear()
        for one in rows:
            item = QListWidgetItem(self._line(one))
            item.setData(ROW, one)
            self.list.addItem(item)
        if not rows:
            empty = QListWidgetItem(self._words().say("back_office.due.none", "Nothing is due today."))
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(empty)
        self._chosen_changed()

    def _line(self, one: Due) -> str:
        say = self._words().say
        told = [one.subject, say(f"back_office.due.{one.kind}", KINDS[one.kind]), self._day(one.due_on)]
        if one.suggested:
            told.append(say("back_office.due.suggested", "suggested period: the office decides"))
        if one.asked_by:
            told.append(say("back_office.due.asked_by", "asked by {names}", names=", ".join(one.asked_by)))
        return "  ·  ".join(told)

    def _day(self, on: date) -> str:
        return self._words().format_date(on)

    def _chosen(self) -> Due | None:
        items = self.list.selectedItems()
        found = items[0].data(ROW) if items else None
        return found if isinstance(found, Due) and found.kind in DOSSIERS else None

    def _chosen_changed(self) -> None:
        one = self._chosen()
        self.ask_button.setEnabled(one is not None and one.two)
        self.on_button.setEnabled(one is not None)

    def _ask(self, one: Due) -> str:
        erase.ask(self._office, one.subject, "term")
        return self._words().say("back_office.due.asked", "Asked. Another administrator erases it here.")

    def _erase(self, one: Due) -> str:
        day = erase.erase(self._office, one.subject, "term")
        return self._words().say(
            "back_office.due.erased",
            "Erased. From {day} on no backup of the keys holds it any more.",
            day=self._day(day),
        )

    def _do(self, deed: Callable[[Due], str]) -> None:
        one = self._chosen()
        self.trouble.say("")
        self.said.say("")
        if one is None:
            return
        try:
            self.said.say(deed(one))
        except OfficeError as error:
            self.trouble.say(trouble(self._words(), error))
        self.renew()
