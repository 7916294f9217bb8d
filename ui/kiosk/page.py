"""The frame of every kiosk page: a column in the middle, what scrolls, and the buttons that stay below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.words import Words
from ui.parts.buttons import Button
from ui.parts.choice_card import ChoiceCard
from ui.parts.plain_label import PlainLabel
from ui.parts.speaking import Speaking
from ui.parts.tokens import COLUMN, LOW, STEP, WIDE_COLUMN
from ui.parts.world_map import RegionButton

KEYBOARD_SHARE = 0.4
"""Of the window: a keyboard that is higher takes the room of the buttons too."""


class Page(QWidget):
    """`body` takes the page's widgets, `foot` its buttons; `trouble` stands just above the buttons.

    `listen` asks for these to be read aloud; `touched` tells what was chosen, for those who hear instead of read.
    """

    listen = Signal(object)
    touched = Signal(object)

    def __init__(self, parent: QWidget | None = None, wide: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._width, self._top, self._spare = WIDE_COLUMN if wide else COLUMN, STEP, 0
        inner, holder = QWidget(), QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, STEP, 0, 0)
        self.body.setSpacing(STEP)
        self.view = QScrollArea(self)
        self.view.setWidgetResizable(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setWidget(holder)
        for widget in (inner, holder):
            widget.setObjectName("page")
        holder.setLayout(_centred(inner, (0, 0)))
        self.trouble = PlainLabel("wrong")
        self.foot = QHBoxLayout()
        self.foot.setSpacing(2 * STEP)
        feet = self._feet = QWidget(self)
        below = QVBoxLayout(feet)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(STEP)
        below.addWidget(self.trouble)
        below.addLayout(self.foot)
        self.trouble.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.view, 1)
        self._columns = (inner, feet)
        self.fit(100)
        whole.addLayout(_centred(feet, (STEP // 2, 2 * STEP)))

    def arrange(self, room: int) -> None:
        """So many pixels wide is the window, measured in letters of the ordinary size; cards and tiles follow it."""

    def fit(self, percent: int, height: int = LOW) -> None:
        """A column as wide as the size of the text wants it; on a high screen it begins where the eyes are."""
        for column in self._columns:
            column.setMaximumWidth(self._width * percent // 100)
        self._spare = max(0, height - LOW)
        self._set_top()

    def _set_top(self) -> None:
        self.body.setContentsMargins(0, self._top + self._spare // 6, 0, 0)

    def line_to_type(self) -> QLineEdit | None:
        """The line into which one types at once, if the page has one."""
        return None

    def make_room(self, share: float) -> None:
        """So much of the window the keyboard takes, 0 when it closed; a high one gets the room of the buttons too."""
        self._feet.setVisible(share <= KEYBOARD_SHARE)

    def heard(self, wanted: bool) -> None:
        """Somebody listens: a bar takes room above, and what can only be looked at may make way."""

    def tell(self, sentence: str) -> None:
        """Say beside the buttons what did not work; an empty sentence takes it away."""
        self.trouble.say(sentence)

    def aloud(self) -> list[Speaking]:
        """What is read aloud of the page, in order: its sentences, what went wrong, the buttons below."""
        spoken: list[Speaking] = [self.trouble, *self._in(self.body), *self._in(self.foot)]
        return [one for one in spoken if one.said and not one.isHidden()]

    def _in(self, layout: QLayout) -> list[Speaking]:
        """Sentences and buttons of a layout in order of reading."""
        found: list[Speaking] = []
        for at in range(layout.count()):
            item = layout.itemAt(at)
            widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
            if isinstance(widget, PlainLabel | Button | ChoiceCard | RegionButton):
                found.append(widget)
            inner = widget.layout() if widget is not None and not widget.isHidden() else inner
            if inner is not None:
                found += self._in(inner)
        return found

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        raise NotImplementedError


def _centred(widget: QWidget, over_and_under: tuple[int, int]) -> QHBoxLayout:
    """A widget in the middle."""
    row = QHBoxLayout()
    row.setContentsMargins(3 * STEP, over_and_under[0], 3 * STEP, over_and_under[1])
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row
