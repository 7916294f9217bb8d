"""Whether a page in greys can be read: how steep the edges of its letters are, and how light it is."""

from __future__ import annotations

import struct
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

BLURRED, DARK = "blurred", "dark"
LOOKED_AT = 1600
"""Pixels of the longer side at which sharpness is measured, so that a page of any size is held to the same."""
TILE = 40
LEAST_CONTRAST = 6.0
"""Mean deviation of the greys of a tile above which something stands on it."""
PAPER = 0.6
"""A tile is paper when it is at least so light against the lightest tenth of all: the table under a page is not."""
LEAST_EDGE = 0.135
"""What the edges of a tile come to against its contrast, at the border of the sharpest quarter of the paper.

Measured with drawn text of 2 to 6 mm, alone or on a table, in slanting light, turned, with the noise of a camera: sharp
0.21 to 0.48, blurred by 0.15 mm 0.14 to 0.27, by 0.3 mm 0.05 to 0.13, by half a millimetre 0.02 to 0.12. Pages of a PDF
that was never on paper have 0.27 to 0.40.
"""
DARKEST = 90
"""The brightest tenth of a page must be lighter than this grey, of 255."""


def unreadable(grey: Image) -> tuple[str, ...]:
    """Why a page in greys, `LOOKED_AT` pixels long, may not be readable: blurred, dark."""
    if _brightest(grey) < DARKEST:
        return (DARK,)
    sharp = sharpness(grey)
    return (BLURRED,) if sharp is not None and sharp < LEAST_EDGE else ()


def sharpness(grey: Image) -> float | None:
    """How steep the edges are against the contrast they have, in the sharpest quarter; None for an empty page.

    A page that is mostly white is judged by what stands on it alone. The rim of a page on a table is one long step and
    says little; letters are many. What the emptiest tiles show counts as the noise of the camera.
    """
    from PIL import ImageChops, ImageFilter

    around = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, 0, 1, 0, 1, 0))
    edges = _by_tile(ImageChops.difference(grey, grey.filter(around)))
    contrasts = _by_tile(ImageChops.difference(grey, grey.filter(ImageFilter.BoxBlur(TILE // 2))))
    lights = _by_tile(grey)
    least = PAPER * sorted(lights)[len(lights) * 9 // 10]
    paper = [two for *two, light in zip(edges, contrasts, lights, strict=True) if light >= least]
    noise = sorted(edge for edge, _ in paper)[len(paper) // 10]
    found = sorted(
        sqrt(max(0.0, edge**2 - noise**2)) / contrast for edge, contrast in paper if contrast >= LEAST_CONTRAST
    )
    return found[len(found) * 3 // 4] if found else None


def _by_tile(grey: Image) -> list[float]:
    """The mean of each tile."""
    small = grey.convert("F").reduce(TILE)
    return [float(value) for value in struct.unpack(f"={small.width * small.height}f", small.tobytes())]


def _brightest(grey: Image) -> int:
    """The grey that nine tenths of the page are not lighter than."""
    counts, seen = grey.histogram(), 0
    for value in range(255, -1, -1):
        seen += counts[value]
        if seen >= grey.width * grey.height / 10:
            return value
    return 0
