"""What is kept for how long, as `retention.yaml` declares it; and adding months to a day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("retention.yaml")
OFFICE, HOUSE, LAW = "office", "house", "law"
TWO, ONE, PROGRAM, NEVER = "two", "one", "program", "never"


@dataclass(frozen=True)
class Kind:
    """One kind of thing; exactly one of `setting`, `days`, `months`, `like` and `for_good` says for how long."""

    name: str
    what: str
    counts_from: str
    holds: tuple[str, ...]
    decided: str
    source: str
    reason: str
    ends: str
    setting: str = ""
    days: int | None = None
    months: int | None = None
    like: str = ""
    for_good: bool = False

    def ends_on(self, begun: date, chosen: int | None = None) -> date:
        """The day from which such a thing is due; `chosen` is the value of its setting, in the setting's unit."""
        fixed = self.days if self.months is None else self.months
        period = chosen if fixed is None else fixed
        assert period is not None, f"{self.name} has no period"
        in_months = self.months is not None or self.setting.endswith("_months")
        return plus_months(begun, period) if in_months else begun + timedelta(days=period)


@cache
def kinds() -> dict[str, Kind]:
    """The whole table by name, in its order."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {row["kind"]: _kind(**row) for row in rows}


def plus_months(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _kind(
    kind: str, what: str, counts_from: str, holds: list[str], keep: dict[str, object], decided: str, source: str,
    reason: str, ends: str,
) -> Kind:  # fmt: skip
    (how,) = keep.items()
    name, value = ("like", how[1]) if how[0] == "with" else how
    return Kind(
        kind, what, counts_from, tuple(holds), decided, source, reason, ends, **{name: value}  # type: ignore[arg-type]
    )
