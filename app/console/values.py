"""A value on a line: what begins with `[` or `{` is JSON, everything else is what a person types."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from app.errors import Rejected
from app.facts import Plain


def value_of(text: str, typed: Callable[[str], Plain]) -> Plain:
    """The plain value; numbers in JSON are read as text, yes and no are written as text. Rejected `unreadable`."""
    if text[:1] not in ("[", "{"):
        return typed(text)
    try:
        return _plain(json.loads(text, parse_int=str, parse_float=str, parse_constant=str))
    except (ValueError, RecursionError) as error:
        raise Rejected("unreadable") from error


def _plain(value: Any) -> Plain:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, str):
        raise ValueError
    value.encode()  # half a sign, as JSON can escape it, is a ValueError too
    return value
