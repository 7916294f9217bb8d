"""No suitable course: the reason that the offer proposes, to be confirmed, or another one in the assessor's words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QWidget

from app.actions.edition_words import in_short
from app.actions.opened import Opened
from app.offer import NEEDS_AVAILABLE, REASONS, Offer
from app.words import Words
from ui.counter import look
from ui.counter.lines import Lines
from ui.counter.naming import day_name, fact_name, named, shown, value_name

RESTS = {
    "language": ("languages",), "place": ("register_municipality", "can_attend_digital"), "moment": ("availability",),
    "seats": (),
}  # fmt: skip
"""The facts that each step looks at."""
STEP_SAID = {
    "language": "Language: {left} of {count} courses are in a language that the newcomer knows well enough.",
    "place": "Place: {left} of these {count} can be reached, or followed online.",
    "moment": "Moment: {left} of these {count} are when the newcomer can come.",
    "seats": "Seats: {left} of these {count} still have a seat.",
}


class NoOfferBar(QWidget):
    """Seen when nothing of MO fits, with the steps that lead to the reason.

    `confirm` gets the reason, the words, and what was proposed.
    """

    def __init__(self, words: Words, confirm: Callable[[str, str, str], None]) -> None:
        super().__init__()
        self._words, self._confirm, self._suggested = words, confirm, ""
        say = words.say
        column = look.column(self, 0)
        self.said = look.label("", "attention")
        self.why = look.button(
            say("counter.why", "why"), lambda: self.reasons.setVisible(self.reasons.isHidden()), "link",
            say("counter.why.name", "Why: {what}", what=say("counter.log.no_offer", "No suitable course")),
        )  # fmt: skip
        head = QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.why)
        column.addLayout(head)
        self.reasons = QFrame()
        self.reasons.setObjectName("reasons")
        self.told = Lines()
        look.column(self.reasons, look.STEP).addWidget(self.told)
        self.reasons.hide()
        column.addWidget(self.reasons)
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

    def show_offer(self, opened: Opened, offer: Offer | None) -> None:
        """What the offer proposes, and what was confirmed; None where no course of MO is looked for."""
        say, held = self._words.say, opened.no_offer
        proposed = offer.value if offer is not None and offer.value in REASONS else ""
        unavailable = offer is not None and offer.rule == NEEDS_AVAILABLE
        self.setVisible((bool(proposed) or unavailable or held is not None) and "mo" not in opened.courses)
        self.why.setVisible(bool(offer is not None and offer.rule))
        self.told.show_lines(_told(self._words, opened, offer) if offer is not None and offer.rule else [])
        for one in (self.value, self.confirm_button):
            one.setVisible(not unavailable)
        if unavailable:
            other = "▲ The newcomer can come at no moment. That is another status, not geen passend aanbod."
            text = say("counter.no_offer.unavailable", other)
        elif held is not None:
            reason = f" ({held.reason})" if held.reason else ""
            done = "✓ MO, {value}{reason}: confirmed by {who} on {day}"
            value, day = value_name(self._words, held.value), day_name(self._words, held.at)
            text = say("counter.no_offer.done", done, value=value, reason=reason, who=held.by, day=day)
        else:
            wait = "▲ Nothing of MO fits. Proposed: {value} ({rule}), not confirmed yet"
            value, rule = value_name(self._words, proposed), offer.rule if offer is not None else ""
            text = say("counter.no_offer.proposed", wait, value=value, rule=rule)
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
        self.reason.setVisible(not self.value.isHidden() and self.value.currentData() != self._suggested)


def _told(words: Words, opened: Opened, offer: Offer) -> list[tuple[str, str]]:
    """The steps in the order of the law, as far as the first that leaves no course; and the rule with its source."""
    told, before = [], len(offer.fits)
    if offer.rule != NEEDS_AVAILABLE:
        for number, (step, left) in enumerate(offer.left_after.items(), start=1):
            said = words.say(f"counter.no_offer.step.{step}", STEP_SAID[step], left=left, count=before)
            told.append((f"{number}. {said}", "" if left else "strong"))
            rests = [named(words, fact_name(words, fact), _known(words, opened, fact)) for fact in RESTS[step]]
            told += [(f"     {one}", "quiet") for one in rests]
            before = left
            if not left:
                break
    rule = opened.law.book.rules[offer.rule]
    told.append((f"{offer.rule} · {rule.term} · {in_short(words, rule.cited)}", "quiet"))
    return told


def _known(words: Words, opened: Opened, fact: str) -> str:
    found = next((one for one in opened.known if one.fact == fact and one.state == "known"), None)
    return shown(words, fact, found.raw) if found is not None else words.say("counter.open", "◌ open")
