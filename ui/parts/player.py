"""Plays a sentence from memory and says which word is heard now; nothing is written anywhere.

miniaudio (one small library, loaded with the first sound) finds PulseAudio, PipeWire or ALSA by itself. Qt Multimedia
would do the same and take 20 MB of memory, which a kiosk does without.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.words.aloud import Clip
from app.words.voice import Sound

RATE, BYTES, BUFFER, LOOK = 22050, 2, 40, 30
"""Samples a second, bytes of each; milliseconds that are handed to the device ahead, and between two looks."""
NOTHING = Sound(b"", RATE)
AS_IT_IS = 1.0
LOUDEST, LOWEST = 32767, -32768
"""What a sample of sixteen bits can hold."""


class Player(QObject):
    """One sound at a time. `word` says where the word stands that is heard now, `finished` comes once at its end.

    `silent` plays to nobody but keeps time: for machines without a sound device.
    """

    word = Signal(int, int)
    finished = Signal()

    def __init__(self, parent: QObject | None = None, silent: bool = False) -> None:
        super().__init__(parent)
        self._silent = silent
        self._device: Any = None
        self._sound, self._at, self._said = NOTHING, 0, 0
        self.gain = AS_IT_IS
        """How many times louder than it was made; heard at once."""
        self._look = QTimer(self)
        self._look.setInterval(LOOK)
        self._look.timeout.connect(self._looked)

    @property
    def handed_over(self) -> int:
        """How many bytes of the sound the device has taken; more than none means that it is heard."""
        return self._at

    def play(self, sound: Sound) -> None:
        """Begin; what was heard before stops."""
        self._sound, self._at, self._said = sound, 0, 0
        self._look.start()

    def stop(self) -> None:
        """Be silent at once."""
        self._look.stop()
        self._sound, self._at = NOTHING, 0

    def close(self) -> None:
        """Be silent and let go of the device."""
        self.stop()
        if self._device is not None:
            self._device.close()
            self._device = None

    def open(self) -> bool:
        """The sound device is open now; False where there is none. Takes a moment: not on the thread of a window."""
        import miniaudio

        if self._device is not None:
            return True
        backends = [miniaudio.Backend.NULL] if self._silent else None
        try:
            device = miniaudio.PlaybackDevice(
                backends=backends, nchannels=1, sample_rate=RATE, buffersize_msec=BUFFER, app_name="Onthaal"
            )
        except miniaudio.MiniaudioError:
            return False
        if device.backend == "Null" and not self._silent:
            device.close()
            return False
        samples = self._samples()
        next(samples)
        device.start(samples)
        self._device = device
        return True

    def _samples(self) -> Generator[bytes, int, None]:
        """Hands the device what it asks for, on the device's own thread: the sound, else silence."""
        wanted = yield b""
        while True:
            sound, at, size = self._sound, self._at, wanted * BYTES
            piece = sound.samples[at : at + size]
            if sound is self._sound:
                self._at = at + len(piece)
            wanted = yield amplified(piece, self.gain).ljust(size, b"\0")

    def _looked(self) -> None:
        now = self._at // BYTES * 1000 // RATE - BUFFER
        begun = [word for word in self._sound.words if word.millisecond <= now]
        if len(begun) > self._said:
            self._said = len(begun)
            self.word.emit(begun[-1].start, begun[-1].length)
        if self._at >= len(self._sound.samples):
            self.stop()
            self.finished.emit()


def amplified(samples: bytes, gain: float) -> bytes:
    """The same sixteen-bit samples so many times louder; what would be too loud for them is cut off."""
    if gain == AS_IT_IS:
        return samples
    return array("h", [max(LOWEST, min(LOUDEST, round(one * gain))) for one in array("h", samples)]).tobytes()


def decoded(sound: Sound | Clip) -> Sound | None:
    """The samples of a sound at `RATE`; None for a recording that nothing can read."""
    if isinstance(sound, Sound):
        return sound
    import miniaudio

    try:
        whole = miniaudio.decode(sound.data, miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE)
    except miniaudio.DecodeError:
        return None
    return Sound(whole.samples.tobytes(), RATE)
