"""A few lines of text one under the other; drawn anew, only the lines that differ are touched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.counter import look


class Lines(QWidget):
    """Lines of text, each in a role of the style sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._labels: list[QLabel] = []

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Say these texts in these roles; none takes no room."""
        for text, role in lines[len(self._labels) :]:
            self._labels.append(look.label(text, role))
            self._column.addWidget(self._labels[-1])
        for said, (text, role) in zip(self._labels, lines, strict=False):
            look.tell(said, text, role)
            said.show()
        for said in self._labels[len(lines) :]:
            said.hide()
        self.setVisible(bool(lines))

    def texts(self) -> list[str]:
        """What stands here, line by line."""
        return [said.text() for said in self._labels if not said.isHidden()]


class Pairs(QWidget):
    """Names with their values at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []

    def show_pairs(self, pairs: Sequence[tuple[str, str, str]]) -> None:
        """Say each name, value and role of the value."""
        for row in range(len(self._labels), len(pairs)):
            name, value = look.label(""), look.label("", "strong", wrap=False)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
            self._labels.append((name, value))
        for (name, value), (text, said, role) in zip(self._labels, pairs, strict=False):
            look.tell(name, text)
            look.tell(value, said, role)
            name.show()
            value.show()
        for pair in self._labels[len(pairs) :]:
            for one in pair:
                one.hide()
