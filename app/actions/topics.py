"""Under which heading of the interview a fact is asked, so that papers name what is missing in an order one knows."""

from __future__ import annotations

from collections.abc import Iterable

from app import interview
from app.actions.asked import GROUPS


def topics_of(facts: Iterable[str]) -> dict[str, str]:
    """The heading of each fact by its short name; a fact that only the office writes down has none."""
    flow = interview.load()
    asked = {fact: questions[0].group for fact in facts if (questions := flow.for_fact(fact))}
    return {fact: group for fact, group in asked.items() if group in GROUPS}
