"""What an assessor can decide: the results by name, and the values that each can take."""

from __future__ import annotations

from collections.abc import Mapping

from app.errors import Rejected
from app.facts.reading import nearest
from app.facts.schema import PARTS
from app.rulebook.condition import RESULTS

NAMED = {"group": "group", **{part: f"parts.{part}" for part in PARTS}, "track": "nt2_track", "contract": "contract"}
"""The name under which a decision knows each result that the judge works out."""
FEES = "fees"
MOST_EUROS = 100_000
DECIDED: Mapping[str, tuple[str, ...]] = {
    **{name: tuple(one for one in RESULTS[result] if one != "open") for result, name in NAMED.items()},
    FEES: (),
}
"""Each result that can be decided, with its values; the fees are an amount in euros."""


def check(result: str, value: str) -> None:
    """Raises Rejected `unknown_result`, or `outside_list` for a value that the result cannot take."""
    if result not in DECIDED:
        raise Rejected("unknown_result", value=result, nearest=nearest(result, list(DECIDED)))
    allowed = DECIDED[result]
    if result == FEES:
        amount(value)
    elif value not in allowed:
        raise Rejected("outside_list", fact=result, value=value, nearest=nearest(value, list(allowed)))


def amount(value: str) -> float:
    """Euros, not below nought nor above `MOST_EUROS`; Rejected `outside_list`."""
    try:
        euros = float(value)
    except ValueError:
        euros = -1
    if not 0 <= euros <= MOST_EUROS:
        raise Rejected("outside_list", fact=FEES, value=value)
    return euros
