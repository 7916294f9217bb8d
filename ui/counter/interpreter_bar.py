"""An interpreter in the talk: its language, from when to when; the card stands in large print meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout

from app.actions.interpreter import Talk
from app.words import LANGUAGES, Words
from ui.counter import look


class InterpreterBar(QFrame):
    """`begin` gets the language in which somebody interprets from now on; `end`: nobody interprets any more."""

    def __init__(self, words: Words, begin: Callable[[str], object], end: Callable[[], object]) -> None:
        super().__init__()
        self._words = words
        say = words.say
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.language = QComboBox()
        self.language.setAccessibleName(say("counter.interpreter.language", "Language of the interpreter"))
        for tag in sorted(LANGUAGES, key=words.language):
            self.language.addItem(words.language(tag), tag)
        start = say("counter.interpreter.begin", "With an interpreter")
        self.begin_button = look.button(start, lambda: begin(str(self.language.currentData())), "link")
        self.told = look.label("", "quiet")
        self.end_button = look.button(say("counter.interpreter.end", "The interpreter leaves"), end, "link")
        row.addWidget(self.told, 1)
        for one in (self.language, self.begin_button, self.end_button):
            row.addWidget(one)

    def show_talk(self, talk: Talk | None, language: str) -> None:
        """Whether somebody interprets now, and since when."""
        here = talk is not None and not talk.until
        self.told.setText("")
        if talk is not None and here:
            said = "An interpreter is here since {time}: {language}. Speak to the newcomer, in short sentences."
            name = self._words.language(talk.language)
            text = self._words.say("counter.interpreter.here", said, time=talk.since[11:16], language=name)
            self.told.setText(text)
        else:
            self.language.setCurrentIndex(self.language.findData(language))
        for one in (self.language, self.begin_button):
            one.setVisible(not here)
        self.end_button.setVisible(here)
