"""A label that shows text as it is: markup in a name or a note stays text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class PlainLabel(QLabel):
    """Plain text, wrapped; `role` picks its style."""

    def __init__(self, role: str = "", parent: QWidget | None = None, wrap: bool = True) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, text: str) -> None:
        """Show a text, to eyes and screen readers; an empty one takes no room."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
