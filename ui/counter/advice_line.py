"""One line of the advice: the suggestion, the decision beside it, and the reasons that open in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.facts import Plain
from app.words import Words
from ui.counter import look
from ui.counter.naming import day_name, fact_name, result_name, value_name
from ui.counter.reasons import Reasons

ROLES = {"open": "open", "reached": "good", "exempt": "good", "required": "todo"}
MARKS = {"open": "◌ ", "reached": "✓ ", "exempt": "✓ ", "required": "● ", "obliged": "● "}
MOST_NEEDED = 2


class AdviceLine(QWidget):
    """`confirmed` and `overruled` carry the result and its suggested value."""

    confirmed = Signal(str, str)
    overruled = Signal(str, str)

    def __init__(
        self,
        words: Words,
        result: str,
        short: str,
        advice: Mapping[str, Any],
        decision: Mapping[str, Any] | None,
        known: Mapping[str, tuple[Plain, str]],
        was: str = "",
    ) -> None:
        super().__init__()
        self._words, self.result = words, result
        part = result.partition(".")[2]
        outcome = advice["group"] if result == "group" else advice["parts"][part]
        self.suggested = str(outcome["value"])
        self.missing = [one for one in advice["missing"] if one in outcome["missing"]]
        held = str(decision["value"]) if decision else self.suggested
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, look.STEP, 0, 0)
        self.column.setSpacing(2)
        proven = advice["proven"].get("group") if not part else advice["proven"].get("parts", {}).get(part)
        self.reasons = Reasons(words, part or "group", outcome, advice["because"], known, proven)
        self.reasons.hide()
        self.column.addLayout(self._head(short, held))
        for text, role in self._told(outcome, decision, held, was):
            self.column.addWidget(look.label(text, role))
        self.column.addLayout(self._deeds(decision))
        self.column.addWidget(self.reasons)

    def is_unfolded(self) -> bool:
        """Whether the reasons are open."""
        return not self.reasons.isHidden()

    def unfold(self, on: bool) -> None:
        """Open or close the reasons."""
        self.reasons.setVisible(on)

    def _head(self, short: str, held: str) -> QHBoxLayout:
        row = QHBoxLayout()
        if short:
            name = look.label(short, "head", wrap=False)
            name.setMinimumWidth(7 * look.STEP)
            row.addWidget(name)
        self.value = look.label(MARKS.get(held, "") + value_name(self._words, held), ROLES.get(held, "todo"))
        row.addWidget(self.value, 1)
        said = result_name(self._words, self.result)
        self.why = look.button(
            self._words.say("counter.why", "why"), lambda: self.unfold(not self.is_unfolded()), "link",
            self._words.say("counter.why.name", "Why: {what}", what=said),
        )  # fmt: skip
        row.addWidget(self.why)
        return row

    def _told(
        self, outcome: Mapping[str, Any], decision: Mapping[str, Any] | None, held: str, was: str
    ) -> list[tuple[str, str]]:
        say, told = self._words.say, []
        if decision:
            told += self._decided(decision, held)
        elif outcome["missing"]:
            needed = [fact_name(self._words, one) for one in self.missing]
            more = f" (+{len(needed) - MOST_NEEDED})" if len(needed) > MOST_NEEDED else ""
            what = ", ".join(needed[:MOST_NEEDED]) + more
            told.append((say("counter.needed", "needs: {what}", what=what), "quiet"))
        if was and not decision:
            told.append((say("counter.changed", "changed, was: {value}", value=value_name(self._words, was)), "quiet"))
        if outcome["check"] and not decision:
            told.append(("⚖ " + say("counter.check", "Decide yourself: the sources differ."), "attention"))
        return told

    def _decided(self, decision: Mapping[str, Any], held: str) -> list[tuple[str, str]]:
        say, by, on = self._words.say, str(decision["by"]), day_name(self._words, str(decision["on"]))
        told = []
        if held == str(decision.get("suggested") or self.suggested):
            told.append((say("counter.confirmed", "✓ confirmed by {by}, {on}", by=by, on=on), "quiet"))
        else:
            told.append((say("counter.decided", "decided otherwise by {by}, {on}", by=by, on=on), "quiet"))
            if decision.get("reason"):
                told.append((f"“{decision['reason']}”", "quiet"))
        if held != self.suggested:
            suggested = say(
                "counter.decide.suggested", "Suggested: {value}", value=value_name(self._words, self.suggested)
            )
            told.append((suggested, "attention"))
        return told

    def _deeds(self, decision: Mapping[str, Any] | None) -> QHBoxLayout:
        say, row, what = self._words.say, QHBoxLayout(), result_name(self._words, self.result)
        done = decision is not None and decision["value"] == self.suggested
        if self.suggested != "open" and not done:
            word = say("counter.confirm", "Confirm")
            self.confirm = look.button(
                word, lambda: self.confirmed.emit(self.result, self.suggested), "link", f"{word}: {what}"
            )
            row.addWidget(self.confirm)
        word = say("counter.decide", "Decide otherwise …")
        self.overrule = look.button(
            word, lambda: self.overruled.emit(self.result, self.suggested), "link", f"{word}: {what}"
        )
        row.addWidget(self.overrule)
        row.addStretch(1)
        return row
