"""An administrator of the new office: name, passphrase, and whether they also help newcomers."""

from PySide6.QtWidgets import QCheckBox, QWidget

from app.errors import Rejected
from app.office import NewMember
from app.roles import ADMINISTRATOR, ASSESSOR
from app.words import Words
from ui.back_office.field import Field
from ui.back_office.new_passphrase import NewPassphrase
from ui.back_office.page import Page


class PersonPage(Page):
    """The same page for the first and the second administrator."""

    def __init__(self, second: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._second, self._office = second, ""
        self.name, self.passphrase, self.helps = Field(), NewPassphrase(), QCheckBox()
        self.helps.setChecked(True)
        self.name.changed.connect(lambda: self.passphrase.know(self.name.value(), self._office))
        self.body.addWidget(self.name)
        self.body.addWidget(self.passphrase)
        self.body.addWidget(self.helps)
        self.body.addStretch(1)

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was typed stays."""
        super().retranslate(words)
        say = words.say
        self.title.say(
            say("back_office.person.second", "The second administrator")
            if self._second
            else say("back_office.person.first", "The first administrator")
        )
        self.lead.say(
            say("back_office.person.lead", "An administrator lets others in, and sets a forgotten passphrase anew.")
        )
        self.name.say(say("back_office.person.name", "Name"))
        self.passphrase.retranslate(words)
        helps = say("back_office.person.helps", "Also works at the counter as an assessor")
        self.helps.setText(helps)
        self.helps.setAccessibleName(helps)

    def in_office(self, name: str) -> None:
        """The office's name, which is no good passphrase."""
        self._office = name
        self.passphrase.know(self.name.value(), name)

    def check(self) -> None:
        """Rejected when there is no name or the passphrase cannot stand."""
        if not self.name.value().strip():
            raise Rejected("staff_name_or_passphrase_empty")
        self.passphrase.accept()

    def member(self) -> NewMember:
        """Whom this page describes."""
        roles = (ADMINISTRATOR, ASSESSOR) if self.helps.isChecked() else (ADMINISTRATOR,)
        return NewMember(self.name.value().strip(), self.passphrase.first.value(), roles)
