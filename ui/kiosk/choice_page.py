"""A page that asks one thing about the visit itself: a sentence, what it means, and two large buttons."""

from PySide6.QtCore import Signal

from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.pictogram import Pictogram
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import PICTOGRAM


class ChoicePage(Page):
    """`stay` goes back to the page below; `leave` does what the page asks."""

    stay = Signal()
    leave = Signal()

    def __init__(self, sign: str, leave_sign: str) -> None:
        super().__init__()
        self.title, self.text = PlainLabel("title", self), PlainLabel("lead", self)
        self.body.addStretch(1)
        self.body.addWidget(Pictogram(sign, self, PICTOGRAM))
        self.body.addWidget(self.title)
        self.body.addWidget(self.text)
        self.body.addStretch(2)
        self.leave_button = Button(leave_sign, "second")
        self.stay_button = Button("mdi6.check", "main")
        self.leave_button.clicked.connect(self.leave)
        self.stay_button.clicked.connect(self.stay)
        self.foot.addWidget(self.leave_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.stay_button)
