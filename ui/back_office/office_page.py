"""Which office this is: its name, its operator, its first kiosk."""

from PySide6.QtWidgets import QWidget

from app.actions.set_up import OPERATORS
from app.errors import Rejected
from app.words import Words
from ui.back_office.field import Field
from ui.back_office.page import Page
from ui.parts.cards import Cards
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP


class OfficePage(Page):
    """The first page of the set-up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.kiosk, self.operator = Field(), Field(narrow=True), Cards()
        self._operator_name = PlainLabel("strong")
        self.kiosk.set_value("A")
        self.body.addWidget(self.name)
        self.body.addWidget(self._operator_name)
        self.body.addWidget(self.operator)
        self.body.addSpacing(STEP)
        self.body.addWidget(self.kiosk)
        self.body.addStretch(1)

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was typed stays."""
        super().retranslate(words)
        say = words.say
        self.title.say(say("back_office.office.title", "A new office"))
        self.lead.say(
            say("back_office.office.lead", "The office keeps its dossiers on this machine, and nowhere else.")
        )
        self.name.say(
            say("back_office.office.name", "Name of the office"),
            say("back_office.office.name.hint", "It stands on the slips that people take along."),
        )
        operator = say("back_office.office.operator", "Operator")
        self._operator_name.say(operator)
        self.operator.setAccessibleName(operator)
        named = {
            "atlas": say("back_office.operator.atlas", "Atlas, Antwerp"),
            "amal": say("back_office.operator.amal", "Amal, Ghent"),
            "agii": say("back_office.operator.agii", "AGII, Flanders"),
            "agii_brussels": say("back_office.operator.agii_brussels", "AGII, Brussels"),
        }
        self.operator.set_options([(code, named[code], "mdi6.domain") for code in OPERATORS])
        self.kiosk.say(
            say("back_office.kiosk.name", "Name of the kiosk"),
            say("back_office.kiosk.hint", "Every ticket number begins with it. One to eight letters or digits."),
        )

    def check(self) -> None:
        """Rejected when there is no name, no operator, or the kiosk's name cannot be used."""
        if not self.name.value().strip():
            raise Rejected("office_name_empty")
        if not self.operator.value():
            raise Rejected("unknown_operator")
        kiosk = self.kiosk.value().strip()
        if not (kiosk.isascii() and kiosk.isalnum() and len(kiosk) <= 8):
            raise Rejected("kiosk_name_unusable", kiosk=kiosk)
