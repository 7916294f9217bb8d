"""How a paper reads back: with pdftotext, and by its structure as those hear it who cannot see it."""

import io
import subprocess
from collections.abc import Iterator
from typing import Any

import pypdf

EMBEDDINGS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f\u2066\u2067\u2068\u2069"))


def text(pdf: bytes, *options: str) -> str:
    """What pdftotext gives back."""
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def one_line(pdf: bytes) -> str:
    """The text with its line ends and steering marks taken out."""
    return " ".join(text(pdf).translate(EMBEDDINGS).split())


def as_read(pdf: bytes) -> str:
    """The letters in the order in which they are drawn, without the spaces between them.

    By their place on paper, pdftotext gives the pieces of a line that runs both ways (letters of one direction, digits,
    signs) from left to right, on any page that holds more Latin than Arabic letters. In the order of drawing (`-raw`)
    all is logical.
    """
    return squeezed(text(pdf, "-raw").translate(EMBEDDINGS))


def squeezed(words: str) -> str:
    """A text without its spaces and the marks that only steer."""
    return "".join(words.translate(EMBEDDINGS).split())


def said(pdf: bytes) -> list[tuple[str, str, str]]:
    """Kind, language and text of each element that carries its text, in reading order."""
    root: Any = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    return list(_elements(root["/StructTreeRoot"]["/K"]))


def _elements(element: Any) -> Iterator[tuple[str, str, str]]:
    element = element.get_object()
    if not isinstance(element, dict) or "/S" not in element:
        return
    yield str(element["/S"]).lstrip("/"), str(element.get("/Lang", "")), str(element.get("/ActualText", ""))
    kids = element["/K"]
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from _elements(kid)
