"""Why a result is suggested: facts used with their proof, rule and article, what is missing, and the two readings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame

from app.facts import SPECS, Plain
from app.words import Words
from ui.counter import look
from ui.counter.naming import fact_name, shown, value_name
from ui.counter.question_card import PROOF_NAMES


class Reasons(QFrame):
    """Everything behind one line of the advice."""

    def __init__(
        self,
        words: Words,
        result: str,
        outcome: Mapping[str, Any],
        because: Sequence[Mapping[str, Any]],
        known: Mapping[str, tuple[Plain, str]],
        proven: Mapping[str, Any] | None,
    ) -> None:
        super().__init__()
        self.setObjectName("reasons")
        self._words, self._known = words, known
        self._column = look.column(self, look.STEP)
        self._column.setSpacing(2)
        found = [one for one in because if one["result"] == result]
        if not found and not outcome["missing"]:
            self._tell(words.say("counter.reasons.none", "No rule asks anything else here."), "quiet")
        for one in found:
            self._rule(one)
        self._missing(outcome["missing"])
        if proven is not None:
            self._both(outcome, proven)

    def texts(self) -> list[str]:
        """What stands here, line by line."""
        return [label.text() for label in self.findChildren(type(look.label("")))]

    def _tell(self, text: str, role: str = "") -> None:
        self._column.addWidget(look.label(text, role))

    def _rule(self, one: Mapping[str, Any]) -> None:
        say = self._words.say
        if self._column.count():
            self._column.addSpacing(look.STEP)
        self._tell(str(one["rule"]), "strong")
        for source in one["sources"]:
            self._tell(f"{source['title']}, {source['article']}".strip(", "), "quiet")
        if one["certainty"] == "unverified":
            self._tell("⚖ " + say("counter.unverified", "This source has not been checked yet."), "attention")
        for fact in one["used"]:
            self._tell("· " + self._fact(fact), "quiet")
        for inner in one["because"]:
            if inner["truth"] == "yes":
                self._tell(f"· {inner['rule']}: " + "; ".join(self._fact(fact) for fact in inner["used"]), "quiet")

    def _fact(self, fact: str) -> str:
        name = fact_name(self._words, fact)
        if fact not in self._known or fact not in SPECS:
            return name
        raw, proof = self._known[fact]
        value = shown(self._words, fact, raw)
        return f"{name}: {value} ({self._words.say(f'counter.proof.{proof}', PROOF_NAMES.get(proof, proof))})"

    def _missing(self, missing: Sequence[str]) -> None:
        if missing:
            self._tell("◌ " + self._words.say("counter.missing", "Still open:"), "open")
            self._tell(", ".join(fact_name(self._words, name) for name in missing), "quiet")

    def _both(self, said: Mapping[str, Any], proven: Mapping[str, Any]) -> None:
        """As said and as proven, one under the other, where they differ."""
        say = self._words.say
        self._tell(say("counter.as_said", "As said: {value}", value=value_name(self._words, said["value"])), "strong")
        value = value_name(self._words, proven["value"])
        self._tell(say("counter.as_proven", "As proven: {value}", value=value), "strong")
