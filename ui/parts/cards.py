"""A handful of choices as cards, two beside each other, three where there are many; one or several may be chosen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from ui.parts.choice_card import ChoiceCard
from ui.parts.tokens import STEP, TARGET

MANY = 6
ROOMY = 13 * STEP
"""Pixels: no card is higher than this where there is room, but for words that need it."""


class Cards(QWidget):
    """Choosing never jumps ahead: it only says that something was chosen."""

    changed = Signal()
    listen = Signal(object)
    touched = Signal(object)

    def __init__(self, several: bool = False, parent: QWidget | None = None, speaks: bool = False) -> None:
        super().__init__(parent)
        self._several, self._speaks, self._columns = several, speaks, 2
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self._group.buttonClicked.connect(lambda _: self.changed.emit())
        self._group.buttonClicked.connect(lambda card: self.touched.emit(card))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def say_listen(self, names: Sequence[str]) -> None:
        """What a screen reader calls the speaker of each card."""
        for card, name in zip(self.cards(), names, strict=True):
            card.say_listen(name)

    def set_options(self, options: Sequence[tuple[str, str, str]]) -> None:
        """Value, word and icon of each card; what is chosen stays chosen."""
        cards = self.cards()
        if [card.value for card in cards] == [value for value, _, _ in options]:
            for card, (_, text, _) in zip(cards, options, strict=True):
                card.say(text)
            return
        for card in cards:
            self._group.removeButton(card)
            card.deleteLater()
        self._grid.setSpacing(STEP if len(options) > MANY else STEP + STEP // 2)
        for value, text, icon_name in options:
            card = ChoiceCard(value, icon_name, self, self._several, self._speaks)
            card.say(text)
            card.listen.connect(partial(self.listen.emit, card))
            self._group.addButton(card)
        self.arrange()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """By tab one comes from card to card, each before its speaker, and from the last to what stands below."""
        last: QWidget = self
        for card in self.cards():
            for one in (card, card.speaker):
                if one is not None:
                    QWidget.setTabOrder(last, one)
                    last = one

    def arrange(self, most: int = 3) -> None:
        """At most so many beside each other; in a narrow room each card may be narrower."""
        cards = self.cards()
        columns = self._columns = min(most, 3 if len(cards) > MANY else 2)
        for number, card in enumerate(cards):
            card.setMinimumWidth(3 * TARGET if most < 3 else 0)
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards take the room of the page, as far as a card looks well."""
        super().resizeEvent(event)
        self._take_room()

    def event(self, event: QEvent) -> bool:
        """Other words or other letters want other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._take_room()
        return super().event(event)

    def _take_room(self) -> None:
        gap, rows = self._grid.spacing(), dict[int, int]()
        wide = (self.width() - (self._columns - 1) * gap) // self._columns
        for number, card in enumerate(self.cards()):
            row = number // self._columns
            rows[row] = max(rows.get(row, ROOMY), card.heightForWidth(wide))
        self.setMaximumHeight(sum(rows.values()) + max(0, len(rows) - 1) * gap)

    def cards(self) -> list[ChoiceCard]:
        """The cards in their order."""
        return [card for card in self._group.buttons() if isinstance(card, ChoiceCard)]

    def value(self) -> str | list[str]:
        """What is chosen."""
        chosen = [card.value for card in self.cards() if card.isChecked()]
        return chosen if self._several else (chosen[0] if chosen else "")

    def set_value(self, value: object) -> None:
        """Choose what was chosen before."""
        wanted = value if isinstance(value, list) else [value]
        for card in self.cards():
            card.setChecked(card.value in wanted)
