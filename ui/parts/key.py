"""One key of the keyboard on the screen: a letter or an icon, large enough for any finger, never taking the focus."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.parts.tokens import ICON, STEP, TARGET, colours_of, icon


class Key(QAbstractButton):
    """`holder` is what a mark is drawn on that cannot stand alone."""

    def __init__(self, parent: QWidget, letter: str, icon: str = "", holder: str = "") -> None:
        super().__init__(parent)
        self._icon = icon
        self.letter, self._holder = "", ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "key")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_letter(letter, holder)

    def set_letter(self, letter: str, holder: str = "") -> None:
        """Another letter on the same key."""
        self.letter, self._holder = letter, holder
        self.setText(holder + letter)
        self.setAccessibleName(letter)
        self.update()

    def say_name(self, name: str) -> None:
        """What a screen reader calls a key without a letter."""
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """As wide as its row allows."""
        return QSize(TARGET, TARGET)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a finger is high; a row of fifteen may be a little narrower on a narrow screen."""
        return QSize(TARGET - STEP, TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The key; an empty one of the strip is not drawn."""
        if not self.text() and not self._icon:
            return
        colours, painter = colours_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pressed = self.isDown() or self.isChecked()
        if self.isEnabled():
            painter.setPen(QPen(QColor(colours.action if pressed else colours.edge), 2))
            painter.setBrush(QColor(colours.chosen if pressed else colours.surface))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), STEP, STEP)
        if self._icon:
            middle = self.rect().center()
            spot = QRect(middle.x() - ICON // 2, middle.y() - ICON // 2, ICON, ICON)
            icon(self._icon, colours.action if self.isEnabled() else colours.line).paint(painter, spot)
        else:
            painter.setPen(QColor(colours.text))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()
