"""What changed between two editions, rule by rule and field by field, for the person who must approve it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from app.rulebook.edition import ABOUT, Edition


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one entry (`OBL-01`, `condition`) before and after; empty text where it did not exist."""

    entry: str
    field: str
    before: str
    after: str


def differences(before: Edition, after: Edition) -> list[Change]:
    """All changed fields, by entry; the cases that an edition carries for its own check are left out."""
    old, new = dict(_fields(before)), dict(_fields(after))
    return [
        Change(entry, field, old.get((entry, field), ""), new.get((entry, field), ""))
        for entry, field in sorted(old.keys() | new.keys())
        if old.get((entry, field)) != new.get((entry, field))
    ]


def _fields(edition: Edition) -> Iterator[tuple[tuple[str, str], str]]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    for name, content in sorted(edition.files.items()):
        if name == ABOUT or name.startswith("cases/"):
            continue
        table = yaml.load(content.decode("utf-8"), Loader=loader)
        for entry, row in (table if isinstance(table, dict) else {name: table}).items():
            for field, value in (row if isinstance(row, dict) else {"": row}).items():
                yield (str(entry), str(field)), value if isinstance(value, str) else _plain(value)


def _plain(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=10_000).strip()
