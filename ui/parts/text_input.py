"""One line of text or a number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget


class TextInput(QWidget):
    """Raw text; checking is not its job."""

    changed = Signal()

    def __init__(self, digits: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._line.setMaximumWidth(240 if digits else 560)
        if digits:
            self._line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._line.textEdited.connect(lambda _: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._line)
        self.setFocusProxy(self._line)

    def say(self, name: str) -> None:
        """What a screen reader calls it."""
        self._line.setAccessibleName(name)

    def value(self) -> str:
        """What was typed."""
        return self._line.text().strip()

    def set_value(self, value: object) -> None:
        """Show what was typed before."""
        self._line.setText(value if isinstance(value, str) else "")
