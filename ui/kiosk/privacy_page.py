"""What happens with the answers, in four short sentences with a sign each, before anything is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from app.words import Words
from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.pictogram import Pictogram
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP

SENTENCES = (
    ("mdi6.clipboard-text-outline", "kiosk.privacy.1", "We ask questions to see which course and which help fit you."),
    (
        "mdi6.account-group-outline",
        "kiosk.privacy.2",
        "Only the people of this office read your answers; a person talks with you afterwards.",
    ),
    ("mdi6.stop-circle-outline", "kiosk.privacy.3", "You may leave a question open, and you may stop at any moment."),
    (
        "mdi6.folder-account-outline",
        "kiosk.privacy.4",
        "Your answers go into your file at this office. Nothing stays on this screen.",
    ),
)
"""What for, who reads it, how to stop, what stays."""


class PrivacyPage(Page):
    """Continue leads to the languages."""

    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel("title", self)
        self._lines = [PlainLabel("lead", self) for _ in SENTENCES]
        self.body.addWidget(self._title)
        grid = QGridLayout()
        grid.setContentsMargins(0, 2 * STEP, 0, 0)
        grid.setHorizontalSpacing(3 * STEP)
        grid.setVerticalSpacing(2 * STEP)
        grid.setColumnStretch(1, 1)
        for number, (sign, _, _) in enumerate(SENTENCES):
            grid.addWidget(Pictogram(sign, self), number, 0)
            grid.addWidget(self._lines[number], number, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.next_button = Button("mdi6.arrow-right", "main", directed=True, trailing=True)
        self.next_button.clicked.connect(self.accepted)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next_button)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        self._title.say(words.say("kiosk.privacy.title", "Before you start"))
        for line, (_, key, english) in zip(self._lines, SENTENCES, strict=True):
            line.say(words.say(key, english))
        self.next_button.say(words.say("kiosk.continue", "Continue"))
