"""What came of each rule, worked out when somebody looks at it; most are never looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.rulebook.bits import names
from app.rulebook.rule import Rule
from app.truth import Truth

if TYPE_CHECKING:
    from app.rulebook.situation import Situation

YES = Truth.YES


class Finding(NamedTuple):
    """What came of one rule: its truth, the facts used, those that would settle it, and the rules below it, by id."""

    rule: Rule
    truth: Truth
    used: tuple[str, ...]
    missing: tuple[str, ...]
    below: tuple[str, ...]


class Findings:
    """The findings of one situation by the id of the rule."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation

    def __getitem__(self, rule_id: str) -> Finding:
        truth, used, missing = self._situation.rules[rule_id]
        rule = self._situation.book.rules[rule_id]
        return Finding(rule, truth, names(used), names(missing), self._situation.asks(rule))

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._situation.rules

    def fired(self) -> list[str]:
        """The rules that hold, as they stand in the book."""
        answers = self._situation.rules
        return [rule_id for rule_id in self._situation.book.ids if answers[rule_id][0] is YES]
