"""What somebody may ask of a printer: how many, on which paper, in colour. Only what that printer has is offered."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.words import Words
from ui.counter import look
from ui.printing import BLACK, COLOUR, Choices, Wish

MOST = 9
"""Copies that are offered at once."""


class PrintWishes(QWidget):
    """Copies, size and colour; what was not chosen is left to the printer."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        say, row = words.say, QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.copies = _choice("copies", say("papers.wish.copies", "Copies"))
        for count in range(1, MOST + 1):
            self.copies.addItem(str(count), count)
        self.size_of_paper = _choice("size", say("papers.wish.size", "Paper"))
        self.colour = _choice("colour", say("papers.wish.colour", "Colour"))
        self._boxes = {one: look.label(one.accessibleName(), "quiet") for one in self._choices()}
        for box, name in self._boxes.items():
            name.setBuddy(box)
            name.setWordWrap(False)
            row.addWidget(name)
            row.addWidget(box)
        row.addStretch(1)
        self.show_choices(Choices())

    def show_choices(self, has: Choices) -> None:
        """What a printer has; what was chosen stays chosen where it has that too."""
        say = self._words.say
        as_set = say("papers.wish.as_set", "as the printer is set")
        usual = f"{as_set} ({has.usual})" if has.usual else as_set
        _fill(self.size_of_paper, [(usual, ""), *((one, one) for one in has.sizes)])
        colours = [(as_set, ""), (say("papers.wish.in_colour", "in colour"), COLOUR)]
        colours.append((say("papers.wish.black", "black and white"), BLACK))
        _fill(self.colour, colours if has.colour else [])
        for box, name in self._boxes.items():
            name.setVisible(box.count() > 1)
            box.setVisible(box.count() > 1)

    def wish(self) -> Wish:
        """What is chosen now."""
        size, colour = (str(box.currentData() or "") for box in (self.size_of_paper, self.colour))
        return Wish(int(self.copies.currentData()), size, colour)

    def one_copy(self) -> None:
        """Nobody prints several by mistake because somebody did before."""
        self.copies.setCurrentIndex(0)

    def _choices(self) -> tuple[QComboBox, QComboBox, QComboBox]:
        return self.copies, self.size_of_paper, self.colour


def _choice(name: str, says: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(says)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _fill(box: QComboBox, rows: list[tuple[str, str]]) -> None:
    chosen = str(box.currentData() or "")
    box.clear()
    for text, value in rows:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)) if rows else -1)
