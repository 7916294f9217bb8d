"""How the console shows a list: a line each for a person, one line of JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


def show(rows: Sequence[Mapping[str, Any]], *, as_json: bool) -> None:
    """All values of each row that say something."""
    if as_json:
        print(json.dumps(rows, ensure_ascii=False), flush=True)
        return
    for row in rows:
        print("  ".join(_text(value) for value in row.values() if value not in ("", None, [], False)), flush=True)


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
