"""Voices: eSpeak NG in this process speaks a sentence into memory and says when each word begins.

The library and its voices come with the package espeakng-loader; they are loaded with the first sentence. It keeps one
voice at a time, so sentences are spoken one after another, on whatever thread asks. Nothing is written anywhere.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any

SYNCHRONOUS, NO_EXIT, UTF8, POSITION_IS_CHARACTER = 2, 0x8000, 1, 1
RATE, END, WORD = 1, 0, 1
NORMAL_SPEED = 150
"""Words a minute: slower than eSpeak's own 175, because hardly anybody here listens to the mother tongue of a voice."""
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class WordAt:
    """One word of a sentence: the millisecond at which it begins, and where it stands in the text."""

    millisecond: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Sound:
    """A spoken sentence: signed 16-bit samples of one channel, so many a second, and its words."""

    samples: bytes = field(repr=False)
    rate: int
    words: tuple[WordAt, ...] = field(repr=False, default=())


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    """`espeak_EVENT` of eSpeak NG's speak_lib.h."""

    _fields_ = [
        ("type", ctypes.c_int), ("identifier", ctypes.c_uint), ("text_position", ctypes.c_int),
        ("length", ctypes.c_int), ("audio_position", ctypes.c_int), ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p), ("id", _Id),
    ]  # fmt: skip


class _Voice(ctypes.Structure):
    """`espeak_VOICE` of the same."""

    _fields_ = [
        ("name", ctypes.c_char_p), ("languages", ctypes.c_char_p), ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte), ("age", ctypes.c_ubyte), ("variant", ctypes.c_ubyte), ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int), ("spare", ctypes.c_void_p),
    ]  # fmt: skip


_HEARD = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class _Engine:
    """The loaded library; `rate` samples a second."""

    def __init__(self) -> None:
        import espeakng_loader

        self._library: Any = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self.rate = int(self._library.espeak_Initialize(SYNCHRONOUS, 0, data, NO_EXIT))
        self._heard = _HEARD(self._hear)
        self._library.espeak_SetSynthCallback(self._heard)
        self._samples: list[bytes] = []
        self._words: list[WordAt] = []

    def speak(self, text: str, voice: str, speed: int) -> Sound | None:
        """The sentence as sound; None when there is no such voice."""
        wanted = _Voice(languages=voice.lower().encode())
        if self._library.espeak_SetVoiceByProperties(ctypes.byref(wanted)) != 0:
            return None
        self._samples, self._words = [], []
        self._library.espeak_SetParameter(RATE, speed, 0)
        raw = text.encode()
        nothing = ctypes.c_void_p()
        self._library.espeak_Synth(
            raw, ctypes.c_size_t(len(raw) + 1), 0, POSITION_IS_CHARACTER, 0, UTF8, nothing, nothing
        )
        self._library.espeak_Synchronize()
        samples, words = b"".join(self._samples), tuple(self._words)
        self._samples, self._words = [], []
        return Sound(samples, self.rate, words)

    def _hear(self, samples: Any, count: int, events: Any) -> int:
        if samples and count:
            self._samples.append(ctypes.string_at(samples, count * ctypes.sizeof(ctypes.c_short)))
        at = 0
        while events[at].type != END:
            event = events[at]
            if event.type == WORD:
                self._words.append(WordAt(event.audio_position, event.text_position - 1, event.length))
            at += 1
        return 0


@cache
def _engine() -> _Engine | None:
    """The engine, loaded once; None where the library cannot be loaded or has no data."""
    try:
        engine = _Engine()
    except (ImportError, OSError):
        return None
    return engine if engine.rate > 0 else None


def speak(text: str, voice: str, speed: int = NORMAL_SPEED) -> Sound | None:
    """A sentence by the voice of a language (column `tts_voice`) at so many words a minute; None when nobody can."""
    if not voice or not text.strip():
        return None
    with _ONE_AT_A_TIME:
        engine = _engine()
        return engine.speak(text, voice, speed) if engine is not None else None
