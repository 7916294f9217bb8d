"""Under the quiet bar while a page is read aloud: again, stop, speed, loudness, who can hear it, in which language."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.words import LANGUAGES, Words
from ui.parts.buttons import Button
from ui.parts.headphones import plugged
from ui.parts.pictogram import Pictogram
from ui.parts.plain_label import PlainLabel
from ui.parts.player import AS_IT_IS, Player
from ui.parts.reader import SPEEDS, Aside, Ears, Reader
from ui.parts.speaking import Speaking
from ui.parts.tokens import STEP

NOTE = 400
"""Pixels that the sentence beside the buttons has at least."""
LOUDNESS = ((AS_IT_IS, "mdi6.volume-medium"), (2.0, "mdi6.volume-high"), (0.4, "mdi6.volume-low"))
"""How many times louder than the voice speaks, and the sign of it."""


class ListenBar(QFrame):
    """Visible while somebody listens. `again` was touched; `reads` says which part of the page is heard now."""

    again = Signal()
    reads = Signal(object)

    def __init__(self, parent: QWidget, words: Words, aside: Aside) -> None:
        super().__init__(parent)
        self.setObjectName("listenbar")
        self._words = words
        self.player = Player(self)
        self.reader = Reader(self.player, aside, self)
        self.again_button = Button("mdi6.replay", parent=self)
        self.stop_button = Button("mdi6.stop", parent=self)
        self.speed_button = Button("mdi6.speedometer", parent=self)
        self.loudness_button = Button(LOUDNESS[0][1], parent=self)
        self._sign, self.note = Pictogram("mdi6.ear-hearing-off", self), PlainLabel("", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        row.setSpacing(STEP)
        for button in (self.again_button, self.stop_button, self.speed_button, self.loudness_button):
            row.addWidget(button)
        row.addWidget(self._sign)
        row.addWidget(self.note, 1)
        self.again_button.clicked.connect(self.again)
        self.stop_button.clicked.connect(self.stop)
        self.speed_button.clicked.connect(self._other_speed)
        self.loudness_button.clicked.connect(self._other_loudness)
        self.reader.began.connect(self._began)
        self.reader.silent.connect(self._cannot)
        self._silent, self._stand_in, self._headphones = "", "", False

    def warm_up(self) -> None:
        """Load voice and sound library, aside."""
        self.reader.warm_up()

    def read(self, what: Sequence[Speaking], ears: Ears) -> None:
        """Read these aloud, and show that it is done."""
        self._silent, self._stand_in, self._headphones = "", "", bool(plugged())
        self.reader.read(what, ears)
        self.retranslate(self._words)
        self.show()

    def say_once(self, what: Sequence[Speaking], ears: Ears) -> None:
        """Say these where they can be said; who did not ask to listen is told nothing about sound."""
        self.reader.read(what, ears)

    def hush(self) -> None:
        """Be silent; the bar stays for the next page."""
        self.reader.stop()

    def stop(self) -> None:
        """Nobody listens any more: the sound device is free again."""
        self.reader.stop()
        self.player.close()
        self.hide()

    def retranslate(self, words: Words) -> None:
        """Say every word of the bar anew."""
        self._words = words
        self.again_button.say(words.say("kiosk.listen.again", "Again"))
        self.stop_button.say(words.say("kiosk.listen.stop", "Stop reading"))
        self.speed_button.say(self._speed())
        self.loudness_button.say(self._loudness())
        for button in (self.again_button, self.speed_button, self.loudness_button):
            button.setVisible(not self._silent)
        self._sign.setVisible(bool(self._silent))
        self.note.say(self._note())
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold more or fewer words."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Signs alone need little; the words follow the width."""
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        """Where not all words fit beside the note, the signs that are best known stand alone."""
        buttons = (self.again_button, self.stop_button, self.loudness_button, self.speed_button)
        for button in buttons:
            button.setText(button.said)
        for button in buttons:
            if sum(one.sizeHint().width() + STEP for one in buttons) + NOTE <= self.width():
                return
            button.setText("")

    def _began(self, one: Speaking, code: str) -> None:
        stand_in = code if code != (one.code or self._words.code) else ""
        if stand_in != self._stand_in:
            self._stand_in = stand_in
            self.note.say(self._note())
        self.reads.emit(one)

    def _cannot(self, why: str) -> None:
        self._silent = why
        self.retranslate(self._words)

    def _other_speed(self) -> None:
        self.reader.other_speed()
        self.again.emit()

    def _other_loudness(self) -> None:
        """The next of the steps; what is being read goes on, louder or softer."""
        gains = [gain for gain, _ in LOUDNESS]
        gain, sign = LOUDNESS[(gains.index(self.player.gain) + 1) % len(LOUDNESS)]
        self.player.gain = gain
        self.loudness_button.show_sign(sign)
        self.loudness_button.say(self._loudness())
        self._arrange()
        if not self.reader.reading:
            self.again.emit()

    def _loudness(self) -> str:
        say, gain = self._words.say, self.player.gain
        if gain == AS_IT_IS:
            return say("kiosk.listen.sound_normal", "Normal sound")
        if gain > AS_IT_IS:
            return say("kiosk.listen.sound_loud", "Loud")
        return say("kiosk.listen.sound_soft", "Soft")

    def _speed(self) -> str:
        normal, slow, _ = SPEEDS
        if self.reader.speed == normal:
            return self._words.say("kiosk.listen.normal", "Normal speed")
        if self.reader.speed == slow:
            return self._words.say("kiosk.listen.slow", "Slowly")
        return self._words.say("kiosk.listen.fast", "Fast")

    def _note(self) -> str:
        say = self._words.say
        if self._silent == "no_voice":
            return say("kiosk.listen.no_voice", "We cannot read this aloud in your language. Please call staff.")
        if self._silent:
            return say("kiosk.listen.no_device", "This screen has no sound. Please call staff.")
        if self._stand_in:
            english = "There is no voice for {language} yet. You hear {other}."
            other = LANGUAGES[self._stand_in].endonym
            return say("kiosk.listen.stand_in", english, language=self._words.name, other=other)
        if self._headphones:
            return say("kiosk.listen.headphones", "Only you hear this, through the headphones.")
        return say("kiosk.listen.room", "Everybody near you can hear this. You may plug in headphones.")
