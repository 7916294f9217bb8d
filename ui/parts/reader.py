"""Reads a page aloud, one sentence after another, and lights what is heard. Sounds are made aside, by who asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from app.words.aloud import Clip, Heard, listen
from app.words.voice import NORMAL_SPEED, Sound, speak
from ui.parts.player import Player, decoded
from ui.parts.speaking import Speaking

SPEEDS = (NORMAL_SPEED, 110, 190)
"""Words a minute: normal, slow, fast."""
PAUSE = 350
"""Milliseconds between two sentences."""


@dataclass(frozen=True, slots=True)
class Ears:
    """For whom is read: the language on the screen, others understood (the best first), folders with clips."""

    code: str
    understood: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ready:
    heard: Heard
    sound: Sound | None


class Running(Protocol):
    """A deed that runs aside; once forgotten nobody is told how it ended."""

    def forget(self) -> None: ...


class Aside(Protocol):
    """Where sounds are made while the window stays alive."""

    def run(self, deed: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Any], None]) -> Running: ...


class Reader(QObject):
    """`began` says what is heard now and in which language, `silent` why nothing is (`no_voice`, `no_device`)."""

    began = Signal(object, str)
    silent = Signal(str)
    ended = Signal()

    def __init__(self, player: Player, aside: Aside, parent: QObject) -> None:
        super().__init__(parent)
        self._player, self._work = player, aside
        self._ears = Ears("en")
        self._speed = SPEEDS[0]
        self._next: list[Speaking] = []
        self._now: Speaking | None = None
        self._job: Running | None = None
        self._heard_any, self._follow = False, False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._read_next)
        player.word.connect(self._light)
        player.finished.connect(self._finished)

    @property
    def speed(self) -> int:
        """Words a minute."""
        return self._speed

    @property
    def reading(self) -> bool:
        """Is anything read, or about to be?"""
        return self._now is not None or self._job is not None or self._pause.isActive()

    def warm_up(self) -> None:
        """Load voice and sound library on the worker thread, so that the first sentence does not wait for them."""
        self._work.run(_load, lambda _: None, self._failed)

    def read(self, what: Sequence[Speaking], ears: Ears) -> None:
        """Read these, in this order; what was read before stops."""
        self.stop()
        self._ears, self._next, self._heard_any = ears, list(what), False
        self._read_next()

    def stop(self) -> None:
        """Be silent at once."""
        self._pause.stop()
        if self._job is not None:
            self._job.forget()
            self._job = None
        self._player.stop()
        self._put_out()
        self._next = []

    def other_speed(self) -> None:
        """The next of the speeds, from the next sentence on."""
        self._speed = SPEEDS[(SPEEDS.index(self._speed) + 1) % len(SPEEDS)]

    def _read_next(self) -> None:
        if not self._next:
            self.ended.emit()
            return
        one = self._next.pop(0)
        ears = replace(self._ears, code=one.code or self._ears.code)
        make = partial(_make, self._player, one.said, ears, self._speed)
        self._job = self._work.run(make, lambda ready: self._play(one, ready), self._failed)

    def _play(self, one: Speaking, ready: _Ready | None) -> None:
        self._job = None
        if ready is None:
            if not self._heard_any:
                self.silent.emit("no_voice")
            self._read_next()
        elif ready.sound is None:
            self._next = []
            self.silent.emit("no_device")
        else:
            self._heard_any = True
            self.began.emit(one, ready.heard.code)
            self._now = one
            own = ready.heard.code == (one.code or self._ears.code)
            self._follow = own and bool(ready.sound.words) and one.lights_words
            if not self._follow:
                one.light(0, len(one.said))
            self._player.play(ready.sound)

    def _failed(self, error: BaseException) -> None:
        raise error

    def _light(self, start: int, length: int) -> None:
        if self._now is not None and self._follow:
            self._now.light(start, length)

    def _finished(self) -> None:
        self._put_out()
        self._pause.start()

    def _put_out(self) -> None:
        if self._now is not None:
            self._now.dark()
            self._now = None


def _load() -> None:
    speak("a", "en")
    decoded(Clip(b""))


def _make(player: Player, text: str, ears: Ears, speed: int) -> _Ready | None:
    """What can be played; None when nobody can say it. A recording that cannot be read makes way for a voice."""
    for folders in (ears.folders, ()):
        heard = listen(text, ears.code, ears.understood, folders, speed)
        if heard is None:
            return None
        if not player.open():
            return _Ready(heard, None)
        sound = decoded(heard.sound)
        if sound is not None:
            return _Ready(heard, sound)
    return None
