"""After a language was touched: its name, large, and in that language the question whether the person speaks it."""

from PySide6.QtCore import Qt, Signal

from app.words import LANGUAGES, Words, load
from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.pictogram import Pictogram
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import PICTOGRAM


class AskLanguagePage(Page):
    """`accepted` for yes, `back` for no. A language that the kiosk does not speak yet cannot be accepted."""

    accepted = Signal()
    back = Signal()

    def __init__(self, code: str, spoken: bool) -> None:
        super().__init__()
        self.code, self._spoken = code, spoken
        self._name, self._ask = PlainLabel("huge", self), PlainLabel("title", self)
        self._sign = Pictogram("mdi6.account-voice" if spoken else "mdi6.account-question-outline", self, PICTOGRAM)
        self.yes_button = Button("mdi6.check", "main")
        self.no_button = Button("mdi6.arrow-left", "second", directed=True)
        self.body.addStretch(1)
        self.body.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._name, self._ask):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.body.addWidget(label)
        self.body.addStretch(2)
        self.foot.addWidget(self.no_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.yes_button)
        self.yes_button.setVisible(spoken)
        self.yes_button.clicked.connect(self.accepted)
        self.no_button.clicked.connect(self.back)

    def retranslate(self, words: Words) -> None:
        """In the language that was touched, where the kiosk speaks it."""
        own = load(self.code) if self._spoken else words
        self._name.say(LANGUAGES[self.code].endonym)
        if self._spoken:
            self._ask.say(own.say("kiosk.language.ask", "Do you speak this language?"))
            self.yes_button.say(own.say("kiosk.yes", "Yes"))
            self.no_button.say(own.say("kiosk.no", "No"))
        else:
            english = "We do not speak this language here yet. Choose another one that you understand, or call staff."
            self._ask.say(own.say("kiosk.language.not_yet", english))
            self.no_button.say(own.say("kiosk.back", "Back"))
        for one in (self._name, self._ask, self.yes_button, self.no_button):
            one.code = own.code
        self._name.code = self.code
