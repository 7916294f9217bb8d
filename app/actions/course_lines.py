"""The lines of a file with courses: in which letters it is written, what separates its cells, each line in cells."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice

from app.errors import Rejected

OTHER_KINDS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How a workbook, an older workbook and a PDF begin."""
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
LOOKED_AT = 400
"""Bytes that show in which order a file without a mark writes the two bytes of a letter."""
Line = tuple[int, list[str] | None]
"""The number of a line in the file and its cells; None where it cannot be cut."""


def lines_of(data: bytes) -> list[Line]:
    """The lines that are not empty. Rejected `course_list_not_csv` and `course_list_encoding`."""
    if data.startswith(OTHER_KINDS):
        raise Rejected("course_list_not_csv")
    lines = _decoded(data).splitlines(keepends=True)
    told = next((at for at, line in enumerate(lines) if line.strip()), 0)
    named = lines[told].strip().casefold() if lines else ""
    if named.startswith("sep=") and len(named) == len("sep=;"):
        return [*_cut(lines, told + 1, named[-1])]
    return [*_cut(lines, told, max(";,\t", key=named.count))]


def _cut(lines: list[str], start: int, separator: str) -> Iterator[Line]:
    """Line by line; where a quotation mark stays open or a cell has no end, that line alone is lost."""
    while start < len(lines):
        reader, begins = csv.reader(islice(lines, start, None), delimiter=separator), start
        try:
            for cells in reader:
                ends = start + reader.line_num
                if ends - begins > 1 and _stays_open(lines[begins:ends], separator):
                    break
                if any(cell.strip() for cell in cells):
                    yield begins + 1, cells
                begins = ends
            else:
                return
        except csv.Error:
            pass
        yield begins + 1, None
        start = begins + 1


def _stays_open(lines: list[str], separator: str) -> bool:
    """Whether a quotation mark in these lines of one row is never closed."""
    try:
        next(csv.reader(lines, delimiter=separator, strict=True), None)
    except csv.Error:
        return True
    return False


def _decoded(data: bytes) -> str:
    known = next((name for mark, name in MARKS.items() if data.startswith(mark)), "") or _two_bytes(data)
    if not known and b"\0" in data:
        raise Rejected("course_list_encoding")
    for encoding in (known,) if known else ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Rejected("course_list_encoding")


def _two_bytes(data: bytes) -> str:
    """UTF-16 without a mark: of the letters of a first line every other byte is zero."""
    first, second = data[:LOOKED_AT:2], data[1:LOOKED_AT:2]
    most = len(second) * 3 // 4
    if len(data) % 2 == 0 and len(second) > 1:
        if second.count(0) > most and not first.count(0):
            return "utf-16-le"
        if first.count(0) > most and not second.count(0):
            return "utf-16-be"
    return ""
