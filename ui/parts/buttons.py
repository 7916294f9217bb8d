"""A button with words and an icon; an icon that has a direction turns with the layout."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.parts.tokens import ICON, colours_of, icon


class Button(QPushButton):
    """`directed` icons (arrows) are mirrored in right-to-left; `trailing` icons stand behind the word."""

    def __init__(
        self, icon_name: str, role: str = "link", directed: bool = False, trailing: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon, self._directed, self._trailing = icon_name, directed, trailing
        self.setProperty("role", role)
        self.setIconSize(QSize(ICON, ICON))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def say(self, text: str, more: str = "") -> None:
        """The word on the button; `more` is what a screen reader adds."""
        self.setText(f" {text} ")
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)
        self.setToolTip(more)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the direction or the style changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.EnabledChange):
            self._draw()

    def _draw(self) -> None:
        colours = colours_of(self)
        colour = colours.action_text if self.property("role") == "main" else colours.action
        if not self.isEnabled():
            colour = colours.quiet
        rtl = self.window().layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setIcon(icon(self._icon, colour, self._directed and rtl))
        if self._trailing:
            flip = Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft
            if self.layoutDirection() != flip:
                self.setLayoutDirection(flip)
