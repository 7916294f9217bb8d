"""No suitable course: the reason that the offer proposes, to be confirmed, or another one in the assessor's words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.actions.dossier import Opened
from app.offer import REASONS, Offer
from app.words import Words
from ui.counter import look
from ui.counter.naming import day_name, value_name


class NoOfferBar(QWidget):
    """Seen when nothing of MO fits; `confirm` gets the reason, the words, and what was proposed."""

    def __init__(self, words: Words, confirm: Callable[[str, str, str], None]) -> None:
        super().__init__()
        self._words, self._confirm, self._suggested = words, confirm, ""
        say = words.say
        column = look.column(self, 0)
        self.said = look.label("", "attention")
        column.addWidget(self.said)
        row = QHBoxLayout()
        self.value = QComboBox()
        self.value.setAccessibleName(say("counter.no_offer.value", "Why no course of MO fits"))
        for reason in REASONS:
            self.value.addItem(value_name(words, reason), reason)
        self.value.currentIndexChanged.connect(lambda _: self._renew())
        self.reason = QLineEdit()
        said = say("counter.no_offer.reason", "Your reason for another one than proposed")
        self.reason.setAccessibleName(said)
        self.reason.setPlaceholderText(said)
        self.reason.returnPressed.connect(self.send)
        self.confirm_button = look.button(say("counter.no_offer.confirm", "Confirm this reason"), self.send)
        row.addWidget(self.value)
        row.addWidget(self.reason, 1)
        row.addStretch(1)
        row.addWidget(self.confirm_button)
        column.addLayout(row)

    def show_offer(self, opened: Opened, offer: Offer) -> None:
        """What the offer proposes, and what was confirmed."""
        say, held = self._words.say, opened.no_offer
        proposed = offer.value if offer.value in REASONS else ""
        self.setVisible((bool(proposed) or held is not None) and "mo" not in opened.courses)
        if held is not None:
            reason = f" ({held.reason})" if held.reason else ""
            done = "✓ MO, {value}{reason}: confirmed by {who} on {day}"
            value, day = value_name(self._words, held.value), day_name(self._words, held.at)
            text = say("counter.no_offer.done", done, value=value, reason=reason, who=held.by, day=day)
        else:
            wait = "▲ Nothing of MO fits. Proposed: {value} ({rule}), not confirmed yet"
            text = say("counter.no_offer.proposed", wait, value=value_name(self._words, offer.value), rule=offer.rule)
        look.tell(self.said, text, "good" if held is not None else "attention")
        now = held.value if held is not None else proposed
        if (proposed, now) != (self._suggested, self.value.currentData()):
            self._suggested = proposed
            self.value.setCurrentIndex(max(0, self.value.findData(now)))
        self._renew()

    def send(self) -> None:
        """Confirm the reason that stands there."""
        self._confirm(str(self.value.currentData()), self.reason.text(), self._suggested)

    def _renew(self) -> None:
        self.reason.setVisible(self.value.currentData() != self._suggested)
