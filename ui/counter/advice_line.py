"""One line of the advice: the suggestion, the decision beside it, and the reasons that open in place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.actions.edition_words import in_short, lightness
from app.words import Words
from ui.counter import look
from ui.counter.lines import Lines
from ui.counter.naming import day_name, edition_name, fact_name, result_name, result_value
from ui.counter.on_screen import Json, OnScreen
from ui.counter.reasons import Reasons

ROLES = {"open": "open", "reached": "good", "exempt": "good", "required": "todo"}
MARKS = {"open": "◌ ", "reached": "✓ ", "exempt": "✓ ", "required": "● ", "obliged": "● "}
MOST_NEEDED = 2
TO_DECIDE = ("group", "parts.mo", "parts.nt2", "parts.work", "parts.pnt")
"""The results that an assessor confirms or decides otherwise; the others follow from them until decided otherwise."""


class AdviceLine(QWidget):
    """`confirmed` and `overruled` carry the result and its suggested value, `settle` a doubt."""

    confirmed = Signal(str, str)
    overruled = Signal(str, str)
    settle = Signal(str)

    def __init__(self, words: Words, result: str) -> None:
        super().__init__()
        self._words, self.result, self.suggested = words, result, ""
        self._shown: OnScreen | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, look.STEP if result in TO_DECIDE else 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addLayout(self._head())
        self._told, below = Lines(), QHBoxLayout()
        below.addWidget(self._told, 1)
        if result in TO_DECIDE:
            below.addWidget(self._confirm(), 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(below)
        self.overrule = self._overrule()
        self.column.addWidget(self.overrule, 0, Qt.AlignmentFlag.AlignLeft)

    @cached_property
    def reasons(self) -> Reasons:
        """Made when somebody first asks why."""
        made = Reasons(self._words, self.result)
        made.settle.connect(self.settle)
        made.hide()
        self.column.addWidget(made)
        return made

    def show_advice(self, shown: OnScreen, was: str = "") -> None:
        """Say what is suggested and what was decided; `was` is the suggestion before, when it changed."""
        self._shown = shown
        outcome, decision = shown.outcome(self.result), shown.decisions.get(self.result)
        self.suggested = str(outcome["value"])
        held = self._held(shown, decision)
        look.tell(self.value, MARKS.get(held, "") + self._named(held), self._role(held))
        self._told.show_lines(self._lines(shown, outcome, decision, held, was))
        if self.result in TO_DECIDE:
            self.confirm.setVisible(self.suggested != "open" and not (decision and held == self.suggested))
        if self.is_unfolded():
            self.reasons.show_advice(shown)

    def is_unfolded(self) -> bool:
        """Whether the reasons are open."""
        return "reasons" in vars(self) and not self.reasons.isHidden()

    def unfold(self, on: bool) -> None:
        """Open or close the reasons; they are told when somebody looks at them."""
        if on == self.is_unfolded():
            return
        if self._shown is not None:
            self.reasons.show_advice(self._shown)
        self.reasons.setVisible(on)
        self.overrule.setVisible(on)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look.STEP)
        said = result_name(self._words, self.result)
        if self.result == "group":
            self.column.addWidget(look.label(said, "quiet"))
        elif self.result in TO_DECIDE:
            name = look.label(said, "head", wrap=False)
            name.setMinimumWidth(7 * look.STEP)
            row.addWidget(name)
        else:
            row.addWidget(look.label(said, wrap=False))
        self.value = look.label("")
        row.addWidget(self.value, 1)
        self.why = look.button(
            self._words.say("counter.why", "why"), lambda: self.unfold(not self.is_unfolded()), "link",
            self._words.say("counter.why.name", "Why: {what}", what=said),
        )  # fmt: skip
        row.addWidget(self.why)
        return row

    def _confirm(self) -> QPushButton:
        word, what = self._words.say("counter.confirm", "Confirm"), result_name(self._words, self.result)
        self.confirm = look.button(
            word, lambda: self.confirmed.emit(self.result, self.suggested), "link", f"{word}: {what}"
        )
        return self.confirm

    def _overrule(self) -> QPushButton:
        """Beside the reasons; the column has one for all lines that is always there."""
        word, what = self._words.say("counter.decide", "Decide otherwise …"), result_name(self._words, self.result)
        made = look.button(word, lambda: self.overruled.emit(self.result, self.suggested), "link", f"{word}: {what}")
        made.hide()
        return made

    def _held(self, shown: OnScreen, decision: Json | None) -> str:
        """What holds: the decision; for what follows from decisions, what they come to."""
        if decision:
            return str(decision["value"])
        return self.suggested if self.result in TO_DECIDE else str(shown.holds(self.result))

    def _named(self, value: str) -> str:
        return result_value(self._words, self.result, value)

    def _role(self, held: str) -> str:
        if self.result == "group":
            return "open head" if held == "open" else "head"
        return ROLES.get(held, "todo")

    def _lines(
        self, shown: OnScreen, outcome: Json, decision: Json | None, held: str, was: str
    ) -> list[tuple[str, str]]:
        say, told = self._words.say, []
        if decision:
            told += self._decided(decision, held, str(shown.suggested["edition"]))
        elif outcome["missing"] and self.result in TO_DECIDE:
            needed = [fact_name(self._words, one) for one in shown.suggested["missing"] if one in outcome["missing"]]
            more = f" (+{len(needed) - MOST_NEEDED})" if len(needed) > MOST_NEEDED else ""
            what = ", ".join(needed[:MOST_NEEDED]) + more
            told.append((say("counter.needed", "needs: {what}", what=what), "quiet"))
        elif because := shown.because(self.result):
            told.append((self._ground(shown, because), "quiet"))
        if was and not decision:
            told.append((say("counter.changed", "changed, was: {value}", value=self._named(was)), "quiet"))
        proven = shown.proven(self.result)
        if proven is not None and not decision:
            value = self._named(str(proven["value"]))
            told.append((say("counter.as_proven", "As proven: {value}", value=value), "quiet"))
        if outcome["check"] and not decision:
            told.append(("⚖ " + say("counter.check", "Decide yourself: the sources differ."), "attention"))
        return told

    def _ground(self, shown: OnScreen, because: Sequence[Json]) -> str:
        """The last of the rules that the weightiest source carries: it comes nearest to the person; and its article."""
        named = [one for one in reversed(because) if shown.terms.get(one["rule"])] or list(because)
        one = min(named, key=lambda one: lightness(one["sources"]))
        term = shown.terms.get(one["rule"]) or str(one["rule"])
        return f"{term} · {in_short(self._words, one['sources'])}"

    def _decided(self, decision: Json, held: str, edition: str) -> list[tuple[str, str]]:
        say, by, on = self._words.say, str(decision["by"]), day_name(self._words, str(decision["on"]))
        told = []
        if held == str(decision.get("suggested") or self.suggested):
            told.append((say("counter.confirmed", "✓ confirmed by {by}, {on}", by=by, on=on), "quiet"))
        else:
            told.append((say("counter.decided", "decided otherwise by {by}, {on}", by=by, on=on), "quiet"))
            if decision.get("reason"):
                told.append((f"“{decision['reason']}”", "quiet"))
        if decision.get("edition", edition) != edition:
            with_it = edition_name(self._words, str(decision["edition"]))
            told.append((say("counter.decided.edition", "decided with {edition}", edition=with_it), "attention"))
        if held != self.suggested:
            suggested = say("counter.decide.suggested", "Suggested: {value}", value=self._named(self.suggested))
            told.append((suggested, "attention"))
        return told
