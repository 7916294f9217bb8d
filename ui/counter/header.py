"""The head of an open dossier: who it is about, in one glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.actions import dossier
from app.actions.opened import Opened
from app.words import Words
from ui.counter import look
from ui.counter.desk import Write
from ui.counter.name_dialog import NameDialog
from ui.counter.naming import choice_name, day_name, place_name
from ui.counter.unfinished import Unfinished

WIDE = 760
"""Narrower than this many pixels, a name in two scripts leaves no room for the key behind the button."""


class Header(QWidget):
    """Name in both scripts, birth date, ticket, and chips for what colours the whole talk; `named`: a name was kept.

    `screen` is the button of the newcomer's screen, which stands beside the name.
    """

    named = Signal()

    def __init__(self, words: Words, write: Write, unfinished: Unfinished, screen: QWidget) -> None:
        super().__init__()
        self._words, self._write, self._unfinished = words, write, unfinished
        self._opened: Opened | None = None
        layout = look.column(self, 0)
        layout.setSpacing(4)
        top = QHBoxLayout()
        self.title = look.label("", "title")
        top.addWidget(self.title, 1)
        self._rename, title = words.say("counter.name.change", "Name …"), "Name of the newcomer"
        self.rename_button = look.button(self._rename, self.rename, "", words.say("counter.name.title", title))
        look.keyed(self.rename_button, "Ctrl+M")
        top.addWidget(screen)
        top.addWidget(self.rename_button)
        layout.addLayout(top)
        self.subtitle = look.label("", "quiet")
        layout.addWidget(self.subtitle)
        self.others = look.label("", "attention")
        layout.addWidget(self.others)
        self.show_colleagues(())
        self._chips = QHBoxLayout()
        self._noted: list[str] = []
        layout.addLayout(self._chips)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the name needs the room of the key."""
        super().resizeEvent(event)
        seen = self.width() >= WIDE
        if seen != (self.rename_button.text() != self._rename):
            self.rename_button.setText(self._rename)
            look.keyed(self.rename_button, "Ctrl+M", seen=seen)

    def show_dossier(self, opened: Opened, on: date) -> None:
        """The name, or what stands in its place until it is written."""
        self._opened = opened
        say = self._words.say
        names = dict.fromkeys(one for one in (opened.latin_name, opened.name) if one)
        look.tell(self.title, "   ".join(names) or say("counter.nameless", "Name not written yet"), "title")
        told = [f"{say('counter.dossier', 'Dossier')} {opened.id}"]
        if opened.birth:
            told.append(say("counter.born", "born {day}", day=day_name(self._words, opened.birth)))
        if opened.ticket:
            told.append(say("counter.ticket", "ticket {ticket}", ticket=opened.ticket))
        told.append(self._words.language(opened.language))
        look.tell(self.subtitle, "   ·   ".join(told), "quiet")
        chips = self._of_note(opened, on)
        if chips != self._noted:
            self._noted = chips
            look.clear(self._chips)
            for chip in chips:
                self._chips.addWidget(look.label(chip, "chip", wrap=False))
            self._chips.addStretch(1)

    def rename(self) -> None:
        """Ask for the name and keep it."""
        if self._opened is None:
            return
        dialog = NameDialog(self._words, self._opened.name, self._opened.latin_name, self)
        if self._unfinished.accepted(dialog, self._opened.id, "name"):
            self.keep_name(dialog.name.text(), dialog.latin_name.text())

    def keep_name(self, name: str, latin_name: str = "") -> None:
        """Keep the newcomer's name, as it stands on the document and in Latin letters."""
        assert self._opened is not None
        id_ = self._opened.id
        if self._write(lambda office: dossier.name(office, id_, name, latin_name)):
            self.named.emit()

    def show_colleagues(self, names: Sequence[str]) -> None:
        """Who else has this dossier open now."""
        here = "▲ {who} has this dossier open too. F5 shows what was written meanwhile."
        who = ", ".join(names)
        look.tell(self.others, self._words.say("counter.others", here, who=who) if who else "", "attention")
        self.others.setVisible(bool(names))

    def _of_note(self, opened: Opened, on: date) -> list[str]:
        known = {one.fact: one.raw for one in opened.known if one.state == "known"}
        chips = []
        if "stay_motive" in known:
            chips.append(choice_name(self._words, "stay_motive", str(known["stay_motive"])))
        if "register_municipality" in known:
            chips.append(place_name(self._words, str(known["register_municipality"])))
        if len(opened.birth) == 10:
            born = date.fromisoformat(opened.birth)
            age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
            chips.append(self._words.say("counter.age", "{age} years", age=age))
        return chips
