"""The frame of every kiosk page: a column in the middle, what scrolls, and the buttons that stay below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.words import Words
from ui.parts.tokens import COLUMN, STEP


class Page(QWidget):
    """`body` takes the page's widgets, `foot` its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        inner = QWidget()
        inner.setObjectName("page")
        inner.setMaximumWidth(COLUMN)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 2 * STEP, 0, STEP)
        self.body.setSpacing(STEP)
        holder = QWidget()
        holder.setObjectName("page")
        centre = QHBoxLayout(holder)
        centre.setContentsMargins(3 * STEP, 0, 3 * STEP, 0)
        centre.addStretch(1)
        centre.addWidget(inner, 100)
        centre.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        feet = QWidget(self)
        feet.setMaximumWidth(COLUMN)
        self.foot = QHBoxLayout(feet)
        self.foot.setContentsMargins(0, 0, 0, 0)
        below = QHBoxLayout()
        below.setContentsMargins(3 * STEP, STEP, 3 * STEP, 3 * STEP)
        below.addStretch(1)
        below.addWidget(feet, 100)
        below.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        whole.addLayout(below)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        raise NotImplementedError
