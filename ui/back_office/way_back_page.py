"""How to get back in when a passphrase is forgotten: a sheet of paper, or a second administrator."""

from PySide6.QtWidgets import QWidget

from app.errors import Rejected
from app.words import Words
from ui.back_office.page import Page
from ui.parts.cards import Cards

SHEET, SECOND = "sheet", "second"


class WayBackPage(Page):
    """One of the two must be chosen; both can be had later in the back office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ways = Cards()
        self.body.addWidget(self.ways)
        self.body.addStretch(1)

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was chosen stays."""
        super().retranslate(words)
        say = words.say
        self.title.say(say("back_office.way_back.title", "When a passphrase is forgotten"))
        self.lead.say(
            say("back_office.way_back.lead", "Without a way back, the office stays shut for good. Choose one; "
                "you can add the other later.")
        )  # fmt: skip
        self.ways.set_options(
            [
                (SHEET, say("back_office.way_back.sheet", "A recovery sheet on paper, kept in a safe"),
                 "mdi6.file-key-outline"),
                (SECOND, say("back_office.way_back.second", "A second administrator"), "mdi6.account-multiple-outline"),
            ]
        )  # fmt: skip

    def check(self) -> None:
        """Rejected when nothing was chosen."""
        if not self.ways.value():
            raise Rejected("no_way_back")
