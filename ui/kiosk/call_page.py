"""Staff is called: the number as large as the page allows, so that somebody across the room can read it."""

from PySide6.QtCore import Qt, Signal

from app.words import Words
from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel


class CallPage(Page):
    """`noted` says whether the counter's inbox could be told."""

    back = Signal()

    def __init__(self, ticket: str, noted: bool) -> None:
        super().__init__()
        self._ticket, self._noted = ticket, noted
        self._title, self.number, self._text = PlainLabel("title"), PlainLabel("huge"), PlainLabel("lead")
        self.body.addStretch(1)
        for label in (self._title, self.number, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.body.addWidget(label)
        self.body.addStretch(2)
        self.back_button = Button("mdi6.arrow-left", "second", directed=True)
        self.back_button.clicked.connect(self.back)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        self.number.say(self._ticket)
        self.back_button.say(words.say("kiosk.back_to_questions", "Back to the questions"))
        if self._noted:
            self._title.say(words.say("kiosk.staff_called", "We called somebody. Please stay here."))
            self._text.say(words.say("kiosk.staff_called.more", "You can go on while you wait. Your answers stay."))
        else:
            self._title.say(words.say("kiosk.staff_not_called", "We cannot call anybody from here."))
            self._text.say(words.say("kiosk.raise_hand", "Raise your hand: a member of staff helps you."))
