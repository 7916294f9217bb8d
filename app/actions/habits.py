"""How a counter was left: language, colours, order of dossiers, columns of tables, for whoever sits there next.

A small file without names; what somebody searched or filtered is not in it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from app.store import tomltext
from app.store.files import write_durably

FILE = "counter.toml"
WIDEST = 4000
"""No column is wider than this many pixels."""


@dataclass(frozen=True)
class Columns:
    """How a table was left, its columns by their keys; empty where nobody changed anything.

    `order` from the first to the last, `widths` in pixels, `sorted_by` with `-` before it where the last comes first.
    """

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    sorted_by: str = ""


@dataclass(frozen=True)
class Habits:
    """Language tag and name of the set of colours, empty where nobody chose; whether dossiers stand by name; tables."""

    language: str = ""
    theme: str = ""
    by_name: bool = False
    tables: Mapping[str, Columns] = field(default_factory=dict)


def left(folder: Path) -> Habits:
    """How the counter of this office folder was left; a file that is not there or cannot be read says nothing."""
    try:
        said = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
        counter, tables = said["counter"], said.get("table", {})
        named = {name: _columns(table) for name, table in tables.items()}
        return Habits(str(counter["language"]), str(counter["theme"]), counter.get("by_name") is True, named)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Habits()


def keep(folder: Path, habits: Habits) -> None:
    """Remember it for the next time; on a disk that takes nothing the counter works all the same."""
    tables: dict[str, tomltext.Table] = {
        "counter": {"language": habits.language, "theme": habits.theme, "by_name": habits.by_name}
    }
    for name, one in habits.tables.items():
        tables[f"table.{name}"] = asdict(one)
    try:
        write_durably(folder / FILE, tomltext.write(tables))
    except OSError:
        return


def _columns(table: Mapping[str, object]) -> Columns:
    """The columns of one table as the file has them; ValueError or TypeError when it was damaged."""
    order, hidden, widths = table["order"], table["hidden"], table["widths"]
    if not (isinstance(order, list) and isinstance(hidden, list) and isinstance(widths, dict)):
        raise TypeError
    pixels = {str(name): min(int(wide), WIDEST) for name, wide in widths.items()}
    return Columns(tuple(map(str, order)), tuple(map(str, hidden)), pixels, str(table["sorted_by"]))
