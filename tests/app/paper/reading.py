"""How a paper reads back: with pdftotext, and by its structure as those hear it who cannot see it."""

import io
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pypdf

from app.paper.bidi import bidi_class

EMBEDDINGS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f\u2066\u2067\u2068\u2069"))


def text(pdf: bytes, *options: str) -> str:
    """What pdftotext gives back."""
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def one_line(pdf: bytes) -> str:
    """The text with its line ends and steering marks taken out."""
    return " ".join(text(pdf).translate(EMBEDDINGS).split())


def right_to_left(pdf: bytes) -> str:
    """The lines of a right-to-left language in logical order.

    On a page with more Latin than Arabic letters pdftotext writes the pieces of a line (letters of one direction,
    digits, commas) in the order of the paper, from left to right; each piece itself is logical. Here the pieces of
    such a line are put back into the order of the language.
    """
    return " ".join(_logical(line) for line in text(pdf).splitlines() if _is_rtl(line))


def _is_rtl(line: str) -> bool:
    return any(bidi_class(char) in ("R", "AL") for char in line)


def _logical(line: str) -> str:
    pieces = re.findall("\u202b([^\u202c]*)\u202c|([^\u202b\u202c]+)", line)
    return " ".join("".join(right or left for right, left in reversed(pieces)).split())


def said(pdf: bytes) -> list[tuple[str, str, str]]:
    """Kind, language and text of each element that carries its text, in reading order."""
    root: Any = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    return list(_elements(root["/StructTreeRoot"]["/K"]))


def _elements(element: Any) -> Iterator[tuple[str, str, str]]:
    element = element.get_object()
    if not isinstance(element, dict) or "/S" not in element:
        return
    yield str(element["/S"]).lstrip("/"), str(element.get("/Lang", "")), str(element.get("/ActualText", ""))
    for kid in element["/K"]:
        yield from _elements(kid)
