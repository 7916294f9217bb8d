"""How a sentence is heard: a recorded clip, else a voice, else the same in a language the person understands.

A clip is a file named after the sentence's key in a folder named after the language: `ar/kiosk.welcome.ogg`. It holds
the fixed text, so a sentence into which values are set is never read from a clip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.words.languages import LANGUAGES
from app.words.sentence import Sentence
from app.words.voice import NORMAL_SPEED, Sound, speak
from app.words.words import load

ENDINGS = (".ogg", ".mp3", ".flac", ".wav")
MOST_BYTES = 20_000_000
CLIPS = Path(__file__).resolve().parents[2] / "assets" / "clips"
"""The clips that come with the program; none are recorded yet."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording, as the bytes of its file."""

    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Heard:
    """What is played, and in which language: `code` is the language asked for unless another had to stand in."""

    code: str
    sound: Sound | Clip = field(repr=False)


def listen(
    sentence: str, code: str, understood: Sequence[str] = (), folders: Sequence[Path] = (CLIPS,),
    speed: int = NORMAL_SPEED,
) -> Heard | None:  # fmt: skip
    """The sentence of a language as sound; in the first of `understood` that can be heard, or None.

    `folders` hold clips, the office's own before the program's. May take a moment: not on the thread of a window.
    """
    for tag, text in _ways(sentence, code, understood):
        sound = clip(text, tag, folders) or speak(text, LANGUAGES[tag].tts_voice, speed)
        if sound is not None:
            return Heard(tag, sound)
    return None


def clip(text: str, code: str, folders: Sequence[Path]) -> Clip | None:
    """The recording of a sentence in a language; one that is too large or cannot be read is none."""
    key = text.key if isinstance(text, Sentence) and not text.values else ""
    if not key or "/" in key:
        return None
    for path in (folder / code / f"{key}{ending}" for folder in folders for ending in ENDINGS):
        try:
            if path.stat().st_size <= MOST_BYTES:
                return Clip(path.read_bytes())
        except OSError:
            continue
    return None


def _ways(sentence: str, code: str, understood: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The sentence in the language asked for, then in those understood that have it."""
    yield code, sentence
    if isinstance(sentence, Sentence):
        for tag in understood:
            words = load(tag)
            if tag == words.code and (tag == "en" or words.has(sentence.key)):
                yield tag, words.say(sentence.key, sentence.english, **sentence.values)
