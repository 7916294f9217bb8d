"""Why a result is suggested: the doubts of the sources, the proof, rules with article and facts, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.actions.edition_words import cited, evidence
from app.facts import SPECS
from app.words import Words
from ui.counter import look
from ui.counter.doubts import Doubts
from ui.counter.lines import Lines
from ui.counter.naming import fact_name, result_value, shown
from ui.counter.on_screen import Json, OnScreen
from ui.counter.question_card import PROOF_NAMES

Told = Iterator[tuple[str, str]]


class Reasons(QFrame):
    """Everything behind one line of the advice; `settle` carries the doubt that is to be settled for the office."""

    settle = Signal(str)

    def __init__(self, words: Words, result: str) -> None:
        super().__init__()
        self.setObjectName("reasons")
        self._words, self._result = words, result
        column = look.column(self, look.STEP)
        self._doubts = Doubts(words)
        self._doubts.settle.connect(self.settle)
        column.addWidget(self._doubts)
        self._proof, self._ground = Lines(), Lines()
        column.addWidget(self._proof)
        column.addWidget(self._ground)

    def show_advice(self, shown: OnScreen) -> None:
        """Tell everything anew: what asks the assessor for something comes first."""
        self._shown = shown
        outcome, because = shown.outcome(self._result), shown.because(self._result)
        self._doubts.show_doubts(shown.doubts(self._result), shown.may_settle)
        self._proof.show_lines([*self._both(outcome)])
        self._ground.show_lines([*self._rules(outcome, because)])

    def texts(self) -> list[str]:
        """What stands here, line by line."""
        return [one for lines in self.findChildren(Lines) for one in lines.texts()]

    def _rules(self, outcome: Json, because: Sequence[Json]) -> Told:
        say = self._words.say
        if not because and not outcome["missing"]:
            yield say("counter.reasons.none", "No rule asks anything else here."), "quiet"
        if outcome["missing"]:
            yield "◌ " + say("counter.missing", "Still open:"), "open"
            yield ", ".join(fact_name(self._words, name) for name in outcome["missing"]), "quiet"
        told: set[str] = set()
        for one in because:
            yield from self._rule(one, told)
        if outcome.get("bounded"):
            many = "Too much is open to try everything. This may be open, and ask a fact, out of caution."
            yield say("counter.bounded", many), "quiet"

    def _rule(self, one: Json, told: set[str]) -> Told:
        """A rule with its sources, and its facts that no rule above it told already."""
        say = self._words.say
        term = self._shown.terms.get(one["rule"], "")
        yield f"{one['rule']}  {term}".strip(), "rule"
        yield "\n".join(cited(self._words, source["title"], source["article"]) for source in one["sources"]), "quiet"
        if one["certainty"] == "unverified":
            yield "⚖ " + say("counter.unverified", "This source has not been checked yet."), "attention"
        inner = [below for below in one["because"] if below["truth"] == "yes"]
        if inner:
            rules = ", ".join(dict.fromkeys(below["rule"] for below in inner))
            yield say("counter.rests_on", "rests on {rules}", rules=rules), "quiet"
        used = dict.fromkeys(fact for below in (one, *inner) for fact in below["used"])
        if facts := [f"· {self._fact(fact)}" for fact in used if fact not in told]:
            yield "\n".join(facts), "quiet"
        told.update(used)

    def _fact(self, fact: str) -> str:
        name = fact_name(self._words, fact)
        if fact not in self._shown.known or fact not in SPECS:
            return name
        raw, proof = self._shown.known[fact]
        value = shown(self._words, fact, raw)
        return f"{name}: {value} ({self._words.say(f'counter.proof.{proof}', PROOF_NAMES.get(proof, proof))})"

    def _both(self, said: Json) -> Told:
        """As said and as proven, one under the other, where they differ, and what to bring."""
        proven, say = self._shown.proven(self._result), self._words.say
        if proven is None:
            return
        yield say("counter.as_said", "As said: {value}", value=self._value(said)), "strong"
        yield say("counter.as_proven", "As proven: {value}", value=self._value(proven)), "strong"
        for one in self._shown.to_prove(self._result):
            facts = ", ".join(fact_name(self._words, fact) for fact in one["facts"])
            if one["evidence"]:
                what = evidence(self._words, one["rule"], one["evidence"])
                yield say("counter.bring", "To bring: {what} (for {facts})", what=what, facts=facts), "quiet"
            else:
                yield say("counter.bring.proof", "To prove: {facts}", facts=facts), "quiet"

    def _value(self, outcome: Json) -> str:
        return result_value(self._words, self._result, outcome["value"])
