"""Whose editions of the rulebook this machine believes: a list that the packaging lays down."""

from __future__ import annotations

import tomllib
from pathlib import Path

from app.errors import Trouble

INSTALLED = Path("/etc/onthaal/trusted-signers.toml")
IN_THE_TREE = Path(__file__).parents[2] / "packaging" / "trusted-signers.toml"


def trusted(*, practice: bool) -> dict[str, str]:
    """Public key to name. A test key counts in a practice office only. Raises Trouble `signers_unreadable`."""
    path = INSTALLED if INSTALLED.exists() else IN_THE_TREE
    if not path.exists():
        return {}
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("signer", [])
        return {row["public"]: row["name"] for row in rows if practice or not row.get("practice", False)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Trouble("signers_unreadable", file=str(path)) from error
