"""Somebody comes near: one touch hides everything that was answered, one touch shows it again."""

from PySide6.QtCore import Signal

from app.words import Words
from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.pictogram import Pictogram
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import PICTOGRAM


class HiddenPage(Page):
    """Nothing of the visit stands on it."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = PlainLabel("title", self), PlainLabel("lead", self)
        self.back_button = Button("mdi6.eye-outline", "main")
        self.back_button.clicked.connect(self.back)
        self.body.addStretch(1)
        self.body.addWidget(Pictogram("mdi6.eye-off-outline", self, PICTOGRAM))
        self.body.addWidget(self._title)
        self.body.addWidget(self._text)
        self.body.addStretch(2)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back_button)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        self._title.say(words.say("kiosk.hidden.title", "Your answers are hidden."))
        self._text.say(words.say("kiosk.hidden.text", "They stay as they are."))
        self.back_button.say(words.say("kiosk.hidden.show", "Show again"))
