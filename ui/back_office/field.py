"""One line to fill in, with its name above it and a hint under it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP

WIDE, NARROW = 860, 240


class Field(QWidget):
    """`masked` shows dots for what is typed."""

    changed = Signal()

    def __init__(self, masked: bool = False, narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._hint, self.line = PlainLabel("strong"), PlainLabel("quiet"), QLineEdit()
        self._name.setBuddy(self.line)
        if masked:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaximumWidth(NARROW if narrow else WIDE)
        self.line.textEdited.connect(lambda _: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, STEP)
        layout.setSpacing(STEP // 2)
        for part in (self._name, self.line, self._hint):
            layout.addWidget(part)
        self._hint.hide()
        self.setFocusProxy(self.line)

    def say(self, name: str, hint: str = "") -> None:
        """What is asked; the hint is read aloud with it."""
        self._name.say(name)
        self._hint.say(hint)
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(hint)

    def value(self) -> str:
        """What was typed, as it was typed."""
        return self.line.text()

    def set_value(self, text: str) -> None:
        """Fill it in, or empty it."""
        self.line.setText(text)
