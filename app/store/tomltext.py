"""The small TOML files of an office: flat tables of text, whole numbers, yes/no and lists of text."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.errors import Trouble
from app.store import files

Value = str | int | bool | Sequence[str] | Mapping[str, str] | Mapping[str, int]
Table = Mapping[str, Value]


def write(tables: Mapping[str, Table | Sequence[Table]]) -> bytes:
    """TOML text: `[name]` for a table, `[[name]]` for each of several."""
    lines: list[str] = []
    for name, content in tables.items():
        for table in [content] if isinstance(content, Mapping) else content:
            lines.append(f"[{name}]" if isinstance(content, Mapping) else f"[[{name}]]")
            lines += [f"{key} = {_literal(value)}" for key, value in table.items()]
            lines.append("")
    return "\n".join(lines).encode()


def read(path: Path, broken: str) -> dict[str, Any]:
    """The tables of a file; `broken` is the key of the trouble when it cannot be read as TOML.

    Where no file can be opened any more it is `files_run_out`.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        if files.run_out():
            raise Trouble("files_run_out") from error
        raise Trouble(broken, file=path.name) from error


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_literal(key)} = {_literal(one)}" for key, one in value.items()) + "}"
    if not isinstance(value, str):
        return f"[{', '.join(map(_literal, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
