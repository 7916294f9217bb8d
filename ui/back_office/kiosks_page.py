"""The kiosks that the office believes, and enrolling one more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.words import Words
from ui.back_office.field import Field
from ui.back_office.page import Page
from ui.parts.plain_label import PlainLabel


class KiosksPage(Page):
    """Asks for a name and hands it on."""

    enrol_asked = Signal(str)

    def __init__(self, fingerprint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button.hide()
        self._fingerprint = fingerprint
        self._words: Words | None = None
        self._kiosks: Sequence[str] = ()
        self.list, self.mark, self.name = PlainLabel("strong"), PlainLabel(), Field(narrow=True)
        for part in (self.list, self.mark, self.name):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.go_on.connect(lambda: self.enrol_asked.emit(self.name.value()))

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was typed stays."""
        super().retranslate(words)
        self._words = words
        say = words.say
        self.title.say(say("back_office.kiosks", "Kiosks"))
        self.lead.say(say("back_office.kiosks.lead", "A kiosk can close an answer for this office. It can open none."))
        self.mark.say(say("back_office.done.mark", "Fingerprint: {mark}", mark=self._fingerprint))
        self.name.say(
            say("back_office.kiosk.name", "Name of the kiosk"),
            say("back_office.kiosk.hint", "Every ticket number begins with it. One to eight letters or digits."),
        )
        self.on_button.say(say("back_office.kiosks.enrol", "Enrol"))
        self.show_kiosks(self._kiosks)

    def show_kiosks(self, kiosks: Sequence[str]) -> None:
        """The names of all kiosks."""
        self._kiosks = kiosks
        if self._words is not None:
            names = ", ".join(kiosks)
            self.list.say(self._words.say("back_office.kiosks.now", "Enrolled: {names}", names=names))
