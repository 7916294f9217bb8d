"""A label that shows text as it is: markup in a name or a note stays text."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """Plain text, wrapped; `role` picks its style. While it is read aloud a light follows the words."""

    lights_words = True

    def __init__(self, role: str = "", parent: QWidget | None = None, wrap: bool = True) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.said, self.code = "", ""

    def play(self, role: str) -> None:
        """Look like another role from now on."""
        if role != self.property("role"):
            self.setProperty("role", role)
            self.style().polish(self)

    def say(self, text: str) -> None:
        """Show a text, to eyes and screen readers; an empty one takes no room."""
        self.said = text
        self.dark()
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def light(self, start: int, length: int) -> None:
        """Show which letters are heard now; nothing can be touched, taken or copied by it."""
        if start + length > len(self.text()):
            return
        if self.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelection(start, length)

    def dark(self) -> None:
        """Nothing of it is heard."""
        if self.textInteractionFlags() != Qt.TextInteractionFlag.NoTextInteraction:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def changeEvent(self, event: QEvent) -> None:
        """A label begins where one begins to read, also when a name in other letters stands alone in it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and not self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
