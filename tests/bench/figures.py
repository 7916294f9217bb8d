"""What a benchmark hands back, and the two ways to measure: side by side in turns, or alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter, process_time

Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: our figures, those beside them, and within which bounds our median and the ratio stay."""

    what: str
    unit: str
    ours: tuple[float, ...]
    at_most: float | None = None
    beside: str = ""
    floor: tuple[float, ...] = ()
    ratio_at_most: float | None = None
    at_least: float | None = None

    @property
    def ratio(self) -> float:
        """Our median over the median beside it."""
        return median(self.ours) / median(self.floor)

    @property
    def kept(self) -> bool:
        """Whether every bound is kept."""
        return (
            (self.at_most is None or median(self.ours) <= self.at_most)
            and (self.at_least is None or median(self.ours) >= self.at_least)
            and (self.ratio_at_most is None or self.ratio <= self.ratio_at_most)
        )


def in_turns(ours: Measure, floor: Measure, rounds: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """A B A B ...: what disturbs the machine meets both. One round before it warms both up and does not count."""
    both = [(ours(), floor()) for _ in range(rounds + 1)][1:]
    return tuple(one for one, _ in both), tuple(other for _, other in both)


def milliseconds(deed: Callable[[], object]) -> float:
    """How long one deed takes."""
    began = perf_counter()
    deed()
    return (perf_counter() - began) * 1000


def processor_milliseconds(deed: Callable[[], object]) -> float:
    """How long the processors work at one deed, in all threads of this process; a busy machine hardly changes it."""
    began = process_time()
    deed()
    return (process_time() - began) * 1000


def spread(values: tuple[float, ...]) -> str:
    """The median, with the first and the third quarter behind it."""
    low, _, high = quantiles(values, n=4) if len(values) > 1 else (values[0],) * 3
    return f"{_short(median(values))} ({_short(low)}-{_short(high)})"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def table(figures: list[Figure]) -> str:
    """All lines under each other, one column for each thing worth reading."""
    rows = [("what", "median (quarters)", "beside it", "median (quarters)", "ratio", "bounds", "")]
    rows += [_row(one) for one in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _row(one: Figure) -> tuple[str, ...]:
    bounds = [f"at most {one.at_most:g} {one.unit}"] if one.at_most is not None else []
    bounds += [f"at least {one.at_least:g} {one.unit}"] if one.at_least is not None else []
    bounds += [f"at most {one.ratio_at_most:g} times"] if one.ratio_at_most is not None else []
    return (
        one.what,
        f"{spread(one.ours)} {one.unit}",
        one.beside,
        f"{spread(one.floor)} {one.unit}" if one.floor else "",
        f"{one.ratio:.2f}" if one.floor else "",
        ", ".join(bounds),
        ("kept" if one.kept else "MISSED") if bounds else "",
    )
