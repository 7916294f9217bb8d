"""What the sources do not settle: both readings of each doubt, and for who may, the way to settle it for the office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.edition_words import conflict
from app.words import Words
from ui.counter import look
from ui.counter.lines import Lines
from ui.counter.naming import day_name
from ui.counter.on_screen import Json


class Doubts(QWidget):
    """The doubts about one result; `settle` carries the one that is to be settled for the office."""

    settle = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._told: tuple[Sequence[Json], bool] = ((), False)
        self.hide()

    def show_doubts(self, doubts: Sequence[Json], may_settle: bool) -> None:
        """Tell these, anew only when they are others; none takes no room."""
        if (doubts, may_settle) == self._told:
            return
        self._told = doubts, may_settle
        look.clear(self._column)
        for doubt in doubts:
            lines = Lines()
            self._column.addWidget(lines)
            lines.show_lines([*_lines(self._words, doubt)])
            if may_settle:
                self._button(doubt)
        self.setVisible(bool(doubts))

    def _button(self, doubt: Json) -> None:
        say = self._words.say
        word = (
            say("counter.settle.again", "Settle this otherwise …") if doubt["settled"]
            else say("counter.settle", "Settle this for the office …")
        )  # fmt: skip
        deed = partial(self.settle.emit, doubt["id"])
        self._column.addWidget(look.button(word, deed, "link", f"{word} {doubt['id']}"))


def _lines(words: Words, asked: Json) -> Iterator[tuple[str, str]]:
    """A conflict between sources with both its readings, and the office's own choice if it made one."""
    say, doubt = words.say, conflict(words, asked)
    yield f"⚖ {doubt['id']}  {doubt['subject']}", "attention"
    if doubt["says"]:
        yield str(doubt["says"]), "quiet"
    for name, says in doubt["readings"].items():
        if name == doubt["suggested"]:
            yield say("counter.reading.suggested", "Suggested reading: {says}", says=says), "strong"
        else:
            yield say("counter.reading.other", "Other reading: {says}", says=says), ""
    if (settled := doubt["settled"]) is not None:
        yield say(
            "counter.settled", "✓ The office chose: {says} ({by}, {on}). “{reason}”",
            says=doubt["readings"][settled["reading"]], by=settled["by"],
            on=day_name(words, settled["on"]), reason=settled["reason"],
        ), "good"  # fmt: skip
