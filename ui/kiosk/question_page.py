"""One question: progress, question, help, the input that fits, the three ways out, back and continue."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from app.actions.asked import Asked
from app.facts import Plain
from app.interview import Position
from app.words import Words
from ui.kiosk.page import KEYBOARD_SHARE, Page
from ui.parts.button_row import ButtonRow
from ui.parts.buttons import Button
from ui.parts.card_picture import CardPicture
from ui.parts.cards import Cards
from ui.parts.plain_label import PlainLabel
from ui.parts.progress_dots import ProgressDots
from ui.parts.question_input import Input, input_for, say_input
from ui.parts.search_list import SearchList
from ui.parts.speaking import Speaking
from ui.parts.text_input import TextInput
from ui.parts.tokens import LOW, STEP, most_beside

FEW = 4
ABOVE, CARDS, BELOW = 2, 20, 3
"""How room that is left is shared: above the question, by the cards, below the ways out. A list takes all of it."""


class QuestionPage(Page):
    """A page for one question; it gives the raw answer and never jumps ahead."""

    given = Signal(object)
    back = Signal()
    picture: CardPicture | None = None

    def __init__(self, asked: Asked, position: Position, number: int) -> None:
        super().__init__(wide=len(asked.options) > FEW)
        self._asked, self._position, self._number = asked, position, number
        self._typing, self._narrow, self._heard = False, False, False
        self.input: Input = input_for(asked)
        self.input.changed.connect(lambda: self.refuse(""))
        if isinstance(self.input, Cards):
            self.input.listen.connect(lambda card: self.listen.emit([card]))
        if isinstance(self.input, Cards | SearchList):
            self.input.touched.connect(self.touched)
        if isinstance(self.input, SearchList):
            self.input.by_ear.connect(lambda lines: self.listen.emit(lines) if self._heard else None)
        self._dots, self._where = ProgressDots(self), PlainLabel("quiet", self, wrap=False)
        self._title, self._help = PlainLabel("title", self), PlainLabel("lead", self)
        self.wrong, self._why = PlainLabel("wrong", self), PlainLabel("why", self)
        top = QHBoxLayout()
        top.setSpacing(3 * STEP)
        top.addWidget(self._dots)
        top.addWidget(self._where)
        top.addStretch(1)
        self.body.addStretch(0 if isinstance(self.input, SearchList) else ABOVE)
        self.body.addLayout(top)
        self.body.addWidget(self._title)
        self._add_input()
        self._add_ways_out()
        self.body.addWidget(self._why)
        self.body.addStretch(0 if isinstance(self.input, SearchList) else BELOW)
        self._add_foot()
        self.refuse("")

    def _add_input(self) -> None:
        """Help, input and what is wrong with it; beside them the picture of the paper on which the answer stands."""
        stretch = 1 if isinstance(self.input, SearchList) else CARDS if isinstance(self.input, Cards) else 0
        self._column, self._beside = self.body, QBoxLayout(QBoxLayout.Direction.LeftToRight)
        if self._asked.picture:
            self._column = QVBoxLayout()
            self.picture = CardPicture(self._asked.picture, self)
            self._beside.setSpacing(3 * STEP)
            self._beside.addLayout(self._column, 1)
            self._beside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(self._beside, stretch)
        self._column.addWidget(self._help)
        self._column.addWidget(self.input, stretch)
        self._column.addWidget(self.wrong)

    def _add_ways_out(self) -> None:
        self.why_button = Button("mdi6.information-outline")
        self.unknown_button = Button("mdi6.help-circle-outline")
        self.refused_button = Button("mdi6.minus-circle-outline")
        self._why_open = False
        self.why_button.clicked.connect(self._turn_why)
        self.unknown_button.clicked.connect(lambda: self.given.emit({"state": "unknown"}))
        self.refused_button.clicked.connect(lambda: self.given.emit({"state": "refused"}))
        self._ways_out = ButtonRow(self.why_button, self.unknown_button, self.refused_button)
        self.body.addWidget(self._ways_out)

    def _add_foot(self) -> None:
        self.back_button = Button("mdi6.arrow-left", "second", directed=True)
        self.next_button = Button("mdi6.arrow-right", "main", directed=True, trailing=True)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(lambda: self.given.emit(self.input.value()))
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next_button)

    def _turn_why(self) -> None:
        self._why_open = not self._why_open
        self._why.setVisible(self._why_open)

    def show_answer(self, answer: Plain | None) -> None:
        """Show what was answered before."""
        if answer is not None and not isinstance(answer, dict):
            self.input.set_value(answer)

    def refuse(self, sentence: str) -> None:
        """Show under the input why an answer is not accepted; the input keeps what was typed."""
        self.wrong.say(sentence)
        if sentence:
            QTimer.singleShot(0, self.wrong, lambda: self.view.ensureWidgetVisible(self.wrong))
            self.touched.emit(self.wrong)

    def line_to_type(self) -> QLineEdit | None:
        """The line of a text or a number; a list or a date is touched first."""
        return self.input.line if isinstance(self.input, TextInput) else None

    def arrange(self, room: int) -> None:
        """Less beside each other where letters are large or the window is narrow."""
        if isinstance(self.input, Cards | SearchList):
            self.input.arrange(most_beside(room))
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across if most_beside(room) > 2 else down)

    def fit(self, percent: int, height: int = LOW) -> None:
        """The picture grows with the letters."""
        super().fit(percent, height)
        if self.picture is not None:
            self.picture.fit(percent)

    def make_room(self, share: float) -> None:
        """Question, help, input and the ways out stay; how far one is makes room, and so do pictures where it must."""
        super().make_room(share)
        self._typing, narrow = share > 0, share > KEYBOARD_SHARE
        self._narrow = narrow
        if isinstance(self.input, SearchList):
            self.input.make_room(narrow)
        self._show_progress()

    def heard(self, wanted: bool) -> None:
        """How far one is makes room for the bar of who listens; the question is said in smaller letters."""
        self._heard = wanted
        self._show_progress()

    def _show_progress(self) -> None:
        low = self._heard
        letters = isinstance(self.input, TextInput) and not self.input.digits
        if self.picture is not None:
            self.picture.setVisible(not (self._narrow or (letters and self._typing and low)))
        for widget in (self._dots, self._where):
            widget.setVisible(not (low or self._narrow or (self._typing and self._spare == 0)))
        self._title.play("lowtitle" if low else "title")
        self._help.play("lowlead" if low else "lead")
        space = 0 if self._narrow and self._heard else STEP // 2 if low else STEP
        for layout in (self.body, self._column):
            layout.setSpacing(space)
        self._help.setContentsMargins(0, 0, 0, 0 if low else STEP)
        self._top = 0 if low else STEP
        self._set_top()

    def aloud(self) -> list[Speaking]:
        """The question first; how far one is can be seen."""
        return [one for one in super().aloud() if one is not self._where]

    def set_asked(self, asked: Asked) -> None:
        """The same question in another language."""
        self._asked = asked

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew; what was filled in stays."""
        asked, total = self._asked, max(self._position.total_about, self._number)
        self._dots.set_value(self._number, total)
        where = words.say("kiosk.progress", "{number} of about {total}", number=self._number, total=total)
        self._where.say(f"{where}  ·  {asked.group_text}")
        self._show_progress()
        self._title.say(asked.text)
        self._help.say(asked.help)
        self._why.say(asked.why)
        self._why.setVisible(self._why_open)
        self.why_button.setVisible(bool(asked.why))
        self.why_button.say(words.say("kiosk.why", "Why do we ask this?"))
        self.unknown_button.say(words.say("kiosk.unknown", "I do not know"))
        self.refused_button.say(words.say("kiosk.refuse", "I would rather not say"))
        self._ways_out.arrange()
        self.back_button.say(words.say("kiosk.back", "Back"))
        self.next_button.say(words.say("kiosk.continue", "Continue"))
        say_input(self.input, asked, words)
