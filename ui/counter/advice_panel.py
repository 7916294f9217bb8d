"""The right column: the advice of today, each line with its reasons in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.words import Words
from ui.counter import look
from ui.counter.naming import fact_name, value_name

PARTS = (("mo", "MO"), ("nt2", "NT2"), ("work", "VDAB"), ("pnt", "PNT"))
ROLES = {"open": "open", "reached": "good", "exempt": "good", "required": "todo"}
MARKS = {"open": "◌ ", "reached": "✓ ", "exempt": "✓ ", "required": "● "}


class AdvicePanel(QScrollArea):
    """Shows an advice as `as_json` gives it; `decide` is called with a result and its suggested value."""

    def __init__(self, words: Words, decide: Callable[[str, str], None]) -> None:
        super().__init__()
        self._words, self._decide = words, decide
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget()
        inside.setObjectName("side")
        self._column = look.column(inside)
        self.setWidget(inside)

    def show_advice(self, advice: Mapping[str, Any], decisions: Mapping[str, Mapping[str, Any]]) -> None:
        """Draw the advice anew, with the decisions taken beside it."""
        look.clear(self._column)
        say = self._words.say
        self._column.addWidget(look.label(say("counter.advice", "Advice today"), "head"))
        self._column.addWidget(
            look.label(say("counter.advice.edition", "rules {edition}", edition=advice["edition"]), "quiet")
        )
        self._line("group", "", advice["group"], advice, decisions)
        operator = advice["regime"]["operator"]
        self._column.addWidget(look.label(f"{advice['regime']['value']} · {operator}", "quiet"))
        for part, shown in PARTS:
            self._line(f"parts.{part}", shown, advice["parts"][part], advice, decisions)
        fees = advice["fees"]["max_total"]
        if fees is not None:
            self._pair(say("counter.fees", "Fees, at most"), f"€ {fees}")
        self._pair(say("counter.track", "NT2 advice"), value_name(self._words, advice["nt2_track"]["value"]))
        for day in advice["deadlines"]:
            self._pair(
                say(f"counter.deadline.{day['id']}", day["id"].replace("_", " ")),
                "-".join(reversed(day["date"].split("-"))),
            )
        self._column.addStretch(1)

    def _line(
        self, result: str, shown: str, outcome: Mapping[str, Any], advice: Mapping[str, Any],
        decisions: Mapping[str, Mapping[str, Any]],
    ) -> None:
        say, value = self._words.say, str(outcome["value"])
        decided = decisions.get(result)
        held = str(decided["value"]) if decided else value
        row = QHBoxLayout()
        if shown:
            name = look.label(shown, "head", wrap=False)
            name.setFixedWidth(64)
            row.addWidget(name)
        row.addWidget(look.label(MARKS.get(held, "") + value_name(self._words, held), ROLES.get(held, "todo")), 1)
        reasons = QWidget()
        reasons.setVisible(False)
        why = look.button(
            say("counter.why", "why"), lambda: reasons.setVisible(reasons.isHidden()), "link",
            say("counter.why.name", "Why: {what}", what=shown or value),
        )  # fmt: skip
        row.addWidget(why)
        self._column.addLayout(row)
        if decided:
            said = say("counter.decided", "decided by {by}: {reason}", by=decided["by"], reason=decided["reason"])
            self._column.addWidget(look.label(said, "quiet"))
        if outcome.get("check"):
            self._column.addWidget(
                look.label("⚖ " + say("counter.check", "Decide yourself: the sources differ."), "attention")
            )
        self._reasons(look.column(reasons, 0), result, outcome, advice)
        self._column.addWidget(reasons)

    def _reasons(
        self, place: QVBoxLayout, result: str, outcome: Mapping[str, Any], advice: Mapping[str, Any]
    ) -> None:
        say = self._words.say
        for because in advice["because"]:
            if because["rule"] in outcome["rules"]:
                used = ", ".join(fact_name(self._words, fact) for fact in because["used"])
                source = "; ".join(f"{s['title']} {s['article']}" for s in because["sources"])
                place.addWidget(look.label(f"{because['rule']} · {used}\n{source}", "quiet"))
        missing = outcome.get("missing", ())
        if missing:
            needed = ", ".join(fact_name(self._words, name) for name in missing[:6])
            more = f" (+{len(missing) - 6})" if len(missing) > 6 else ""
            place.addWidget(look.label(say("counter.needed", "needed: {what}", what=needed + more), "quiet"))
        value = str(outcome["value"])
        place.addWidget(
            look.button(
                say("counter.decide", "Decide otherwise …"), lambda: self._decide(result, value), "link"
            )
        )

    def _pair(self, name: str, value: str) -> None:
        row = QHBoxLayout()
        row.addWidget(look.label(name), 1)
        row.addWidget(look.label(value, wrap=False))
        self._column.addLayout(row)
