"""How the console shows a list: a line each for a person, one line of JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import category

STEERING = ("Cc", "Zl", "Zp")
"""Kinds of signs that move the cursor or end the line."""


def show(rows: Sequence[Mapping[str, Any]], *, as_json: bool) -> None:
    """All values of each row that say something."""
    if as_json:
        print(json.dumps(rows, ensure_ascii=False), flush=True)
        return
    for row in rows:
        print("  ".join(_text(value) for value in row.values() if value not in ("", None, [], False)), flush=True)


def _text(value: Any) -> str:
    """On one line, and nothing in it that a terminal would obey: a name may come from anywhere."""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return "".join(" " if category(one) in STEERING else one for one in text)
