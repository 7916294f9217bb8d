"""One line of text or a number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

LONGEST = 2000
"""Letters; what is too long for its question the check says."""


class TextInput(QWidget):
    """Raw text; checking is not its job."""

    changed = Signal()

    def __init__(self, digits: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.digits = QLineEdit(self), digits
        self.line.setMaximumWidth(320 if digits else 960)
        self.line.setMaxLength(LONGEST)
        if digits:
            self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.line.textEdited.connect(lambda _: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)

    def say(self, name: str) -> None:
        """What a screen reader calls it."""
        self.line.setAccessibleName(name)

    def value(self) -> str:
        """What was typed."""
        return self.line.text().strip()

    def set_value(self, value: object) -> None:
        """Show what was typed before."""
        self.line.setText(value if isinstance(value, str) else "")
