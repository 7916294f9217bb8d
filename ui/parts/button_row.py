"""Buttons beside each other, or below each other where their words do not fit in one row."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from ui.parts.tokens import STEP


class ButtonRow(QWidget):
    """No word on a button is ever cut off."""

    def __init__(self, *buttons: QPushButton) -> None:
        super().__init__()
        self._buttons = buttons
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(STEP)
        for button in buttons:
            self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._box.addStretch(1)

    def arrange(self) -> None:
        """Look again at what fits: the words or their size changed."""
        shown = [button.sizeHint().width() for button in self._buttons if not button.isHidden()]
        fits = sum(shown) + STEP * (len(shown) - 1) <= self.width()
        row, pile = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(row if fits else pile)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold more or less."""
        super().resizeEvent(event)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest button at least, so that the row may become a pile."""
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        return QSize(widest, super().minimumSizeHint().height())
