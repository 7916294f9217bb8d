"""What the contract still lacks before it can be signed: all at once, each a way to the place where it is given."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from app.actions.contract import Lacking
from app.words import Words
from ui.counter import look
from ui.counter.naming import fact_name, result_name

HIGH = 168
OTHER = {"name": "the name", "course": "a course: MO or NT2"}
NONE_MADE = {
    "not_needed": "No contract is needed: every part is reached.",
    "not_possible": "No contract is possible for this person.",
}


class LackingBox(QFrame):
    """Links in two columns; `chosen` gives kind and name of what was pressed."""

    chosen = Signal(str, str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        column = look.column(self, 0)
        self.said = look.label("", "attention")
        column.addWidget(self.said)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setMaximumHeight(HIGH)
        column.addWidget(self._scroll)
        self.hide()

    def show_lacking(self, lacking: tuple[Lacking, ...]) -> None:
        """Show what is lacking; nothing hides the box."""
        say = self._words.say
        none = next((one.name for one in lacking if one.kind == "contract"), "")
        self.said.setText(
            say(f"papers.sign.{none}", NONE_MADE[none])
            if none in NONE_MADE
            else say("papers.sign.lacking", "This contract cannot be signed yet. Still needed:")
        )
        inside = QWidget()
        inside.setObjectName("page")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        self.links = [
            look.button(self._named(one), partial(self.chosen.emit, one.kind, one.name), "link")
            for one in lacking
            if one.kind != "contract"
        ]
        for at, link in enumerate(self.links):
            grid.addWidget(link, at // 2, at % 2)
        self._scroll.setWidget(inside)
        self._scroll.setVisible(bool(self.links))
        self._scroll.setMinimumHeight(min(HIGH, inside.sizeHint().height()))
        self.setVisible(bool(lacking))

    def _named(self, one: Lacking) -> str:
        say = self._words.say
        if one.kind == "fact":
            return fact_name(self._words, one.name)
        if one.kind == "result":
            decision = result_name(self._words, one.name if one.name == "group" else f"parts.{one.name}")
            return say("papers.sign.decide", "decide: {result}", result=decision)
        return say(f"papers.sign.{one.kind}", OTHER[one.kind])
