"""What was taken back: nothing goes away, an event names those that do not hold any more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.store.lines import Event

UNDONE = "undone"


def standing(events: Iterable[Event]) -> list[Event]:
    """The events that hold, in their order; the taking back itself stands among them."""
    found = list(events)
    gone = {id_ for event in found if event.kind == UNDONE for id_ in event.body.get("events", ())}
    return [event for event in found if event.id not in gone] if gone else found
