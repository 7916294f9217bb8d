"""Words are shaped as HarfBuzz's own program shapes them, glyph by glyph (Debian: libharfbuzz-bin)."""

import json
import shutil
import subprocess

import pytest

from app.paper.fonts import _file, font, fonts_for
from app.words import LANGUAGES, load

COMPLEX = ("ar", "fa", "ps", "ur", "hi", "ne", "pa", "ta", "th", "bo", "ti", "he", "hy")
WORDS = 20


def words_of(language: str) -> list[str]:
    """Names of countries in the language's own script, the longest words first."""
    found = {word for name in load(language).locale.territories.values() for word in str(name).split()}
    own = [word for word in found if word.isalpha() or not word.isascii()]
    whole = [word for word in own if len({face.key for face in fonts_for(word, language, False) if face}) == 1]
    return sorted(whole, key=lambda word: (-len(word), word))[:WORDS]


def told(word: str, key: str, language: str) -> list[tuple[int, int, int, int]]:
    """Number, advance and place of each glyph, as hb-shape tells them."""
    done = subprocess.run(
        [
            "hb-shape", str(_file(key, False)), f"--text={word}", f"--language={language}", "--output-format=json",
            "--no-glyph-names", f"--direction={'rtl' if LANGUAGES[language].rtl else 'ltr'}",
        ],
        capture_output=True, text=True, check=True, timeout=30,
    )  # fmt: skip
    return [(one["g"], one["ax"], one["dx"], one["dy"]) for one in json.loads(done.stdout)]


@pytest.mark.skipif(not shutil.which("hb-shape"), reason="libharfbuzz-bin is not installed")
@pytest.mark.parametrize("language", COMPLEX)
def test_twenty_words_are_shaped_as_hb_shape_does(language: str) -> None:
    words = words_of(language)
    assert len(words) == WORDS
    for word in words:
        key = next(face.key for face in fonts_for(word, language, False) if face)
        face = font(key, False)
        ours = [
            (glyph.number, *(round(value / face.scale) for value in (glyph.advance, glyph.dx, glyph.dy)))
            for glyph in face.shape(word, LANGUAGES[language].rtl, language)
        ]
        assert ours == told(word, key, language), word
