"""The office stands: how to know it again, and what to do next."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.words import Words
from ui.back_office.page import Page
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP


class DonePage(Page):
    """The last page of the set-up; on it one goes on to the back office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button.hide()
        self._folder, self._fingerprint = Path(), ""
        self._where, self._mark, self._next = PlainLabel(), PlainLabel("strong"), PlainLabel()
        for part in (self._where, self._mark, self._next):
            self.body.addWidget(part)
            self.body.addSpacing(STEP)
        self.body.addStretch(1)

    def show_office(self, folder: Path, fingerprint: str) -> None:
        """Which office was made."""
        self._folder, self._fingerprint = folder, fingerprint

    def retranslate(self, words: Words) -> None:
        """Say everything anew."""
        super().retranslate(words)
        say = words.say
        self.title.say(say("back_office.done.title", "The office stands"))
        self.lead.say(say("back_office.done.lead", "You can let colleagues in now."))
        self._where.say(say("back_office.done.where", "It lies in {folder}.", folder=self._folder))
        self._mark.say(say("back_office.done.mark", "Fingerprint: {mark}", mark=self._fingerprint))
        self._next.say(
            say("back_office.done.next", "Each kiosk shows the same fingerprint. Encrypt the disk of this machine too, "
                "and make a backup before the first newcomer comes.")
        )  # fmt: skip
        self.on_button.say(say("back_office.done.on", "To the back office"))
