"""Choices on buttons whose words may take several lines, each with the key that chooses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.facts import Plain
from ui.counter import look
from ui.parts.tokens import DESK_MAIN, STEP

COLUMNS = 3
SHORT = 26
"""Longer words than this many letters want two columns instead of three."""


class ChoiceButton(QPushButton):
    """A button that wraps its words instead of cutting them off."""

    def __init__(self, value: str, text: str, key: str) -> None:
        super().__init__()
        self.value, self._said = value, text
        self.setProperty("role", "choice")
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP + 4, 4, STEP, 4)
        words = look.label(text)
        row.addWidget(words, 1)
        labels = [words]
        if key:
            labels.append(look.label(key, "key", wrap=False))
            row.addWidget(labels[-1], 0, Qt.AlignmentFlag.AlignVCenter)
            self.setToolTip(key)
        for label in labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped words need."""
        layout = self.layout()
        return max(DESK_MAIN, layout.heightForWidth(width)) if layout else DESK_MAIN

    def sizeHint(self) -> QSize:
        """A third of the card."""
        return QSize(180, self.heightForWidth(180))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a word."""
        return QSize(120, DESK_MAIN)


class Choices(QWidget):
    """One or several of a few choices; `pressed` tells that one was chosen."""

    pressed = Signal()

    def __init__(self, options: Sequence[tuple[str, str]], *, several: bool = False, keys: str = "digits") -> None:
        super().__init__()
        self._several = several
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(STEP)
        columns = COLUMNS if all(len(text) <= SHORT for _, text in options) else COLUMNS - 1
        for number, (value, text) in enumerate(options):
            key = str(number + 1) if keys and number < 9 else ""
            made = ChoiceButton(value, text, key)
            made.clicked.connect(lambda *_: self.pressed.emit())
            self._group.addButton(made)
            grid.addWidget(made, number // columns, number % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    def buttons(self) -> list[ChoiceButton]:
        """The buttons in their order."""
        return [one for one in self._group.buttons() if isinstance(one, ChoiceButton)]

    def value(self) -> Plain:
        """What is chosen; empty text or list when nothing is."""
        chosen: list[Plain] = [one.value for one in self.buttons() if one.isChecked()]
        return chosen if self._several else (chosen[0] if chosen else "")

    def set_value(self, raw: Plain) -> None:
        """Choose what was answered before."""
        wanted = raw if isinstance(raw, list) else [raw]
        self._group.setExclusive(False)
        for one in self.buttons():
            one.setChecked(one.value in wanted)
        self._group.setExclusive(not self._several)
