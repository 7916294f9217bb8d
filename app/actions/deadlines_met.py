"""Which deadlines of an advice are met: a later one runs only after what was to be done by an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SIGNED = ("start", "work", "b1")
_MET_BY = {
    "report": ("parts_decision", "sign", *_SIGNED),
    "parts_decision": (*_SIGNED, "not_needed"),
    "sign": (*_SIGNED, "not_needed"),
}
"""The deadlines, and the word on the contract, that show that a deadline is met."""


def is_met(deadline: str, advice: Mapping[str, Any]) -> bool:
    """Whether a deadline, by its name in the advice (`Advice.as_json`), is met, or needs not be.

    Who has signed has reported, and nobody signs where no contract is needed.
    """
    running = {one["id"] for one in advice["deadlines"]} | {advice["contract"]["value"]}
    return not running.isdisjoint(_MET_BY.get(deadline, ()))
