"""A button with words and an icon beside them; an icon that has a direction turns with the layout."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from ui.parts.lit_whole import LitWhole
from ui.parts.tokens import ICON, STEP, colours_of, icon

MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)


class Button(LitWhole, QPushButton):
    """`directed` icons (arrows) are mirrored in right-to-left; `trailing` icons stand behind the word."""

    def __init__(
        self, icon_name: str, role: str = "link", directed: bool = False, trailing: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon, self._directed, self._trailing = icon_name, directed, trailing
        self.setProperty("role", role)
        self.setIconSize(QSize(ICON, ICON))
        self.setIcon(icon(icon_name, colours_of(self).action))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def show_sign(self, icon_name: str) -> None:
        """Another icon on the same button."""
        self._icon = icon_name
        self.setIcon(icon(icon_name, colours_of(self).action))

    def say(self, text: str, more: str = "") -> None:
        """The word on the button; `more` is what a screen reader adds."""
        self.said = text
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)
        self.setToolTip(more)

    def say_quietly(self, name: str) -> None:
        """A button that shows its icon alone; the word is for screen readers and for who waits over it."""
        self.say(name, name)
        self.setText("")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame as styled; word and icon close together in its middle."""
        colours, painter, frame = colours_of(self), QPainter(self), QStyleOptionButton()
        self.initStyleOption(frame)
        frame.text, frame.icon = "", QIcon()
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, frame, painter, self)
        colour = colours.action_text if self.property("role") == "main" else colours.action
        if self._lit:
            painter.fillRect(self.rect().adjusted(STEP, STEP, -STEP, -STEP), QColor(colours.heard))
            colour = colours.text
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        word = self.fontMetrics().horizontalAdvance(self.text())
        gap = STEP + STEP // 2 if word else 0
        left = (self.width() - ICON - gap - word) // 2
        icon_first = rtl == self._trailing
        sign = QRect(left if icon_first else left + word + gap, (self.height() - ICON) // 2, ICON, ICON)
        icon(self._icon, colour, self._directed and rtl).paint(painter, sign)
        painter.setPen(QColor(colour))
        text = QRect(left + ICON + gap if icon_first else left, 0, word + 2, self.height())
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(text, MIDDLE, self.text())
        painter.end()
