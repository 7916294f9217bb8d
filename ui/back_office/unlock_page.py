"""Who are you, and the passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.words import Words
from ui.back_office.field import Field
from ui.back_office.page import Page


class UnlockPage(Page):
    """Asks and hands on; a refusal stands above the button."""

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button.hide()
        self.name, self.passphrase = Field(), Field(masked=True)
        self.body.addWidget(self.name)
        self.body.addWidget(self.passphrase)
        self.body.addStretch(1)
        self.passphrase.line.returnPressed.connect(self.send)
        self.go_on.connect(self.send)

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was typed stays."""
        super().retranslate(words)
        say = words.say
        self.title.say(say("back_office.title", "Back office"))
        self.lead.say(say("back_office.lead", "People, kiosks and the recovery sheet of this office."))
        self.name.say(say("back_office.person.your_name", "Your name"))
        self.passphrase.say(say("back_office.passphrase", "Passphrase"))
        self.on_button.say(say("back_office.open", "Open"))

    def send(self) -> None:
        """Hand on what was typed; the passphrase does not stay."""
        typed = self.passphrase.value()
        self.passphrase.set_value("")
        self.asked.emit(self.name.value().strip(), typed)
