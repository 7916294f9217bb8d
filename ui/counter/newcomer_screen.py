"""What the newcomer sees at the counter: the question in the own language, large and spoken, or what the advice says.

A touch there fills the assessor's card; nothing is kept until the assessor keeps it. The screen knows no other
newcomer, no list and no advice but its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.actions.asked import Asked
from app.facts import Plain
from app.words import LANGUAGES, Words
from ui.parts.button_row import ButtonRow
from ui.parts.buttons import Button
from ui.parts.cards import Cards
from ui.parts.date_input import DateInput
from ui.parts.listen_bar import ListenBar
from ui.parts.pictogram import Pictogram
from ui.parts.plain_label import PlainLabel
from ui.parts.question_input import Input, input_for, say_input
from ui.parts.reader import Ears
from ui.parts.search_list import SearchList
from ui.parts.speaking import Speaking
from ui.parts.tokens import PICTOGRAM, STEP, TEXT_PERCENTS, colours_of, most_beside, sheet
from ui.work import Work


class NewcomerScreen(QWidget):
    """`touched` carries what the newcomer chose or typed, raw; `{"state": ...}` for one who does not know or tell."""

    touched = Signal(object)

    def __init__(self, words: Words, clips: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words, self._clips, self._percent = words, tuple(clips), TEXT_PERCENTS[0]
        self._understood: tuple[str, ...] = ()
        self.input: Input | None = None
        self._aloud: list[Speaking] = []
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._bar())
        self.listen_bar = ListenBar(self, words, Work(self))
        self.listen_bar.hide()
        self.listen_bar.again.connect(self.listen)
        self.listen_bar.reads.connect(self._bring_into_view)
        self._whole.addWidget(self.listen_bar)
        self.view = QScrollArea()
        self.view.setWidgetResizable(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whole.addWidget(self.view, 1)
        self._say()
        self.wait()

    def speak(self, words: Words, understood: Sequence[str] = ()) -> None:
        """Speak a newcomer's language; the next page is said in it. `understood`: others, the best first."""
        self._understood = tuple(understood)
        if words.code == self._words.code and self.styleSheet():
            return
        self._words = words
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if words.rtl else Qt.LayoutDirection.LeftToRight)
        self.dress()
        self._say()

    def _say(self) -> None:
        words = self._words
        self.language.say(words.name)
        self.listen_button.say(words.say("kiosk.listen", "Listen"))
        self.larger_button.say_quietly(words.say("kiosk.larger", "Larger text"))
        self.listen_bar.retranslate(words)

    def dress(self) -> None:
        """Put on the colours of the window and letters that fit the script."""
        self.setStyleSheet(sheet(colours_of(self), LANGUAGES[self._words.code].script, self._percent))

    def ask(self, asked: Asked, answer: Plain | None = None) -> None:
        """Ask a question; what was answered before stands there."""
        say, page = self._words.say, self._page()
        title, help_ = PlainLabel("title", self), PlainLabel("lead", self)
        title.say(asked.text)
        help_.say(asked.help)
        self.input = field = input_for(asked)
        say_input(field, asked, self._words)
        for one in (title, help_):
            page.addWidget(one)
        page.addSpacing(STEP)
        page.addWidget(field, 1 if isinstance(field, SearchList) else 0)
        unknown, refused = Button("mdi6.help-circle-outline"), Button("mdi6.minus-circle-outline")
        unknown.say(say("kiosk.unknown", "I do not know"))
        refused.say(say("kiosk.refuse", "I would rather not say"))
        for made, state in ((unknown, "unknown"), (refused, "refused")):
            made.clicked.connect(lambda *_, state=state: self.touched.emit({"state": state}))
        page.addWidget(ButtonRow(unknown, refused))
        page.addStretch(0 if isinstance(field, SearchList) else 1)
        if answer is not None:
            self.show_answer(answer)
        field.changed.connect(self._chosen)
        if isinstance(field, Cards):
            field.listen.connect(lambda card: self._read([card]))
        if isinstance(field, Cards | SearchList):
            field.touched.connect(lambda what: self._read([what]) if not self.listen_bar.isHidden() else None)
        self._aloud = [title, help_, *(field.cards() if isinstance(field, Cards) else []), unknown, refused]
        self._arrange()
        self._read_on()

    def show_answer(self, answer: Plain) -> None:
        """Show what the assessor chose or what was known before; it is not told back."""
        if self.input is not None and not isinstance(answer, dict):
            self.input.set_value(answer)

    def tell(self, sentences: Sequence[str]) -> None:
        """Say a few sentences, one under the other."""
        self.input, page = None, self._page()
        told: list[PlainLabel] = []
        for sentence in sentences:
            made = PlainLabel("lead" if told else "title", self)
            made.say(sentence)
            page.addWidget(made)
            told.append(made)
        page.addStretch(1)
        self._aloud = [*told]
        self._read_on()

    def wait(self) -> None:
        """Nothing to read or to touch now."""
        self.input, page, made = None, self._page(), PlainLabel("title", self)
        made.say(self._words.say("screen.wait", "One moment please. We are busy with your file."))
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page.addStretch(1)
        page.addWidget(Pictogram("mdi6.coffee-outline", None, PICTOGRAM), 0, Qt.AlignmentFlag.AlignCenter)
        page.addWidget(made)
        page.addStretch(2)
        self._aloud = [made]
        self.hush()

    def listen(self) -> None:
        """Read the page aloud; touched again while it is heard: be silent."""
        self._read(self._aloud)

    def hush(self) -> None:
        """Be silent and let the sound device go."""
        self.listen_bar.stop()

    def sentences(self) -> list[str]:
        """What stands there now, in order of reading."""
        return [one.said for one in self._aloud if one.said]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Half a monitor holds fewer cards beside each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if isinstance(self.input, Cards | SearchList):
            self.input.arrange(most_beside(self.width() * TEXT_PERCENTS[0] // self._percent))
        elif isinstance(self.input, DateInput):
            self.input.arrange(self.width() - 4 * STEP)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        self.language = PlainLabel("strong", bar, wrap=False)
        self.listen_button, self.larger_button = Button("mdi6.volume-high"), Button("mdi6.format-size")
        self.listen_button.clicked.connect(lambda: self.hush() if self._listening() else self.listen())
        self.larger_button.clicked.connect(self._larger)
        row.addWidget(self.language)
        row.addStretch(1)
        row.addWidget(self.larger_button)
        row.addWidget(self.listen_button)
        return bar

    def _page(self) -> QVBoxLayout:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, STEP)
        column.setSpacing(STEP + STEP // 2)
        self.view.setWidget(page)
        return column

    def _chosen(self) -> None:
        if self.input is not None:
            self.touched.emit(self.input.value())

    def _larger(self) -> None:
        at = TEXT_PERCENTS.index(self._percent)
        self._percent = TEXT_PERCENTS[(at + 1) % len(TEXT_PERCENTS)]
        self.dress()
        self._arrange()

    def _listening(self) -> bool:
        return not self.listen_bar.isHidden()

    def _read_on(self) -> None:
        """Who listens hears the next page too."""
        if self._listening():
            self.listen()

    def _read(self, what: Sequence[Speaking]) -> None:
        self.listen_bar.read(what, Ears(self._words.code, self._understood, self._clips))

    def _bring_into_view(self, what: object) -> None:
        if isinstance(what, QWidget) and self.view.isAncestorOf(what):
            self.view.ensureWidgetVisible(what)
