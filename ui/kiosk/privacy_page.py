"""What happens with the answers, in four short sentences, before the first question."""

from PySide6.QtCore import Signal

from app.words import Words
from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel

SENTENCES = (
    ("kiosk.privacy.1", "We ask questions to see which course and which help fit you."),
    ("kiosk.privacy.2", "Only the people of this office read your answers."),
    ("kiosk.privacy.3", "You may leave a question open, and you may stop at any moment."),
    ("kiosk.privacy.4", "Nobody decides on these answers alone; you talk with a person afterwards."),
)


class PrivacyPage(Page):
    """Continue begins the questions."""

    accepted = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel("title", self)
        self._lines = [PlainLabel("lead", self) for _ in SENTENCES]
        self.body.addWidget(self._title)
        for line in self._lines:
            self.body.addWidget(line)
        self.body.addStretch(1)
        self.back_button = Button("mdi6.arrow-left", "second", directed=True)
        self.next_button = Button("mdi6.arrow-right", "main", directed=True, trailing=True)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.accepted)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next_button)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        self._title.say(words.say("kiosk.privacy.title", "Before you start"))
        for line, (key, english) in zip(self._lines, SENTENCES, strict=True):
            line.say(words.say(key, english))
        self.back_button.say(words.say("kiosk.back", "Back"))
        self.next_button.say(words.say("kiosk.continue", "Continue"))
