"""The right column: the advice of today, each line with its reasons and its decision in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from app.facts import Plain
from app.words import Words
from ui.counter import look
from ui.counter.advice_line import AdviceLine
from ui.counter.naming import day_name, operator_name, value_name

RESULTS = (("group", ""), ("parts.mo", "MO"), ("parts.nt2", "NT2"), ("parts.work", "VDAB"), ("parts.pnt", "PNT"))
Decisions = Mapping[str, Mapping[str, Any]]


class AdvicePanel(QScrollArea):
    """Shows what is suggested and what holds; `confirm` and `decide` get a result and its suggested value."""

    def __init__(self, words: Words, confirm: Callable[[str, str], None], decide: Callable[[str, str], None]) -> None:
        super().__init__()
        self._words, self._confirm, self._decide = words, confirm, decide
        self.setWidgetResizable(True)
        self.setObjectName("right")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget()
        inside.setObjectName("rightside")
        self._column = look.column(inside)
        self.setWidget(inside)
        self.lines: dict[str, AdviceLine] = {}
        self._before: tuple[str, dict[str, str]] = ("", {})

    def show_advice(
        self,
        dossier: str,
        suggested: Mapping[str, Any],
        held: Mapping[str, Any],
        decisions: Decisions,
        known: Mapping[str, tuple[Plain, str]],
    ) -> None:
        """Draw the advice anew; `held` reckons with the decisions, `known` has each fact's raw value and proof."""
        unfolded = {result for result, line in self.lines.items() if line.is_unfolded() and self._before[0] == dossier}
        position = self.verticalScrollBar().value()
        look.clear(self._column)
        say = self._words.say
        self._column.addWidget(look.label(say("counter.advice", "Advice today"), "head"))
        edition = day_name(self._words, str(suggested["edition"]).split()[1])
        self._column.addWidget(
            look.label(say("counter.advice.edition", "rules of {edition}", edition=edition), "quiet")
        )
        where = f"{value_name(self._words, held['regime']['value'])} · "
        self._column.addWidget(look.label(where + operator_name(self._words, held["regime"]["operator"]), "quiet"))
        values = {result: _outcome(suggested, result)["value"] for result, _ in RESULTS}
        before = self._before[1] if self._before[0] == dossier else values
        self.lines = {}
        for result, short in RESULTS:
            line = AdviceLine(
                self._words, result, short, suggested, decisions.get(result), known,
                was=before[result] if before[result] != values[result] else "",
            )  # fmt: skip
            line.confirmed.connect(self._confirm)
            line.overruled.connect(self._decide)
            line.unfold(result in unfolded)
            self.lines[result] = line
            self._column.addWidget(line)
        self._before = (dossier, values)
        self._column.addWidget(look.line())
        self._ends(held, decisions, suggested is not held)
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(position)

    def _ends(self, held: Mapping[str, Any], decisions: Decisions, departs: bool) -> None:
        say = self._words.say
        if departs:
            decided = say("counter.reckoned", "Fees, dates and papers reckon with your decision.")
            self._column.addWidget(look.label(decided, "attention"))
        fees = held["fees"]["max_total"]
        if fees is not None:
            self._pair(say("counter.fees", "Fees, at most"), f"€ {fees}")
        track = str(decisions.get("nt2_track", {}).get("value") or held["nt2_track"]["value"])
        self._pair(say("counter.track", "NT2 advice"), value_name(self._words, track))
        for day in held["deadlines"]:
            name = say(f"counter.deadline.{day['id']}", str(day["id"]).replace("_", " "))
            past = day["date"] < held["on"]
            self._pair(name, ("▲ " if past else "") + day_name(self._words, day["date"]), "wrong" if past else "strong")

    def _pair(self, name: str, value: str, role: str = "strong") -> None:
        row = QHBoxLayout()
        said = look.label(value, role)
        said.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(look.label(name), 1)
        row.addWidget(said, 1)
        self._column.addLayout(row)


def _outcome(advice: Mapping[str, Any], result: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = advice["group"] if result == "group" else advice["parts"][result.partition(".")[2]]
    return found
