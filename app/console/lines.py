"""Personal values come from standard input, a line each; as arguments only in a practice office.

Arguments can be read by every program of the machine while a deed runs; standard input cannot.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from app.errors import Rejected


def pairs(arguments: Sequence[str], *, practice: bool) -> Iterator[tuple[str, str]]:
    """`NAME<TAB>VALUE` of each line, or `NAME=VALUE` of each argument; empty lines are passed over."""
    found = (one.partition("=") for one in _allowed(arguments, practice)) if arguments else _typed()
    return ((name.strip(), value.strip()) for name, _, value in found if name.strip())


def one(arguments: Sequence[str], *, practice: bool) -> str:
    """The arguments as one text, or the first line of standard input."""
    return " ".join(_allowed(arguments, practice)) if arguments else _text(sys.stdin.buffer.readline()).strip()


def whole() -> str:
    """All of the standard input as one text: a text of the office, never a personal value."""
    return _text(sys.stdin.buffer.read())


def _typed() -> Iterator[tuple[str, str, str]]:
    return (_text(line).partition("\t") for line in sys.stdin.buffer)


def _text(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        raise Rejected("line_not_utf8") from None


def _allowed(arguments: Sequence[str], practice: bool) -> Sequence[str]:
    if not practice:
        raise Rejected("values_on_input_only")
    return arguments
