"""How a counter was left: its language and its colours, for whoever sits there next. A small file without names."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from app.store import tomltext
from app.store.files import write_durably

FILE = "counter.toml"


@dataclass(frozen=True)
class Habits:
    """Language tag and name of the set of colours; empty where nobody chose."""

    language: str = ""
    theme: str = ""


def left(folder: Path) -> Habits:
    """How the counter of this office folder was left; a file that is not there or cannot be read says nothing."""
    try:
        table = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))["counter"]
        return Habits(str(table["language"]), str(table["theme"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Habits()


def keep(folder: Path, habits: Habits) -> None:
    """Remember it for the next time; on a disk that takes nothing the counter works all the same."""
    try:
        write_durably(folder / FILE, tomltext.write({"counter": asdict(habits)}))
    except OSError:
        return
