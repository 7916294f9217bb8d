"""The deadlines of an advice: their names, and which are met: a later one runs only after what an earlier one asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.words import Words

Json = Mapping[str, Any]
_SIGNED = ("start", "work", "b1")
_MET_BY = {
    "report": ("parts_decision", "sign", *_SIGNED),
    "parts_decision": (*_SIGNED, "not_needed"),
    "sign": (*_SIGNED, "not_needed"),
}
"""The deadlines, and the word on the contract, that show that a deadline is met."""


def deadline_name(words: Words, name: str) -> str:
    """A deadline, by its name in the advice (`Advice.as_json`), in words."""
    return words.say(f"counter.deadline.{name}", name.replace("_", " "))


def is_met(deadline: str, advice: Json) -> bool:
    """Whether a deadline, by its name in the advice, is met, or needs not be.

    Who has signed has reported, and nobody signs where no contract is needed.
    """
    running = {one["id"] for one in advice["deadlines"]} | {advice["contract"]["value"]}
    return not running.isdisjoint(_MET_BY.get(deadline, ()))


def to_come(advice: Json) -> list[Json]:
    """The deadlines of an advice without those that are met."""
    return [one for one in advice["deadlines"] if not is_met(one["id"], advice)]
