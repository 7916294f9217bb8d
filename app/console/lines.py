"""Personal values come from standard input, a line each; as arguments only in a practice office.

Arguments can be read by every program of the machine while a deed runs; standard input cannot.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.errors import Rejected

LONGEST = 1 << 16
"""Bytes in a line; what an office writes about a person is far shorter."""


@dataclass(frozen=True)
class Line:
    """One line of input, not read yet, and its number, counted from one with the empty lines."""

    number: int
    said: bytes = field(repr=False)
    between: str = "\t"

    def pair(self) -> tuple[str, str]:
        """Name and value. Rejected `line_not_utf8`, `too_long`, `line_without_value` or `line_without_name`."""
        name, between, value = _text(self.said).partition(self.between)
        if not between:
            raise Rejected("line_without_value", between=self._between)
        if not name.strip():
            raise Rejected("line_without_name", between=self._between)
        return name.strip(), value.strip()

    @property
    def _between(self) -> str:
        return "tab" if self.between == "\t" else self.between


def each(arguments: Sequence[str] = (), *, practice: bool = False) -> Iterator[Line]:
    """`NAME<TAB>VALUE` of each line, or `NAME=VALUE` of each argument; empty lines are passed over."""
    given: Iterable[bytes] = sys.stdin.buffer
    if arguments:
        given = (one.encode() for one in _allowed(arguments, practice))
    between = "=" if arguments else "\t"
    for number, said in enumerate(given, start=1):
        if _unmarked(said, number).strip():
            yield Line(number, _unmarked(said, number), between)


def one(arguments: Sequence[str] = (), *, practice: bool = False) -> str:
    """The arguments as one text, or the first line of standard input."""
    if arguments:
        return " ".join(_allowed(arguments, practice))
    return _text(_unmarked(sys.stdin.buffer.readline(), 1)).strip()


def details(names: Sequence[str]) -> dict[str, str]:
    """What the lines say by these names, all of them or none; empty where no line says it.

    Rejected as `Line.pair`, and `not_in_list` for another name.
    """
    said = dict.fromkeys(names, "")
    for line in each():
        name, text = line.pair()
        if name not in said:
            raise Rejected("not_in_list", fact=name, nearest=", ".join(said))
        said[name] = text
    return said


def whole() -> str:
    """All of the standard input as one text: a text of the office, never a personal value."""
    return _text(_unmarked(sys.stdin.buffer.read(), 1))


def _unmarked(said: bytes, number: int) -> bytes:
    """Without the mark with which some programs begin a file in UTF-8."""
    return said.removeprefix(codecs.BOM_UTF8) if number == 1 else said


def _text(said: bytes) -> str:
    if len(said) > LONGEST:
        raise Rejected("too_long")
    try:
        return said.decode()
    except UnicodeDecodeError:
        raise Rejected("line_not_utf8") from None


def _allowed(arguments: Sequence[str], practice: bool) -> Sequence[str]:
    if not practice:
        raise Rejected("values_on_input_only")
    return arguments
