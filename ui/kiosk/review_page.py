"""The answers in groups with "change" beside each, before they are sent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from app.actions.visit import Line
from app.words import Words
from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP


class ReviewPage(Page):
    """Changing an answer comes back here."""

    change = Signal(str)
    back = Signal()
    finished = Signal()

    def __init__(self, lines: tuple[Line, ...]) -> None:
        super().__init__()
        self._lines = lines
        self._title = PlainLabel("title", self)
        self.body.addWidget(self._title)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(STEP)
        self._grid.setHorizontalSpacing(2 * STEP)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.groups: dict[str, PlainLabel] = {}
        self.rows: dict[str, tuple[PlainLabel, PlainLabel, Button]] = {}
        for line in lines:
            self._add(line)
        self.back_button = Button("mdi6.arrow-left", "second", directed=True)
        self.next_button = Button("mdi6.check", "main")
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.finished)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next_button)

    def _add(self, line: Line) -> None:
        if line.group not in self.groups:
            self.groups[line.group] = PlainLabel("group", self)
            self._grid.addWidget(self.groups[line.group], self._grid.rowCount(), 0, 1, 3)
        row = (PlainLabel("quiet", self), PlainLabel("strong", self), Button("mdi6.pencil"))
        row[2].clicked.connect(lambda _=False, question=line.question: self.change.emit(question))
        number = self._grid.rowCount()
        for column, widget in enumerate(row):
            self._grid.addWidget(widget, number, column)
        self.rows[line.question] = row

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """The same answers in another language."""
        self._lines = lines

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        self._title.say(words.say("kiosk.review.title", "Are these your answers?"))
        for line in self._lines:
            self.groups[line.group].say(line.group_text)
            question, answer, button = self.rows[line.question]
            question.say(line.text)
            answer.say(line.shown or words.say("kiosk.review.none", "None"))
            button.say(words.say("kiosk.review.change", "Change"), line.text)
        self.back_button.say(words.say("kiosk.back", "Back"))
        self.next_button.say(words.say("kiosk.send", "Send my answers"))
